import { desc, eq } from 'drizzle-orm';
import changelog from '../../../../CHANGELOG.md?raw';
import { type Changes, newestRelease } from '../../domain/changelog.ts';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { record } from '../activity.ts';
import * as t from '../auth/tables.ts';
import { type Database, db } from '../db/index.ts';
import { migrate } from '../db/migrate.ts';

const toldDays = 14;

/** Brings the record up to date, and notes it if it was there before. @throws as `migrate` */
export async function updateRecord(session: Database): Promise<void> {
	if (await migrate(session)) await record(session, { kind: 'update' });
}

export interface Update extends Changes {
	at: Date;
}

/** The last update of the record with what it brought, for two weeks. */
export async function recentUpdate(now = new Date()): Promise<Update | undefined> {
	const [last] = await db
		.select({ at: t.activity.at })
		.from(t.activity)
		.where(eq(t.activity.kind, 'update'))
		.orderBy(desc(t.activity.id))
		.limit(1);
	const isRecent = last && now.getTime() - last.at.getTime() < toldDays * millisecondsADay;
	return isRecent ? { at: last.at, ...newestRelease(changelog) } : undefined;
}
