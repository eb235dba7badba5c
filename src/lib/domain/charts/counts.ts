import { filterQuery } from '../filters.ts';
import { plural } from '../plural.ts';
import type { Count } from '../vocabulary.ts';

export const countMeanings = {
	statements:
		'Each statement counts once, under the kind of the organisation that speaks, or of the speaker where there is none: who held an office of the state that day counts with it, a member of parliament with the party.',
	signatories:
		'Each name on a statement counts once for that statement, under its own kind: who speaks, and every co-signatory.',
	members:
		'Each member that a speaking or signing group represented on the day counts once, however many statements did so, under its own kind, also if it spoke in another statement. Who is represented under several stances stands under “More than one stance”; over time each stands at the first statement that represents it.'
} as const satisfies Record<Count, string>;

const nouns: Record<Count, [one: string, many?: string]> = {
	statements: ['statement'],
	signatories: ['name on a statement', 'names on statements'],
	members: ['member represented by its group', 'members represented by their groups']
};

export const operatorChoices = { without: 'Without those who run this copy' };

/** Says what charts count, and whether they leave out the stakeholder that runs this copy. */
export interface Counting {
	count: Count;
	operator?: keyof typeof operatorChoices;
}

/** Returns «1 statement», «13 members represented by their groups». */
export function countInWords(number: number, count: Count): string {
	return plural(number, ...nouns[count]);
}

interface Behind {
	regulation: string;
	kind?: string;
	foreign?: string;
	stance?: string;
	demand?: string;
	from?: string;
	to?: string;
	/** Selects dates less exact than this unit. */
	wider?: string;
	operator?: Counting['operator'];
}

export function rowsBehind(
	number: number,
	count: Count,
	{ regulation, kind, stance, ...others }: Behind
): string | undefined {
	if (number <= 0) return undefined;
	if (count === 'members')
		return `/stakeholders${filterQuery({ represented: regulation, kind, as: stance, ...others })}`;
	const kinds = count === 'signatories' ? { signed: kind } : { kind };
	return `/statements${filterQuery({ regulation, ...kinds, stance, ...others })}`;
}

/** With fewer statements a share would change too much with each new one. */
export const fewestForShares = 5;

/** Only statements with a stated stance count towards shares of stances. */
export const shareRules = {
	statements: `Shares are given where ${fewestForShares} or more statements state a stance, and are of these.`,
	signatories: `Shares are given where ${fewestForShares} or more statements state a stance, and are of the names on these.`,
	members: `Shares are given where ${fewestForShares} or more statements that represent members state a stance, and are of these members.`
} as const satisfies Record<Count, string>;

export function shareOf(part: number, whole: number, statements: number): string | undefined {
	return statements < fewestForShares || whole === 0
		? undefined
		: `${Math.round((part / whole) * 100)}%`;
}
