import { and, eq, exists, gte, inArray, lte, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { binUnitNames } from '../../domain/charts/bins.ts';
import { day, type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import { demands, type KindChoice, kindChoices, stances } from '../../domain/vocabulary.ts';
import { onPublished } from '../cards.server.ts';
import { isChangeOfPosition } from '../../server/lists/changed-positions.ts';
import { attributedToId, ofOperator } from '../../server/lists/participants.ts';
import { operatorChoices } from '../../domain/charts/counts.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { hasRow, idBySlug, isNamedIn, isWider, yearOf } from '../../server/lists/list.ts';
import { facetsIn } from '../derive/facets.server.ts';
import { statement } from './fields.ts';
import * as t from '../../server/db/schema.ts';
import { represented } from '../../server/derived/tables.ts';
import { statementMemberByState, statementName } from '../../server/derived/views.ts';
import { byDates } from '../../server/lists/cursor.ts';
import { isForeign, isOfKind, speaksAs } from '../../server/lists/kinds.ts';
import { isFoundByWords } from '../../server/lists/words.ts';

export const sorts = { latest: 'Newest first', oldest: 'Oldest first' } as const;

export const statementFacets = facetsIn(statement, t.statement);

export const filters = {
	regulation: slug,
	stakeholder: slug,
	/** A name on it beside that of `stakeholder`, or of anyone: they signed together. */
	with: slug,
	/** The kind of the organisation, or of the speaker if there is none. */
	kind: oneOf(kindChoices),
	signed: oneOf(kindChoices),
	/** The kind of any member that a group on it represented that day. */
	represents: oneOf(kindChoices),
	/** Whether the stakeholder of the chosen kind is from another country than the law. */
	foreign: oneOf({ yes: 'Of another country than the law', no: 'Of the country of the law' }),
	/** Whether those who run this copy are left out, whose statements are those of a party to the record. */
	operator: oneOf(operatorChoices),
	stance: oneOf(stances),
	changed: oneOf({ yes: 'Changed position' }),
	demand: oneOf(demands),
	...statementFacets.filters,
	year,
	/** With `to`: the statement certainly falls between these days. */
	from: day,
	to: day,
	/** A unit of time, such as a month, which the date is wider than. */
	wider: oneOf(binUnitNames),
	q: query,
	sort: oneOf(sorts)
};

export type Chosen = Filters<typeof filters>;

export const order = byDates(t.statement.latest, t.statement.earliest, t.statement.id);

export function conditionsOf(chosen: Chosen) {
	return {
		state: isPublished(t.statement.state),
		/** One position must have both: «opposes this law», not «names this law and opposes some». */
		position: (chosen.regulation || chosen.stance) && hasPosition(chosen),
		stakeholder: chosen.stakeholder && hasParticipant(chosen.stakeholder),
		with: chosen.with && isSignedWith(chosen.with, chosen.stakeholder),
		operator: chosen.operator && notInArray(t.statement.id, ofOperator()),
		kind:
			(chosen.kind ?? (chosen.signed || chosen.represents ? undefined : chosen.foreign)) &&
			hasRow(
				t.stakeholder,
				and(
					eq(t.stakeholder.id, speaksAs(attributedToId, t.statement)),
					isChosenKind(chosen.kind, chosen)
				)
			),
		signed: chosen.signed && isIn(statementName, chosen.signed, chosen),
		represents: chosen.represents && isIn(represented, chosen.represents, chosen),
		changed: chosen.changed && isChangeOfPosition(changeAsked(chosen)),
		demand:
			chosen.demand &&
			hasRow(
				t.demand,
				and(eq(t.demand.statementId, t.statement.id), eq(t.demand.demand, chosen.demand))
			),
		...statementFacets.conditionsOf(chosen),
		year: chosen.year && eq(yearOf(t.statement.latest), chosen.year),
		from: chosen.from && gte(t.statement.earliest, chosen.from),
		to: chosen.to && lte(t.statement.latest, chosen.to),
		wider: chosen.wider && isWider(t.statement, chosen.wider),
		q: chosen.q && isFoundByWords('statement', t.statement.id, chosen.q)
	};
}

export const changeAsked = ({ regulation, stance }: Chosen) => ({
	regulation: regulation ? idBySlug(t.regulation, regulation) : undefined,
	stance
});

function hasPosition({ regulation, stance }: Chosen) {
	const { regulationId, statementId } = t.position;
	return isNamedIn(
		t.statement.id,
		statementId,
		and(
			regulation
				? eq(regulationId, idBySlug(t.regulation, regulation))
				: isNamedIn(regulationId, t.regulation.id, isPublished(t.regulation.state)),
			stance && eq(t.position.stance, stance)
		)
	);
}

function hasParticipant(slug: string) {
	return inArray(
		t.statement.id,
		db
			.select({ id: t.participation.statementId })
			.from(t.participation)
			.where(eq(t.participation.stakeholderId, idBySlug(t.stakeholder, slug)))
	);
}

/** The speaker of an organisation is a participant, but does not sign beside it. */
function isSignedWith(slug: string, beside: string | undefined) {
	const name = statementName;
	const other = alias(statementName, 'other_name');
	return inArray(
		t.statement.id,
		db
			.select({ id: name.statementId })
			.from(name)
			.innerJoin(
				other,
				and(eq(other.statementId, name.statementId), ne(other.stakeholderId, name.stakeholderId))
			)
			.where(
				and(
					eq(name.stakeholderId, idBySlug(t.stakeholder, slug)),
					beside ? eq(other.stakeholderId, idBySlug(t.stakeholder, beside)) : undefined
				)
			)
	);
}

type View =
	typeof statementName | typeof represented | typeof t.signatory | typeof statementMemberByState;

/** The stakeholder that a row counts as; a represented member counts as itself. */
export const countsAs = (view: View) =>
	view === represented || view === statementMemberByState
		? view.stakeholderId
		: speaksAs(view.stakeholderId, t.statement);

/** The condition for stakeholders of the chosen kind, in a query that joins the statement. */
export const isChosenKind = (kind: KindChoice | undefined, { foreign, regulation }: Chosen) =>
	and(
		kind && isOfKind(t.stakeholder.kind, kind),
		foreign &&
			exists(
				db
					.select({ one: sql`1` })
					.from(t.position)
					.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
					.where(
						and(
							eq(t.position.statementId, t.statement.id),
							regulation ? eq(t.regulation.slug, regulation) : undefined,
							eq(isForeign(t.stakeholder.country, t.regulation.jurisdiction), foreign === 'yes')
						)
					)
			)
	);

export const isIn = (view: View, kind: KindChoice, chosen: Chosen, isShown?: SQL) =>
	inArray(
		t.statement.id,
		db
			.select({ id: view.statementId })
			.from(view)
			.innerJoin(t.statement, eq(t.statement.id, view.statementId))
			.innerJoin(t.stakeholder, eq(t.stakeholder.id, countsAs(view)))
			.where(and(isShown, isChosenKind(kind, chosen)))
	);
