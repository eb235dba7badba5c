import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { User } from '../../domain/staff.ts';
import { account } from '../auth/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { knownNames } from '../desk/capture/names.ts';
import { pageOf } from '../lists/list.ts';
import type { Reader } from '../visibility/index.ts';
import { outputOf } from '../worker/outputs.ts';

const { watch, watchPage } = t;

const columns = {
	...{ id: watch.id, url: watch.url, host: watch.host, region: watch.region, kind: watch.kind },
	...{ everyHours: watch.everyHours, state: watch.state, seenAt: watch.seenAt },
	...{ suspectAt: watch.suspectAt, missingSince: watch.missingSince },
	...{ failingSince: watch.failingSince, failure: watch.failure, notifiedAt: watch.notifiedAt },
	...{ nextLookAt: watch.nextLookAt, stoppedAt: watch.stoppedAt, askedAt: watch.askedAt },
	...{ createdAt: watch.createdAt, ownerId: watch.ownerId, owner: account.name },
	/** When it was last seen as it was before, or as it is since the last change. */
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

export type WatchRow = Awaited<ReturnType<typeof rows>>[number];

/** All watched pages, those that need somebody first. */
export async function list(wanted: number) {
	const total = await db.$count(watch);
	const { limit, offset, ...at } = pageOf(total, wanted);
	const found = await rows()
		.orderBy(
			sql`${watch.stoppedAt} is not null`,
			sql`${watch.askedAt} is null`,
			sql`case ${watch.state} when 'failing' then 0 when 'gone' then 1 when 'suspect' then 2 else 3 end`,
			asc(t.regulation.title),
			asc(watch.url),
			asc(watch.id)
		)
		.limit(limit)
		.offset(offset);
	return { rows: found, total, ...at };
}

const isWatched = isNull(watch.stoppedAt);

/** What the desk tells of watched pages: how many have not been read for long, and how many change too often that are one's own, or nobody's. */
export async function toTell({ id }: Pick<User, 'id'>) {
	const isOwn = or(isNull(watch.ownerId), eq(watch.ownerId, id));
	const [failing, asked] = await Promise.all([
		db.$count(watch, and(isWatched, isNotNull(watch.notifiedAt))),
		db.$count(watch, and(isWatched, isNotNull(watch.askedAt), isOwn))
	]);
	return { failing, asked };
}

const shownStates = 50;
const shownLooks = 20;

/** A watched page with the states in which it stood and the last looks, newest first; undefined where it is not there. */
export async function get(id: string) {
	const [[row], states, looks] = await Promise.all([
		rows(eq(watch.id, id)),
		db
			.select({
				...{ id: watchPage.id, foundAt: watchPage.foundAt, beforeId: watchPage.beforeId },
				...{ lastSeenAt: watchPage.lastSeenAt, copyId: watchPage.copyId },
				event: { id: t.event.id, state: t.event.state }
			})
			.from(watchPage)
			.leftJoin(t.event, eq(t.event.id, watchPage.eventId))
			.where(eq(watchPage.watchId, id))
			.orderBy(desc(watchPage.foundAt), desc(watchPage.id))
			.limit(shownStates),
		db
			.select({
				...{ at: t.watchLook.at, status: t.watchLook.status },
				...{ state: t.watchLook.state, failure: t.watchLook.failure }
			})
			.from(t.watchLook)
			.where(eq(t.watchLook.watchId, id))
			.orderBy(desc(t.watchLook.at), desc(t.watchLook.id))
			.limit(shownLooks)
	]);
	return row && { ...row, states, looks };
}

/** The watched page of which an event was drafted, and in which state; undefined of every other event. */
export async function ofEvent(eventId: string) {
	const [found] = await db
		.select({ id: watchPage.watchId, state: watchPage.id })
		.from(watchPage)
		.where(eq(watchPage.eventId, eventId));
	return found;
}

/** The text of a state, and of the one before it; undefined where the page has no such state, or was gone. */
export async function textsOf(watchId: string, stateId: string) {
	const before = alias(watchPage, 'before');
	const copyBefore = alias(t.copy, 'copy_before');
	const [texts] = await db
		.select({
			...{ now: t.copy.text, nowCopy: t.copy.id },
			...{ before: copyBefore.text, beforeCopy: copyBefore.id }
		})
		.from(watchPage)
		.innerJoin(t.copy, eq(t.copy.id, watchPage.copyId))
		.leftJoin(before, eq(before.id, watchPage.beforeId))
		.leftJoin(copyBefore, eq(copyBefore.id, before.copyId))
		.where(and(eq(watchPage.watchId, watchId), eq(watchPage.id, stateId)));
	return texts;
}

/**
 * How a state of a watched page differs from the one before: word by word, and in the quotations that are new.
 * @returns undefined in place of either where the texts take too long
 */
export async function compared(reader: Reader, texts: { now: string; before: string | null }) {
	const { now, before } = texts;
	const [changes, quotations] = await Promise.all([
		before === null ? undefined : outputOf('wordChanges', { before, now }),
		outputOf('newAmong', { now, before, names: await knownNames(reader) })
	]);
	return { changes, quotations };
}
