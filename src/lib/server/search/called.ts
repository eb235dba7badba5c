import { and, eq, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { identifiersTyped, isIdentifiedBy } from '../desk/lookup/registers.ts';
import type { Hit } from './query.ts';

const most = 5;
/** Most searches have fewer words than a headline. */
const leastHeadline = 3;

/** Finds certain matches: identifiers in any notation («Wikidata Q42», «SRO 74(I)/2020»), and whole headlines. */
export async function certainHits(words: string): Promise<Hit[]> {
	const { stakeholder, regulation, article } = t;
	const owners = (['stakeholder', 'regulation'] as const).map(async (noun) => {
		const owns = isIdentifiedBy(noun, identifiersTyped(noun, words));
		const { id } = noun === 'stakeholder' ? stakeholder : regulation;
		const found = owns ? await db.select({ id }).from(t[noun]).where(owns).limit(most) : [];
		return found.map(({ id }): Hit => [noun, id]);
	});
	const printed = async () => {
		if (words.trim().split(/\s+/u).length < leastHeadline) return [];
		const isIts = sql`fold(${article.headline}) = fold(${words})`;
		const found = await db
			.select({ id: article.id })
			.from(article)
			.where(and(isIts, eq(article.headlineBasis, 'page')))
			.limit(most);
		return found.map(({ id }): Hit => ['article', id]);
	};
	return (await Promise.all([...owners, printed()])).flat();
}
