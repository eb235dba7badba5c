import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { citation } from '../citation/table.server.ts';
import type { Locator } from './rows.server.ts';
import type { List, Mapping } from './store.server.ts';

// Reads items back from their rows: one JSON array per item, with its columns, lists and citations.

type Columns = Record<string, AnyColumn>;

export function asArray({ table, columns, lists, cited }: Mapping): SQL<unknown[]> {
	const has: Columns = getTableColumns(table);
	const { id } = has;
	const cells = [
		...columns.map(({ column }) => sql`${has[column]}`),
		...lists.map((list) => listOf(list, id!)),
		...(cited ? [citationsOf(cited, id!)] : [])
	];
	return sql<unknown[]>`json_build_array(${sql.join(cells, sql`, `)})`;
}

function listOf({ table, parent, rows, value, id, field }: List, item: AnyColumn): SQL {
	const has: Columns = getTableColumns(table);
	const each = rows ? asArray(rows) : has[value!];
	const sorted = rows ? rows.columns.map(({ column }) => has[column]!) : [has[value!]!];
	// Lists without an order of their own are sorted: choices as in their vocabulary, other values by text.
	const order = has.ordinal
		? sql`${has.ordinal}`
		: has.id && !id
			? sql`length(${has.id}), ${has.id} collate "C"`
			: field.kind === 'choices'
				? sql`${has[value!]}`
				: sql.join(
						sorted.map((column) => sql`${column}::text collate "C"`),
						sql`, `
					);
	return sql`(select coalesce(json_agg(${each} order by ${order}), '[]') from ${table} where ${has[parent]} = ${item})`;
}

function citationsOf(cited: string, id: AnyColumn): SQL {
	const { [cited]: column }: Columns = getTableColumns(citation);
	return sql`(
		select coalesce(json_agg(json_build_array(${citation.articleId}, ${citation.locator}) order by ${citation.id}), '[]')
		from ${citation} where ${column} = ${id}
	)`;
}

/** Rebuilds an item, or a row of one of its lists, from its array, without nulls. */
export function fromArray(
	{ columns, lists, cited, hasSources }: Mapping,
	cells: unknown[]
): object {
	const own = columns.flatMap(({ field: { name } }, index) =>
		cells[index] === null ? [] : [[name, cells[index]]]
	);
	const listed = lists.map(({ field: { name }, rows }, index) => {
		const all = cells[columns.length + index] as unknown[][];
		return [name, rows ? all.map((each) => fromArray(rows, each)) : all];
	});
	const citations = (cited ? cells.at(-1) : []) as [article: string, at: string | null][];
	const locators = citations.flatMap(([article, at]): Locator[] =>
		at === null ? [] : [{ article, at }]
	);
	return {
		...Object.fromEntries([...own, ...listed]),
		...(hasSources && { sources: citations.map(([article]) => article) }),
		...(locators.length && { locators })
	};
}
