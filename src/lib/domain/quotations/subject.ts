import type { Reading } from './introduce.ts';
import { isCue, speakerIn, type Speaker } from './speaker.ts';
import { indexIn, type Token } from './tokens.ts';
import {
	auxiliaries,
	clauseWords,
	cues,
	participles,
	people,
	prepositions,
	pronouns,
	determiners,
	times
} from './words.ts';

const isComma = ({ text }: Token) => text === ',';
const isAdverb = (token: Token) => auxiliaries.has(token.lower) || /ly$/u.test(token.lower);

/** Who does what the word of speech at `cue` says, in a sentence that begins at `from`. */
export function subjectOf(reading: Reading, from: number, cue: number): Speaker | undefined {
	const { tokens } = reading;
	if (participles.has(tokens[cue]!.lower)) return mainSubject(reading, from, cue);
	let end = cue;
	while (end > from && skips(tokens, from, end - 1)) end--;
	end = withoutTime(tokens, from, end);
	if (end === from) return;
	const sign = tokens[end - 1]!;
	if (sign.lower === 'who') return antecedent(reading, from, end - 1);
	if (sign.text === ',') return apposed(reading, from, end - 1);
	if (sign.kind !== 'word' && !/^[)]$/u.test(sign.text)) return;
	const start = clauseStart(reading, from, end);
	if (tokens[start - 1]?.text === ',' && isApposition(reading, start, end)) {
		const whole = apposed(reading, from, end);
		if (whole?.named?.isPerson) return whole;
	}
	return speakerIn(reading, withoutLead(reading, start, end), end);
}

const skips = (tokens: Token[], from: number, at: number) =>
	tokens[at]!.kind === 'word' && isAdverb(tokens[at]!) && at >= from;

/** «… on Tuesday said», «… in a statement said» */
function withoutTime(tokens: Token[], from: number, end: number): number {
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
const speech = new Set(
	'statement letter post interview tweet email e-mail reply turn blog release speech address'.split(
		' '
	)
);

function clauseStart({ tokens, at }: Reading, from: number, end: number): number {
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

/** «Laura Penn, director, Indus Alliance states»: the last part before the word of speech is an organisation, and no more. */
const isApposition = ({ at }: Reading, start: number, end: number) =>
	at[start]?.kind === 'organisation' && at[start].from === start && at[start].to === end;

/** A clause may begin with when and where: «On Friday the ministry». */
function withoutLead({ tokens, at }: Reading, from: number, end: number, isFirst = false): number {
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

/** «Sana Mirza, a lawyer who has advised both, said»: the first part before the commas that can speak. */
function apposed(reading: Reading, from: number, end: number): Speaker | undefined {
	const { tokens } = reading;
	let start = from;
	for (let index = from; index < end; index++)
		if (/^[;:]$/u.test(tokens[index]!.text) || tokens[index]!.kind === 'passage') start = index + 1;
	while (start < end) {
		if (!leads(reading, start)) {
			const speaker = speakerIn(reading, start, end);
			if (speaker) return speaker;
		}
		const comma = indexIn(tokens, start, end, isComma);
		if (comma < 0) return;
		start = comma + 1;
	}
}

/** Whether a part says when, where or how, and nobody in it speaks. */
function leads({ tokens, at }: Reading, start: number): boolean {
	const token = tokens[start]!;
	if (at[start] && at[start]!.from === start && reading1(at[start]!.kind)) return false;
	return (
		prepositions.has(token.lower) ||
		isAdverb(token) ||
		/(?:ing|ed)$/u.test(token.lower) ||
		token.kind !== 'word' ||
		cues.has(token.lower) ||
		(clauseWords.has(token.lower) && token.lower !== 'but' && token.lower !== 'and')
	);
}
const reading1 = (kind: string) => kind !== 'other';

/** «Sana Mirza (PPP) who asked» */
function antecedent(
	{ tokens, at, named }: Reading,
	from: number,
	who: number
): Speaker | undefined {
	for (let index = who - 1; index >= Math.max(from, who - 10); index--) {
		const entity = at[index];
		const found = entity && named.get(entity);
		if (entity?.kind !== 'person' || !found) continue;
		const { text, start, end } = tokens[index]!;
		return {
			named: found,
			cut: { text, start, end },
			organisation: found.organisation,
			isVague: false
		};
	}
}

/** Of the sentence: what stands before its first verb, as far as this can be told. */
export function mainSubject(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	for (let index = from; index < to; index++) {
		if (!isCue(reading, index)) continue;
		const speaker = subjectOf(reading, from, index);
		if (speaker) return speaker;
	}
	let start = from;
	while (start < to && leads(reading, start)) {
		const comma = indexIn(tokens, start, to, isComma);
		if (comma < 0) {
			start = withoutLead(reading, start, Math.min(to, start + 12), true);
			break;
		}
		start = comma + 1;
	}
	return start < to ? speakerIn(reading, start, headEnd(reading, start, to)) : undefined;
}

/** The first noun that can speak and the name beside it. */
function headEnd({ tokens, at }: Reading, from: number, to: number): number {
	if (pronouns.has(tokens[from]!.lower)) return from + 1;
	for (let index = from; index < Math.min(to, from + 8); index++) {
		const isOwner = /^['’]s?$/u.test(tokens[at[index]?.to ?? 0]?.text ?? '');
		if (at[index] && !isOwner && at[index]!.kind !== 'other') return at[index]!.to;
		if (!people.has(tokens[index]!.lower)) continue;
		const beside = tokens[index + 1]?.text === ',' ? at[index + 2] : at[index + 1];
		return beside?.to ?? index + 1;
	}
	return from;
}
