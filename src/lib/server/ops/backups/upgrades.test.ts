import { sql } from 'drizzle-orm';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { expect, it } from 'vitest';
import {
	storedRows,
	recomputedRows
} from '../../../../../tests/helpers/server/derived/test-derived.ts';
import {
	backup,
	collectLines,
	from,
	reconnect,
	restoreBackup
} from '../../../../../tests/helpers/server/ops/backups/test-restore.ts';
import { db } from '../../db/index.ts';
import { migrateTo } from '../../db/migrate.ts';
import * as t from '../../db/schema.ts';
import { refreshAll } from '../../derived/index.ts';
import { recentUpdate, updateRecord } from '../update.ts';
import { dropEverything, emptyTables, enableTriggers } from './empty.ts';
import { fill } from './fill.ts';
import { linesIn, readHead } from './format.ts';
import { fixTextForm } from './rows.ts';
import { queryRows, tablesOf } from './tables.ts';

// “After an update” in docs/operations.md. Both files hold the same small record. The program of 0.2.0 (commit 793b773c)
// took it over from 0.1 and made the one with its own `npm run backup`; the program of 0.3.0 (commit d10fc4a3) restored
// that and made the other.

const folder = new URL(
	'../../../../../tests/helpers/server/ops/backups/releases/',
	import.meta.url
);

async function release(version: string): Promise<string[]> {
	const file = new URL(`${version}.backup`, folder);
	return collectLines(linesIn(createReadStream(file).pipe(createGunzip()).setEncoding('utf8')));
}

/** Makes the database as the older program left it. */
async function leave([first, ...lines]: string[]) {
	const head = readHead(first);
	await db.transaction(async (tx) => {
		await dropEverything(tx);
		await migrateTo(tx as never, head.migration.when);
		await fixTextForm(tx);
		const tables = await tablesOf(tx);
		await emptyTables(tx, tables);
		await fill(tx, head, tables, from(lines));
		await enableTriggers(tx, tables);
	});
	await reconnect();
}

/** Counts the rows that people wrote and sent; those that follow from them are left out. */
async function holdings() {
	const said = [t.article, t.event, t.quotation, t.regulation, t.stakeholder, t.statement, t.topic];
	const all = [...said, t.account, t.proposal, t.revision];
	return Promise.all(all.map((table) => db.$count(table)));
}

const rowsIn = (lines: string[]) => lines.filter((line) => /^\[|^\{"rows"/.test(line));

it.each(['0.2.0', '0.3.0'])(
	'a record of %s is brought up to date by the start, as by a restore, and goes back by its backup',
	async (version) => {
		const old = await release(version);
		await leave(old);
		const before = await holdings();
		expect(before).not.toContain(0);

		await updateRecord(db);
		await refreshAll(db);
		expect(await recentUpdate(), 'told at the desk').toBeDefined();
		expect(await holdings()).toEqual(before);
		expect(await storedRows()).toEqual(await recomputedRows());
		const quoted = sql`select row_id from search_entry where vector @@ search_query('reconsider')`;
		expect(await queryRows(db, quoted)).toEqual([{ row_id: 'letter' }]);
		const started = await backup();

		await leave(old);
		expect(rowsIn(await backup()), 'the old program finds all as it was').toEqual(rowsIn(old));

		await restoreBackup(old);
		const tables = (lines: string[]) => lines.filter((line) => line.startsWith('{"table"'));
		expect(tables(await backup())).toEqual(tables(started));
		expect(await holdings()).toEqual(before);
	}
);
