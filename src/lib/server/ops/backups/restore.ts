import { DrizzleQueryError, sql } from 'drizzle-orm';
import type { Connection, Database } from '../../db/index.ts';
import { migrateWithin, migrations } from '../../db/migrate.ts';
import { refreshAll } from '../../derived/index.ts';
import { reasonOf } from '../reasons.ts';
import { clear, hold, release } from './empty.ts';
import { Damaged, type Head, type Line, readHead, readLine } from './format.ts';
import { former, formerTables, laterColumns } from './former.ts';
import { type Fingerprint, fingerprintOf, listed, speakPlainly } from './rows.ts';
import { type Sequence, type Session, type Table, tablesOf } from './tables.ts';

export type Restored = Fingerprint & Pick<Table, 'name' | 'columns'>;

/**
 * Fills a database with what a backup holds, whole or not at all, and then brings its schema up to date.
 * @returns each table as it was read back, the same as in the backup
 * @throws Error with a sentence for people
 */
export function restore(
	connection: Pick<Connection, 'exclusively'>,
	lines: AsyncIterable<string>,
	{ replace = false } = {}
): Promise<Restored[]> {
	return connection.exclusively((db) =>
		db
			.transaction((tx) => restoreWithin(tx as unknown as Database, lines, replace))
			.catch((error) => {
				// Its own message repeats the rows.
				if (!(error instanceof DrizzleQueryError)) throw error;
				throw new Error(`The database refused: ${reasonOf(error).message}. Nothing was changed.`);
			})
	);
}

async function restoreWithin(session: Database, lines: AsyncIterable<string>, replace: boolean) {
	const reader = lines[Symbol.asyncIterator]();
	const head = readHead((await reader.next()).value);
	const { upTo, isLatest } = schemaOf(head);
	const there = await tablesOf(session);
	if (there.length && !replace)
		throw new Error(
			`The database is not empty: it has ${there.length} tables. Name an empty one, or add --replace to ` +
				'remove all that is in it first. Nothing was changed.'
		);
	if (there.length) await clear(session);
	await migrateWithin(session, upTo);
	await speakPlainly(session);
	const tables = await tablesOf(session);
	// A migration may have brought rows, and triggers would write what the backup brings as well.
	await hold(session, tables);
	const expected = await fill(session, head, tables, { [Symbol.asyncIterator]: () => reader });
	const restored = await readBack(session, expected);
	await release(session, tables);
	await migrateWithin(session);
	await session.execute(sql`analyze`);
	if (!isLatest) await refreshAll(session);
	return restored;
}

/**
 * The last of the migrations that made what the backup is of.
 * @throws Error with a sentence for people
 */
function schemaOf({ migration }: Head) {
	const known = migrations();
	if (migration.hash === former.hash)
		return { upTo: known[former.standsFor]!.folderMillis, isLatest: false };
	if (migration.when > known.at(-1)!.folderMillis)
		throw new Error('This backup was made by a newer Rulewatch. Update this one first.');
	if (
		!known.some(
			({ folderMillis, hash }) => folderMillis === migration.when && hash === migration.hash
		)
	)
		throw new Error('This backup was made by a Rulewatch whose schema this one never had.');
	return { upTo: migration.when, isLatest: migration.hash === known.at(-1)!.hash };
}

/** Takes all lines up to the last, and returns what each table should hold now. */
async function fill(
	session: Session,
	{ migration }: Head,
	tables: Table[],
	lines: AsyncIterable<string>
) {
	const isFormer = migration.hash === former.hash;
	const left = new Set(isFormer ? formerTables : []);
	const expected: Restored[] = [];
	let table: Table | undefined;
	let passedOver = 0;
	let isPassed = false;
	let isWhole = false;
	for await (const text of lines) {
		if (isWhole) throw new Damaged('it goes on after its end');
		if (text.startsWith('[')) {
			if (isPassed) continue;
			if (!table) throw new Damaged('it has rows of no table');
			await insert(session, table, text);
			continue;
		}
		const line = readLine(text);
		if ('table' in line) {
			isPassed = left.has(line.table);
			table = isPassed
				? undefined
				: inOrder(tables, line, isFormer ? laterColumns[line.table] : []);
		} else if ('rows' in line) {
			if (isPassed) passedOver++;
			else if (table) expected.push({ name: table.name, columns: table.columns, ...line });
			else throw new Damaged('it counts the rows of no table');
			table = undefined;
			isPassed = false;
		} else if ('sequences' in line)
			for (const sequence of line.sequences) {
				if (!left.has(sequence.table)) await setSequence(session, sequence);
			}
		else isWhole = line.end === expected.length + passedOver;
	}
	if (!isWhole || expected.length < tables.filter(({ name }) => !left.has(name)).length)
		throw new Damaged('its end is missing');
	return expected;
}

/**
 * A table with its columns in the order in which the backup has them: one that was added later stood at the end.
 * @param later columns that the Rulewatch of the backup did not have
 */
function inOrder(
	tables: Table[],
	{ table: name, columns }: Extract<Line, { table: string }>,
	later: string[] = []
): Table {
	const table = tables.find((each) => each.name === name);
	if (table?.columns.toSorted().join() !== [...columns, ...later].toSorted().join())
		throw new Damaged(`the columns of ${name} are not those of its schema`);
	const written = table!.written.filter((column) => !later.includes(column));
	return { ...table!, columns, written };
}

/** @param rows as the line has them: a JSON array of rows as text */
async function insert(session: Session, { name, columns, written }: Table, rows: string) {
	const table = sql.identifier(name);
	const row = sql.identifier(`row of ${name}`);
	await session.execute(
		sql`create temporary table if not exists ${row} on commit drop as select ${listed(columns)} from ${table} limit 0`
	);
	await session.execute(sql`
		insert into ${table} (${listed(written)}) overriding system value
		select ${listed(written)} from unnest(array(
			select value::${row} from jsonb_array_elements_text(${rows}::text::jsonb) as each (value)
		))`);
}

async function setSequence(session: Session, { table, column, last, called }: Sequence) {
	await session.execute(
		sql`select setval(pg_get_serial_sequence(${`public.${table}`}, ${column}), ${last}::text::bigint, ${called})`
	);
}

async function readBack(session: Session, expected: Restored[]): Promise<Restored[]> {
	for (const { name, columns, rows, sha256 } of expected) {
		const found = await fingerprintOf(session, { name, columns });
		if (found.rows !== rows || found.sha256 !== sha256)
			throw new Damaged(`${name} does not hold the ${rows} rows that it should`);
	}
	return expected;
}
