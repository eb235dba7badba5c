import { and, eq, ne } from 'drizzle-orm';
import { filterQuery, query, type Reader, readFilters } from '../../domain/filters.ts';
import { nameOf, namesWith, type Noun, nounOf } from '../../domain/nouns.ts';
import { pageTitle } from '../../domain/pages.ts';
import { countryName, languageName } from '../../domain/places.ts';
import { descriptionOf } from '../../nouns/derive/descriptions.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { listings } from '../outlets/exports/index.ts';
import { urlOf } from '../../domain/address/url.ts';

/** A search is a filtered list, or search words, that can be followed. */
export interface Search {
	path: string;
	/** Sorted as in the list's description, so that one search has one address. */
	chosen: Record<string, string>;
	/** Path and query in normal form. */
	address: string;
}

/** Paths that may list items of a noun. */
export const pathsOf = (noun: Noun) => ['/search', `/${nameOf[noun]}`];

const lists = namesWith('page').filter((name) => descriptionOf(nounOf[name]).toldAs);

const readers = new Map<string, Record<string, Reader>>([
	...lists.map((name): [string, Record<string, Reader>] => [`/${name}`, listings[name].filters]),
	['/search', { q: query }]
]);

/** Returns undefined if the address has no search that can be followed. */
export function readSearch(address: string): Search | undefined {
	const url = urlOf(address, 'http://localhost');
	if (!url) return undefined;
	const { pathname: path, searchParams } = url;
	const spec = readers.get(path);
	if (!spec) return undefined;
	const { filters } = readFilters(searchParams, spec);
	const chosen: Record<string, string> = {};
	for (const name of Object.keys(spec))
		if (name !== 'sort' && filters[name] !== undefined) chosen[name] = filters[name];
	if (!Object.keys(chosen).length) return undefined;
	return { path, chosen, address: path + filterQuery(chosen) };
}

/** «Statements (law: Harm Rules, stance: oppose)». */
export async function searchInWords({ path, chosen }: Search): Promise<string> {
	if (path === '/search') return `Search for “${chosen.q}”`;
	const named = await Promise.all(
		Object.entries(chosen).map(async ([name, value]) => {
			const text = await valueInWords(name, value);
			return `${nameInWords[name] ?? name}: ${text}`;
		})
	);
	return `${pageTitle(path)} (${named.join(', ')})`;
}

const nameInWords: Record<string, string> = {
	regulation: 'law',
	jurisdiction: 'country',
	q: 'words',
	lang: 'language',
	with: 'signed with',
	signed: 'signed by a kind',
	represents: 'for members of the kind',
	changed: 'changed position',
	operator: 'those who run this copy',
	type: 'kind of source'
};

const tables = {
	regulation: t.regulation,
	stakeholder: t.stakeholder,
	with: t.stakeholder,
	topic: t.topic
};

async function valueInWords(name: string, value: string): Promise<string> {
	if (name === 'q') return `“${value}”`;
	if (name === 'jurisdiction') return countryName(value);
	if (name === 'lang') return languageName(value);
	if (!Object.hasOwn(tables, name)) return value.replaceAll('_', ' ');
	const table = tables[name as keyof typeof tables] as typeof t.regulation;
	const [row] = await db
		.select()
		.from(table)
		// A draft must not be named.
		.where(and(eq(table.slug, value), ne(table.state, 'draft')));
	return row ? ((row as { name?: string }).name ?? row.title) : value;
}
