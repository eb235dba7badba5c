import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import {
	auxiliaries,
	clauseWords,
	cues,
	determiners,
	participles,
	prepositions,
	times
} from './words.ts';
import { wordSet } from '../word-set.ts';

export const isComma = ({ text }: Token) => text === ',';

/** Adverbs and auxiliary verbs may stand between a subject and its verb. */
export const isAdverb = ({ kind, lower }: Token) =>
	kind === 'word' && (auxiliaries.has(lower) || /ly$/u.test(lower));

/** Matches «The rules were called “a gag”», «The Daily Post quoted the minister as saying “…”», «met Sana Mirza, who asked “…”». */
export function isByOthers(tokens: Token[], cue: number): boolean {
	let at = cue - 1;
	if (/^(?:was|were|been|being|is|are)$/u.test(tokens[at]?.lower ?? '')) return true;
	while (tokens[at] && isAdverb(tokens[at]!)) at--;
	return /^(?:as|who)$/u.test(tokens[at]?.lower ?? '') || /^quote[sd]?$/u.test(tokens[cue]!.lower);
}

/** Drops «on Tuesday» or «in a statement» before «said». */
export function withoutTime(tokens: Token[], from: number, end: number): number {
	if (times.has(tokens[end - 1]?.lower ?? '')) {
		const prior = tokens[end - 2]?.lower;
		end -= prior === 'on' || prior === 'last' || prior === 'in' ? 2 : 1;
	}
	for (let back = 1; back <= 5 && end - back > from; back++) {
		const token = tokens[end - back]!;
		if (token.kind !== 'word') break;
		if (prepositions.has(token.lower) && speech.has(tokens[end - 1]!.lower) && token.lower === 'in')
			return end - back;
	}
	return Math.max(from, end);
}

const speech = wordSet(
	'statement letter post interview tweet email e-mail reply turn blog release speech address'
);

export function clauseStart({ tokens, at }: Reading, from: number, end: number): number {
	let start = end;
	while (start > from) {
		const token = tokens[start - 1]!;
		const inName = at[start - 1] && at[start - 1] === at[start];
		const isSign = token.kind !== 'word' && !/^['’()]s?$/u.test(token.text);
		if (
			!inName &&
			!at[start - 1] &&
			(isSign ||
				clauseWords.has(token.lower) ||
				cues.has(token.lower) ||
				participles.has(token.lower))
		)
			break;
		start--;
	}
	return start;
}

/** «Laura Penn, director, Indus Alliance states»: an organisation alone stands before the verb. */
export const isApposition = ({ at }: Reading, start: number, end: number) =>
	at[start]?.kind === 'organisation' && at[start].from === start && at[start].to === end;

/** Drops a lead that says when or where: «On Friday the ministry». */
export function withoutLead(
	{ tokens, at }: Reading,
	from: number,
	end: number,
	isFirst = false
): number {
	const first = tokens[from];
	if (!first || at[from] || !prepositions.has(first.lower)) return from;
	for (let step = 2; from + step < end; step++) {
		const index = isFirst ? from + step : end + 1 - step;
		const isStart = at[index] ? at[index]!.from === index : determiners.has(tokens[index]!.lower);
		if (
			isStart &&
			!prepositions.has(tokens[index - 1]!.lower) &&
			!determiners.has(tokens[index - 1]!.lower)
		)
			return index;
	}
	return from;
}

export function isLead({ tokens, at }: Reading, start: number): boolean {
	const token = tokens[start]!;
	if (at[start] && at[start]!.from === start && at[start]!.kind !== 'other') return false;
	return (
		prepositions.has(token.lower) ||
		isAdverb(token) ||
		/(?:ing|ed)$/u.test(token.lower) ||
		token.kind !== 'word' ||
		cues.has(token.lower) ||
		(clauseWords.has(token.lower) && token.lower !== 'but' && token.lower !== 'and')
	);
}
