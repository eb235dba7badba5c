import { and, eq, inArray, max, sql } from 'drizzle-orm';
import { country, type Filters, oneOf, query } from '../../domain/filters.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { heard } from '../db/heard.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import type { Order } from '../db/keyset.ts';
import { found } from '../db/words.ts';

export const sorts = {
	statements: 'Most statements',
	name: 'Name',
	latest: 'Latest statement'
} as const;

export const filters = {
	kind: oneOf(stakeholderKinds),
	country,
	/** Held in any statement in which the stakeholder is heard. */
	stance: oneOf(stances),
	q: query,
	sort: oneOf(sorts)
};

export function conditionsOf(chosen: Filters<typeof filters>) {
	const voices = heard();
	return {
		state: eq(t.stakeholder.state, 'published'),
		kind: chosen.kind && eq(t.stakeholder.kind, chosen.kind),
		country: chosen.country && eq(t.stakeholder.country, chosen.country),
		stance:
			chosen.stance &&
			inArray(
				t.stakeholder.id,
				db
					.select({ id: voices.stakeholderId })
					.from(voices)
					.innerJoin(t.position, eq(t.position.statementId, voices.statementId))
					.innerJoin(
						t.regulation,
						and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))
					)
					.where(eq(t.position.stance, chosen.stance))
			),
		q: chosen.q && found('stakeholder', t.stakeholder.id, chosen.q)
	};
}

/** What each stakeholder, or each of these, is heard in: statements, laws, and the latest day. */
export function heardTotals(ids?: string[]) {
	const voices = heard();
	return db
		.select({
			stakeholderId: voices.stakeholderId,
			statements: sql<number>`count(distinct ${voices.statementId})::int`.as('statements'),
			laws: sql<number>`count(distinct ${t.regulation.id})::int`.as('laws'),
			latestDay: max(t.statement.latest).as('latest_day'),
			/** EDTF. */
			latest:
				sql<string>`(array_agg(${t.statement.date} order by ${t.statement.latest} desc, ${t.statement.earliest} desc))[1]`.as(
					'latest'
				)
		})
		.from(voices)
		.innerJoin(t.statement, eq(t.statement.id, voices.statementId))
		.leftJoin(t.position, eq(t.position.statementId, voices.statementId))
		.leftJoin(
			t.regulation,
			and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))
		)
		.where(ids && inArray(voices.stakeholderId, ids))
		.groupBy(voices.stakeholderId)
		.as('heard_totals');
}

/** In a query that joins `heardTotals`. */
export function order(
	totals: ReturnType<typeof heardTotals>,
	sort: keyof typeof sorts = 'statements'
): Order {
	const { slug: unique, name } = t.stakeholder;
	const byName: Order['by'][number] = [sql`fold(${name})`, 'text'];
	if (sort === 'name') return { by: [byName], direction: 'asc', unique };
	return sort === 'latest'
		? { by: [[sql`coalesce(${totals.latestDay}, '-infinity')`, 'date']], direction: 'desc', unique }
		: { by: [[sql`coalesce(${totals.statements}, 0)`, 'integer']], direction: 'desc', unique };
}
