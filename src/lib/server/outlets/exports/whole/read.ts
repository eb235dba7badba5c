import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../../db/index.ts';
import type { Table } from './table.ts';
import { packageTables } from './tables.ts';

/** Limits memory: rows held at a time. */
const batch = 1_000;

export type Value = string | number | boolean | Date | string[] | null;
export type Row = Record<string, Value>;

const byName = new Map(packageTables.map((table) => [table.name, table]));

export function countPublic(db: Database, table: Table): Promise<number> {
	return db.$count(table.table, isPublic(table, allAtOnce));
}

export type Reader = ReturnType<typeof tableReader>;

/**
 * Reads tables in batches, each row after those that it names. Without a snapshot a row may name one published after
 * its table was read; that row is left out.
 */
export function tableReader(db: Database, isSnapshot: boolean) {
	const read = new Map<string, Set<Value | undefined>>();

	const isWhole = (table: Table, row: Row) =>
		table.fields.every(
			({ name, names }) => !names || row[name] === null || read.get(names)?.has(row[name])
		);

	return async function* (table: Table): AsyncGenerator<Row[]> {
		const ids = new Set<Value | undefined>();
		read.set(table.name, ids);
		let rows: Row[] = [];
		do {
			rows = await stretch(db, table, rows.at(-1));
			if (isSnapshot) yield rows;
			else {
				const whole = rows.filter((row) => isWhole(table, row));
				for (const { id } of whole) ids.add(id);
				yield whole;
			}
		} while (rows.length === batch);
	};
}

async function stretch(db: Database, whole: Table, after?: Row) {
	const { table, fields, key } = whole;
	const selected = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
	const columns = key.map(({ column }) => column);
	const place = key.map(({ name }) => sql`${after?.[name]}`);
	const past = after && sql`(${list(columns)}) > (${list(place)})`;
	const rows = await db
		.select(selected as Record<string, SQL<Value>>)
		.from(table)
		.where(sql.join([isPublic(whole), ...(past ? [past] : [])], sql` and `))
		.orderBy(...columns)
		.limit(batch);
	return rows as Row[];
}

/** The planner gathers all public rows first, which is faster for a whole table. */
const allAtOnce = (row: SQL) => sql`exists (select ${row})`;
/** Checks row by row with the key, which is faster for a batch. */
const oneByOne = (row: SQL) => sql`coalesce((select true ${row} limit 1), false)`;

/** A row is public if it and all rows that it names are published. @param at alias of the row in the query */
function isPublic({ table, fields }: Table, stands = oneByOne, at = getTableName(table)): SQL {
	const { state: its, keptBack } = getTableColumns(table);
	// A proof has a state too, but is never a draft.
	const hasDrafts = its?.enumValues?.includes('published');
	const state = hasDrafts ? [sql`${column(at, 'state')} = 'published'`] : [];
	if (keptBack) state.push(sql`${column(at, keptBack.name)} is null`);
	const named = fields.flatMap((field) => {
		const target = field.names && byName.get(field.names);
		// A replaced value checks for itself that it names a public row.
		if (!target || field.value !== field.column) return [];
		const its = `${at}.${field.name}`;
		const here = column(at, field.name);
		const there = stands(sql`from ${target.table} ${sql.identifier(its)}
			where ${column(its, 'id')} = ${here} and ${isPublic(target, stands, its)}`);
		return [field.column.notNull ? there : sql`(${here} is null or ${there})`];
	});
	return sql.join([...state, ...named, sql`true`], sql` and `);
}

const column = (row: string, name: string) => sql`${sql.identifier(row)}.${sql.identifier(name)}`;
const list = (parts: unknown[]) =>
	sql.join(
		parts.map((part) => sql`${part}`),
		sql`, `
	);
