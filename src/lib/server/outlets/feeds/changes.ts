import { and, type Column, desc, eq, getTableColumns, min, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { hasSlug, type Noun, nounOf } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import { isAmong } from '../../derived/ids.ts';
import * as t from '../../db/schema.ts';
import { stores } from '../../../nouns/derive/stores.server.ts';
import { listings, represent, selectFrom } from '../exports/index.ts';
import type { Row } from '../../../nouns/derive/csv.ts';
import type { FeedList, Part } from '../../../nouns/derive/outlets.server.ts';

export type Change = {
	[N in FeedList]: { name: N; row: Row<N>; entered: Date };
}[FeedList];

/** Only the fact and the reason may be told of an item that was withdrawn. */
export interface Withdrawal {
	name: FeedList;
	withdrawn: { id: string; slug: string };
	reason: string | null;
	entered: Date;
	changed: Date;
}

const most = 50;

/** A published item, of which a feed has an entry, or a withdrawal. */
export type Found = { name: FeedList; id: string } | Withdrawal;

/**
 * Finds a page of published, changed and withdrawn items, the newest first. Among items saved together, articles come
 * last, and later events come first.
 * @returns undefined if there is no such page
 */
export async function newestChanges(
	parts: Part[],
	page: number
): Promise<{ changes: Found[]; more: boolean } | undefined> {
	const all = parts.flatMap((part) => [
		newest(part, 'published', page),
		newest(part, 'withdrawn', page)
	]);
	const [first, second, ...others] = all as [Newest, Newest, ...Newest[]];
	const found = await unionAll(first, second, ...others)
		.orderBy(sql`updated_at desc, comes_last, day desc nulls last, name, id`)
		.limit(most + 1)
		.offset((page - 1) * most);
	if (!found.length && page > 1) return undefined;
	const changes = found.slice(0, most).flatMap(({ name, id, state, ...gone }): Found[] => {
		if (state === 'published') return [{ name, id }];
		const { slug, reason, entered, changed } = gone;
		// Nobody saw an item that was never published, so its withdrawal is no news.
		return entered ? [{ name, withdrawn: { id, slug }, reason, entered, changed }] : [];
	});
	return { changes, more: found.length > most };
}

/** Finds the last day that an item's first date can mean. Items without one come after the others. */
function lastDayOf(noun: Noun): Column | SQL {
	if (noun === 'event') return t.datedClaim.latest;
	const { table, columns } = stores[noun];
	const [span] = columns.flatMap(({ span }) => (span ? [span] : []));
	return span ? getTableColumns(table)[span[1]]! : sql`null`;
}

type Newest = ReturnType<typeof newest>;

/** The union sorts all parts, so each part must bring every row that the page could need. */
function newest(
	{ name, chosen = {}, where }: Part,
	state: 'published' | 'withdrawn',
	page: number
) {
	const listed = listings[name].list(chosen, state);
	const { id } = listed;
	const noun = nounOf[name];
	const table = t[noun] as typeof t.article;
	const { updatedAt } = table;
	const first = sql`(
		select min(created_at) from revision
		where noun = ${noun} and row_id = ${table}.id and snapshot ->> 'state' = 'published'
	)`;
	const isGone = state === 'withdrawn';
	const row = {
		name: sql<FeedList>`${name}::text`.as('name'),
		state: sql<typeof state>`${state}::text`.as('state'),
		comesLast: sql<boolean>`${name === 'articles'}::boolean`.as('comes_last'),
		id: sql<string>`${id}`.as('id'),
		changed: updatedAt,
		day: sql<string | null>`${lastDayOf(noun)}::date`.as('day'),
		slug: (hasSlug(noun) ? sql<string>`${table}.slug` : sql<string>`''::text`).as('slug'),
		reason: sql<string | null>`${table}.state_reason`.as('reason'),
		entered: sql<Date | null>`${isGone ? first : sql`null`}::timestamptz`
			.mapWith(updatedAt)
			.as('entered')
	};
	return selectFrom(listed, row)
		.where(and(listed.where, where, isGone ? sql`${first} is not null` : undefined))
		.orderBy(desc(updatedAt), sql`day desc nulls last`, sql`id`)
		.limit(page * most + 1);
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

export async function publishedChanges(name: FeedList, ids: string[]): Promise<Change[]> {
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
