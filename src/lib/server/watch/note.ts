import { and, eq } from 'drizzle-orm';
import {
	type TransitionInput,
	type Memory,
	initialState,
	type Verdict,
	transition
} from '../../domain/watch/next.ts';
import { nextLook } from '../../domain/watch/wait.ts';
import * as t from '../db/schema.ts';
import { today } from '../today.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { inTransaction, type Session } from '../write/index.ts';
import { draftEvent } from './draft.ts';
import type { Look } from './look.ts';
import { countChanges, keepState, lastStates, confirmState, tooLong } from './states.ts';
import { millisecondsADay } from '../../domain/dates/format.ts';

const { watch } = t;

export type Watch = typeof watch.$inferSelect;

/** More changes than this in a day: ask the owner whether to go on. */
const mostChanges = 3;

export function noteLook(watched: Watch, seen: Look): Promise<void> {
	const now = new Date();
	return inTransaction(async (session) => {
		// If an editor changed or stopped the watch meanwhile, the look is void.
		const same = and(eq(watch.id, watched.id), eq(watch.version, watched.version));
		const [row] = await session.select().from(watch).where(same).for('update');
		if (row && !row.stoppedAt) await noteWithin(session, row, seen, now);
	});
}

/** The transaction must have locked or inserted the row. */
export async function noteWithin(
	session: Session,
	row: Watch,
	seen: Look,
	now: Date
): Promise<void> {
	const states = await lastStates(session, row.id);
	const texts = states.map(({ text }) => text);
	const looked = { memory: memoryOf(row), sight: seen.sight, known: texts, now };
	const { memory, known, found } = verdictWithin(session, looked);
	if (states[known]) await confirmState(session, states[known].id, now);
	const ownerAsked = found ? await noteFound(session, row, seen, found, now) : {};
	const isRead = !memory.failures && !memory.missingLooks;
	await session
		.update(watch)
		.set({
			...memory,
			...ownerAsked,
			heldUntil: null,
			nextLookAt: nextLook(memory, row.everyHours, now),
			...(isRead && { seenAt: now, seenOn: today() }),
			...(seen.sight.kind !== 'same' && validators(seen, memory.state === 'ok'))
		})
		.where(eq(watch.id, row.id));
	await session.insert(t.watchLook).values({
		watchId: row.id,
		at: now,
		state: memory.state,
		failure: memory.failure,
		status: seen.page?.status ?? null,
		bodyHash: seen.bodyHash ?? null
	});
}

function verdictWithin(session: Session, looked: TransitionInput): Verdict {
	const { memory, sight, known } = looked;
	const read = sight.kind === 'read' ? [sight.text, ...known, memory.suspectText ?? ''] : [];
	const [verdict] = outputsWithin(session, 'transition', [looked], {
		task: transition,
		letters: () => read.join('').length
	});
	return verdict ?? transition({ ...looked, sight: { kind: 'failed', why: tooLong } });
}

const memoryOf = (row: Watch): Memory => {
	const keys = Object.keys(initialState) as (keyof Memory)[];
	return { ...initialState, ...Object.fromEntries(keys.map((key) => [key, row[key]])) };
};

/** A second look must read the page itself, so only settled pages get conditional requests. */
function validators({ page }: Look, isSettled: boolean) {
	const headers = isSettled ? page?.headers : undefined;
	return { etag: headers?.etag ?? null, lastModified: headers?.['last-modified'] ?? null };
}

async function noteFound(
	session: Session,
	row: Watch,
	seen: Look,
	found: NonNullable<Verdict['found']>,
	now: Date
): Promise<{ askedAt?: Date }> {
	const [before] = await lastStates(session, row.id);
	const stateId = await keepState(session, row.id, seen, before, now);
	if (!stateId || found === 'first') return {};
	const since = new Date(now.getTime() - millisecondsADay);
	const isTooMany =
		found === 'changed' && (await countChanges(session, row.id, since)) > mostChanges;
	const isAsked = found === 'changed' && row.askedAt;
	if (!row.answeredAt && (isAsked || isTooMany)) return { askedAt: row.askedAt ?? now };
	const eventId = await draftEvent(session, row, found, seen.read?.lang?.value);
	await session.update(t.watchPage).set({ eventId }).where(eq(t.watchPage.id, stateId));
	return {};
}
