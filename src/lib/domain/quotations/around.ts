import { straight } from './after.ts';
import type { Attributed } from './attribute.ts';
import type { Named } from './cast.ts';
import type { Speaker } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import type { Rule } from './quotation.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { isBeside } from './before.ts';
import { isCue } from './noun-phrase.ts';
import { auxiliaries, clauseWords, cues, prepositions, times } from './words.ts';

export type Range = [from: number, to: number];

/** The one person whom a sentence names. */
export function only({ at, named }: Reading, from: number, to: number): Speaker | undefined {
	const people = new Set<Named>();
	for (let index = from; index < to; index++) {
		const entity = at[index];
		const who = entity && named.get(entity);
		if (who?.isPerson) people.add(who);
	}
	const [who] = people;
	return who && people.size === 1 ? vaguely(who) : undefined;
}

export const vaguely = (named: Named): Speaker => ({
	...{ named, cut: named.cut, organisation: named.organisation, isVague: true }
});

export interface Around {
	prior?: Attributed;
	/** Of the sentence before. */
	subject?: Speaker;
	announced?: Speaker;
	next?: Range;
}

export type Make = (rule: Rule, speaker?: Speaker, goesOn?: boolean) => Attributed;

export const placesIn = ({ tokens }: Reading, [from, to]: Range): number[] => {
	const places: number[] = [];
	for (let at = from; at < to; at++) if (tokens[at]!.kind === 'passage') places.push(at);
	return places;
};

/** Little stands between two passages but who said the first. */
export function isNear({ tokens }: Reading, prior: Passage, at: number): boolean {
	for (let index = at - 1; index >= Math.max(0, at - 40); index--)
		if (tokens[index]!.kind === 'passage') return tokens[index]!.passage === prior;
	return false;
}

/** «“….” He said.» */
export function soonSaid(reading: Reading, [from, to]: Range): Speaker | undefined {
	const { tokens } = reading;
	if (to - from > 9 || !tokens.slice(from, to).some(({ lower }) => cues.has(lower))) return;
	return tokens.slice(from, to).every(({ kind }) => kind !== 'passage')
		? straight(reading, from, to)
		: undefined;
}

/** No subject is longer. */
const longest = 14;

/** Whether a word of speech and a subject of it stand beside a passage, be they understood or not. */
export function isSaidByOthers(reading: Reading, from: number, passage: number, to: number) {
	const { tokens } = reading;
	for (let index = passage - 1; index > from && tokens[index]!.kind !== 'passage'; index--)
		if (isCue(reading, index) && isBeside(tokens, index, passage))
			return tokens.slice(from, index).some(isSubject);
	if (/^[.۔]$/u.test(tokens[passage]!.text)) return false;
	const behind = tokens.slice(passage + 1, Math.min(to, passage + longest));
	const first = behind.findIndex((token) => token.text !== ',' && !isAside(token));
	// A letter reads so, whose author is whoever spoke.
	if (first < 0 || /^reads?$/u.test(behind[first]!.lower)) return false;
	if (isCue(reading, passage + 1 + first)) return isSubject(behind[first + 1]);
	const end = behind.findIndex(({ kind, text }) => kind === 'passage' || /^[:;]$/u.test(text));
	const clause = behind.slice(first, end < 0 ? undefined : end);
	return (
		isSubject(clause[0]) && clause.some((_, index) => isCue(reading, passage + 1 + first + index))
	);
}

const isAside = ({ kind, lower }: Token) =>
	kind === 'word' && (auxiliaries.has(lower) || /ly$/u.test(lower));

const isSubject = (token?: Token) =>
	token?.kind === 'word' &&
	!isAside(token) &&
	!cues.has(token.lower) &&
	![clauseWords, prepositions, times].some((words) => words.has(token.lower));
