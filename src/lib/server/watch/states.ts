import { and, desc, eq, gte, isNotNull } from 'drizzle-orm';
import { versionsCompared } from '../../domain/watch/next.ts';
import { keepCopy } from '../copies/keep.ts';
import * as t from '../db/schema.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { newId, refusal, type Session } from '../write/index.ts';
import type { Look } from './look.ts';
import { hashOfText } from './texts.ts';

const { watchPage } = t;

/** The most recently seen first. */
export function lastStates(session: Pick<Session, 'select'>, watchId: string) {
	return session
		.select({ id: watchPage.id, hash: watchPage.hash, text: t.copy.text })
		.from(watchPage)
		.innerJoin(t.copy, eq(t.copy.id, watchPage.copyId))
		.where(eq(watchPage.watchId, watchId))
		.orderBy(desc(watchPage.lastSeenAt), desc(watchPage.foundAt))
		.limit(versionsCompared);
}

type State = Awaited<ReturnType<typeof lastStates>>[number];

export const tooLong = 'Its text takes too long to be compared: choose a smaller region of it.';

function hashWithin(session: Session, text: string): string {
	const [hash] = outputsWithin(session, 'hashOfText', [text], {
		task: hashOfText,
		letters: ({ length }) => length
	});
	if (hash === undefined) throw refusal('region', tooLong);
	return hash;
}

export async function confirmState(session: Session, id: string, now: Date): Promise<void> {
	await session.update(watchPage).set({ lastSeenAt: now }).where(eq(watchPage.id, id));
}

/**
 * Without a text the page is gone.
 * @returns the new state's id; undefined if the page had this state before
 */
export async function keepState(
	session: Session,
	watchId: string,
	{ page, read }: Look,
	before: State | undefined,
	now: Date
): Promise<string | undefined> {
	const hash = read ? hashWithin(session, read.text) : `gone ${before?.hash ?? ''}`;
	const [kept] = await session
		.insert(watchPage)
		.values({
			id: newId(),
			watchId,
			hash,
			beforeId: before?.id ?? null,
			foundAt: now,
			lastSeenAt: now
		})
		.onConflictDoNothing()
		.returning({ id: watchPage.id });
	if (!kept) {
		const same = and(eq(watchPage.watchId, watchId), eq(watchPage.hash, hash));
		await session.update(watchPage).set({ lastSeenAt: now }).where(same);
		return undefined;
	}
	if (page && read) {
		const copyId = await keepCopy(session, {
			way: 'fetched',
			...page,
			text: read.text,
			capturedAt: now
		});
		await session.update(watchPage).set({ copyId }).where(eq(watchPage.id, kept.id));
	}
	return kept.id;
}

/** Changes of a page since a time; its first state does not count. */
export const countChanges = (session: Pick<Session, '$count'>, watchId: string, since: Date) =>
	session.$count(
		watchPage,
		and(
			...[eq(watchPage.watchId, watchId), gte(watchPage.foundAt, since)],
			...[isNotNull(watchPage.beforeId), isNotNull(watchPage.copyId)]
		)
	);
