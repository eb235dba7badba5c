import type { Noun } from '../nouns.ts';

/** What readers search for, with what they call many of them, in the order in which choices stand. */
export const searchNouns = {
	regulation: 'Laws',
	stakeholder: 'Stakeholders',
	statement: 'Statements',
	event: 'Events',
	article: 'Articles',
	campaign: 'Campaigns'
} as const satisfies Partial<Record<Noun, string>>;

export type SearchNoun = keyof typeof searchNouns;

/** A line below the search box: where it leads, and what it is. */
export interface Suggestion {
	href: string;
	name: string;
	about: string;
	/** Of a name in the words of a page elsewhere. */
	lang?: string;
}
