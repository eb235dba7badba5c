import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
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
	const here = sql`(${article.publishedLatest}::date, ${article.publishedEarliest}::date, ${article.id}::text)`;
	const there = sql`(${sql.join(order, sql`, `)})`;
	const nearest = (among: SQL, side: SQL, direction: typeof asc) =>
		db
			.select(articleColumns)
			.from(t.article)
			.where(and(eq(t.article.state, 'published'), among, side))
			.orderBy(...order.map((column) => direction(column)))
			.limit(1);
	const ofSameLaw = inArray(
		t.article.id,
		db
			.select({ id: t.articleRegulation.articleId })
			.from(t.articleRegulation)
			.where(inArray(t.articleRegulation.regulationId, regulationIds))
	);
	const ofSection = eq(t.article.section, article.section);
	const neighbour = async (side: SQL, direction: typeof asc): Promise<Neighbour | undefined> => {
		const [akin] = regulationIds.length ? await nearest(ofSameLaw, side, direction) : [];
		if (akin) return { ...akin, sameLaw: true };
		const [other] = await nearest(ofSection, side, direction);
		return other && { ...other, sameLaw: false };
	};
	const [previous, next] = await Promise.all([
		neighbour(sql`${there} < ${here}`, desc),
		neighbour(sql`${there} > ${here}`, asc)
	]);
	return { previous, next };
}
