import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { User } from '../../domain/staff.ts';
import { account } from '../auth/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { knownNames } from '../desk/capture/names.ts';
import { paged } from '../lists/list.ts';
import type { Reader } from '../visibility/index.ts';
import { outputOf } from '../worker/outputs.ts';

const { watch, watchPage } = t;

const columns = {
	id: watch.id,
	url: watch.url,
	host: watch.host,
	region: watch.region,
	kind: watch.kind,
	everyHours: watch.everyHours,
	state: watch.state,
	seenAt: watch.seenAt,
	suspectAt: watch.suspectAt,
	missingSince: watch.missingSince,
	failingSince: watch.failingSince,
	failure: watch.failure,
	nextLookAt: watch.nextLookAt,
	stoppedAt: watch.stoppedAt,
	askedAt: watch.askedAt,
	createdAt: watch.createdAt,
	ownerId: watch.ownerId,
	owner: account.name,
	/** The time when the page's latest state was last confirmed. */
	settledAt: sql<Date | null>`(select max(${watchPage.lastSeenAt}) from ${watchPage}
		where ${watchPage.watchId} = ${watch.id})`.mapWith(watchPage.lastSeenAt),
	law: { id: t.regulation.id, slug: t.regulation.slug, title: t.regulation.title }
};

const rows = (condition?: SQL) =>
	db
		.select(columns)
		.from(watch)
		.innerJoin(t.regulation, eq(t.regulation.id, watch.regulationId))
		.leftJoin(account, eq(account.id, watch.ownerId))
		.where(condition);

export function list(wanted: number) {
	const all = rows().orderBy(
		sql`${watch.stoppedAt} is not null`,
		sql`${watch.askedAt} is null`,
		sql`case ${watch.state} when 'failing' then 0 when 'gone' then 1 when 'suspect' then 2 else 3 end`,
		asc(t.regulation.title),
		asc(watch.url),
		asc(watch.id)
	);
	return paged(all, db.$count(watch), wanted);
}

const isWatched = isNull(watch.stoppedAt);

/** Pages that change too often count for their owner, or for everybody if they have none. */
export async function deskCounts({ id }: Pick<User, 'id'>) {
	const isOwn = or(isNull(watch.ownerId), eq(watch.ownerId, id));
	const [failing, asked] = await Promise.all([
		db.$count(watch, and(isWatched, isNotNull(watch.notifiedAt))),
		db.$count(watch, and(isWatched, isNotNull(watch.askedAt), isOwn))
	]);
	return { failing, asked };
}

const shownStates = 50;
const shownLooks = 20;

/** Newest first. */
export async function get(id: string) {
	const [[row], states, looks] = await Promise.all([
		rows(eq(watch.id, id)),
		db
			.select({
				id: watchPage.id,
				foundAt: watchPage.foundAt,
				beforeId: watchPage.beforeId,
				lastSeenAt: watchPage.lastSeenAt,
				copyId: watchPage.copyId,
				event: { id: t.event.id, state: t.event.state }
			})
			.from(watchPage)
			.leftJoin(t.event, eq(t.event.id, watchPage.eventId))
			.where(eq(watchPage.watchId, id))
			.orderBy(desc(watchPage.foundAt), desc(watchPage.id))
			.limit(shownStates),
		db
			.select({
				at: t.watchLook.at,
				status: t.watchLook.status,
				state: t.watchLook.state,
				failure: t.watchLook.failure
			})
			.from(t.watchLook)
			.where(eq(t.watchLook.watchId, id))
			.orderBy(desc(t.watchLook.at), desc(t.watchLook.id))
			.limit(shownLooks)
	]);
	return row && { ...row, states, looks };
}

export async function watchOfEvent(eventId: string) {
	const [found] = await db
		.select({ id: watchPage.watchId, state: watchPage.id })
		.from(watchPage)
		.where(eq(watchPage.eventId, eventId));
	return found;
}

/** Undefined if the page was gone. */
export async function textsOf(watchId: string, stateId: string) {
	const before = alias(watchPage, 'before');
	const copyBefore = alias(t.copy, 'copy_before');
	const [texts] = await db
		.select({
			now: t.copy.text,
			nowCopy: t.copy.id,
			before: copyBefore.text,
			beforeCopy: copyBefore.id
		})
		.from(watchPage)
		.innerJoin(t.copy, eq(t.copy.id, watchPage.copyId))
		.leftJoin(before, eq(before.id, watchPage.beforeId))
		.leftJoin(copyBefore, eq(copyBefore.id, before.copyId))
		.where(and(eq(watchPage.watchId, watchId), eq(watchPage.id, stateId)));
	return texts;
}

/** @returns undefined in place of either if the texts take too long */
export async function compareStates(reader: Reader, texts: { now: string; before: string | null }) {
	const { now, before } = texts;
	const [changes, quotations] = await Promise.all([
		before === null ? undefined : outputOf('wordChanges', { before, now }),
		outputOf('newQuotations', { now, before, names: await knownNames(reader) })
	]);
	return { changes, quotations };
}
