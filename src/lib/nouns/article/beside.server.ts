import { and, desc, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { articleOnRegulations } from '../../server/lists/latest.ts';
import { isNamedIn } from '../../server/lists/list.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import { orderColumns } from '../../server/lists/cursor.ts';
import * as t from '../../server/db/schema.ts';
import { order } from './list.server.ts';

const mostShown = 4;

const latest = (shown: string[], where?: SQL, ...first: SQL[]): Promise<Source[]> =>
	db
		.select(articleColumns)
		.from(t.article)
		.where(and(eq(t.article.state, 'published'), notInArray(t.article.id, shown), where))
		.orderBy(...first, ...orderColumns(order()))
		.limit(mostShown);

export const latestArticles = (shown: string[]) => latest(shown);

/**
 * The latest articles about the same laws, then those by the same stakeholders' statements, and the latest of all. None
 * is among those shown already, and none stands twice.
 */
export async function articlesBeside(shown: string[], regulations: string[], statements: string[]) {
	const isOnThem = articleOnRegulations(regulations);
	const related = await latest(shown, or(isOnThem, citesSpeakersOf(statements)), desc(isOnThem));
	return { related, latest: await latest([...shown, ...related.map(({ id }) => id)]) };
}

/** True for sources of published statements by those who made these statements. */
function citesSpeakersOf(statements: string[]): SQL {
	const { id, state } = t.statement;
	const speakers = db
		.select({ by: attributedToId })
		.from(t.statement)
		.where(inArray(id, statements));
	const theirs = db
		.select({ id })
		.from(t.statement)
		.where(and(eq(state, 'published'), inArray(attributedToId, speakers)));
	return isNamedIn(t.article.id, t.citation.articleId, inArray(t.citation.statementId, theirs));
}
