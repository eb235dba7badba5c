import { citationStyles } from '../../domain/cite/styles.ts';
import { oneOf, type Reader } from '../../domain/filters.ts';
import type { Role } from '../../domain/vocabulary.ts';

type Spec = Record<string, Reader>;

/** The parameters that a route reads from its address. */
export interface Reads {
	filters: Spec;
	/** Whether it reads a page number. */
	pages?: boolean;
	/** Whether it reports unknown parameters, in a notice or refusal; other routes ignore them. */
	reportsUnknown?: boolean;
	/** Whether it refuses an empty parameter; other routes treat it as missing. */
	refusesEmpty?: boolean;
	/** Whether it refuses every parameter that it does not know, and empty and repeated ones. */
	strict?: boolean;
}

export interface Limit {
	bytes: number;
	sentence: string;
}

/** Routes below inherit each property until one of them states another. */
export interface PassedDown {
	/**
	 * `readers` may write nothing. `anyone` may write from our pages, and programs with a token. `signed link` is for
	 * programs that never saw our pages: the secret link replaces the check of the origin. It is not inherited.
	 */
	who?: 'readers' | 'anyone' | 'signed link' | 'programs' | Role;
	/** Answers are shared between all readers, never cached, or set their own header. */
	cache?: 'shared' | 'never' | 'own';
	body?: Limit;
	/** Whether the route is open to staff who have yet to set up the second factor that their role requires. */
	beforeTwoStep?: boolean;
}

interface Policy extends PassedDown {
	/** In a Map by the first parameter of the path; other values of it are no addresses of the route. */
	reads?: Reads | Map<string, Reads>;
	/** The filters that the page's card reads, at `card.png` below the page. */
	card?: Spec;
	/** A higher limit for this route only. */
	longerBody?: Limit;
}

/** By route id, relative to the folder of the file; `a.{csv,json}` stands for `a.csv` and `a.json`. */
export type Policies = Record<string, Policy>;

/** Typed text stays far below. */
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
