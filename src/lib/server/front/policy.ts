import { citationStyles } from '../../domain/cite/styles.ts';
import { oneOf, type Reader } from '../../domain/filters.ts';
import type { Role } from '../../domain/vocabulary.ts';

type Spec = Record<string, Reader>;

/** The parameters that a route reads of its address. */
export interface Reads {
	filters: Spec;
	/** Whether it reads the number of a page. */
	pages?: boolean;
	/** Whether it reports what it does not know, in a notice or a refusal, where others go on without a word. */
	reportsUnknown?: boolean;
	/** Whether it refuses an empty parameter, where others take it for one that is left out. */
	refusesEmpty?: boolean;
	/** Whether it judges its parameters one by one and refuses all that it does not know, empty and doubled ones too. */
	strict?: boolean;
}

export interface Limit {
	bytes: number;
	sentence: string;
}

/** Each property passes down to the routes below, until one of them states another. */
export interface PassedDown {
	/**
	 * Readers write nothing. Anyone may write from a page of ours, and programs with a token. By a signed link, programs that
	 * never saw a page of ours write from anywhere, as no other site knows it: this holds for one route alone.
	 */
	who?: 'readers' | 'anyone' | 'signed link' | 'programs' | Role;
	/** Answers are shared between all readers, kept by no cache, or state it themselves. */
	cache?: 'shared' | 'never' | 'own';
	body?: Limit;
	/** Whether it is open before the second factor is set up that a role needs: there it is set up. */
	beforeTwoStep?: boolean;
}

interface Policy extends PassedDown {
	/** In a Map by the first parameter of the path: another value of that is no address of the route. */
	reads?: Reads | Map<string, Reads>;
	/** The filters that the card of the page reads, at `card.png` below it. */
	card?: Spec;
	/** A longer body, which this route alone takes. */
	longerBody?: Limit;
}

/** By the ids of routes, from the folder of the file on; `a.{csv,json}` stands for `a.csv` and `a.json`. */
export type Policies = Record<string, Policy>;

/** Texts that were typed stay far below. */
export const form: Limit = {
	bytes: 512 * 1024,
	sentence:
		'This is longer than 512 kB, the most that a form of ours may be. Nothing was saved: go back, what you ' +
		'wrote is still there.'
};

export const any: Reader = (text) => text;
export const silent = (filters: Spec = {}): Reads => ({ filters });
export const reporting = (filters: Spec = {}): Reads => ({ filters, reportsUnknown: true });
export const list = (filters: Spec = {}): Reads => ({ ...reporting(filters), pages: true });
export const item = (filters: Spec = {}): Reads => silent({ ...filters, version: any });
export const refusingEmpty = (filters: Spec): Reads => ({ filters, refusesEmpty: true });
export const cite = (filters: Spec = {}): Reads =>
	refusingEmpty({ ...filters, style: oneOf(citationStyles) });
export const byName = <Name extends string>(names: readonly Name[], reads: (name: Name) => Reads) =>
	new Map<string, Reads>(names.map((name) => [name, reads(name)]));

/** The list of a noun, its feed, and its items. */
export const listAndItems = (
	id: '[id]' | '[slug]',
	filters: Spec,
	more: Policies = {}
): Policies => ({
	'': { reads: list(filters), card: filters },
	'feed.[format=feed]': { reads: list(filters) },
	[id]: { reads: item() },
	[`${id}.json`]: { reads: silent() },
	...more
});
