import { and, eq } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { statementCards } from '../statement/card.server.ts';
import {
	articleOfTopic,
	countStatements,
	latestArticles,
	onRegulationsOfTopic
} from '../../server/lists/latest.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { list } from './list.server.ts';

const mostStatements = 5;
const mostArticles = 10;

const cachedCount = cachedByChange<number>(['topic', 'statement', 'regulation']);
const cachedNews = cachedByChange<Source[]>(['topic', 'article']);

/** A topic with its latest articles and the latest statements on its laws; undefined if it was never public. */
export async function get(slug: string) {
	const row = (await list()).find((topic) => topic.slug === slug);
	if (!row) return withdrawnTopic(slug);
	const { id, ...topic } = row;
	const [statementTotal, statements, news] = await Promise.all([
		cachedCount(id, () => countStatements(onRegulationsOfTopic(id))),
		statementCards({ where: onRegulationsOfTopic(id), limit: mostStatements }),
		cachedNews(id, () => latestArticles(articleOfTopic(id), mostArticles))
	]);
	return { state: 'published' as const, ...topic, statementTotal, statements, news };
}

async function withdrawnTopic(slug: string) {
	const { state, stateReason } = t.topic;
	const [withdrawn] = await db
		.select({ stateReason })
		.from(t.topic)
		.where(and(eq(t.topic.slug, slug), eq(state, 'withdrawn')));
	return withdrawn && { state: 'withdrawn' as const, ...withdrawn };
}
