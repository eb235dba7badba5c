import { and, countDistinct, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { hasSlug, nameOf, type Noun, nounWords, pathOf } from '../../domain/nouns.ts';
import { plural } from '../../domain/plural.ts';
import type { FeedList } from '../../nouns/derive/outlets.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { publishedChanges, feedEntries, headingOf } from '../outlets/feeds/index.ts';
import { origin } from '../settings.ts';
import { tellingOf, type Way } from '../write/ways.ts';
import type { ChangeSummary } from './change-summary.ts';
import type { Change } from './changes.ts';
import { batchConditions, type Followed } from './together.ts';

/** A letter lists this many items of a batch. */
const most = 20;

type Items = NonNullable<ChangeSummary['items']>;

/** Summarizes the part of a batch that concerns a follower: counts, and the first items. */
export async function summarizeBatch(
	first: Change,
	batch: string,
	followed: Followed[]
): Promise<ChangeSummary[]> {
	const counts = new Map<string, number>();
	const kinds = new Set<string>();
	const items: Items = [];
	for (const [noun, where] of await batchConditions(batch, followed)) {
		const table = t[noun] as typeof t.article;
		const isIts = and(where, isNotNull(whatOf(table)));
		const counted = await db
			.select({ what: whatOf(table), kinds: t.change.kinds, many: countDistinct(table.id) })
			.from(t.change)
			.innerJoin(table, eq(table.id, t.change.rowId))
			.where(isIts)
			.groupBy(sql`1`, t.change.kinds);
		for (const { what, kinds: as, many } of counted) {
			const words = `${what.toLowerCase()} ${nounWords[noun]}`;
			counts.set(words, (counts.get(words) ?? 0) + many);
			for (const kind of as!) kinds.add(kind);
		}
		items.push(...(await firstOf(noun, isIts, most - items.length)));
	}
	if (!counts.size) return [];
	const telling = tellingOf(batch as Way);
	const left = [...counts.values()].reduce((sum, many) => sum + many) - items.length;
	return [
		{
			change: first.id,
			noun: first.noun,
			id: first.rowId,
			at: first.at,
			kinds: [...kinds] as ChangeSummary['kinds'],
			what: ('together' in telling && telling.together) || 'Changed',
			title: [...counts].map(([words, many]) => plural(many, words)).join(', '),
			text: '',
			lang: 'en',
			quotations: [],
			facts: [],
			sources: [],
			tags: [],
			changes: [
				...items.map((item) => `${headingOf(item)}, ${item.url}`),
				...(left > 0 ? [`And ${left.toLocaleString('en')} more, which stand on record`] : [])
			],
			url: `${origin()}/`,
			items
		}
	];
}

/** Null if readers no longer see the item and were never told of it. */
function whatOf({ state }: typeof t.article): SQL<string> {
	const isKnown = sql`'correction' = any(${t.change.kinds})`;
	return sql`case when ${state} = 'published' then case when ${isKnown} then 'Changed' else 'New' end
		when ${state} = 'withdrawn' and ${isKnown} then 'Withdrawn' end`;
}

/** A withdrawn item gets only the noun as its title, and its address. */
async function firstOf(noun: Noun, where: SQL | undefined, limit: number): Promise<Items> {
	const table = t[noun] as typeof t.article;
	const rows = await db
		.select({ id: table.id, what: whatOf(table), ...(hasSlug(noun) && { slug: table.slug }) })
		.from(t.change)
		.innerJoin(table, eq(table.id, t.change.rowId))
		.where(where)
		.orderBy(t.change.id)
		.limit(limit);
	const ids = rows.flatMap(({ id, what }) => (what === 'Withdrawn' ? [] : id));
	const entries = await feedEntries(await publishedChanges(nameOf[noun] as FeedList, ids));
	const shown = new Map(entries.map((entry) => [entry.key, entry]));
	return rows.map(({ id, what, slug }) => {
		const entry = shown.get(`${noun}/${id}`);
		const url = entry?.url ?? origin() + (pathOf(noun, { id, slug }) ?? '/');
		return { noun, id, what, title: entry?.title ?? nounWords[noun], url };
	});
}
