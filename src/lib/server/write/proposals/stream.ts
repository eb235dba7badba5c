import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Filters } from '../../../domain/filters.ts';
import { undoMilliseconds } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import type { ProposalState } from '../../../domain/vocabulary.ts';
import { proposal as table } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { where } from '../../lists/list.ts';
import { conditionsOf, type filters } from './queue.ts';
import { sentProposals } from './waiting.ts';

export interface Decision {
	id: string;
	title: string;
	state: ProposalState;
	version: number;
	/** Milliseconds left to undo it. */
	left: number;
}

/** The next proposal after one in the order of the queue, from the start again after the last; undefined if none waits. */
export async function nextSent(
	chosen: Filters<typeof filters>,
	after?: { id: string; rowId: string; sentAt: Date }
): Promise<string | undefined> {
	const queued = sentProposals(chosen.q);
	const isNewest = chosen.sort === 'newest';
	const isPast = (at: Date, rowId: string) => {
		const place = sql`(${at.toISOString()}::timestamptz, ${rowId}::text)`;
		return isNewest
			? sql`(${queued.at}, ${queued.rowId}) > ${place}`
			: sql`(${queued.at}, ${queued.rowId}) < ${place}`;
	};
	const [next] = await db
		.select({ id: queued.proposal })
		.from(queued)
		.where(and(where(conditionsOf(queued, chosen)), after && ne(queued.proposal, after.id)))
		.orderBy(
			...(after ? [isPast(after.sentAt, after.rowId)] : []),
			...(isNewest ? [desc(queued.at), desc(queued.rowId)] : [asc(queued.at), asc(queued.rowId)])
		)
		.limit(1);
	return next?.id ?? undefined;
}

export async function decisionOf(editor: User, id: string): Promise<Decision | undefined> {
	const { title, state, version, decidedAt } = table;
	const [found] = await db
		.select({ title, state, version, decidedAt })
		.from(table)
		.where(and(eq(table.id, id), eq(table.decidedBy, editor.id)));
	if (!found?.decidedAt || found.state === 'sent' || found.state === 'withdrawn') return undefined;
	const left = Math.max(0, undoMilliseconds - (Date.now() - found.decidedAt.getTime()));
	return { id, title: found.title, state: found.state, version: found.version, left };
}
