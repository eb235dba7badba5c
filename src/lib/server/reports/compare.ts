import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { asksFrom } from '../../domain/reports/groups.ts';
import { reportKeysOf, sharesOf } from '../../domain/reports/shares.ts';
import { mostLetters } from '../../domain/reports/shingles.ts';
import * as t from '../db/schema.ts';
import { outputsWithin } from '../worker/outputs.ts';
import type { Session } from '../write/types.ts';

/** So many are compared word by word: those that share most keys. Who is like all of them is like one. */
const mostCandidates = 24;

/**
 * Notes which articles have words in common with one, by its text; what editors decided stays.
 * @returns whether the text is long enough to compare
 */
export async function compare(session: Session, id: string, text: string): Promise<boolean> {
	const own = text.slice(0, mostLetters);
	const [keys] = outputsWithin(session, 'reportKeysOf', [own], {
		task: reportKeysOf,
		letters: ({ length }) => length
	});
	if (!keys) return false;
	const candidates = await candidatesOf(session, id, keys);
	const compared = { text: own, others: candidates.map(({ text }) => text) };
	const [shares] = outputsWithin(session, 'sharesOf', [compared], {
		task: sharesOf,
		letters: ({ text, others }) => text.length + others.join('').length
	});
	const pairs = candidates.flatMap((candidate, at) => {
		const shared = shares?.[at] ?? 0;
		return shared >= asksFrom ? [{ ...inOrder(id, candidate.id), shared }] : [];
	});
	await session.delete(t.reportKey).where(eq(t.reportKey.articleId, id));
	await session
		.insert(t.reportKey)
		.values([...new Set(keys)].map((key) => ({ key, articleId: id })));
	await session.delete(t.reportPair).where(and(isOf(id), isNull(t.reportPair.decision)));
	if (pairs.length)
		await session
			.insert(t.reportPair)
			.values(pairs)
			.onConflictDoUpdate({
				target: [t.reportPair.one, t.reportPair.other],
				set: { shared: sql`excluded.shared` }
			});
	return true;
}

export const inOrder = (one: string, other: string) =>
	one < other ? { one, other } : { one: other, other: one };

const isOf = (id: string) => or(eq(t.reportPair.one, id), eq(t.reportPair.other, id));

/** The articles that share most keys with one, each with the text of its newest copy. */
async function candidatesOf(session: Session, id: string, keys: number[]) {
	const { key, articleId } = t.reportKey;
	const alike = await session
		.select({ id: articleId })
		.from(t.reportKey)
		.where(and(sql`${key} = any(${sql.param(keys)}::int[])`, ne(articleId, id)))
		.groupBy(articleId)
		.orderBy(desc(sql`count(*)`), articleId)
		.limit(mostCandidates);
	if (!alike.length) return [];
	const rows = await session
		.selectDistinctOn([t.copy.articleId], {
			id: t.copy.articleId,
			text: sql<string>`left(${t.copy.text}, ${mostLetters}::integer)`
		})
		.from(t.copy)
		.where(
			inArray(
				t.copy.articleId,
				alike.map(({ id }) => id)
			)
		)
		.orderBy(t.copy.articleId, desc(t.copy.capturedAt), t.copy.id);
	return rows.flatMap(({ id, text }) => (id === null ? [] : { id, text }));
}
