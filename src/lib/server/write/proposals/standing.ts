import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import {
	type DeskState,
	draftReasons,
	openStates,
	reasonInWords,
	settledReasons
} from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { proposal } from '../../desk/tables.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';

/** Where an item is on its way to readers. */
export interface Standing {
	state: DeskState;
	/** Why it is withdrawn, or no more than a draft. */
	reason: string | null;
	/** What was sent to become it, where the reader may see that. */
	proposal: { id: string; isOwn: boolean } | null;
}

/**
 * The state of an item's row in the words of the desk: a draft that was sent is not called one.
 * @param row the columns of the table of its noun
 */
export function deskStateOf(noun: Noun, row: unknown): SQL<DeskState> {
	// A topic is published, or has no row.
	if (noun === 'topic') return sql<DeskState>`'published'`;
	const { id, state, stateReason } = row as typeof t.statement;
	const sent = db
		.select({ state: sql`${proposal.state}::text` })
		.from(proposal)
		.where(
			and(eq(proposal.noun, noun), eq(proposal.rowId, id), inArray(proposal.state, openStates))
		)
		.orderBy(desc(proposal.sentAt))
		.limit(1);
	return sql<DeskState>`case when ${state} <> 'draft' then ${state}::text else coalesce(${sent},
		case ${stateReason} when ${draftReasons.rejected} then 'rejected'
			when ${draftReasons.taken_back} then 'withdrawn' else 'draft' end) end`;
}

/** Where an item stands that somebody fetched; undefined where it has no row. */
export async function standing(
	user: User,
	noun: Noun,
	id: string,
	session: Pick<Database, 'select'> = db
): Promise<Standing | undefined> {
	if (noun === 'topic') return { state: 'published', reason: null, proposal: null };
	const row = t[noun] as typeof t.statement;
	const [found] = await session
		.select({ state: deskStateOf(noun, row), reason: row.stateReason })
		.from(row)
		.where(eq(row.id, id));
	if (!found) return undefined;
	const isTheirs = atLeast(user.role, 'editor') ? undefined : eq(proposal.authorId, user.id);
	const isIts = and(eq(proposal.noun, noun), eq(proposal.rowId, id));
	const [sent] = await session
		.select({ id: proposal.id, authorId: proposal.authorId })
		.from(proposal)
		.where(and(isIts, inArray(proposal.state, openStates), isTheirs))
		.orderBy(desc(proposal.sentAt))
		.limit(1);
	return {
		state: found.state,
		// The state says already that a draft waits or was refused.
		reason: isSaid(found.reason) ? null : reasonInWords(found.reason),
		proposal: sent ? { id: sent.id, isOwn: sent.authorId === user.id } : null
	};
}

const isSaid = (reason: string | null) =>
	reason === draftReasons.waiting || (settledReasons as (string | null)[]).includes(reason);
