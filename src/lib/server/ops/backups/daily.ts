import { and, desc, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dailyName, isFile, sha256Of } from '../../../../../bin/daily-file.js';
import { run } from '../../../../../bin/steps.js';
import { administrators } from '../../auth/accounts.ts';
import { backupLetter } from '../../auth/letters.ts';
import { databaseSettings, db, environmentWith } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { post } from '../../jobs/mail.ts';
import { backupFolder, drillKey } from '../../settings.ts';
import { log } from '../log.ts';
import { copyAway, thinOut } from './away.ts';

const hour = 3_600_000;
/** Backups are made at night where most readers of the first copies sleep: at two o'clock UTC. */
const startsAt = 2 * hour;
/** A backup of 200,000 statements takes two minutes. */
const mostMilliseconds = hour;
const lateAfter = 26 * hour;

const week = 7 * 24 * hour;

type Work = (file: string, stop: AbortSignal) => Promise<unknown>;

const within = (stop: AbortSignal) =>
	AbortSignal.any([stop, AbortSignal.timeout(mostMilliseconds)]);

/** Commands run in processes of their own, so that readers do not wait for them. */
const byCommand: Record<'make' | 'drill', Work> = {
	make: (file, stop) =>
		run(process.execPath, [resolve('bin/backup.js'), file], { signal: within(stop) }),
	/** Restores into an embedded database that is thrown away, since a user of PostgreSQL may not make databases. */
	async drill(file, stop) {
		const folder = resolve(databaseSettings().folder, 'drill');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const env = { ...environmentWith(folder), BACKUP_PASSPHRASE: drillKey() };
		try {
			await run(process.execPath, [resolve('bin/restore.js'), file], { env, signal: within(stop) });
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
};

/**
 * Makes the backup of the day in `BACKUP_FOLDER`, unless it is there or another process makes it, copies it away, and
 * removes old ones.
 * After a failure administrators are written to, and the next try is an hour later. Once a week the backup is restored
 * in a drill, if the operator left a key for it.
 */
export async function backUpDaily(stop: AbortSignal, { make, drill } = byCommand): Promise<void> {
	const folder = backupFolder();
	if (!folder) return;
	const day = new Date(Date.now() - startsAt).toISOString().slice(0, 10);
	const file = join(folder, dailyName(day));
	if (!(await claim(day, file))) return;
	try {
		if (!isFile(file)) await make(file, stop);
		const [{ size: bytes }, sha256] = await Promise.all([stat(file), sha256Of(file)]);
		const said = [
			await copyAway(file, within(stop)),
			await thinOut(folder, await readdir(folder), (name) => rm(join(folder, name)))
		];
		const stays = said.filter(Boolean).join(' ') || null;
		await note(day, { endedAt: new Date(), bytes, sha256, failure: null, stays });
	} catch (error) {
		if (!stop.aborted) await tellOfFailure(day, sentenceOf(error), 'every hour');
		return;
	}
	if (!drillKey() || !(await isDrillDue())) return;
	try {
		await drill(file, stop);
		await note(day, { drilledAt: new Date() });
	} catch (error) {
		const failure = `in the weekly drill it could not be restored. ${sentenceOf(error)}`;
		if (!stop.aborted) await tellOfFailure(day, failure, 'with the backup of the next day');
	}
}

async function isDrillDue(): Promise<boolean> {
	// An hour less, as a backup may take longer than the one before it.
	const since = new Date(Date.now() - week + hour);
	return (await db.$count(t.dailyBackup, gt(t.dailyBackup.drilledAt, since))) === 0;
}

/** Lets one process at a time make the backup of a day, and again if its file is gone, as after a restore elsewhere. */
async function claim(day: string, file: string): Promise<boolean> {
	const beganAt = new Date();
	const { endedAt, beganAt: began } = t.dailyBackup;
	const claimed = await db
		.insert(t.dailyBackup)
		.values({ day, beganAt })
		.onConflictDoUpdate({
			target: t.dailyBackup.day,
			set: { beganAt, endedAt: null },
			setWhere: and(
				isFile(file) ? isNull(endedAt) : undefined,
				lt(began, new Date(beganAt.getTime() - hour))
			)
		})
		.returning({ day: t.dailyBackup.day });
	return claimed.length > 0;
}

const note = (day: string, result: Partial<typeof t.dailyBackup.$inferInsert>) =>
	db.update(t.dailyBackup).set(result).where(eq(t.dailyBackup.day, day));

async function tellOfFailure(day: string, failure: string, again: string) {
	log.error({ reason: failure }, 'the daily backup failed');
	await db.transaction(async (tx) => {
		await tx.update(t.dailyBackup).set({ failure }).where(eq(t.dailyBackup.day, day));
		for (const { id, email } of await administrators(tx))
			await post(tx, {
				to: email,
				kind: 'notice',
				key: `backup:${day}:${id}`,
				letter: backupLetter(day, failure, again)
			});
	});
}

/** The last line that a command printed says what happened; `run` adds one that names the command. */
function sentenceOf(error: unknown): string {
	const lines = String(error instanceof Error ? error.message : error).split('\n');
	const said = lines.filter((line) => line.trim() && !/^\s+at |^“.*” failed/.test(line));
	return said.at(-1) ?? 'It broke off.';
}

/** How the backups of this copy stand; undefined if none are made by themselves. */
export async function backupState() {
	const folder = backupFolder();
	if (!folder) return undefined;
	const { day, endedAt, bytes, sha256, drilledAt } = t.dailyBackup;
	const [[last], [newest], [drilled]] = await Promise.all([
		db
			.select({ day, endedAt, bytes, sha256 })
			.from(t.dailyBackup)
			.where(isNotNull(endedAt))
			.orderBy(desc(day))
			.limit(1),
		db.select().from(t.dailyBackup).orderBy(desc(day)).limit(1),
		db
			.select({ at: drilledAt })
			.from(t.dailyBackup)
			.where(isNotNull(drilledAt))
			.orderBy(desc(drilledAt))
			.limit(1)
	]);
	const gone =
		last && !isFile(join(folder, dailyName(last.day)))
			? `${dailyName(last.day)} is not in BACKUP_FOLDER any more.`
			: undefined;
	const failure = newest?.failure ?? gone;
	const since = (at?: Date | null) => (at ? (Date.now() - at.getTime()) / 1000 : Infinity);
	const seconds = since(last?.endedAt);
	return {
		last,
		failure,
		/** Whether the failure is that of a drill: the backup was made. */
		isOfDrill: Boolean(newest?.failure && newest.endedAt),
		/** A sentence if old ones could not be removed, which is no failure. */
		stays: newest?.stays ?? undefined,
		drilledAt: drilled?.at ?? undefined,
		drillSeconds: drillKey() ? since(drilled?.at) : undefined,
		seconds,
		isLate: seconds * 1000 > lateAfter
	};
}
