import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { among, built } from '../db/built.ts';
import { articleColumns } from '../db/cards.ts';
import type { Database } from '../db/index.ts';
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

const { placeholder } = sql;
const here = sql`(${placeholder('latest')}::date, ${placeholder('earliest')}::date, ${placeholder('id')}::text)`;
const there = sql`(${sql.join(order, sql`, `)})`;

/** The article nearest to a day on one side of it: about one of some laws, and of a section. */
const nearest = (side: SQL, direction: typeof asc) => ({
	ofLaws: built((db) => {
		const ofLaws = db
			.select({ id: t.articleRegulation.articleId })
			.from(t.articleRegulation)
			.where(among(t.articleRegulation.regulationId, 'laws'));
		return beside(db, inArray(t.article.id, ofLaws), side, direction);
	}),
	ofSection: built((db) =>
		beside(db, eq(t.article.section, placeholder('section')), side, direction)
	)
});

const beside = (db: Database, condition: SQL, side: SQL, direction: typeof asc) =>
	db
		.select(articleColumns)
		.from(t.article)
		.where(and(eq(t.article.state, 'published'), condition, side))
		.orderBy(...order.map((column) => direction(column)))
		.limit(1)
		.prepare('nearest_article');

const before = nearest(sql`${there} < ${here}`, desc);
const after = nearest(sql`${there} > ${here}`, asc);

/**
 * The articles before and after one in time: about one of the same laws, or where none is, of the same section.
 * An undated article has no place in time, and so no neighbours.
 */
export async function neighboursOf(article: Dated, laws: string[]) {
	const { id, section, publishedLatest: latest, publishedEarliest: earliest } = article;
	const place = { latest, earliest, id };
	const neighbour = async ({
		ofLaws,
		ofSection
	}: typeof before): Promise<Neighbour | undefined> => {
		const [akin] = laws.length ? await ofLaws().execute({ ...place, laws }) : [];
		if (akin) return { ...akin, sameLaw: true };
		const [other] = await ofSection().execute({ ...place, section });
		return other && { ...other, sameLaw: false };
	};
	const [previous, next] = await Promise.all([neighbour(before), neighbour(after)]);
	return { previous, next };
}
