import { and, desc, eq, gte, isNull, ne, not, or, sql } from 'drizzle-orm';
import { mostNamed, type NewsGroup } from '../../../domain/news.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { activity } from '../../auth/tables.ts';
import { db } from '../../db/index.ts';
import { hasRow } from '../../lists/list.ts';
import { pagesAt } from '../corrections/index.ts';
import { newestSent } from './own.ts';
import { correction, proposal } from '../tables.ts';

// Only editors may see this news.

export async function sentByOthers(user: User, since: Date): Promise<NewsGroup> {
	const { state, sentAt, authorId } = proposal;
	const which = and(eq(state, 'sent'), gte(sentAt, since), ne(authorId, user.id));
	const { count, rows } = await newestSent(which, sentAt);
	const items = rows.map(({ id, title }) => ({ title, at: { review: id } }));
	return { kind: 'sent', count, items };
}

export async function newReports(since: Date): Promise<NewsGroup> {
	const { id, page, state, createdAt } = correction;
	const which = and(eq(state, 'waiting'), gte(createdAt, since));
	const count = await db.$count(correction, which);
	const rows = await db
		.select({ id, page })
		.from(correction)
		.where(which)
		.orderBy(desc(createdAt), desc(id))
		.limit(mostNamed);
	const pages = await pagesAt(rows.map(({ page }) => page));
	const items = rows.map(({ id, page }) => ({
		title: pages.get(page)?.title ?? page,
		at: { correction: id }
	}));
	return { kind: 'reported', count, items };
}

const logged = { published: 'publication', withdrawn: 'withdrawal' } as const;

/** Reads the activity log, without decisions on the user's own proposals, which are listed separately. */
export async function doneByOthers(
	user: User,
	since: Date,
	kind: keyof typeof logged
): Promise<NewsGroup> {
	const { id, at, actorId, subject, detail } = activity;
	const noun = sql<Noun>`${detail}->>'noun'`;
	const rowId = sql<string>`${detail}->>'id'`;
	const isOfOwn = and(
		eq(proposal.authorId, user.id),
		gte(proposal.decidedAt, since),
		sql`(${proposal.noun}, ${proposal.rowId}) = (${noun}, ${rowId})`
	);
	const which = and(
		eq(activity.kind, logged[kind]),
		gte(at, since),
		or(isNull(actorId), ne(actorId, user.id)),
		sql`${rowId} is not null`,
		not(hasRow(proposal, isOfOwn))
	);
	const count = await db.$count(activity, which);
	const rows = await db
		.select({ title: subject, noun, id: rowId })
		.from(activity)
		.where(which)
		.orderBy(desc(id))
		.limit(mostNamed);
	const items = rows.map(({ title, ...at }) => ({ title: title ?? at.id, at }));
	return { kind, count, items };
}
