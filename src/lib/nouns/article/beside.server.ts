import { and, desc, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { db } from '../../server/db/index.ts';
import { articleOnRegulations, latestArticles } from '../../server/lists/latest.ts';
import { isNamedIn } from '../../server/lists/list.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';

const mostShown = 4;

const besides = (shown: string[], where?: SQL, ...first: SQL[]): Promise<Source[]> =>
	latestArticles(and(notInArray(t.article.id, shown), where), mostShown, ...first);

export const latestBesides = (shown: string[]) => besides(shown);

/**
 * The latest articles about the same laws, then those by the same stakeholders' statements, and the latest of all. None
 * is among those shown already, and none stands twice.
 */
export async function articlesBeside(shown: string[], regulations: string[], statements: string[]) {
	const isOnThem = articleOnRegulations(regulations);
	const related = await besides(shown, or(isOnThem, citesSpeakersOf(statements)), desc(isOnThem));
	return { related, latest: await besides([...shown, ...related.map(({ id }) => id)]) };
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
