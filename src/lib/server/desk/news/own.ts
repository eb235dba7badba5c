import {
	and,
	type AnyColumn,
	desc,
	eq,
	gte,
	isNull,
	ne,
	not,
	or,
	type SQL,
	sql
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mostNamed, type NewsGroup } from '../../../domain/news.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { db } from '../../db/index.ts';
import { revision } from '../../db/schema.ts';
import { hasRow } from '../../lists/list.ts';
import { choices } from '../lookup/index.ts';
import { proposal } from '../tables.ts';

const isDecided = (user: User, since: Date) =>
	and(
		eq(proposal.authorId, user.id),
		gte(proposal.decidedAt, since),
		ne(proposal.decidedBy, user.id)
	);

export async function decidedOfOwn(
	user: User,
	since: Date,
	state: 'sent_back' | 'rejected' | 'published'
): Promise<NewsGroup> {
	const which = and(isDecided(user, since), eq(proposal.state, state));
	const { count, rows } = await newestSent(which, proposal.decidedAt);
	const items = rows.map(({ id, title }) => ({ title, at: { proposal: id } }));
	return { kind: `own_${state}`, count, items };
}

/** Counts matching proposals and returns the newest. */
export async function newestSent(which: SQL | undefined, at: AnyColumn) {
	const { id, title } = proposal;
	const rows = db.select({ id, title }).from(proposal).where(which);
	return {
		count: await db.$count(proposal, which),
		rows: await rows.orderBy(desc(at), desc(id)).limit(mostNamed)
	};
}

/** Finds items that the user saved and others changed since, except decisions on the user's own proposals. */
export async function changedByOthers(user: User, since: Date): Promise<NewsGroup> {
	const own = alias(revision, 'own');
	const isSame = (row: typeof own | typeof proposal) =>
		and(eq(row.noun, revision.noun), eq(row.rowId, revision.rowId));
	const changed = db
		.select({
			noun: sql<Noun>`${revision.noun}`.as('noun'),
			rowId: sql<string>`${revision.rowId}`.as('row_id'),
			at: sql<Date>`max(${revision.createdAt})`.as('at')
		})
		.from(revision)
		.where(
			and(
				gte(revision.createdAt, since),
				or(isNull(revision.authorId), ne(revision.authorId, user.id)),
				hasRow(own, and(isSame(own), eq(own.authorId, user.id))),
				not(hasRow(proposal, and(isSame(proposal), isDecided(user, since))))
			)
		)
		.groupBy(revision.noun, revision.rowId)
		.as('changed');
	const count = await db.$count(changed);
	const rows = await db.select().from(changed).orderBy(desc(changed.at)).limit(mostNamed);
	const titles = await titlesOf(user, rows);
	const items = rows.map(({ noun, rowId: id }) => ({
		title: titles.get(`${noun} ${id}`) ?? id,
		at: { noun, id }
	}));
	return { kind: 'own_changed', count, items };
}

async function titlesOf(user: User, rows: { noun: Noun; rowId: string }[]) {
	const nouns = [...new Set(rows.map(({ noun }) => noun))];
	const found = await Promise.all(
		nouns.map(async (noun) => {
			const ids = rows.flatMap((row) => (row.noun === noun ? row.rowId : []));
			const named = await choices(user, noun, ids);
			return named.map(({ id, name }) => [`${noun} ${id}`, name] as const);
		})
	);
	return new Map(found.flat());
}
