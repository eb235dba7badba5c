import type { Attributed } from './attribute.ts';
import type { Named } from './cast.ts';
import type { Passage } from './passage.ts';
import type { Rule } from './quotation.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { isBeside } from './before.ts';
import { isAdverb, isByOthers } from './clause.ts';
import { type Speaker, isCue, asSpeaker } from './noun-phrase.ts';
import { clauseWords, cues, participles, prepositions, times } from './words.ts';

export type Range = [from: number, to: number];

export function onlyPerson({ at, named }: Reading, from: number, to: number): Speaker | undefined {
	const people = new Set<Named>();
	for (let index = from; index < to; index++) {
		const entity = at[index];
		const who = entity && named.get(entity);
		if (who?.isPerson) people.add(who);
	}
	const [who] = people;
	return who && people.size === 1 ? asSpeaker(who, who.cut, true) : undefined;
}

export interface Context {
	prior?: Attributed;
	/** The subject of the sentence before. */
	subject?: Speaker;
	announced?: Speaker;
}

export type Make = (rule: Rule, speaker?: Speaker, goesOn?: boolean) => Attributed;

export const placesIn = ({ tokens }: Reading, [from, to]: Range): number[] => {
	const places: number[] = [];
	for (let at = from; at < to; at++) if (tokens[at]!.kind === 'passage') places.push(at);
	return places;
};

export function isNear({ tokens }: Reading, prior: Passage, at: number): boolean {
	for (let index = at - 1; index >= Math.max(0, at - 40); index--)
		if (tokens[index]!.kind === 'passage') return tokens[index]!.passage === prior;
	return false;
}

/** The longest subject, in tokens. */
const longestSubject = 14;

/** Returns true even if the subject could not be read. */
export function hasOwnAttribution(reading: Reading, from: number, passage: number, to: number) {
	const { tokens } = reading;
	for (let index = passage - 1; index > from && tokens[index]!.kind !== 'passage'; index--)
		if (isSpeech(reading, index) && (isBeside(tokens, index, passage) || isByOthers(tokens, index)))
			return tokens.slice(from, index).some(isSubject);
	const stop = /^[.۔]$/u.test(tokens[passage]!.text) ? endOfNext(tokens, to) : to;
	const behind = tokens.slice(passage + 1, Math.min(stop, passage + longestSubject));
	const first = behind.findIndex((token) => token.text !== ',' && !isAdverb(token));
	// «The letter reads “…”»: its author is the last speaker.
	if (first < 0 || /^reads?$/u.test(behind[first]!.lower)) return false;
	if (isCue(reading, passage + 1 + first)) return isSubject(behind[first + 1]);
	const end = behind.findIndex(({ kind, text }) => kind === 'passage' || /^[:;]$/u.test(text));
	const clause = behind.slice(first, end < 0 ? undefined : end);
	return (
		isSubject(clause[0]) && clause.some((_, index) => isCue(reading, passage + 1 + first + index))
	);
}

const isSpeech = (reading: Reading, at: number) =>
	isCue(reading, at) || participles.has(reading.tokens[at]!.lower);

/** A short next sentence may hold the attribution: «“We object.” Sana Mirza said.» */
function endOfNext(tokens: Token[], from: number): number {
	const length = tokens.slice(from, from + 9).findIndex(({ text }) => text === '.');
	return from + Math.max(0, length);
}

const isSubject = (token?: Token) =>
	token?.kind === 'word' &&
	!isAdverb(token) &&
	!cues.has(token.lower) &&
	![clauseWords, prepositions, times].some((words) => words.has(token.lower));
