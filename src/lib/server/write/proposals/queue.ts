import { and, asc, desc, eq, sql } from 'drizzle-orm';
import {
	type Filters,
	type Listing,
	type ListRequest,
	oneOf,
	query,
	slug
} from '../../../domain/filters.ts';
import { type Noun, nounWords } from '../../../domain/nouns.ts';
import { type QueueKind, queueKinds, reasonInWords } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import { db } from '../../db/index.ts';
import { referencedNames } from '../items/names.ts';
import { readStored } from '../items/read.ts';
import { facet, labelIn, paged, where } from '../../lists/list.ts';
import { sentProposals, waitingEntries } from './waiting.ts';

export interface QueueEntry {
	/** Null for a draft that nobody sent. */
	proposal: string | null;
	noun: Noun;
	rowId: string;
	title: string;
	kind: QueueKind;
	author: string | null;
	at: Date;
	/** Why it was sent, or why it is a draft. */
	reason: string | null;
}

export const sorts = { oldest: 'Oldest first', newest: 'Newest first' } as const;

export const filters = {
	noun: oneOf(nounWords),
	kind: oneOf(queueKinds),
	author: slug,
	q: query,
	sort: oneOf(sorts)
};

export async function listQueue(
	request: ListRequest<typeof filters>
): Promise<Listing<QueueEntry>> {
	const { q, sort } = request.filters;
	const queued = waitingEntries(q);
	const conditions = conditionsOf(queued, request.filters);
	const choices = (name: 'noun' | 'kind', label: Record<string, string>) =>
		facet({
			value: sql<string>`${queued[name]}`,
			label: labelIn(label),
			from: queued,
			where: where(conditions, name)
		});
	const direction = sort === 'newest' ? desc : asc;
	const all = db
		.select()
		.from(queued)
		.where(where(conditions))
		.orderBy(sql`${queued.kind} = 'draft'`, direction(queued.at), asc(queued.rowId));
	const [{ rows, ...at }, nouns, kinds, authors] = await Promise.all([
		paged(all, db.$count(queued, where(conditions)), request.page),
		choices('noun', nounWords),
		choices('kind', queueKinds),
		facet({
			value: sql<string>`${queued.authorId}`,
			label: sql<string>`${queued.author}`,
			from: queued,
			where: where(conditions, 'author')
		})
	]);
	const facets = { noun: nouns, kind: kinds, author: authors };
	return { rows: await withTitles(rows), ...at, facets };
}

/** The filters except `q`, which the query of the entries itself applies. */
export const conditionsOf = (
	queued: ReturnType<typeof waitingEntries | typeof sentProposals>,
	{ noun, kind, author }: Filters<typeof filters>
) => ({
	noun: noun && eq(queued.noun, noun),
	kind: kind && eq(queued.kind, kind),
	author: author && eq(queued.authorId, author)
});

/** Counts the entries by kind; `own` are drafts whose last author is this editor, `oldest` is what was sent first. */
export async function countQueue(editor: Pick<User, 'id'>) {
	const queued = waitingEntries();
	const isDraft = eq(queued.kind, 'draft');
	const sent = sentProposals();
	const [total, drafts, own, [oldest]] = await Promise.all([
		db.$count(queued),
		db.$count(queued, isDraft),
		db.$count(queued, and(isDraft, eq(queued.authorId, editor.id))),
		db.select({ at: sent.at }).from(sent).orderBy(asc(sent.at)).limit(1)
	]);
	return { sent: total - drafts, drafts, own, oldest: oldest?.at };
}

type Untitled = Omit<QueueEntry, 'title'> & { title: string | null };

/** A proposal keeps the title that it was sent with; a draft gets its current title. */
async function withTitles(rows: Untitled[]): Promise<QueueEntry[]> {
	const untitled = rows.filter(({ title }) => title === null);
	const titles = new Map<string, string>();
	for (const noun of new Set(untitled.map(({ noun }) => noun))) {
		const ids = untitled.flatMap((row) => (row.noun === noun ? row.rowId : []));
		const items = (await readStored(db, noun, ids)).map(({ item }) => item);
		const names = await referencedNames(db, noun, items);
		for (const item of items) titles.set(`${noun} ${item.id}`, titleOf(noun, item, names));
	}
	return rows.map(({ title, reason, ...row }) => ({
		...row,
		reason: reasonInWords(reason),
		title: title ?? titles.get(`${row.noun} ${row.rowId}`) ?? row.rowId
	}));
}
