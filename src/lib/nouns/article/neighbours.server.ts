import { and, eq, type SQL } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { afterCursor, byDates, orderColumns, type Order } from '../../server/lists/cursor.ts';
import { articleOnRegulations } from '../../server/lists/latest.ts';
import * as t from '../../server/db/schema.ts';

export interface Neighbour extends Source {
	/** Whether it shares a law with the article; otherwise it shares the section. */
	sameRegulation: boolean;
}

type Dated = Pick<
	typeof t.article.$inferSelect,
	'id' | 'section' | 'publishedLatest' | 'publishedEarliest'
>;

const { publishedLatest, publishedEarliest } = t.article;

const order = byDates(publishedLatest, publishedEarliest, t.article.id);
// Lists show the newest first, so earlier articles follow.
const past = order('latest');
const future: Order = { ...order('oldest'), isTurned: true };

/**
 * The articles before and after one in time: about one of its laws if there is one, otherwise of its section. An undated
 * article has no neighbours.
 */
export async function neighboursOf(article: Dated, regulations: string[]) {
	const { id, section, publishedLatest: latest, publishedEarliest: earliest } = article;
	if (!latest || !earliest) return {};
	const nearest = (order: Order, where: SQL) =>
		db
			.select(articleColumns)
			.from(t.article)
			.where(
				and(eq(t.article.state, 'published'), where, afterCursor(order, [latest, earliest, id]))
			)
			.orderBy(...orderColumns(order))
			.limit(1);
	const neighbour = async (order: Order): Promise<Neighbour | undefined> => {
		const [akin] = regulations.length
			? await nearest(order, articleOnRegulations(regulations))
			: [];
		if (akin) return { ...akin, sameRegulation: true };
		const [other] = await nearest(order, eq(t.article.section, section));
		return other && { ...other, sameRegulation: false };
	};
	const [previous, next] = await Promise.all([neighbour(past), neighbour(future)]);
	return { previous, next };
}
