import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { binUnitNames } from '../../domain/charts/bins.ts';
import { operatorChoices } from '../../domain/charts/counts.ts';
import { day, type Filters, oneOf, query, slug } from '../../domain/filters.ts';
import {
	demands,
	kindChoices,
	type Stance,
	stances,
	memberStances
} from '../../domain/vocabulary.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { isWider, type Join } from '../../server/lists/list.ts';
import { facetsIn } from '../derive/facets.server.ts';
import { stakeholder } from './fields.ts';
import * as t from '../../server/db/schema.ts';
import { represented } from '../../server/derived/tables.ts';
import type { Order } from '../../server/lists/cursor.ts';
import { isForeign, isOfKind } from '../../server/lists/kinds.ts';
import { isOfOthers, representedMembers } from '../../server/lists/represented.ts';
import { isFoundByWords } from '../../server/lists/words.ts';

export const sorts = {
	statements: 'Most statements',
	name: 'Name',
	latest: 'Latest statement'
} as const;

export const stakeholderFacets = facetsIn(stakeholder, t.stakeholder);

export const filters = {
	...stakeholderFacets.filters,
	kind: oneOf(kindChoices),
	/** A stance in any statement with the stakeholder as organisation, speaker or co-signatory. */
	stance: oneOf(stances),
	/** A law on which one of its groups spoke for it. The filters up to `foreign` narrow these statements. */
	represented: slug,
	as: oneOf(memberStances),
	demand: oneOf(demands),
	/** With `to`: the first of them certainly falls between these days. */
	from: day,
	to: day,
	/** A unit of time, such as a month, which the date of the first of them is wider than. */
	wider: oneOf(binUnitNames),
	/** Leaves out the statements of those who run this copy. */
	operator: oneOf(operatorChoices),
	foreign: oneOf({ yes: 'Of another country than the law', no: 'Of the country of the law' }),
	q: query,
	sort: oneOf(sorts)
};

export function conditionsOf(chosen: Filters<typeof filters>) {
	return {
		state: isPublished(t.stakeholder.state),
		...stakeholderFacets.conditionsOf({ ...chosen, kind: undefined }),
		kind: chosen.kind && isOfKind(t.stakeholder.kind, chosen.kind),
		stance: chosen.stance && inArray(t.stakeholder.id, idsWithStance(chosen.stance)),
		represented: isRepresented(chosen),
		q: chosen.q && isFoundByWords('stakeholder', t.stakeholder.id, chosen.q)
	};
}

/** Agrees with the members that charts count; undefined if none of these filters is chosen. */
function isRepresented({
	represented: regulation,
	as,
	demand,
	from,
	to,
	wider,
	operator,
	foreign
}: Filters<typeof filters>) {
	if (!(regulation || as || demand || from || to || wider || operator || foreign)) return undefined;
	const regulationIds = db
		.select({ id: t.regulation.id })
		.from(t.regulation)
		.where(
			and(
				isPublished(t.regulation.state),
				foreign &&
					eq(isForeign(t.stakeholder.country, t.regulation.jurisdiction), foreign === 'yes'),
				regulation ? eq(t.regulation.slug, regulation) : undefined
			)
		);
	const demanded = db
		.select({ id: represented.stakeholderId })
		.from(represented)
		.innerJoin(t.position, eq(t.position.statementId, represented.statementId))
		.innerJoin(t.demand, eq(t.demand.statementId, represented.statementId))
		.where(
			and(
				inArray(t.position.regulationId, regulationIds),
				demand && eq(t.demand.demand, demand),
				operator && isOfOthers(represented)
			)
		);
	const each = representedMembers(operator);
	const ids = db
		.select({ id: each.stakeholderId })
		.from(each)
		.where(
			and(
				inArray(each.regulationId, regulationIds),
				as && eq(each.stance, as),
				demand && inArray(each.stakeholderId, demanded),
				from ? gte(each.earliest, from) : undefined,
				to ? lte(each.latest, to) : undefined,
				wider && isWider(each, wider)
			)
		);
	return inArray(t.stakeholder.id, ids);
}

function idsWithStance(stance: Stance) {
	return db
		.select({ id: t.participation.stakeholderId })
		.from(t.participation)
		.innerJoin(t.position, eq(t.position.statementId, t.participation.statementId))
		.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
		.where(eq(t.position.stance, stance));
}

export function order(sort: keyof typeof sorts = 'statements'): Order {
	const { slug: unique, name } = t.stakeholder;
	if (sort === 'name') return { by: [[sql`fold(${name})`, 'text']], direction: 'asc', unique };
	const { statements, latest } = statementCounts();
	const by: Record<Exclude<keyof typeof sorts, 'name'>, Order['by']> = {
		statements: [[sql`${statements}`, 'integer']],
		latest: [[sql`coalesce(${latest}, '-infinity')`, 'date']]
	};
	return { by: by[sort], direction: 'desc', unique };
}

export function joinsOf(sort: keyof typeof sorts = 'statements'): Join[] {
	const counts = statementCounts();
	return sort === 'name' ? [] : [[counts, eq(counts.id, t.stakeholder.id)]];
}

/** Groups the statements before it adds the stakeholders without any, which takes half as long. */
function statementCounts() {
	const heard = db
		.select({
			id: t.participation.stakeholderId,
			statements: sql<number>`count(*)::int`.as('statements_heard'),
			latest: sql<string>`max(${t.participation.latest})`.as('last_heard')
		})
		.from(t.participation)
		.groupBy(t.participation.stakeholderId)
		.as('heard');
	return db
		.select({
			id: sql<string>`${t.stakeholder.id}`.as('counted_stakeholder'),
			statements: sql<number>`coalesce(${heard.statements}, 0)`.as('heard_statements'),
			latest: sql<string | null>`${heard.latest}`.as('heard_last')
		})
		.from(t.stakeholder)
		.leftJoin(heard, eq(heard.id, t.stakeholder.id))
		.as('heard_count');
}
