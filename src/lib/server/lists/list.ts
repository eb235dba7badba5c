import { and, type Column, exists, inArray, type SQL, sql, type Subquery } from 'drizzle-orm';
import type { PgColumn, PgTable, PgView } from 'drizzle-orm/pg-core';
import type { BinUnit } from '../../domain/charts/bins.ts';
import type { FacetOption } from '../../domain/filters.ts';
import { db } from '../db/index.ts';

export const listPageSize = 30;

/** Conditions by filter; unset filters have none. */
export type Conditions = Record<string, SQL | '' | undefined>;

export type Join = [PgTable | PgView | Subquery, SQL | undefined];

/** Joins conditions with `and`. @param but a filter to leave out, for counting its choices */
export function where(conditions: Conditions, but?: string): SQL | undefined {
	return and(
		...Object.entries(conditions).map(([name, condition]) =>
			name === but ? undefined : condition || undefined
		)
	);
}

/** True if `column` names the item in a row that meets the condition. */
export const isNamedIn = (item: Column, column: PgColumn, rows: SQL | undefined): SQL =>
	inArray(
		item,
		db
			.select({ id: column })
			.from(column.table as PgTable)
			.where(rows)
	);

/** True if a table has a row that meets the condition. */
export const hasRow = (table: PgTable, condition: SQL | undefined): SQL =>
	exists(
		db
			.select({ one: sql`1` })
			.from(table)
			.where(condition)
	);

/** True if a link leads to another item that meets the condition, such as from an article to a topic. */
export const leadsTo = (links: PgTable, areIts: SQL, other: PgTable, isIt: SQL | undefined): SQL =>
	exists(
		db
			.select({ one: sql`1` })
			.from(links)
			.innerJoin(other, isIt)
			.where(areIts)
	);

/** A scalar subquery, so that the planner reads it first and can use an index. */
export const idBySlug = (table: PgTable & Record<'slug' | 'state', Column>, slug: string): SQL =>
	sql`(select id from ${table} where slug = ${slug} and state = 'published')`;

/** A page past the end becomes the last one, so that no address gives a silently empty list. */
export function pageOf(total: number, page: number, size = listPageSize) {
	const pages = Math.max(1, Math.ceil(total / size));
	const shown = Math.min(page, pages);
	return { page: shown, pages, limit: size, offset: (shown - 1) * size };
}

interface Query<Row> {
	limit(most: number): { offset(first: number): PromiseLike<Row[]> };
}

/** Reads one page of a query, and how many rows and pages there are. */
export async function paged<Row>(
	query: Query<Row>,
	count: PromiseLike<number>,
	wanted: number,
	size?: number
) {
	const total = await count;
	const { limit, offset, ...at } = pageOf(total, wanted, size);
	return { rows: await query.limit(limit).offset(offset), total, ...at };
}

const wildcards = /[\\%_]/g;

/** Ignores case and accents. */
export function contains(words: string, ...texts: (Column | SQL)[]): SQL {
	const pattern = `%${words.replace(wildcards, '\\$&')}%`;
	const all = sql.join(
		texts.map((text) => sql`coalesce(${text}, '')`),
		sql` || ' ' || `
	);
	return sql`fold(${all}) like fold(${pattern})`;
}

export const arrayText = (array: Column) => sql`array_to_string(${array}, ' ')`;

/** Year of the last day that a date can mean. */
export const yearOf = (column: Column) => sql<string>`extract(year from ${column})::int::text`;

interface FacetQuery {
	value: Column | SQL<string>;
	from: PgTable | Subquery;
	where?: SQL;
	label: Column | SQL<string> | ((value: string) => string);
	/** Limits the choices; the chosen one is among them. */
	most?: { choices: number; chosen?: string };
}

/** Counts rows by a filter's values, the most frequent first. Rows without a value are left out. */
export async function facet({
	value,
	from,
	where,
	label,
	most
}: FacetQuery): Promise<FacetOption[]> {
	const words = typeof label === 'function' ? sql<null>`null` : label;
	const isChosen = sql`coalesce(${value}::text = ${most?.chosen ?? null}, false)`;
	const query = db
		.select({
			value: sql<string | null>`${value}::text`,
			label: sql<string | null>`${words}`,
			count: sql<number>`count(*)::int`
		})
		.from(from as PgTable)
		.where(where)
		.groupBy(sql`1, 2`)
		.$dynamic();
	const rows = await (most
		? query.orderBy(sql`${isChosen} desc, 3 desc, 2, 1`).limit(most.choices)
		: query.orderBy(sql`3 desc, 2, 1`));
	return rows.flatMap(({ value, label: words, count }) =>
		value === null
			? []
			: [{ value, label: typeof label === 'function' ? label(value) : (words ?? value), count }]
	);
}

export const labelIn = (vocabulary: Record<string, string>) => (value: string) =>
	vocabulary[value] ?? value;

/** True if a date spans several units, so that charts do not draw it. */
export const isWider = (date: Record<'earliest' | 'latest', Column>, unit: BinUnit): SQL =>
	sql`date_trunc(${unit}, ${date.earliest}::timestamp) <> date_trunc(${unit}, ${date.latest}::timestamp)`;
