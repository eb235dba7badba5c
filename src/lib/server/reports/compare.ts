import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { asksFrom } from '../../domain/reports/groups.ts';
import { reportKeysOf, sharesOf } from '../../domain/reports/shares.ts';
import { mostLettersCompared } from '../../domain/reports/shingles.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';
import { outputsWithin } from '../worker/outputs.ts';
import type { Session } from '../write/types.ts';

/** We compare this many articles of the same outlet, and as many of others. A group's articles resemble one of these. */
const mostCandidates = 12;

/**
 * A new article may show that earlier articles share only boilerplate, so these are compared again.
 * @returns the articles whose pairs were stored
 */
export async function compare(session: Session, id: string, text: string): Promise<string[]> {
	const own = text.slice(0, mostLettersCompared);
	const [keys] = outputsWithin(session, 'reportKeysOf', [own], {
		task: reportKeysOf,
		letters: ({ length }) => length
	});
	if (!keys) return [];
	const outlet = await outletOf(session, id);
	const candidates = await candidatesOf(session, id, outlet, keys);
	const articles = [{ id, text: own, outlet }, ...candidates];
	const among = await pairsAmong(session, candidates);
	const pairs = [...candidates.map((candidate) => orderedPair(id, candidate.id)), ...among];
	const placeOf = new Map(articles.map((article, at) => [article.id, at]));
	const compared = {
		articles: articles.map(({ text, outlet }) => ({ text, outlet })),
		pairs: pairs.map(({ one, other }): [number, number] => [placeOf.get(one)!, placeOf.get(other)!])
	};
	const [shares] = outputsWithin(session, 'sharesOf', [compared], {
		task: sharesOf,
		letters: ({ articles }) => articles.reduce((sum, { text }) => sum + text.length, 0)
	});
	await session.delete(t.reportKey).where(eq(t.reportKey.articleId, id));
	await session
		.insert(t.reportKey)
		.values([...new Set(keys)].map((key) => ({ key, articleId: id })));
	await session.delete(t.reportPair).where(and(isOf(id), isNull(t.reportPair.decision)));
	if (!shares) return [id];
	const shared = pairs.map((pair, at) => ({ ...pair, shared: shares[at]! }));
	const storedPairs = shared.filter(
		(pair, at) => at >= candidates.length || pair.shared >= asksFrom
	);
	if (storedPairs.length)
		await session
			.insert(t.reportPair)
			.values(storedPairs)
			.onConflictDoUpdate({
				target: [t.reportPair.one, t.reportPair.other],
				// We saw too few articles of the outlet to undo what showed two earlier ones to share boilerplate.
				set: {
					shared: sql`case when ${isOf(id)} then excluded.shared
						else least(${t.reportPair.shared}, excluded.shared) end`
				}
			});
	await session.delete(t.reportPair).where(
		and(
			isAmong(
				t.reportPair.one,
				candidates.map(({ id }) => id)
			),
			isNull(t.reportPair.decision),
			lt(t.reportPair.shared, asksFrom)
		)
	);
	return [id, ...among.flatMap(({ one, other }) => [one, other])];
}

async function outletOf(session: Session, id: string): Promise<string> {
	const [article] = await session
		.select({ outlet: t.article.outlet })
		.from(t.article)
		.where(eq(t.article.id, id));
	return article?.outlet ?? '';
}

const pairsAmong = (session: Session, articles: { id: string }[]) => {
	const ids = articles.map(({ id }) => id);
	const { one, other } = t.reportPair;
	return session
		.select({ one, other })
		.from(t.reportPair)
		.where(and(isAmong(one, ids), isAmong(other, ids), isNotNull(t.reportPair.shared)));
};

export const orderedPair = (one: string, other: string) =>
	one < other ? { one, other } : { one: other, other: one };

const isOf = (id: string) => or(eq(t.reportPair.one, id), eq(t.reportPair.other, id));

async function candidatesOf(session: Session, id: string, outlet: string, keys: number[]) {
	const { key, articleId } = t.reportKey;
	const alike = (ofOutlet: boolean) =>
		session
			.select({ id: articleId })
			.from(t.reportKey)
			.innerJoin(t.article, eq(t.article.id, articleId))
			.where(
				and(
					...[sql`${key} = any(${sql.param(keys)}::int[])`, ne(articleId, id)],
					ofOutlet ? eq(t.article.outlet, outlet) : ne(t.article.outlet, outlet)
				)
			)
			.groupBy(articleId)
			.orderBy(desc(sql`count(*)`), articleId)
			.limit(mostCandidates);
	const ids = [...(await alike(true)), ...(await alike(false))].map(({ id }) => id);
	if (!ids.length) return [];
	const rows = await session
		.selectDistinctOn([t.copy.articleId], {
			id: t.copy.articleId,
			outlet: t.article.outlet,
			text: sql<string>`left(${t.copy.text}, ${mostLettersCompared}::integer)`
		})
		.from(t.copy)
		.innerJoin(t.article, eq(t.article.id, t.copy.articleId))
		.where(inArray(t.copy.articleId, ids))
		.orderBy(t.copy.articleId, desc(t.copy.capturedAt), t.copy.id);
	return rows.flatMap(({ id, ...row }) => (id === null ? [] : { id, ...row }));
}
