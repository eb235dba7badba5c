import { and, type Column, eq, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { built, texts } from '../db/built.ts';
import { articleColumns } from '../db/cards.ts';
import { after, inOrder, type Order } from '../db/keyset.ts';
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

type Side = Pick<Order, 'direction' | 'isTurned'>;

const { placeholder } = sql;
const here = [placeholder('latest'), placeholder('earliest'), placeholder('id')];

const byDay = (latest: Column, earliest: Column): Order['by'] => [
	[latest, 'date'],
	[earliest, 'date']
];

const ofSection = (side: Side) =>
	built((db) => {
		const { publishedLatest, publishedEarliest, id, state, section } = t.article;
		const order: Order = { by: byDay(publishedLatest, publishedEarliest), unique: id, ...side };
		return db
			.select(articleColumns)
			.from(t.article)
			.where(and(eq(state, 'published'), eq(section, placeholder('section')), after(order, here)))
			.orderBy(...inOrder(order))
			.limit(1)
			.prepare('nearest_of_section');
	});

/** Of each law the nearest is read from the places of its articles, and of these the nearest. */
const ofLaws = (side: Side) =>
	built((db) => {
		const { articleId, word, latest, earliest } = written;
		const order: Order = { by: byDay(latest, earliest), unique: articleId, ...side };
		const ofLaw = db
			.select({ articleId, latest, earliest })
			.from(written)
			.where(and(sql`${word} = law.word`, sql`${latest} > '-infinity'`, after(order, here)))
			.orderBy(...inOrder(order))
			.limit(1)
			.as('of_law');
		const nearest = { by: byDay(ofLaw.latest, ofLaw.earliest), unique: ofLaw.articleId, ...side };
		return db
			.select(articleColumns)
			.from(sql`unnest(${texts('laws')}) as law(word)`)
			.crossJoinLateral(ofLaw)
			.innerJoin(t.article, eq(t.article.id, ofLaw.articleId))
			.orderBy(...inOrder(nearest))
			.limit(1)
			.prepare('nearest_of_laws');
	});

// The newest come first in lists, so what came before stands after.
const past: Side = { direction: 'desc' };
const future: Side = { direction: 'asc', isTurned: true };
const earlier = { ofLaws: ofLaws(past), ofSection: ofSection(past) };
const later = { ofLaws: ofLaws(future), ofSection: ofSection(future) };

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
	}: typeof earlier): Promise<Neighbour | undefined> => {
		const [akin] = words.length ? await ofLaws().execute({ ...place, laws: words }) : [];
		if (akin) return { ...akin, sameLaw: true };
		const [other] = await ofSection().execute({ ...place, section });
		return other && { ...other, sameLaw: false };
	};
	const [previous, next] = await Promise.all([neighbour(earlier), neighbour(later)]);
	return { previous, next };
}
