import { and, eq, type SQL } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { idsOf } from '../cards.server.ts';
import { statementIds, statementsOf } from '../statement/card.server.ts';
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

/** The number of statements on the laws of a topic, and the ids of the latest. */
const cachedSaid = cachedByChange<[number, string[]]>(['topic', 'statement', 'regulation']);
const cachedNews = cachedByChange<Source[]>(['topic', 'article']);

/** A topic with its latest articles and the latest statements on its laws; undefined if it was never public. */
export async function get(slug: string) {
	const row = (await list()).find((topic) => topic.slug === slug);
	if (!row) return withdrawnTopic(slug);
	const { id } = row;
	const [[statementTotal, latest], news] = await Promise.all([
		cachedSaid(id, () => readSaid(onRegulationsOfTopic(id))),
		cachedNews(id, () => latestArticles(articleOfTopic(id), mostArticles))
	]);
	const statements = await statementsOf(latest);
	return { state: 'published' as const, ...row, statementTotal, statements, news };
}

const readSaid = (where: SQL) =>
	Promise.all([
		countStatements(where),
		statementIds(db, { where, limit: mostStatements }).then(idsOf)
	]);

async function withdrawnTopic(slug: string) {
	const { state, stateReason } = t.topic;
	const [withdrawn] = await db
		.select({ stateReason })
		.from(t.topic)
		.where(and(eq(t.topic.slug, slug), eq(state, 'withdrawn')));
	return withdrawn && { state: 'withdrawn' as const, ...withdrawn };
}
