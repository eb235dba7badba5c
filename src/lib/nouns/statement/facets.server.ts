import { and, eq, type SQL } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { demands, stances } from '../../domain/vocabulary.ts';
import { isChangedPosition } from '../../server/lists/changed-positions.ts';
import { type Facet, facetOf } from '../../server/lists/facets.ts';
import { kindFacet, speaksAs } from '../../server/lists/kinds.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import { type Join, labelIn, yearOf } from '../../server/lists/list.ts';
import * as t from '../../server/db/schema.ts';
import { type Chosen, conditionsOf, statementFacets } from './filters.server.ts';

const most = 30;

export const facetedStatements = { table: t.statement, conditionsOf, facetsOf };

/**
 * A chosen stance narrows the laws to those on which it is taken; a chosen law narrows the stances likewise. Where only
 * changes are listed, only positions that changed count.
 */
function facetsOf({ regulation, stance, changed }: Chosen) {
	const { id, latest } = t.statement;
	const isListed = changed && isChangedPosition();
	return {
		regulation: facetOf(t.regulation, t.regulation.title, t.position.regulationId, {
			joins: [positionWith(isListed, stance && eq(t.position.stance, stance))],
			most
		}),
		stakeholder: facetOf(t.stakeholder, t.stakeholder.name, t.participation.stakeholderId, {
			joins: [[t.participation, eq(t.participation.statementId, id)]],
			most
		}),
		kind: kindFacet(t.stakeholder.kind, {
			joins: [[t.stakeholder, eq(t.stakeholder.id, speaksAs(attributedToId, t.statement))]]
		}),
		stance: {
			value: t.position.stance,
			label: labelIn(stances),
			joins: [
				positionWith(isListed),
				[
					t.regulation,
					and(
						onPublished(t.regulation, t.position.regulationId),
						regulation ? eq(t.regulation.slug, regulation) : undefined
					)
				]
			],
			repeats: true
		},
		demand: {
			value: t.demand.demand,
			label: labelIn(demands),
			joins: [[t.demand, eq(t.demand.statementId, id)]]
		},
		...statementFacets.facets,
		year: { value: yearOf(latest), order: 'value' }
	} satisfies Record<string, Facet>;
}

const positionWith = (...conditions: (SQL | '' | undefined)[]): Join => [
	t.position,
	and(eq(t.position.statementId, t.statement.id), ...conditions.map((each) => each || undefined))
];
