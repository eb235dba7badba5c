import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { nextMonday, nextMorning } from '../../domain/dates/mornings.ts';
import type { Frequency } from '../../domain/follow.ts';
import { undoMilliseconds } from '../../domain/review.ts';
import { db } from '../db/index.ts';
import { isAmong } from '../derived/ids.ts';
import { change as table, follow, follower, notice, outbox, webhook } from '../db/schema.ts';
import { type Audience, audienceOf, followedSearches } from './audience.ts';
import { type Change, kindsOf, statementsChangingPosition, readChanges } from './changes.ts';
import { searchesThatFind, searchesThatFound } from './search-matches.ts';
import { prepareBatch, subjectsOfBatch } from './together.ts';
import { subjectsOf } from './touched.ts';

/** Keeps queries short, so that no page waits for long. */
const atOnce = 1_000;
/** Longer than the time to undo a publication. */
export const noticeDelayMilliseconds = undoMilliseconds + 10_000;

/** Makes notices for all followers of changes. After an interruption it repeats the change without duplicates. */
export async function createNotices(): Promise<void> {
	for (;;) {
		const [next] = await db
			.select({ id: table.id })
			.from(table)
			.where(isNull(table.spreadAt))
			.orderBy(asc(table.id))
			.limit(1);
		if (!next) return;
		const [change] = await readChanges([next.id]);
		if (change?.batch) await spreadTogether(change, change.batch);
		else if (change) await spreadOne(change);
		await db.update(table).set({ spreadAt: new Date() }).where(eq(table.id, next.id));
	}
}

async function spreadOne(change: Change) {
	const moving = await statementsChangingPosition([change]);
	const kinds = kindsOf(change, moving.has(change.rowId));
	if (!kinds.length) return;
	const audience = audienceOf(change.at, kinds);
	const subjects = await subjectsOf(change);
	for await (const keys of followedSearches(audience, change.noun))
		subjects.push(...(await searchesConcerned(change, keys)));
	await notify(change, audience, subjects);
}

/** Searches that list the item now, or that listed it before it was changed or withdrawn. */
async function searchesConcerned(change: Change, keys: string[]): Promise<string[]> {
	const now = await searchesThatFind(change.noun, [change.rowId], keys);
	const found = new Set(now.map(({ key }) => key));
	const others = keys.filter((key) => !found.has(key));
	for (const { key } of await searchesThatFound(change.noun, [change], others)) found.add(key);
	return [...found];
}

/** Each kind has its own audience. A follower of several is notified once. */
async function spreadTogether(first: Change, batch: string) {
	await prepareBatch(batch, first.at);
	for (const [kind, subjects] of await subjectsOfBatch(batch, first.at))
		await notify(first, audienceOf(first.at, [kind]), subjects);
}

async function notify(change: Change, audience: Audience, subjects: string[]) {
	const concerned = (followed: typeof follow | typeof webhook) =>
		isAmong(followed.subject, subjects);
	await notifyWebhooks(change, and(audience.webhooks, concerned(webhook)));
	const recipients = and(audience.follows, concerned(follow));
	for (let last: string | undefined = ''; last !== undefined; await othersTurn())
		last = await notifyFollowers(change, recipients, last);
}

/** @returns the last follower notified, to continue after; undefined at the end */
async function notifyFollowers({ id, at }: Change, recipients: SQL | undefined, after: string) {
	const { followerId, frequency, timeZone } = follow;
	const follows = await db
		.select({ followId: follow.id, followerId, frequency, timeZone })
		.from(follow)
		.innerJoin(follower, eq(follower.id, followerId))
		.where(and(recipients, gt(followerId, after)))
		.orderBy(followerId, follow.frequency)
		.limit(atOnce);
	if (!follows.length) return undefined;
	const dueAt = dueTimes(at);
	await db
		.insert(notice)
		.values(
			follows.map(({ followId, followerId, ...schedule }) => ({
				followId,
				followerId,
				changeId: id,
				dueAt: dueAt(schedule)
			}))
		)
		// A follower with two matching follows gets one notice, the sooner.
		.onConflictDoNothing();
	return follows.at(-1)!.followerId;
}

interface Schedule {
	frequency: Frequency;
	timeZone: string;
}

/** Caches due times, since many followers share them. */
function dueTimes(at: Date): (schedule: Schedule) => Date {
	const known = new Map<string, Date>();
	return ({ frequency, timeZone }) => {
		const key = `${frequency} ${timeZone}`;
		const due = known.get(key) ?? dueAfter(at, { frequency, timeZone });
		known.set(key, due);
		return due;
	};
}

function dueAfter(at: Date, { frequency, timeZone }: Schedule): Date {
	const settled = new Date(at.getTime() + noticeDelayMilliseconds);
	if (frequency === 'at_once') return settled;
	return frequency === 'daily' ? nextMorning(settled, timeZone) : nextMonday(settled, timeZone);
}

async function notifyWebhooks({ id, at }: Change, concerned: SQL | undefined) {
	const recipients = await db.select({ id: webhook.id }).from(webhook).where(concerned);
	if (!recipients.length) return;
	await db
		.insert(outbox)
		.values(
			recipients.map(({ id: webhookId }) => ({
				webhookId,
				changeId: id,
				kind: 'webhook',
				dedupeKey: `webhook/${webhookId}/${id}`,
				createdAt: at,
				nextTryAt: new Date(at.getTime() + noticeDelayMilliseconds)
			}))
		)
		.onConflictDoNothing({ target: outbox.dedupeKey });
}
