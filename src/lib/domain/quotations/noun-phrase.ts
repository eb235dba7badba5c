import type { Named } from './cast.ts';
import type { Entity } from './kinds.ts';
import { people } from './nouns.ts';
import type { Cut } from './quotation.ts';
import { cutOf, type Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { auxiliaries, clauseWords, cues, determiners, prepositions } from './words.ts';

/** A speaker: somebody in the cast, or somebody without a name, such as «a senior official». */
export interface Speaker {
	named?: Named;
	cut: Cut;
	organisation?: Named;
	role?: Cut;
	/** Named by a pronoun or an office, so it may be somebody else. */
	isVague: boolean;
}

export const asSpeaker = (named: Named, cut: Cut, isVague = false): Speaker => ({
	named,
	cut,
	isVague,
	organisation: named.isPerson ? named.organisation : named
});

export const speakerAt = (reading: Reading, named: Named, at: number): Speaker =>
	asSpeaker(named, cutOf(reading, at, at + 1));

/** A part ends at a comma, or at a word that begins another clause. */
export function partEndOf({ tokens, at }: Reading, from: number, to: number): number {
	let end = from;
	while (end < to) {
		const token = tokens[end]!;
		const inName = at[end] !== undefined;
		const isSign = token.kind !== 'word' && !/^['’(]s?$/u.test(token.text);
		if (isSign || (!inName && end > from && endings.has(token.lower))) break;
		end++;
	}
	return end;
}

const endings = new Set([
	...clauseWords,
	'in',
	'on',
	'during',
	'when',
	'while',
	'told',
	...auxiliaries
]);

export function isAfterPreposition({ tokens }: Reading, at: number, from: number): boolean {
	for (let index = at - 1; index >= from; index--) {
		if (prepositions.has(tokens[index]!.lower)) return true;
		if (!determiners.has(tokens[index]!.lower))
			return /^['’]/u.test(tokens[index]!.text) ? false : isFar(at - index);
	}
	return false;
}

const isFar = (distance: number) => distance > 6;

export function byDocument(reading: Reading, from: number, head: number): Speaker | undefined {
	const named = reading.cast.lastBody(reading.tokens[from]!.start);
	return { named, cut: cutOf(reading, from, head + 1), organisation: named, isVague: true };
}

/** «Highland» in «a Highland shopkeeper» only modifies the noun. */
export const isModifier = ({ tokens }: Reading, first: Token, entity: Entity, end: number) =>
	/^an?$/u.test(first.lower) &&
	entity.to < end &&
	/^\p{Ll}/u.test(tokens[entity.to]!.text) &&
	!prepositions.has(tokens[entity.to]!.lower);

/** Matches «FNF’s lawyers», «the Speaker’s office». */
export const isOwner = ({ tokens }: Reading, at: number, end: number) =>
	at < end &&
	tokens.slice(at, end).some((token) => people.has(token.lower) || token.lower === 'office');

export function byPronoun(reading: Reading, at: number): Speaker | undefined {
	const { tokens, cast } = reading;
	const { lower, start } = tokens[at]!;
	const cut = cutOf(reading, at, at + 1);
	const isMale = /^(?:he|him)$/u.test(lower)
		? true
		: /^(?:she|her)$/u.test(lower)
			? false
			: undefined;
	if (isMale !== undefined) {
		const named = cast.lastPerson(start, isMale);
		if (named) named.isMale ??= isMale;
		return named && asSpeaker(named, cut, true);
	}
	const named =
		lower === 'it'
			? cast.lastBody(start)
			: /^the[ym]$/u.test(lower)
				? (cast.lastGroup(start) ?? cast.lastBody(start))
				: undefined;
	return named && { named, cut, organisation: named, isVague: true };
}

/** Behind an article the verb is a noun: «the accused». */
export const isCue = ({ tokens, at }: Reading, index: number) =>
	!at[index] && cues.has(tokens[index]!.lower) && !determiners.has(tokens[index - 1]?.lower ?? '');
