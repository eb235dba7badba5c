import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import {
	type Principle,
	type PrincipleAnswers,
	principleKeys,
	principles
} from '../../domain/principles.ts';
import type { User } from '../../domain/staff.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { record } from '../activity.ts';
import { type Database, db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { refuseErased } from '../erasures/check.ts';
import { hasRow } from '../lists/list.ts';
import { cachedByVersion } from '../db/version.ts';
import { inTransaction } from '../write/index.ts';

/** The answers that stand, each with the former ones. What was taken back is an answer without words. */
export const principleAnswers = cachedByVersion(() => answersIn(db));

async function answersIn(session: Pick<Database, 'select'>): Promise<PrincipleAnswers> {
	const rows = await session.select().from(t.principleAnswer).orderBy(desc(t.principleAnswer.id));
	const answers: PrincipleAnswers = {};
	for (const { principle, words, at: since } of rows) {
		const known = answers[principle];
		if (known) known.earlier.push({ words, since });
		else answers[principle] = { words, since, earlier: [] };
	}
	return answers;
}

/** Adds what was changed; empty words take an answer back. @throws Refused if an answer holds words that were erased */
export async function answerPrinciples(
	administrator: User,
	given: Record<Principle, string>
): Promise<void> {
	await inTransaction(async (session) => {
		// The lock makes a second save wait, so that it is compared with the answers of the first.
		await session.execute(sql`lock table ${t.principleAnswer} in share row exclusive mode`);
		const standing = await answersIn(session);
		const changed = principleKeys.filter((key) => given[key] !== (standing[key]?.words ?? ''));
		if (!changed.length) return;
		await refuseErased(session, [Object.fromEntries(changed.map((key) => [key, given[key]]))]);
		await session
			.insert(t.principleAnswer)
			.values(changed.map((principle) => ({ principle, words: given[principle] })));
		await record(session, {
			kind: 'site_choice',
			actor: administrator,
			subject: 'answers on who runs this copy',
			detail: { chosen: changed.map((key) => principles[key].title).join(', ') }
		});
	});
}

/** How far the record reaches: published laws by country, the most first; cited pages and quotations with their proof. */
export const coverage = cachedByVersion(async () => {
	const { jurisdiction, state } = t.regulation;
	const isCited = isPublished(t.article.state);
	const hasCopy = hasRow(t.copy, eq(t.copy.articleId, t.article.id));
	const [countries, [pages], [quotations]] = await Promise.all([
		db
			.select({ country: jurisdiction, laws: count() })
			.from(t.regulation)
			.where(isPublished(state))
			.groupBy(jurisdiction)
			.orderBy(desc(count()), jurisdiction),
		db
			.select({
				all: db.$count(t.article, isCited),
				kept: db.$count(t.article, and(isCited, hasCopy))
			})
			.from(sql`(values (1)) record`),
		db
			.select({
				all: count(),
				proven: count(t.anchor.quotationId)
			})
			.from(t.quotation)
			.innerJoin(t.statement, onPublished(t.statement, t.quotation.statementId))
			.innerJoin(t.article, onPublished(t.article, t.quotation.articleId))
			.leftJoin(
				t.anchor,
				and(eq(t.anchor.quotationId, t.quotation.id), eq(t.anchor.state, 'found'))
			)
			.where(isNull(t.quotation.keptBack))
	]);
	return { countries, pages: pages!, quotations: quotations! };
});
