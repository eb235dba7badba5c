import { and, type Column, eq, getTableColumns, inArray, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { draftReasons, isOpen, openStates } from '../../../domain/review.ts';
import { type ProposalState } from '../../../domain/vocabulary.ts';
import { account } from '../../auth/tables.ts';
import * as t from '../../desk/tables.ts';
import type { Database } from '../../db/index.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { revision } from '../../db/schema.ts';
import { isVersion } from '../history.ts';
import { Refused } from '../index.ts';

const decider = alias(account, 'decider');

/** Unsent forms are left out; only their author sees them. */
export function selectProposals(session: Database) {
	return session
		.select({ ...getTableColumns(t.proposal), author: account.name, decider: decider.name })
		.from(t.proposal)
		.innerJoin(account, and(eq(account.id, t.proposal.authorId), not(t.isUnsent)))
		.leftJoin(decider, eq(decider.id, t.proposal.decidedBy))
		.$dynamic();
}

export type Row = Awaited<ReturnType<typeof selectProposals>>[number];

/** Matches the open proposals for an item. */
export const isOpenFor = (noun: Noun, id: string | Column) =>
	and(eq(t.proposal.noun, noun), eq(t.proposal.rowId, id), inArray(t.proposal.state, openStates));

export async function lockProposal(
	session: Database,
	id: string,
	condition?: SQL
): Promise<Row | undefined> {
	const isIt = and(eq(t.proposal.id, id), condition);
	// Read after locking: while it waits, a locking join would keep the old name of the decider.
	await session.select({ id: t.proposal.id }).from(t.proposal).where(isIt).for('update');
	const [found] = await selectProposals(session).where(isIt);
	return found;
}

/** The open proposal that made a version of a draft and is decided together with it. */
export async function proposalOfDraft(
	session: Database,
	noun: Noun,
	id: string,
	version: number
): Promise<Row | undefined> {
	const { proposal } = t;
	const isOpenStill = inArray(proposal.state, openStates);
	const [made] = await session
		.select({ id: proposal.id })
		.from(proposal)
		.innerJoin(
			revision,
			and(
				isVersion(proposal.noun, proposal.rowId, proposal.base),
				eq(revision.authorId, proposal.authorId)
			)
		)
		.where(
			and(
				...[eq(proposal.noun, noun), eq(proposal.rowId, id), eq(proposal.base, version)],
				sql`${revision.snapshot}->>'stateReason' = ${draftReasons.waiting}`,
				isOpenStill
			)
		)
		.orderBy(proposal.createdAt)
		.limit(1);
	return made && lockProposal(session, made.id, isOpenStill);
}

/**
 * Whether a proposal is still to be decided; false if the same person has decided the same already, as by a form sent
 * twice.
 * @throws Overtaken if it was changed or decided otherwise
 */
export function isToDecide(
	row: Row,
	version: number,
	state: ProposalState,
	by: { id: string }
): boolean {
	if (row.state === state && row.version === version + 1 && row.decidedBy === by.id) return false;
	if (row.version !== version || !isOpen(row.state)) throw new Overtaken(row);
	return true;
}

export async function setProposalState(
	session: Database,
	{ id, version }: Row,
	state: ProposalState,
	{ by, note }: { by?: { id: string }; note?: string } = {}
): Promise<void> {
	const decided = by ? { decidedBy: by.id, decidedAt: new Date() } : {};
	await session
		.update(t.proposal)
		.set({ state, version: version + 1, ...decided, ...(note !== undefined && { note }) })
		.where(eq(t.proposal.id, id));
}

/** Thrown if a proposal was changed or decided since it was read; nothing was changed. */
export class Overtaken extends Refused {
	constructor(row: Row) {
		super([{ field: '', message: fateOf(row) }]);
		this.name = 'Overtaken';
	}
}

function fateOf({ state, author, decider }: Row): string {
	const fates: Record<ProposalState, string> = {
		sent: `${author} has changed it since you opened it. Read it again before you decide.`,
		sent_back: `${decider} has sent it back already.`,
		published: `${decider} has published it already.`,
		rejected: `${decider} has rejected it already.`,
		withdrawn: `${author} has withdrawn it.`
	};
	return fates[state];
}
