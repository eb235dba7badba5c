import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { citation } from '../citation/table.server.ts';
import type { Kept, Store } from './store.server.ts';
import { stores } from './stores.server.ts';

/** The query for what hangs together with some ids. */
export type Link = (ids: SQL) => SQL;

/** The values of one column in the rows that have one of some ids in another. */
export const link =
	(wanted: AnyPgColumn, by: AnyPgColumn): Link =>
	(ids) =>
		sql`select ${wanted} from ${wanted.table} where ${by} = any(${ids}) and ${wanted} is not null`;

interface Naming {
	of: Noun;
	query: Link;
}
interface End {
	of: Noun;
	column: AnyPgColumn;
}

const columnOf = (table: PgTable, name: string) => getTableColumns(table)[name] as AnyPgColumn;

/** The columns in which other items stand. */
const picksOf = ({ table, columns }: Kept): End[] =>
	columns.flatMap(({ field, column }) =>
		field.kind === 'pick' ? [{ of: field.of, column: columnOf(table, column) }] : []
	);

/** Whom the items of a noun name. A row that names another item of its own noun is told of by both. */
export function namesIn(noun: Noun, store: Store): Naming[] {
	const own = { of: noun, column: store.table.id };
	const lists = store.lists.flatMap(({ field, table, parent, rows, value }) => {
		const item = { of: noun, column: columnOf(table, parent) };
		if (field.kind === 'picks')
			return between([item], [{ of: field.of, column: columnOf(table, value!) }]);
		if (!rows) return [];
		const picks = picksOf(rows);
		const tellers = [item, ...picks.filter(({ of }) => of === noun)];
		const ends = tellers.length > 1 ? [item, ...picks] : picks;
		const cited = rows.hasSources
			? [{ of: 'article' as const, query: citing(rows, item.column) }]
			: [];
		return [...between(tellers, ends), ...cited];
	});
	const sources = store.cited
		? between(
				[{ of: noun, column: columnOf(citation, store.cited) }],
				[{ of: 'article', column: citation.articleId }]
			)
		: [];
	return [...between([own], picksOf(store)), ...lists, ...sources];
}

const between = (tellers: End[], ends: End[]): Naming[] =>
	tellers.flatMap(({ column }) =>
		ends.flatMap((end) =>
			end.column === column ? [] : { of: end.of, query: link(column, end.column) }
		)
	);

/** The items of whose rows one cites an article. */
function citing({ table, cited }: Kept, parent: AnyPgColumn): Link {
	const [row, claim] = [columnOf(table, 'id'), columnOf(citation, cited!)];
	return (ids) =>
		sql`select ${parent} from ${citation} join ${table} on ${row} = ${claim} where ${citation.articleId} = any(${ids})`;
}

const all = Object.values(nounOf).flatMap((namer) =>
	namesIn(namer, stores[namer]).map(({ of, query }) => ({ of, namer, query }))
);

/** The queries that find who names items of a noun. */
export const namersOf = (noun: Noun) => all.filter(({ of }) => of === noun);
