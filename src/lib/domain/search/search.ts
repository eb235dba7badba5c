import { listTitleOf, nounOf, namesWith, type NameWith } from '../nouns.ts';

/** In the order of the rules of the database: with another order the first start would compute all derived rows again. */
export const searchLists = [
	...new Set<NameWith<'search'>>([
		...(['regulations', 'stakeholders', 'statements', 'events', 'articles'] as const),
		...namesWith('search')
	])
];

export const searchNouns = Object.fromEntries(
	searchLists.map((name) => [nounOf[name], listTitleOf(name)])
) as Record<SearchNoun, string>;

export type SearchNoun = (typeof nounOf)[NameWith<'search'>];

export interface Suggestion {
	href: string;
	name: string;
	about: string;
	/** For a name in the language of a page elsewhere. */
	lang?: string;
}
