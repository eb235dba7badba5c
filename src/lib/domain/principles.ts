import { keysOf } from './vocabulary.ts';

/**
 * Questions that readers may ask the operator of a copy, each with a hint for the answer. The headings of
 * `codeOfPrinciples` are those of the code that fact-checkers sign (International Fact-Checking Network).
 */
export const principles = {
	purpose: {
		title: 'What this copy is for',
		hint: 'Whom it serves, and which countries and laws it follows.'
	},
	people: {
		title: 'People',
		hint: 'Who edits the record, and what else they do or speak for.'
	},
	fairness: {
		title: 'Fairness',
		hint: 'How laws and statements are chosen so that no side is left out, and what you campaign for yourselves.'
	},
	sources: {
		title: 'Sources',
		hint: 'How facts are checked before they are published, and which sources you do not use.'
	},
	funding: {
		title: 'Funding and organisation',
		hint: 'Who pays, who decides, and in which form you are registered.'
	},
	methodology: {
		title: 'Methodology',
		hint: 'What you do beside or beyond the method that Rulewatch describes.'
	},
	corrections: {
		title: 'Corrections',
		hint: 'Who decides on a reported mistake, how soon, and to whom a reader can turn after that.'
	}
} as const;

export type Principle = keyof typeof principles;

export const principleKeys = keysOf(principles);

/** The headings of the code, in its order. */
export const codeOfPrinciples = [
	'fairness',
	'sources',
	'funding',
	'methodology',
	'corrections'
] as const satisfies Principle[];

export interface PrincipleAnswer {
	words: string;
	since: Date;
	/** Former answers, the latest first. */
	earlier: { words: string; since: Date }[];
}

export type PrincipleAnswers = Partial<Record<Principle, PrincipleAnswer>>;
