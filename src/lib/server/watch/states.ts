import { and, desc, eq, gte, isNotNull } from 'drizzle-orm';
import { versionsCompared } from '../../domain/watch/next.ts';
import { keepCopy } from '../copies/keep.ts';
import * as t from '../db/schema.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { newId, refusal, type Session } from '../write/index.ts';
import type { Look } from './look.ts';
import { hashOf } from './texts.ts';

// The states in which a watched page stood, each with its copy.

const { watchPage } = t;

/** The last ones, the one seen last first. */
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

/** Where a text cannot be worked on in time. */
export const tooLong = 'Its text takes too long to be compared: choose a smaller region of it.';

function hashWithin(session: Session, text: string): string {
	const [hash] = outputsWithin(session, 'hashOf', [text], {
		task: hashOf,
		letters: ({ length }) => length
	});
	if (hash === undefined) throw refusal('region', tooLong);
	return hash;
}

/** That the page stands in a state again. */
export async function seenAgain(session: Session, id: string, now: Date): Promise<void> {
	await session.update(watchPage).set({ lastSeenAt: now }).where(eq(watchPage.id, id));
}

/**
 * Keeps a new state of a page with its copy; one without a text is that it is gone.
 * @returns its id; undefined where the page stood in it before
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
			...{ id: newId(), watchId, hash, beforeId: before?.id ?? null },
			...{ foundAt: now, lastSeenAt: now }
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
			...{ way: 'fetched', ...page, text: read.text, capturedAt: now }
		});
		await session.update(watchPage).set({ copyId }).where(eq(watchPage.id, kept.id));
	}
	return kept.id;
}

/** How many changes of a page were found since a moment; its first state is none. */
export const countChanges = (session: Pick<Session, '$count'>, watchId: string, since: Date) =>
	session.$count(
		watchPage,
		and(
			...[eq(watchPage.watchId, watchId), gte(watchPage.foundAt, since)],
			...[isNotNull(watchPage.beforeId), isNotNull(watchPage.copyId)]
		)
	);
