import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../../db/index.ts';
import type { Table } from './table.ts';
import { packageTables } from './tables.ts';

/** Limits memory: rows held at a time. */
const batch = 1_000;

export type Value = string | number | boolean | Date | string[] | null;
export type Row = Record<string, Value>;

const byName = new Map(packageTables.map((table) => [table.name, table]));

/**
 * Leaves out rows that name a hidden one. Hidden ids are read once and looked up: joins of so many tables are planned
 * badly when one of them is empty.
 */
export function countPublic(db: Database, table: Table): Promise<number> {
	const named = namedIn(table).map(
		({ target, here }) => sql`(${here} is null or ${here} not in (${hiddenIds(target)}))`
	);
	return db.$count(table.table, allOf([...ownConditions(table), ...named]));
}

/** Ids of rows that are not public: they or rows that they name are not published. */
function hiddenIds(table: Table): SQL {
	const those = (are: SQL) => sql`select id from ${table.table} where ${are}`;
	const named = namedIn(table).map(({ target, here }) =>
		those(sql`${here} in (${hiddenIds(target)})`)
	);
	const own = those(sql`not (${allOf(ownConditions(table))})`);
	return sql.join([own, ...named], sql` union all `);
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

/**
 * A row is public if it and all rows that it names are published. Looks each up by its key, which is faster for a batch.
 * @param at alias of the row in the query
 */
function isPublic(table: Table, at?: string): SQL {
	const named = namedIn(table, at).map(({ field, target, here, at }) => {
		const there = sql`coalesce((select true from ${target.table} ${sql.identifier(at)}
			where ${column(at, 'id')} = ${here} and ${isPublic(target, at)} limit 1), false)`;
		return field.column.notNull ? there : sql`(${here} is null or ${there})`;
	});
	return allOf([...ownConditions(table, at), ...named]);
}

function ownConditions({ table }: Table, at = getTableName(table)): SQL[] {
	const { state: its, keptBack } = getTableColumns(table);
	// A proof has a state too, but is never a draft.
	const hasDrafts = its?.enumValues?.includes('published');
	return [
		...(hasDrafts ? [sql`${column(at, 'state')} = 'published'`] : []),
		...(keptBack ? [sql`${column(at, keptBack.name)} is null`] : [])
	];
}

/** Columns that name rows of tables in the package. */
function namedIn({ table, fields }: Table, at = getTableName(table)) {
	return fields.flatMap((field) => {
		const target = field.names && byName.get(field.names);
		// A replaced value checks for itself that it names a public row.
		if (!target || field.value !== field.column) return [];
		return [{ field, target, here: column(at, field.name), at: `${at}.${field.name}` }];
	});
}

const allOf = (conditions: SQL[]) => sql.join([...conditions, sql`true`], sql` and `);
const column = (row: string, name: string) => sql`${sql.identifier(row)}.${sql.identifier(name)}`;
const list = (parts: unknown[]) =>
	sql.join(
		parts.map((part) => sql`${part}`),
		sql`, `
	);
