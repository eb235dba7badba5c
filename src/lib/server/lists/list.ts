import { and, type Column, exists, inArray, type SQL, sql, type Subquery } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { BinUnit } from '../../domain/charts/bins.ts';
import type { FacetOption } from '../../domain/filters.ts';
import { db } from '../db/index.ts';

export const pageSize = 30;

/** One condition a filter; a filter that is not set has none. */
export type Conditions = Record<string, SQL | '' | undefined>;

/** A table, and on what it is joined to those before it. */
export type Join = [PgTable | Subquery, SQL | undefined];

/** All conditions together, or all but one: a filter's own choices are counted as if it were not set. */
export function where(conditions: Conditions, but?: string): SQL | undefined {
	return and(
		...Object.entries(conditions).map(([name, condition]) =>
			name === but ? undefined : condition || undefined
		)
	);
}

/** Whether an item is named in a column of rows that meet a condition: a statement in the positions on a law. */
export const isNamedIn = (item: Column, column: PgColumn, rows: SQL | undefined): SQL =>
	inArray(
		item,
		db
			.select({ id: column })
			.from(column.table as PgTable)
			.where(rows)
	);

/** Whether rows of a table of links lead from an item to one of which something is so: from an article to a topic. */
export const leadsTo = (links: PgTable, areIts: SQL, other: PgTable, isIt: SQL | undefined): SQL =>
	exists(
		db
			.select({ one: sql`1` })
			.from(links)
			.innerJoin(other, isIt)
			.where(areIts)
	);

/** The id of what readers see under a slug, as one value: the database looks it up first and goes on by an index. */
export const idBySlug = (table: PgTable & Record<'slug' | 'state', Column>, slug: string): SQL =>
	sql`(select id from ${table} where slug = ${slug} and state = 'published')`;

/** A page past the end shows the last one, so that no address gives a silent empty list. */
export function pageOf(total: number, page: number, size = pageSize) {
	const pages = Math.max(1, Math.ceil(total / size));
	const shown = Math.min(page, pages);
	return { page: shown, pages, limit: size, offset: (shown - 1) * size };
}

const wildcards = /[\\%_]/g;

/** Whether any of the texts contains the words, without regard to case and accents. */
export function contains(words: string, ...texts: (Column | SQL)[]): SQL {
	const pattern = `%${words.replace(wildcards, '\\$&')}%`;
	const all = sql.join(
		texts.map((text) => sql`coalesce(${text}, '')`),
		sql` || ' ' || `
	);
	return sql`fold(${all}) like fold(${pattern})`;
}

export const joined = (array: Column) => sql`array_to_string(${array}, ' ')`;

/** The four digits of the year in which a date's last possible day lies. */
export const yearOf = (column: Column) => sql<string>`to_char(${column}, 'YYYY')`;

interface FacetQuery {
	value: Column | SQL<string>;
	from: PgTable | Subquery;
	where: SQL | undefined;
	/** What a reader sees in place of the value: a column, or a function of the value. */
	label: Column | SQL<string> | ((value: string) => string);
}

/** Counts the rows of a list by the values of one filter, most first; rows without a value are left out. */
export async function facet({ value, from, where, label }: FacetQuery): Promise<FacetOption[]> {
	const words = typeof label === 'function' ? sql<null>`null` : label;
	const rows = await db
		.select({
			value: sql<string | null>`${value}::text`,
			label: sql<string | null>`${words}`,
			count: sql<number>`count(*)::int`
		})
		.from(from as PgTable)
		.where(where)
		.groupBy(sql`1, 2`)
		.orderBy(sql`3 desc, 2, 1`);
	return rows.flatMap(({ value, label: words, count }) =>
		value === null
			? []
			: [{ value, label: typeof label === 'function' ? label(value) : (words ?? value), count }]
	);
}

/** Labels a facet's values by a vocabulary. */
export const labelIn = (vocabulary: Record<string, string>) => (value: string) =>
	vocabulary[value] ?? value;

/** That a date lies in no single day, week, month, quarter or year: as it does where charts draw none of it. */
export const isWider = (date: Record<'earliest' | 'latest', Column>, unit: BinUnit): SQL =>
	sql`date_trunc(${unit}, ${date.earliest}::timestamp) <> date_trunc(${unit}, ${date.latest}::timestamp)`;
