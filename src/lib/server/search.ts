import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { longestQuery, query } from '../domain/filters.ts';
import { articleColumns, eventCards, statementCards } from './db/cards.ts';
import { db } from './db/index.ts';
import * as t from './db/schema.ts';
import * as find from './db/words.ts';

const shown = 8;

/** Reads what someone typed: words to look for, a sentence that says why not, or neither where nothing was typed. */
export function readWords(text: string): { words?: string; refusal?: string } {
	const words = query(text);
	if (words || !text.trim()) return { words };
	return {
		refusal:
			text.trim().length > longestQuery
				? `That is longer than a search can be: ${longestQuery} characters. Try a name or a few words of it.`
				: 'That holds no letters to search for. Try a name or a word.'
	};
}

export type Found = Awaited<ReturnType<typeof search>>;

/** The first few rows of each noun in which the words stand, and how many there are; drafts never. */
export async function search(words: string) {
	const published = (state: Parameters<typeof eq>[0], where: SQL | undefined) =>
		and(eq(state, 'published'), where);
	const regulation = published(t.regulation.state, find.regulationWords(words));
	const stakeholder = published(t.stakeholder.state, find.stakeholderWords(words));
	const article = published(t.article.state, find.articleWords(words));
	const statement = find.statementWords(words);
	const event = find.eventWords(words);
	const [regulations, stakeholders, statements, events, articles, totals] = await Promise.all([
		db
			.select({
				slug: t.regulation.slug,
				title: t.regulation.title,
				jurisdiction: t.regulation.jurisdiction,
				status: t.regulation.status
			})
			.from(t.regulation)
			.where(regulation)
			.orderBy(isNamed(words, t.regulation.title, t.regulation.aliases), asc(t.regulation.title))
			.limit(shown),
		db
			.select({
				slug: t.stakeholder.slug,
				name: t.stakeholder.name,
				kind: t.stakeholder.kind,
				country: t.stakeholder.country
			})
			.from(t.stakeholder)
			.where(stakeholder)
			.orderBy(isNamed(words, t.stakeholder.name, t.stakeholder.aliases), asc(t.stakeholder.name))
			.limit(shown),
		statementCards({ where: statement, limit: shown }),
		eventCards({ where: event, limit: shown }),
		db
			.select(articleColumns)
			.from(t.article)
			.where(article)
			.orderBy(sql`${t.article.publishedLatest} desc nulls last`, desc(t.article.id))
			.limit(shown),
		Promise.all([
			db.$count(t.regulation, regulation),
			db.$count(t.stakeholder, stakeholder),
			db.$count(t.statement, published(t.statement.state, statement)),
			db.$count(t.event, published(t.event.state, event)),
			db.$count(t.article, article)
		])
	]);
	return {
		regulations: { rows: regulations, total: totals[0] },
		stakeholders: { rows: stakeholders, total: totals[1] },
		statements: { rows: statements, total: totals[2] },
		events: { rows: events, total: totals[3] },
		articles: { rows: articles, total: totals[4] }
	};
}

/** Puts first what bears the words as its whole name. */
function isNamed(
	words: string,
	name: typeof t.regulation.title | typeof t.stakeholder.name,
	aliases: typeof t.regulation.aliases | typeof t.stakeholder.aliases
) {
	return sql`fold(${words}) = any (select fold(named) from unnest(array_append(${aliases}, ${name})) named) desc`;
}
