import { keysOf } from './vocabulary.ts';

/** Returns the normal form of a filter's text, or undefined if it is invalid. */
export interface Reader<Value extends string = string> {
	(text: string): Value | undefined;
	takes?: Takes;
	/** Comma-separated values; ticked boxes send repeated parameters, which are joined. */
	isList?: boolean;
}

export interface Takes {
	description?: string;
	enum?: string[];
	pattern?: string;
	format?: string;
	maxLength?: number;
	examples?: string[];
}

const taking = <Value extends string>(read: Reader<Value>, takes: Takes): Reader<Value> =>
	Object.assign((text: string) => read(text), { takes });

export type Filters<Spec extends Record<string, Reader>> = {
	[Name in keyof Spec]?: Spec[Name] extends Reader<infer Value> ? Value : never;
};

export interface ListRequest<Spec extends Record<string, Reader>> {
	filters: Filters<Spec>;
	/** Counts from 1. */
	page: number;
	/** Unknown or invalid parameters as `name=value`, for the page to show. */
	ignored: string[];
}

/** `count` is the number of rows it would leave beside the other filters. */
export interface FacetOption {
	value: string;
	label: string;
	count: number;
	/** Part of the last choice above it without `depth`. */
	depth?: 1;
}

export interface Listing<Row> {
	rows: Row[];
	total: number;
	page: number;
	pages: number;
	facets: Record<string, FacetOption[]>;
}

/** True if a list is narrowed; its order, and what it counts, narrow nothing. */
export const isFiltered = (chosen: object) =>
	Object.keys(chosen).some((name) => name !== 'sort' && name !== 'count');

export const oneOf = <Key extends string>(vocabulary: Record<Key, string>): Reader<Key> => {
	const keys = keysOf(vocabulary);
	return taking((text) => keys.find((key) => key === text), { enum: keys });
};

const matching = (pattern: RegExp, description: string, ...examples: string[]): Reader =>
	taking((text) => (pattern.test(text) ? text : undefined), {
		description,
		pattern: pattern.source,
		...(examples.length > 0 && { examples })
	});

export const year = matching(/^[12]\d{3}$/, 'A year.', '2020');
const dayShape = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Rejects 30 February, which the database would refuse. */
export const day: Reader = taking(
	(text) =>
		dayShape.test(text) && new Date(text).toISOString().startsWith(text) ? text : undefined,
	{ description: 'A day.', format: 'date', examples: ['2020-02-12'] }
);
export const country: Reader = taking(
	(text) => (/^[A-Z]{2}$/.test(text.toUpperCase()) ? text.toUpperCase() : undefined),
	{
		description: 'A country: ISO 3166-1 alpha-2, or EU.',
		pattern: '^[A-Za-z]{2}$',
		examples: ['PK']
	}
);
export const lang = matching(
	/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
	'A language: BCP 47.',
	...['en', 'ur']
);
export const slug = matching(
	/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,199}$/u,
	'The short name in the address of one.'
);

export const longestQuery = 200;
// Control characters mean nothing in a search, and PostgreSQL refuses NUL.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f]/g;

export const query: Reader = taking(
	(text) => {
		const clean = text.replace(controls, ' ').trim();
		return clean && clean.length <= longestQuery ? clean : undefined;
	},
	{ description: 'Words to look for.', maxLength: longestQuery }
);

const pageNumber = /^[1-9]\d{0,5}$/;

/** Reads filters and page from an address. Empty values, as untouched form fields send them, count as absent. */
export function readFilters<Spec extends Record<string, Reader>>(
	params: URLSearchParams,
	spec: Spec
): ListRequest<Spec> {
	const filters: Record<string, string> = {};
	const ignored: string[] = [];
	let page = 1;
	for (const [name, text] of params) {
		if (!text.trim() || Object.hasOwn(filters, name)) continue;
		if (name === 'page' && pageNumber.test(text)) page = Number(text);
		else {
			const read = Object.hasOwn(spec, name) ? spec[name] : undefined;
			const value = read?.(read.isList ? params.getAll(name).join(',') : text.trim());
			if (value === undefined) ignored.push(`${name}=${text}`.slice(0, 80));
			else filters[name] = value;
		}
	}
	return { filters: filters as Filters<Spec>, page, ignored };
}

/** Applies `changes` (undefined removes a filter) and starts at page one. */
export function filterQuery(
	filters: Record<string, string | number | undefined>,
	changes: Record<string, string | number | undefined> = {}
): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...filters, ...changes }))
		if (value !== undefined && value !== '') params.set(name, String(value));
	const text = params.toString();
	return text && `?${text}`;
}

/** Returns «latest event first», «by title». @param sorts labels, the default first */
export function orderInWords(sorts: Record<string, string>, sort?: string): string {
	const label = (sorts[sort ?? ''] ?? Object.values(sorts)[0]!).toLowerCase();
	if (/^(title|name)$/.test(label)) return `by ${label}`;
	return label.endsWith(' first') ? label : `${label} first`;
}

/** Returns « (jurisdiction: PK, topic: privacy)», which follows a title. */
export function inWords(chosen: Record<string, string | undefined>): string {
	const words = Object.entries(chosen).map(([name, value]) => `${name}: ${value}`);
	return words.length ? ` (${words.join(', ')})` : '';
}
