import { eq, inArray, sql } from 'drizzle-orm';
import { country, type Filters, oneOf, query } from '../../domain/filters.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { voiceTally } from '../db/tallies.ts';
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
	return {
		state: eq(t.stakeholder.state, 'published'),
		kind: chosen.kind && eq(t.stakeholder.kind, chosen.kind),
		country: chosen.country && eq(t.stakeholder.country, chosen.country),
		stance:
			chosen.stance &&
			inArray(
				t.stakeholder.id,
				db
					.select({ id: voiceTally.stakeholderId })
					.from(voiceTally)
					.where(sql`${chosen.stance} = any(${voiceTally.stances})`)
			),
		q: chosen.q && found('stakeholder', t.stakeholder.id, chosen.q)
	};
}

/** In a query that joins `voiceTally`. */
export function order(sort: keyof typeof sorts = 'statements'): Order {
	const { slug: unique, name } = t.stakeholder;
	if (sort === 'name') return { by: [[sql`fold(${name})`, 'text']], direction: 'asc', unique };
	const by: Record<Exclude<keyof typeof sorts, 'name'>, Order['by']> = {
		statements: [[voiceTally.statements, 'integer']],
		latest: [[sql`coalesce(${voiceTally.latestDay}, '-infinity')`, 'date']]
	};
	return { by: by[sort], direction: 'desc', unique };
}
