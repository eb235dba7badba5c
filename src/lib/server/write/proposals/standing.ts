import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import {
	type DeskState,
	draftReasons,
	reasonInWords,
	settledReasons
} from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { proposal } from '../../desk/tables.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { isOpenFor } from './rows.ts';

export interface Standing {
	state: DeskState;
	reason: string | null;
	proposal: { id: string; isOwn: boolean } | null;
}

/**
 * The desk's state of an item: a draft with an open proposal has the state of the proposal.
 * @param row the table of the noun
 */
export function deskStateOf(noun: Noun, row: unknown): SQL<DeskState> {
	const { id, state, stateReason } = row as typeof t.statement;
	const sent = db
		.select({ state: sql`${proposal.state}::text` })
		.from(proposal)
		.where(isOpenFor(noun, id))
		.orderBy(desc(proposal.sentAt))
		.limit(1);
	return sql<DeskState>`case when ${state} <> 'draft' then ${state}::text else coalesce(${sent},
		case ${stateReason} when ${draftReasons.rejected} then 'rejected'
			when ${draftReasons.taken_back} then 'withdrawn' else 'draft' end) end`;
}

/** The state of an item that the user may see; undefined if it has no row. */
export async function itemStanding(
	user: User,
	noun: Noun,
	id: string,
	session: Database = db
): Promise<Standing | undefined> {
	const row = t[noun] as typeof t.statement;
	const isTheirs = atLeast(user.role, 'editor') ? undefined : eq(proposal.authorId, user.id);
	const [found] = await session
		.select({
			state: deskStateOf(noun, row),
			reason: row.stateReason,
			sent: { id: proposal.id, authorId: proposal.authorId }
		})
		.from(row)
		.leftJoin(proposal, and(isOpenFor(noun, row.id), isTheirs))
		.where(eq(row.id, id))
		.orderBy(desc(proposal.sentAt))
		.limit(1);
	if (!found) return undefined;
	const { sent } = found;
	return {
		state: found.state,
		// The state itself says that a draft waits or was rejected.
		reason: repeatsState(found.reason) ? null : reasonInWords(found.reason),
		proposal: sent ? { id: sent.id, isOwn: sent.authorId === user.id } : null
	};
}

const repeatsState = (reason: string | null) =>
	reason === draftReasons.waiting || (settledReasons as (string | null)[]).includes(reason);
