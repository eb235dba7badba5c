import { and, inArray, not, notInArray, type SQL } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { articleOnRegulations, latestArticles } from '../../server/lists/latest.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';
import { isIn } from '../cards.server.ts';

const mostShown = 4;

/** Pages that show about as many articles share what is read. */
const shareStep = 16;

const cachedLatest = cachedByChange<Source[]>(['article']);

/** The latest articles on any of the laws, or of all if none is named, without those shown already. */
export async function latestBesides(
	shown: string[],
	most = mostShown,
	regulations: string[] = []
): Promise<Source[]> {
	const limit = Math.ceil((shown.length + most) / shareStep) * shareStep;
	const laws = regulations.toSorted();
	const latest = await cachedLatest(JSON.stringify([limit, ...laws]), () =>
		latestArticles(laws.length ? articleOnRegulations(laws) : undefined, limit)
	);
	return latest.filter(({ id }) => !shown.includes(id)).slice(0, most);
}

/**
 * The latest articles about the same laws, then those by the same stakeholders' statements, and the latest of all. None
 * is among those shown already, and none stands twice.
 */
export async function articlesBeside(shown: string[], regulations: string[], statements: string[]) {
	const [related, latest] = await Promise.all([
		regulations.length ? latestBesides(shown, mostShown, regulations) : ([] as Source[]),
		// As many again, for the related ones may be the latest too.
		latestBesides(shown, 2 * mostShown)
	]);
	const missing = mostShown - related.length;
	if (missing && statements.length) {
		const isNew = notInArray(t.article.id, shown);
		const isOnThem = articleOnRegulations(regulations);
		related.push(
			...(await latestArticles(and(isNew, not(isOnThem), citesSpeakersOf(statements)), missing))
		);
	}
	const isBeside = ({ id }: Source) => !related.some((article) => article.id === id);
	return { related, latest: latest.filter(isBeside).slice(0, mostShown) };
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
		.where(and(isPublished(state), inArray(attributedToId, speakers)));
	const cited = db
		.select({ id: t.citation.articleId })
		.from(t.citation)
		.where(inArray(t.citation.statementId, theirs));
	return isIn(t.article.id, cited);
}
