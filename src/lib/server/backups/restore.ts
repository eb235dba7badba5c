import { DrizzleQueryError, sql } from 'drizzle-orm';
import type { Connection, Database } from '../db/index.ts';
import { migrateWithin, migrations } from '../db/migrate.ts';
import { refreshAll } from '../derived/index.ts';
import { reasonOf } from '../reasons.ts';
import { clear, hold, release } from './empty.ts';
import { Damaged, type Head, readHead, readLine } from './format.ts';
import { type Fingerprint, fingerprintOf, speakPlainly } from './rows.ts';
import { type Sequence, type Session, type Table, tablesOf } from './tables.ts';

export type Restored = Fingerprint & { name: string };

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
	refuseUnknown(head);
	const there = await tablesOf(session);
	if (there.length && !replace)
		throw new Error(
			`The database is not empty: it has ${there.length} tables. Name an empty one, or add --replace to ` +
				'remove all that is in it first. Nothing was changed.'
		);
	if (there.length) await clear(session);
	await migrateWithin(session, head.migration.when);
	await speakPlainly(session);
	const tables = await tablesOf(session);
	// A migration may have brought rows, and triggers would write what the backup brings as well.
	await hold(session, tables);
	const expected = await fill(session, tables, { [Symbol.asyncIterator]: () => reader });
	const restored = await readBack(session, expected);
	await release(session, tables);
	await migrateWithin(session);
	await session.execute(sql`analyze`);
	await refreshAll(session);
	return restored;
}

function refuseUnknown({ migration }: Head) {
	const known = migrations();
	if (migration.when > known.at(-1)!.folderMillis)
		throw new Error('This backup was made by a newer Rulewatch. Update this one first.');
	if (
		!known.some(
			({ folderMillis, hash }) => folderMillis === migration.when && hash === migration.hash
		)
	)
		throw new Error('This backup was made by a Rulewatch whose schema this one never had.');
}

/** Takes all lines up to the last, and returns what each table should hold now. */
async function fill(session: Session, tables: Table[], lines: AsyncIterable<string>) {
	const expected: Restored[] = [];
	let table: Table | undefined;
	let isWhole = false;
	for await (const text of lines) {
		if (isWhole) throw new Damaged('it goes on after its end');
		if (text.startsWith('[')) {
			if (!table) throw new Damaged('it has rows of no table');
			await insert(session, table, text);
			continue;
		}
		const line = readLine(text);
		if ('table' in line) {
			table = tables.find(({ name }) => name === line.table);
			if (table?.columns.join() !== line.columns.join())
				throw new Damaged(`the columns of ${line.table} are not those of its schema`);
		} else if ('rows' in line) {
			if (!table) throw new Damaged('it counts the rows of no table');
			expected.push({ name: table.name, ...line });
			table = undefined;
		} else if ('sequences' in line)
			for (const sequence of line.sequences) await setSequence(session, sequence);
		else isWhole = line.end === expected.length && line.end === tables.length;
	}
	if (!isWhole) throw new Damaged('its end is missing');
	return expected;
}

/** @param rows as the line has them: a JSON array of rows as text */
async function insert(session: Session, { name, written }: Table, rows: string) {
	const table = sql.identifier(name);
	const columns = sql.join(
		written.map((column) => sql.identifier(column)),
		sql`, `
	);
	await session.execute(sql`
		insert into ${table} (${columns}) overriding system value
		select ${columns} from unnest(array(
			select value::${table} from jsonb_array_elements_text(${rows}::text::jsonb) as each (value)
		))`);
}

async function setSequence(session: Session, { table, column, last, called }: Sequence) {
	await session.execute(
		sql`select setval(pg_get_serial_sequence(${`public.${table}`}, ${column}), ${last}::text::bigint, ${called})`
	);
}

async function readBack(session: Session, expected: Restored[]): Promise<Restored[]> {
	for (const { name, rows, sha256 } of expected) {
		const found = await fingerprintOf(session, name);
		if (found.rows !== rows || found.sha256 !== sha256)
			throw new Damaged(`${name} does not hold the ${rows} rows that it should`);
	}
	return expected;
}
