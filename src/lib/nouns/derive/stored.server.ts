import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { citation } from '../citation/table.server.ts';
import type { Locator } from './rows.server.ts';
import type { Kept, List } from './store.server.ts';

// From rows back to items: one JSON array for each item, in which stand its columns, its lists, what it cites.

type Columns = Record<string, AnyColumn>;

/** A row, with what hangs on it, as PostgreSQL tells it of its table. */
export function asArray({ table, columns, lists, cited }: Kept): SQL<unknown[]> {
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
	// A set stands in one order; a choice in that of its vocabulary.
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

/** The item, or the row of one of its lists, that an array is of; what is null is left out. */
export function fromArray({ columns, lists, cited, hasSources }: Kept, cells: unknown[]): object {
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
