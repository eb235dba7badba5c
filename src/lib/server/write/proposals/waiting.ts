import {
	and,
	type AnyColumn,
	eq,
	not,
	inArray,
	isNull,
	notInArray,
	or,
	type SQL,
	sql
} from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { type QueueKind, settledReasons } from '../../../domain/review.ts';
import { account } from '../../auth/tables.ts';
import { csvImport, importItem, proposal } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { contains, hasRow, leadsTo } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import * as words from '../../lists/words.ts';
import { isVersion } from '../history.ts';
import { isOpenFor } from './rows.ts';

/** Every proposal that waits and every draft without an open proposal, filtered by the words `q`. */
export function waitingEntries(q?: string) {
	const [first, ...others] = Object.values(nounOf).map((noun) => drafts(noun, q));
	return unionAll(proposals(q), first!, ...others).as('waiting');
}

const hasWords: Partial<Record<Noun, words.Words>> = {
	article: words.articleHasWords,
	regulation: words.regulationHasWords,
	stakeholder: words.stakeholderHasWords,
	membership: membershipWords,
	event: words.eventHasWords,
	statement: words.statementHasWords
};

/** Proposals that wait, filtered by the words `q` in their titles. */
export const sentProposals = (q?: string) => proposals(q).as('sent');

function proposals(q?: string) {
	const { id, noun, rowId, title, authorId, sentAt, reason, state, base } = proposal;
	// An item is new to readers if it is based on a draft.
	const kind = sql<QueueKind>`case when ${t.revision.snapshot}->>'state' = 'draft' then 'new' else 'change' end`;
	return db
		.select({
			proposal: sql<string | null>`${id}`.as('proposal'),
			noun: sql<Noun>`${noun}`.as('noun'),
			rowId: sql<string>`${rowId}`.as('row_id'),
			title: sql<string | null>`${title}`.as('title'),
			kind: kind.as('kind'),
			authorId: sql<string | null>`${authorId}`.as('author_id'),
			author: sql<string | null>`${account.name}`.as('author'),
			at: sql<Date>`${sentAt}`.mapWith(sentAt).as('at'),
			reason: sql<string | null>`${reason}`.as('reason')
		})
		.from(proposal)
		.innerJoin(account, eq(account.id, authorId))
		.leftJoin(t.revision, isVersion(noun, rowId, base))
		.where(and(eq(state, 'sent'), q ? contains(q, title) : undefined));
}

function drafts(noun: Noun, q?: string) {
	// All have the columns of `itemColumns`.
	const row = t[noun] as typeof t.statement;
	const condition = q ? (hasWords[noun] ?? words.itemHasWords(noun))(q) : undefined;
	const isProposed = hasRow(proposal, isOpenFor(noun, row.id));
	return db
		.select({
			proposal: sql<string | null>`null::text`.as('proposal'),
			noun: sql<Noun>`${noun}::text`.as('noun'),
			rowId: sql<string>`${row.id}`.as('row_id'),
			title: sql<string | null>`null::text`.as('title'),
			kind: sql<QueueKind>`'draft'::text`.as('kind'),
			authorId: sql<string | null>`${t.revision.authorId}`.as('author_id'),
			author: sql<string | null>`${t.revision.author}`.as('author'),
			at: sql<Date>`${row.updatedAt}`.mapWith(row.updatedAt).as('at'),
			reason: sql<string | null>`${row.stateReason}`.as('reason')
		})
		.from(row)
		.leftJoin(t.revision, isVersion(noun, row.id, row.version))
		.where(
			and(
				eq(row.state, 'draft'),
				or(isNull(row.stateReason), notInArray(row.stateReason, settledReasons)),
				not(isProposed),
				not(isInImport(noun, row.id)),
				condition
			)
		);
}

/** An import's drafts are decided together, on the page of the import. */
const isInImport = (noun: Noun, id: AnyColumn) =>
	leadsTo(
		importItem,
		and(eq(importItem.noun, noun), eq(importItem.rowId, id))!,
		csvImport,
		and(
			eq(csvImport.id, importItem.importId),
			inArray(csvImport.state, ['sent', 'publishing', 'sent_back', 'withdrawing'])
		)
	);

function membershipWords(q: string): SQL {
	const { id } = t.stakeholder;
	const isIn = or(eq(id, t.membership.groupId), eq(id, t.membership.memberId));
	return hasRow(t.stakeholder, and(isIn, words.stakeholderHasWords(q)));
}
