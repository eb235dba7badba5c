import { and, type Column, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { FacetOption } from '../../domain/filters.ts';
import type { SearchNoun } from '../../domain/search.ts';
import { among, countedBefore, countedNow, isMany, textsOf, type Words } from './listed.ts';
import { db } from './index.ts';
import * as t from './schema.ts';
import { facetCount, listed } from './tallies.ts';

/** A filter of a list whose choices are counted. */
export interface Facet {
	/** What readers see in place of a value. */
	label?: (value: string) => string;
	/** Where the values are ids: of which rows. */
	of?: Named;
	/** Most rows first, unless the values have an order of their own: then the last first. */
	order?: 'value';
	/** Of values that are many, so many stand among the choices, and the one chosen; any works in the address. */
	most?: number;
}

interface Named {
	table: PgTable;
	slug: Column;
	name: Column;
}

export const laws: Named = {
	table: t.regulation,
	slug: t.regulation.slug,
	name: t.regulation.title
};
export const voices: Named = {
	table: t.stakeholder,
	slug: t.stakeholder.slug,
	name: t.stakeholder.name
};
export const topics: Named = { table: t.topic, slug: t.topic.slug, name: t.topic.name };

type Facets = Record<string, Facet>;
/** How a list is counted: of what noun, by what facets, and how each of them is chosen. */
export interface Counting {
	noun: SearchNoun;
	facets: Facets;
	chosen: Record<string, string | undefined>;
	/** A condition on the rows of the noun: what the filters that are no facets leave, where one is set. */
	rest?: SQL | '';
}

/** The number of a list's items; and each facet's choices, counted as if the facet itself were not set. */
export async function countsOf(counting: Counting) {
	const words = await wordsOf(counting);
	return {
		total: await totalOf(counting, words),
		facets: () => facetsOf(counting, words)
	};
}

/** As the facets of `countsOf`, without the number of items. */
export const choicesOf = async <Name extends string>(
	counting: Omit<Counting, 'facets'> & { facets: Record<Name, Facet> }
) => (await facetsOf(counting, await wordsOf(counting))) as Record<Name, FacetOption[]>;

async function wordsOf({ facets, chosen }: Counting): Promise<Words> {
	const set = Object.entries(facets).flatMap(([filter, facet]) => {
		const value = chosen[filter];
		return value ? [{ filter, value, of: facet.of }] : [];
	});
	const values = await Promise.all(set.map(({ of, value }) => (of ? idOf(of, value) : value)));
	return new Map(set.map(({ filter }, index) => [filter, values[index]!]));
}

/** The id behind a slug; what is not published is no choice. */
async function idOf({ table, slug }: Named, value: string): Promise<string> {
	const { id, state } = getTableColumns(table) as Record<string, Column>;
	const [row] = await db
		.select({ id: sql<string>`${id}` })
		.from(table)
		.where(and(eq(slug, value), state && eq(state, 'published')));
	return row?.id ?? '';
}

async function totalOf({ noun, rest }: Counting, words: Words): Promise<number> {
	const [[facet, value] = ['', ''], beside, ...more] = [...words].sort(
		([one], [other]) => Number(isMany(other)) - Number(isMany(one))
	);
	if (rest || more.length) return db.$count(listed, among(noun, textsOf(words), rest));
	const [row] = await db
		.select({ count: facetCount.count })
		.from(facetCount)
		.where(
			and(
				eq(facetCount.noun, noun),
				eq(facetCount.beside, beside?.join('=') ?? ''),
				eq(facetCount.facet, facet),
				eq(facetCount.value, value)
			)
		);
	return row?.count ?? 0;
}

async function facetsOf(counting: Counting, words: Words): Promise<Record<string, FacetOption[]>> {
	const names = Object.keys(counting.facets);
	// Those that are not set share what they are counted beside.
	const unset = names.filter((name) => !words.has(name));
	const [only, ...more] = words.keys();
	const isApart = only && !more.length && isMany(only);
	const groups = [
		...[...words.keys()].map((name) => [name]),
		...(isApart ? [unset.filter(isMany), unset.filter((name) => !isMany(name))] : [unset])
	];
	const counted = await Promise.all(
		groups.map((group) => {
			const beside = new Map([...words].filter(([name]) => !group.includes(name)));
			return group.length ? rowsOf(counting, beside, group) : [];
		})
	);
	const rows = counted.flat();
	return Object.fromEntries(
		names.map((name) => [
			name,
			optionsOf(rows, name, counting.facets[name]!, counting.chosen[name])
		])
	);
}

interface Row {
	filter: string;
	value: string;
	label: string | null;
	count: number;
}

function optionsOf(
	rows: Row[],
	name: string,
	{ label = (value) => value, order, most = Infinity }: Facet,
	choice?: string
): FacetOption[] {
	const options = rows
		.filter(({ filter }) => filter === name)
		.map(({ value, label: words, count }) => ({ value, label: words ?? label(value), count }));
	if (order) return options.sort((one, other) => (one.value < other.value ? 1 : -1));
	return options.filter(({ value }, index) => index < most || value === choice);
}

/** The choices of some facets beside the same words, most first; of many with names, the few that are shown. */
function rowsOf({ noun, facets, chosen, rest }: Counting, beside: Words, names: string[]) {
	const counted =
		(!rest && countedBefore(noun, beside, names)) ||
		sql`materialized (${countedNow(among(noun, textsOf(beside), rest), beside, names)})`;
	const parts = names.map((name) => {
		const of = facets[name]!.of;
		const all = sql`select filter, value, count from counted where filter = ${name}`;
		if (!of) return sql`select filter, value, null::text as label, count from (${all}) each`;
		const named = sql`${of.table} on ${sql.identifier('id')} = top.value`;
		const most = facets[name]!.most;
		const top = most
			? sql`(${all} order by count desc fetch first ${sql.raw(`${most}`)} rows with ties)`
			: sql`(${all})`;
		const choice = chosen[name];
		return sql.join(
			[
				sql`(select filter, ${of.slug}, ${of.name}, count from ${top} top join ${named}
					order by count desc, 3, 2 ${most ? sql.raw(`limit ${most}`) : sql``})`,
				...(choice && most
					? [
							sql`select filter, ${of.slug}, ${of.name}, count from (${all}) top join ${named} where ${of.slug} = ${choice}`
						]
					: [])
			],
			sql` union `
		);
	});
	return db
		.select({
			filter: sql<string>`filter`,
			value: sql<string>`value`,
			label: sql<string | null>`label`,
			count: sql<number>`count`
		})
		.from(
			sql`(with counted as ${counted} ${sql.join(
				parts.map((part) => sql`(${part})`),
				sql` union all `
			)}) each(filter, value, label, count)`
		)
		.orderBy(sql`count desc, label, value`);
}
