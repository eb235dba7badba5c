import { and, desc, eq, min, type SQL, sql } from 'drizzle-orm';
import { hasSlug, type Noun, nounOf } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import { isAmong } from '../../derived/ids.ts';
import { inOrder } from '../../lists/cursor.ts';
import * as t from '../../db/schema.ts';
import { listings, represent, selectFrom } from '../exports/index.ts';
import type { Row } from '../../../nouns/derive/csv.ts';
import type { SummarizedList } from '../summaries/index.ts';

/** What a feed is made of: some of a list, as filters choose it or by a condition of its own. */
export interface Part {
	name: SummarizedList;
	chosen?: Record<string, string | undefined>;
	where?: SQL;
}

/** A published item and when it entered the record: when it was first published. */
export type Change = {
	[N in SummarizedList]: { name: N; row: Row<N>; entered: Date };
}[SummarizedList];

/** An item that was withdrawn after readers could read it: that it was, and why, and nothing of what it said. */
export interface Withdrawal {
	name: SummarizedList;
	/** What its address needs, and what it is known by for good. */
	withdrawn: { id: string; slug: string };
	reason: string | null;
	entered: Date;
	changed: Date;
}

/** No feed holds more; readers ask again. */
const most = 50;

/** What was published, changed or withdrawn last, the newest first; of what came together, what happened last. */
export async function latest(parts: Part[]): Promise<(Change | Withdrawal)[]> {
	const all = parts.flatMap((part) => [newest(part, 'published'), newest(part, 'withdrawn')]);
	const found = (await Promise.all(all))
		.flat()
		.sort((a, b) => b.changed.getTime() - a.changed.getTime() || b.latest.localeCompare(a.latest))
		.slice(0, most);
	const read = await Promise.all(
		[...new Set(parts.map(({ name }) => name))].map((name) =>
			changesOf(
				name,
				found.flatMap((one) => (one.name === name && one.state === 'published' ? one.id : []))
			)
		)
	);
	const byKey = new Map(read.flat().map((change) => [`${change.name} ${change.row.id}`, change]));
	return found.flatMap(({ name, id, state, ...gone }): (Change | Withdrawal)[] => {
		if (state === 'published') return [byKey.get(`${name} ${id}`) ?? []].flat();
		const { slug, reason, entered, changed } = gone;
		// One that was never published is no news to anybody.
		return entered ? [{ name, withdrawn: { id, slug }, reason, entered, changed }] : [];
	});
}

async function newest({ name, chosen = {}, where }: Part, state: 'published' | 'withdrawn') {
	const listed = listings[name].list(chosen, state);
	const { id, order } = listed;
	const table = t[nounOf[name]] as typeof t.article;
	const { updatedAt } = table;
	const [[latest]] = order.by;
	const first = sql`(
		select min(created_at) from revision
		where noun = ${nounOf[name]} and row_id = ${table}.id and snapshot ->> 'state' = 'published'
	)`;
	const isGone = state === 'withdrawn';
	const row = {
		...{ id: sql<string>`${id}`, changed: updatedAt, latest: sql<string>`${latest}::text` },
		slug: hasSlug(nounOf[name]) ? sql<string>`${table}.slug` : sql<string>`''`,
		reason: sql<string | null>`${table}.state_reason`,
		entered: (isGone ? first : sql`null`).mapWith(updatedAt) as SQL<Date | null>
	};
	const rows = await selectFrom(listed, row)
		.where(and(listed.where, where, isGone ? sql`${first} is not null` : undefined))
		.orderBy(desc(updatedAt), ...inOrder(order))
		.limit(most);
	return rows.map((row) => ({ name, state, ...row }));
}

function firstPublished(of: Noun, ids: string[]) {
	const { noun, rowId, createdAt, snapshot } = t.revision;
	const isPublished = sql`${snapshot}->>'state' = 'published'`;
	return db
		.select({ id: rowId, at: min(createdAt) })
		.from(t.revision)
		.where(and(eq(noun, of), isAmong(rowId, ids), isPublished))
		.groupBy(rowId);
}

/** Published items of these ids, with when each entered the record. */
export async function changesOf(name: SummarizedList, ids: string[]): Promise<Change[]> {
	if (!ids.length) return [];
	const [rows, first] = await Promise.all([
		represent[name](ids),
		firstPublished(nounOf[name], ids)
	]);
	const entered = new Map(first.map(({ id, at }) => [id, at]));
	return rows.map(
		(row) => ({ name, row, entered: entered.get(row.id) ?? new Date(row.created_at) }) as Change
	);
}
