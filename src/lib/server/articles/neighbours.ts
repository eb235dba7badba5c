import { and, asc, desc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

export interface Neighbour extends Source {
	/** Whether it is about one of the same laws; if not, it is of the same section. */
	sameLaw: boolean;
}

const order = [t.article.publishedLatest, t.article.publishedEarliest, t.article.id];

type Dated = Pick<
	typeof t.article.$inferSelect,
	'id' | 'section' | 'publishedLatest' | 'publishedEarliest'
>;

/**
 * The articles before and after one in time: about one of the same laws, or where none is, of the same section.
 * An undated article has no place in time, and so no neighbours.
 */
export async function neighboursOf(article: Dated, regulationIds: string[]) {
	const sameLaw = regulationIds.length
		? exists(
				db
					.select({ one: sql`1` })
					.from(t.articleRegulation)
					.where(
						and(
							eq(t.articleRegulation.articleId, t.article.id),
							inArray(t.articleRegulation.regulationId, regulationIds)
						)
					)
			)
		: sql`false`;
	const here = sql`(${article.publishedLatest}::date, ${article.publishedEarliest}::date, ${article.id}::text)`;
	const there = sql`(${sql.join(order, sql`, `)})`;
	const nearest = async (side: SQL, direction: typeof asc): Promise<Neighbour | undefined> => {
		const [row] = await db
			.select({ ...articleColumns, sameLaw: sql<boolean>`${sameLaw}`.as('same_law') })
			.from(t.article)
			.where(
				and(
					eq(t.article.state, 'published'),
					ne(t.article.id, article.id),
					or(sameLaw, eq(t.article.section, article.section)),
					side
				)
			)
			.orderBy(sql`same_law desc`, ...order.map((column) => direction(column)))
			.limit(1);
		return row;
	};
	const [previous, next] = await Promise.all([
		nearest(sql`${there} < ${here}`, desc),
		nearest(sql`${there} > ${here}`, asc)
	]);
	return { previous, next };
}
