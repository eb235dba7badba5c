import { everydayWordsOf, nounOf } from '../nouns.ts';
import * as everyday from './everyday-words.ts';
import { searchLists } from './search.ts';
import { Likeness } from './likeness.ts';
import { countries } from '../places.ts';
import { folded } from './text.ts';
import { stemOf } from './stems.ts';
import { urduIdle, urduNames } from './urdu-words.ts';
import {
	channels,
	demands,
	eventKinds,
	governmentKinds,
	instruments,
	stakeholderKinds,
	stances,
	statuses
} from '../vocabulary.ts';

export interface Meaning {
	texts: string[];
	/** Tags of search entries (`search_tags` in drizzle/rules/derived/words.sql). */
	tags: string[];
	/** `about` must match the law, `said` may match its events instead, `form` must match but names no law, `idle` need not. */
	role: 'about' | 'said' | 'form' | 'idle';
}

const terms: [sign: string, role: Meaning['role'], labels: object, words: object][] = [
	['e', 'said', eventKinds, everyday.eventSynonyms],
	['u', 'said', statuses, everyday.statusSynonyms],
	['s', 'said', stances, everyday.stanceSynonyms],
	['h', 'said', channels, everyday.channelSynonyms],
	['q', 'said', demands, everyday.demandSynonyms],
	['k', 'said', stakeholderKinds, everyday.kindSynonyms],
	['i', 'form', instruments, everyday.instrumentSynonyms]
];

/** These labels occur in nearly every question, or in none, so they match nothing. */
const ignoredLabels = new Set(['other', 'statement', 'person', 'report', 'remarks']);

/** A body whose branch is not recorded may belong to any branch. */
const kindsMeantBy: Record<string, readonly string[] | undefined> = {
	government: governmentKinds,
	executive: ['executive', 'government'],
	head_of_state: ['head_of_state', 'government']
};

/** Strongest first. */
const roles: Meaning['role'][] = ['about', 'form', 'said', 'idle'];
export const strongest = (...some: Meaning['role'][]) => roles.find((role) => some.includes(role))!;

const stemsOf = (words: string[]) => words.map(stemOf).join(' ');
const urduCountries = new Intl.DisplayNames(['ur'], { type: 'region', fallback: 'none' });

interface Lexicon {
	/** By the stems of their words. */
	meanings: Map<string, Meaning>;
	/** Single words, to complete or correct a typed word. */
	words: string[];
	likeness: Likeness;
	/** The number of words in the longest phrase. */
	longest: number;
}

let cached: Lexicon | undefined;
const lexicon = () => (cached ??= build());

/** @param words folded */
export const meaningOf = (words: string[]): Meaning | undefined =>
	lexicon().meanings.get(stemsOf(words));

export const longestPhrase = () => lexicon().longest;

const likenessLimits = { least: 0.5, most: 3 };
const leastUnfinished = 4;

/** Prefers words that begin like the typed one to similar ones. */
export function guess(typed: string): Meaning | undefined {
	if (typed.length < leastUnfinished || /\d/.test(typed)) return undefined;
	const { words, likeness, meanings } = lexicon();
	const completions = words.filter((word) => word.startsWith(typed));
	const candidates = completions.length
		? completions
		: likeness.nearest([typed], likenessLimits).map(({ index }) => words[index]!);
	if (!candidates.length) return undefined;
	const meant = candidates.map((word) => meanings.get(stemOf(word))!);
	return {
		texts: candidates,
		tags: [...new Set(meant.flatMap(({ tags }) => tags))],
		role: strongest(...meant.map(({ role }) => role))
	};
}

function build(): Lexicon {
	const meanings = new Map<string, Meaning>();
	const words = new Set<string>();
	let longest = 1;
	const add = (listed: string, { texts = [], tags = [], role = 'idle' }: Partial<Meaning>) => {
		for (const phrase of listed.split(', ').map(folded)) {
			const parts = phrase.replaceAll('’', "'").split(' ');
			const there = meanings.get(stemsOf(parts));
			meanings.set(stemsOf(parts), {
				texts: [...(there?.texts ?? []), ...texts],
				tags: [...new Set([...(there?.tags ?? []), ...tags])],
				role: strongest(role, there?.role ?? 'idle')
			});
			longest = Math.max(longest, parts.length);
			if (parts.length === 1 && role !== 'idle') words.add(phrase);
		}
	};
	for (const [sign, role, labels, more] of terms)
		for (const [key, label] of Object.entries(labels) as [string, string][]) {
			const listed = (more as Record<string, string | undefined>)[key];
			const tags = (kindsMeantBy[key] ?? [key]).map((each) => `=${sign}:${each}`);
			if (!ignoredLabels.has(label.toLowerCase())) add(label, { role, tags });
			if (listed) add(listed, { role, tags });
		}
	for (const name of searchLists)
		add(everydayWordsOf(name) ?? '', { tags: [`=n:${nounOf[name]}`] });
	add(everyday.idleWords, {});
	add(urduIdle, {});
	for (const group of everyday.matters) add(group, { role: 'about', texts: group.split(', ') });
	for (const [code, name] of Object.entries(countries)) {
		const named = [
			name.replaceAll('&', 'and'),
			urduCountries.of(code),
			everyday.demonyms[code],
			...adjectives(name)
		];
		add(named.filter(Boolean).join(', '), { role: 'about', tags: [`=c:${code}`] });
	}
	for (const [urdu, english] of Object.entries(urduNames))
		add(urdu, { role: 'about', texts: english.split(', ') });
	const singles = [...words];
	const likeness = new Likeness(singles.map((word) => [word]));
	return { meanings, words: singles, likeness, longest };
}

/** Returns «Kenyan», «Pakistani», «Egyptian». */
const adjectives = (name: string) =>
	/[a-z]$/.test(name) ? [`${name.replace(/a$/, '')}an`, `${name}i`, `${name}ian`] : [];
