import { and, asc, type Column, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { built } from '../db/built.ts';
import { articleColumns } from '../db/cards.ts';
import type { Word } from '../db/said.ts';
import * as t from '../db/schema.ts';
import { written } from '../db/tallies.ts';

export interface Neighbour extends Source {
	/** Whether it is about one of the same laws; if not, it is of the same section. */
	sameLaw: boolean;
}

type Dated = Pick<
	typeof t.article.$inferSelect,
	'id' | 'section' | 'publishedLatest' | 'publishedEarliest'
>;

interface Side {
	past: SQL;
	/** Of two on the same day, in the order of lists. */
	pastId: SQL;
	by: typeof asc;
	byId: typeof asc;
}

const { placeholder } = sql;
const here = sql`(${placeholder('latest')}::date, ${placeholder('earliest')}::date)`;

/** The condition and the order that find what is nearest on a side. */
function nearest(latest: Column, earliest: Column, id: Column, { past, pastId, by, byId }: Side) {
	const there = sql`(${latest}, ${earliest})`;
	return {
		where: sql`${there} ${past}= ${here} and (${there} ${past} ${here} or ${id} ${pastId} ${placeholder('id')})`,
		order: [by(latest), by(earliest), byId(id)]
	};
}

const ofSection = (side: Side) =>
	built((db) => {
		const { publishedLatest, publishedEarliest, id, state, section } = t.article;
		const { where, order } = nearest(publishedLatest, publishedEarliest, id, side);
		return db
			.select(articleColumns)
			.from(t.article)
			.where(and(eq(state, 'published'), eq(section, placeholder('section')), where))
			.orderBy(...order)
			.limit(1)
			.prepare('nearest_of_section');
	});

/** Of each law the nearest is read from the places of its articles, and of these the nearest. */
const ofLaws = (side: Side) =>
	built((db) => {
		const { articleId, word, latest, earliest } = written;
		const { where, order } = nearest(latest, earliest, articleId, side);
		const ofLaw = db
			.select({ articleId, latest, earliest })
			.from(written)
			.where(and(sql`${word} = law.word`, sql`${latest} > '-infinity'`, where))
			.orderBy(...order)
			.limit(1)
			.as('of_law');
		const { by, byId } = side;
		return db
			.select(articleColumns)
			.from(sql`unnest(${placeholder('laws')}::text[]) as law(word)`)
			.crossJoinLateral(ofLaw)
			.innerJoin(t.article, eq(t.article.id, ofLaw.articleId))
			.orderBy(by(ofLaw.latest), by(ofLaw.earliest), byId(ofLaw.articleId))
			.limit(1)
			.prepare('nearest_of_laws');
	});

const sides = {
	previous: { past: sql`<`, pastId: sql`>`, by: desc, byId: asc },
	next: { past: sql`>`, pastId: sql`<`, by: asc, byId: desc }
};
const before = { ofLaws: ofLaws(sides.previous), ofSection: ofSection(sides.previous) };
const after = { ofLaws: ofLaws(sides.next), ofSection: ofSection(sides.next) };

/**
 * The articles before and after one in time: about one of the same laws, or where none is, of the same section.
 * An undated article has no place in time, and so no neighbours.
 */
export async function neighboursOf(article: Dated, laws: string[]) {
	const { id, section, publishedLatest: latest, publishedEarliest: earliest } = article;
	const place = { latest, earliest, id };
	const words = laws.map((law): Word => `regulation=${law}`);
	const neighbour = async ({
		ofLaws,
		ofSection
	}: typeof before): Promise<Neighbour | undefined> => {
		const [akin] = words.length ? await ofLaws().execute({ ...place, laws: words }) : [];
		if (akin) return { ...akin, sameLaw: true };
		const [other] = await ofSection().execute({ ...place, section });
		return other && { ...other, sameLaw: false };
	};
	const [previous, next] = await Promise.all([neighbour(before), neighbour(after)]);
	return { previous, next };
}
