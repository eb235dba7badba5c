import { getTableColumns } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { parseEdtf } from '../../domain/dates/edtf.ts';
import { nameOf, type Noun, nounOf } from '../../domain/nouns.ts';
import { citation } from '../citation/table.server.ts';
import type { List, Mapping, Store } from './store.server.ts';
import { stores } from './stores.server.ts';
import type { Item } from './types.ts';
import type { Facts } from './validation.server.ts';

type Values = Record<string, unknown>;
export type Rows = Map<PgTable, Values[]>;

export interface Locator {
	article: string;
	/** Page, paragraph, time code. */
	at: string;
}

const nouns = Object.values(nounOf);

// Foreign keys point at tables before: items, then their lists, then citations.
const tables = [
	...nouns.map((noun): PgTable => stores[noun].table),
	...nouns.flatMap((noun) => stores[noun].lists.map(({ table }) => table)),
	citation
];

/** The rows of facts by table, in an order that foreign keys allow. */
export function rowsOf(facts: Partial<Facts>): Rows {
	const rows: Rows = new Map(tables.map((table) => [table, []]));
	for (const noun of nouns)
		for (const item of facts[nameOf[noun]] ?? []) addRows(rows, stores[noun], item);
	return rows;
}

export const rowsOfItems = <N extends Noun>(noun: N, items: Item<N>[]): Rows =>
	rowsOf({ [nameOf[noun]]: items });

export function addRows(rows: Rows, store: Store, item: { id: string }): void {
	const values = item as Values & { sources?: string[] };
	const put = (table: PgTable, row: Values) => rows.get(table)!.push(row);
	put(store.table, { ...columnsOf(store, values), ...store.derived?.(item as never) });
	for (const list of store.lists)
		// An early version of an item lacks the lists that its noun got later.
		for (const [index, each] of ((values[list.field.name] ?? []) as Values[]).entries()) {
			const row = rowOf(list, item.id, each, index);
			put(list.table, row);
			if (list.rows) cite(list.rows, row.id, { sources: values.sources, ...each });
		}
	cite(store, item.id, values);

	function cite(
		{ cited }: Mapping,
		id: unknown,
		claim: { sources?: string[]; locators?: Locator[] }
	) {
		if (!cited) return;
		const places = new Map(claim.locators?.map(({ article, at }) => [article, at]));
		for (const articleId of claim.sources ?? [])
			put(citation, { articleId, [cited]: id, locator: places.get(articleId) });
	}
}

function rowOf(
	{ field, table, parent, rows, value, id }: List,
	item: string,
	each: Values,
	index: number
) {
	const has = getTableColumns(table);
	return {
		...('id' in has && { id: `${item}.${id?.(each as never) ?? numbered(field, index)}` }),
		[parent]: item,
		...('ordinal' in has && { ordinal: index + 1 }),
		...(rows ? columnsOf(rows, each) : { [value!]: each })
	};
}

const numbered = (field: List['field'], index: number) =>
	`${'one' in field ? field.one.charAt(0) : ''}${index + 1}`;

function columnsOf({ columns }: Mapping, values: Values): Values {
	return Object.fromEntries(
		columns.flatMap(({ field: { name }, column, span }) => {
			const value = values[name];
			if (!span || value === undefined) return [[column, value]];
			const { date, earliest, latest } = parseEdtf(value as string);
			return [
				[column, date],
				[span[0], earliest],
				[span[1], latest]
			];
		})
	);
}

/** The columns by which an item's own rows point at it; rows below these are deleted with them. */
export function childrenOf(noun: Noun): { column: AnyPgColumn; isClaim: boolean }[] {
	const { lists, cited } = stores[noun];
	return [
		...lists.map(({ table, parent, rows }) => ({
			column: getTableColumns(table)[parent]!,
			// Citations belong to claims and change together with them.
			isClaim: Boolean(rows?.cited)
		})),
		...(cited ? [{ column: getTableColumns(citation)[cited as 'articleId'], isClaim: true }] : [])
	];
}
