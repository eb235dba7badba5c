import { type Filters, oneOf, year } from './filters.ts';
import { keysOf } from './vocabulary.ts';

// The words of the register of takedowns. Keys are stored and appear in addresses.

/** The things that somebody may ask to be taken down. */
export const takedownSubjects = {
	name: 'A name',
	quotation: 'A quotation',
	statement: 'A statement',
	article: 'An article',
	copy: 'A copy of a page',
	page: 'A whole page of the record',
	other: 'Something else'
} as const;

export const takedownAskers = {
	person: 'The person concerned',
	representative: 'Somebody for them',
	company: 'A company',
	court: 'A court',
	authority: 'Another public authority',
	other: 'Somebody else'
} as const;

/** Only these are named: nobody else may become known by the register. */
export const namedAskers: ReadonlySet<TakedownAsker> = new Set(['court', 'authority']);

export const takedownGrounds = {
	privacy: 'Privacy',
	safety: 'Safety',
	defamation: 'Defamation',
	copyright: 'Copyright',
	court_order: 'A court order',
	law: 'The law of a country',
	error: 'An error in the record',
	other: 'Another ground'
} as const;

export const takedownOutcomes = {
	erased: 'Erased',
	withheld: 'Withheld',
	corrected: 'Corrected',
	nothing: 'Nothing was done',
	open: 'Still open'
} as const;

export type TakedownSubject = keyof typeof takedownSubjects;
export type TakedownAsker = keyof typeof takedownAskers;
export type TakedownGround = keyof typeof takedownGrounds;
export type TakedownOutcome = keyof typeof takedownOutcomes;

/** Texts that were not given are empty. */
export interface TakedownFacts {
	subject: TakedownSubject;
	subjectWords: string;
	asker: TakedownAsker;
	/** The name of a court or public authority. */
	authority: string;
	/** `YYYY-MM`; a day could lead to whoever was protected. */
	month: string;
	ground: TakedownGround;
	groundWords: string;
	outcome: TakedownOutcome;
	note: string;
	/** Its words were removed for good. */
	withheld: boolean;
}

export interface Takedown extends TakedownFacts {
	/** Permanent. */
	entry: string;
	/** Rises with each correction of any entry. */
	id: number;
	/** Former wordings, the latest first. */
	earlier: TakedownFacts[];
}

export const takedownFilters = {
	asker: oneOf(takedownAskers),
	year,
	granted: oneOf({ yes: 'Granted' })
};

const effects: ReadonlySet<TakedownOutcome> = new Set(['erased', 'withheld', 'corrected']);
const yearOf = ({ month }: TakedownFacts) => month.slice(0, 4);

export const takedownsBy = (all: Takedown[], chosen: Filters<typeof takedownFilters>): Takedown[] =>
	all.filter(
		(each) =>
			(!chosen.asker || each.asker === chosen.asker) &&
			(!chosen.year || yearOf(each) === chosen.year) &&
			(!chosen.granted || effects.has(each.outcome))
	);

export interface TakedownTotal {
	year: string;
	/** Undefined for all of the year. */
	asker?: TakedownAsker;
	asked: number;
	granted: number;
}

/** For each year, the last first, the sum and then the askers in the order of the vocabulary. */
export function takedownTotals(all: Takedown[]): TakedownTotal[] {
	const years = [...new Set(all.map(yearOf))].sort().reverse();
	const askers = [undefined, ...keysOf(takedownAskers)];
	return years
		.flatMap((year) =>
			askers.map((asker) => ({
				year,
				asker,
				asked: takedownsBy(all, { year, asker }).length,
				granted: takedownsBy(all, { year, asker, granted: 'yes' }).length
			}))
		)
		.filter(({ asked }) => asked > 0);
}
