import type { Noun } from '../nouns.ts';

export const searchNouns = {
	regulation: 'Laws',
	stakeholder: 'Stakeholders',
	statement: 'Statements',
	event: 'Events',
	article: 'Articles',
	campaign: 'Campaigns'
} as const satisfies Partial<Record<Noun, string>>;

export type SearchNoun = keyof typeof searchNouns;

export interface Suggestion {
	href: string;
	name: string;
	about: string;
	/** For a name in the language of a page elsewhere. */
	lang?: string;
}
