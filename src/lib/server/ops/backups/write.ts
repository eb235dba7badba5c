import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Connection, Database } from '../../db/index.ts';
import { notedRules } from '../../db/standing-rules.ts';
import { format, type Head, type Line } from './format.ts';
import { fingerprinting, readRows, fixTextForm } from './rows.ts';

import { queryRows, sequencesOf, tablesOf } from './tables.ts';

/** Only the same user may open this socket. */
export const socketIn = (folder: string) => join(folder, 'backup.sock');

/** PostgreSQL serves others meanwhile; the embedded database has one session, so others wait. */
export function backUp<T>(
	connection: Pick<Connection, 'inSnapshot'>,
	take: (lines: AsyncIterable<string>) => Promise<T>
): Promise<T> {
	return connection.inSnapshot((db, isSnapshot) =>
		isSnapshot ? take(linesOf(db)) : db.transaction((tx) => take(linesOf(tx)))
	);
}

async function* linesOf(session: Database): AsyncGenerator<string> {
	await fixTextForm(session);
	const tables = await tablesOf(session);
	if (!tables.length) throw new Error('The database is empty: there is nothing to back up.');
	const head: Head = {
		rulewatch: 'backup',
		format,
		made: new Date().toISOString(),
		migration: await newestMigration(session),
		rules: (await notedRules(session))?.hash,
		tables: tables.map(({ name }) => name)
	};
	yield JSON.stringify(head);
	for (const table of tables) {
		const { name, columns } = table;
		yield asLine({ table: name, columns });
		const print = fingerprinting();
		for await (const rows of readRows(session, table)) {
			rows.forEach(print.add);
			yield JSON.stringify(rows);
		}
		yield asLine(print.result());
	}
	// Sequences are not part of a snapshot. Read last, they are never behind the rows.
	yield asLine({ sequences: await sequencesOf(session) });
	yield asLine({ end: tables.length });
}

const asLine = (line: Line) => JSON.stringify(line);

async function newestMigration(session: Database): Promise<Head['migration']> {
	const [found] = await queryRows<{ hash: string; created_at: string }>(
		session,
		sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`
	);
	return { when: Number(found!.created_at), hash: found!.hash };
}
