import { desc, eq, lte, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { keysOf, type Section, sections as names } from '../../domain/vocabulary.ts';
import { articleColumns } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

const latestShown = 3;

/** Every section of the newsroom, in order, with how many articles it holds and the latest three. */
export async function sections(): Promise<{ section: Section; total: number; latest: Source[] }[]> {
	const ranked = db
		.select({
			...articleColumns,
			total: sql<number>`count(*) over (partition by ${t.article.section})::int`.as('total'),
			rank: sql<number>`row_number() over (
				partition by ${t.article.section}
				order by ${t.article.publishedLatest} desc nulls last,
					${t.article.publishedEarliest} desc nulls last, ${desc(t.article.id)}
			)::int`.as('rank')
		})
		.from(t.article)
		.where(eq(t.article.state, 'published'))
		.as('ranked');
	const rows = await db
		.select()
		.from(ranked)
		.where(lte(ranked.rank, latestShown))
		.orderBy(ranked.rank);
	return keysOf(names).map((section) => {
		const ofSection = rows.filter((row) => row.section === section);
		return {
			section,
			total: ofSection[0]?.total ?? 0,
			latest: ofSection.map(({ total: _, rank: __, ...article }) => article)
		};
	});
}
