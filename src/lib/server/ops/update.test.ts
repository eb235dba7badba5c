import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../activity.ts';
import * as t from '../auth/tables.ts';
import type { Connection } from '../db/connection.ts';
import { connectEmbedded } from '../db/embedded.ts';
import { db } from '../db/index.ts';
import { migrateTo, migrations } from '../db/migrate.ts';
import { recentUpdate, updateRecord } from './update.ts';

const kindsIn = async ({ db }: Connection) =>
	(await db.select({ kind: t.activity.kind }).from(t.activity)).map(({ kind }) => kind);

let own: Connection;
beforeAll(async () => (own = await connectEmbedded()));
afterAll(() => own.close());

it('a start that migrates a record notes it once; the start on an empty database does not', async () => {
	await own.db.transaction((tx) => migrateTo(tx as never, migrations().at(-2)!.folderMillis));
	await updateRecord(own.db);
	expect(await kindsIn(own)).toEqual(['update']);
	await updateRecord(own.db);
	expect(await kindsIn(own)).toEqual(['update']);

	const empty = await connectEmbedded();
	await updateRecord(empty.db);
	expect(await kindsIn(empty)).toEqual([]);
	await empty.close();
});

it('administrators are told of an update for two weeks, with the newest section of the changelog', async () => {
	expect(await recentUpdate()).toBeUndefined();
	await record(db, { kind: 'update' });
	const told = (await recentUpdate())!;
	expect(told.groups.flatMap(({ entries }) => entries)).not.toEqual([]);
	const later = (days: number) => recentUpdate(new Date(told.at.getTime() + days * 86_400_000));
	expect(await later(13)).toEqual(told);
	expect(await later(14)).toBeUndefined();
});
