import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dailyFile, sha256Of } from '../../../../../bin/daily-file.js';
import { run } from '../../../../../bin/steps.js';
import { backupsToRemove } from '../../../domain/backups.ts';
import { administrators } from '../../auth/accounts.ts';
import { backupLetter } from '../../auth/letters.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { post } from '../../jobs/mail.ts';
import { backupFolder } from '../../settings.ts';
import { log } from '../log.ts';
import { copyAway } from './away.ts';

const hour = 3_600_000;
/** Backups are made at night where most readers of the first copies sleep: at two o'clock UTC. */
const startsAt = 2 * hour;
/** A backup of 200,000 statements takes two minutes. */
const mostMilliseconds = hour;
const lateAfter = 26 * hour;

type Make = (file: string, stop: AbortSignal) => Promise<unknown>;

/** The command runs in a process of its own, so that readers do not wait for it. */
const byCommand: Make = (file, stop) =>
	run(process.execPath, [resolve('bin/backup.js'), file], {
		signal: AbortSignal.any([stop, AbortSignal.timeout(mostMilliseconds)])
	});

/**
 * Makes the backup of the day in `BACKUP_FOLDER`, unless it is there or another process makes it, copies it away, and
 * removes old ones.
 * After a failure administrators are written to, and the next try is an hour later.
 */
export async function backUpDaily(stop: AbortSignal, make = byCommand): Promise<void> {
	const folder = backupFolder();
	if (!folder) return;
	const day = new Date(Date.now() - startsAt).toISOString().slice(0, 10);
	if (!(await claim(day))) return;
	const file = join(folder, `rulewatch-${day}.backup`);
	try {
		if (!existsSync(file)) await make(file, stop);
		const [{ size: bytes }, sha256] = await Promise.all([stat(file), sha256Of(file)]);
		await copyAway(file, AbortSignal.any([stop, AbortSignal.timeout(mostMilliseconds)]));
		await note(day, { endedAt: new Date(), bytes, sha256, failure: null });
		await removeOld(folder);
	} catch (error) {
		if (!stop.aborted) await tellOfFailure(day, sentenceOf(error));
	}
}

/** Lets one process at a time make the backup of a day. */
async function claim(day: string): Promise<boolean> {
	const beganAt = new Date();
	const { endedAt, beganAt: began } = t.dailyBackup;
	const claimed = await db
		.insert(t.dailyBackup)
		.values({ day, beganAt })
		.onConflictDoUpdate({
			target: t.dailyBackup.day,
			set: { beganAt },
			setWhere: and(isNull(endedAt), lt(began, new Date(beganAt.getTime() - hour)))
		})
		.returning({ day: t.dailyBackup.day });
	return claimed.length > 0;
}

const note = (day: string, result: Partial<typeof t.dailyBackup.$inferInsert>) =>
	db.update(t.dailyBackup).set(result).where(eq(t.dailyBackup.day, day));

async function removeOld(folder: string) {
	const days = (await readdir(folder)).flatMap((name) => dailyFile.exec(name)?.[1] ?? []);
	for (const day of backupsToRemove(days))
		// Storage that removes old files by itself may not let us do it.
		await rm(join(folder, `rulewatch-${day}.backup`)).catch((error: Error) =>
			log.warn({ reason: error.message }, 'an old backup stays')
		);
}

async function tellOfFailure(day: string, failure: string) {
	log.error({ reason: failure }, 'the daily backup failed');
	await db.transaction(async (tx) => {
		await tx.update(t.dailyBackup).set({ failure }).where(eq(t.dailyBackup.day, day));
		for (const { id, email } of await administrators(tx))
			await post(tx, {
				to: email,
				kind: 'notice',
				key: `backup:${day}:${id}`,
				letter: backupLetter(day, failure)
			});
	});
}

/** The last line that a command printed says what happened. */
function sentenceOf(error: unknown): string {
	const lines = String(error instanceof Error ? error.message : error)
		.trim()
		.split('\n');
	return lines.findLast((line) => line.trim() && !/^\s+at /.test(line)) ?? 'It broke off.';
}

/** How the backups of this copy stand; undefined if none are made by themselves. */
export async function backupState() {
	if (!backupFolder()) return undefined;
	const { day, endedAt, bytes, sha256 } = t.dailyBackup;
	const [[last], [newest]] = await Promise.all([
		db
			.select({ day, endedAt, bytes, sha256 })
			.from(t.dailyBackup)
			.where(isNotNull(endedAt))
			.orderBy(desc(day))
			.limit(1),
		db.select().from(t.dailyBackup).orderBy(desc(day)).limit(1)
	]);
	const seconds = last?.endedAt ? (Date.now() - last.endedAt.getTime()) / 1000 : Infinity;
	return {
		last,
		failure: newest?.failure ?? undefined,
		seconds,
		isLate: seconds * 1000 > lateAfter
	};
}
