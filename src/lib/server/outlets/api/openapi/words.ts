import { indefinite, type Name, names, nounOf, nounWords } from '../../../../domain/nouns.ts';
import { descriptionOf } from '../../../../nouns/derive/descriptions.ts';
import type { Description } from '../../../../nouns/derive/field.ts';

export const itemWords = (name: Name) => indefinite(nounWords[nounOf[name]]);

/** The order of the documentation; other nouns follow. */
const firstLists: Name[] = [
	'regulations',
	'events',
	'statements',
	'stakeholders',
	'memberships',
	'articles',
	'campaigns',
	'topics'
];

export const listWords = Object.fromEntries(
	[...new Set([...firstLists, ...names])].map((name) => [name, descriptionOf(nounOf[name]).api])
) as Record<Name, Description['api']>;

/** Filters that mean the same in every list. */
export const filterWords: Record<string, string> = {
	regulation: 'Short name of a law.',
	topic: 'Short name of a topic.',
	jurisdiction: 'Where a law holds: ISO 3166-1 alpha-2, or EU.',
	country: 'Where a stakeholder is at home: ISO 3166-1 alpha-2.',
	q: 'Words to look for; all of them must be found.',
	sort: 'The order of the list.'
};

export const searchWords: Record<string, string> = {
	q: 'The words to search for. Of a sentence, what is asked is found out.',
	noun: 'Only what is of this kind of thing.',
	regulation: 'Short name of a law: what is about it.',
	kind: 'Only stakeholders of this kind, and what they said.',
	stance: 'A stance taken; with “regulation”, on that law.',
	lang: 'Only what is in this language: BCP 47.'
};
