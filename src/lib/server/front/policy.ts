import { citationStyles } from '../../domain/cite/styles.ts';
import { oneOf, type Reader } from '../../domain/filters.ts';
import type { Role } from '../../domain/vocabulary.ts';

type Spec = Record<string, Reader>;

export interface Reads {
	filters: Spec;
	pages?: boolean;
	/** Other routes ignore unknown parameters. */
	reportsUnknown?: boolean;
	/** Other routes treat an empty parameter as missing. */
	refusesEmpty?: boolean;
	/** Refuses unknown, empty and repeated parameters. */
	strict?: boolean;
}

export interface Limit {
	bytes: number;
	sentence: string;
}

/** Routes below inherit each property until one of them states another. */
export interface PassedDown {
	/**
	 * `anyone` may write from our pages, and programs with a token. With a `signed link` programs may write from
	 * anywhere, because no other site knows it; routes below do not inherit that.
	 */
	who?: 'readers' | 'anyone' | 'signed link' | 'programs' | Role;
	/** `own` routes set their own header. */
	cache?: 'shared' | 'never' | 'own';
	body?: Limit;
	/** For routes where staff set up their second factor. */
	beforeTwoStep?: boolean;
}

interface Policy extends PassedDown {
	/** In a Map by the first parameter of the path. */
	reads?: Reads | Map<string, Reads>;
	/** The card is at `card.png` below the page. */
	card?: Spec;
	/** For this route only. */
	longerBody?: Limit;
}

/** Ids are relative to the file's folder; `a.{csv,json}` stands for `a.csv` and `a.json`. */
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
