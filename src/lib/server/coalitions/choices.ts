import { count, desc, eq, inArray, isNotNull, type SQLWrapper, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { union, unionAll } from 'drizzle-orm/pg-core';
import type { FacetOption } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { kindChoices } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { arrangeKinds, choicesOfKind } from '../lists/kinds.ts';
import { facet, labelIn } from '../lists/list.ts';
import * as t from '../db/schema.ts';
import { type Chosen, stakeholderCondition } from './filters.ts';
import { listedMembers, ownStatements } from './groups.ts';
import { namePairs } from './pairs.ts';

type Choices = Record<'regulation' | 'kind' | 'country', FacetOption[]>;

/** A record can have thousands of laws, of which the form offers the ones with most rows. */
const mostLaws = 200;

/** Counts rows of both tables for each choice of a filter, as if that filter were not set. */
export async function choicesOf(chosen: Chosen): Promise<Choices> {
	const [regulations, byStakeholder] = await Promise.all([
		facet({
			value: sql`law`,
			label: sql`title`,
			from: rowsByRegulation(chosen),
			most: { choices: mostLaws, chosen: chosen.regulation }
		}),
		choicesOfStakeholders(chosen)
	]);
	regulations.sort((one, other) => other.count - one.count);
	const of = (name: keyof typeof words) =>
		byStakeholder.flatMap(({ filter, value, count }) =>
			filter === name ? [{ value, label: words[name](value), count }] : []
		);
	return { regulation: regulations, kind: arrangeKinds(of('kind')), country: of('country') };
}

const words = { kind: labelIn(kindChoices), country: countryName };

/** Maps rows to their stakeholders: both of a pair; a group and its members. A pair's key has a space, a group's has none. */
function parties(chosen: Chosen) {
	const pair = namePairs(chosen);
	const listed = listedMembers();
	const own = ownStatements(chosen);
	const pairs = db
		.select({
			row: keyOf(pair).as('row_key'),
			party: sql<string>`unnest(array[${pair.one}, ${pair.other}])`.as('party')
		})
		.from(pair)
		.groupBy(pair.one, pair.other);
	const groups = db
		.select({
			row: sql<string>`${listed.groupId}`.as('row_key'),
			party: sql<string>`unnest(array[${listed.groupId}, ${listed.memberId}])`.as('party')
		})
		.from(listed)
		.leftJoin(own, eq(own.id, listed.groupId))
		.where(chosen.regulation ? isNotNull(own.id) : undefined);
	return unionAll(pairs, groups).as('parties');
}

const keyOf = ({ one, other }: ReturnType<typeof namePairs>) =>
	sql<string>`${one} || ' ' || ${other}`;

/** Finds the rows once for both filters, the most frequent choices first. */
function choicesOfStakeholders(chosen: Chosen) {
	const all = db.$with('everybody').as(db.select().from(parties(chosen)));
	const rowsBy = (name: keyof typeof words, value: SQLWrapper) =>
		db
			.selectDistinct({
				filter: sql<keyof typeof words>`${name}::text`.as('filter'),
				row: all.row,
				value: sql<string>`${value}::text`.as('choice')
			})
			.from(all)
			.innerJoin(t.stakeholder, eq(t.stakeholder.id, all.party))
			.where(stakeholderCondition(t.stakeholder, { ...chosen, [name]: undefined }));
	const { kind, country } = t.stakeholder;
	const counted = unionAll(
		rowsBy('kind', sql`unnest(${choicesOfKind(kind)})`),
		rowsBy('country', country)
	).as('counted');
	return db
		.with(all)
		.select({ filter: counted.filter, value: counted.value, count: count() })
		.from(counted)
		.where(isNotNull(counted.value))
		.groupBy(counted.filter, counted.value)
		.orderBy(desc(count()), counted.value);
}

function rowsByRegulation({ regulation: _, ...chosen }: Chosen) {
	const pair = namePairs({});
	const listed = listedMembers();
	const on = union(
		db
			.select({
				row: keyOf(pair).as('row_key'),
				regulation: sql<string>`${t.position.regulationId}`.as('law_id')
			})
			.from(pair)
			.innerJoin(t.position, eq(t.position.statementId, pair.statementId)),
		db
			.select({
				row: sql<string>`${t.participation.stakeholderId}`.as('row_key'),
				regulation: sql<string>`${t.position.regulationId}`.as('law_id')
			})
			.from(t.participation)
			.innerJoin(t.position, eq(t.position.statementId, t.participation.statementId))
			.where(inArray(t.participation.stakeholderId, db.select({ id: listed.groupId }).from(listed)))
	).as('on_laws');
	const all = parties({});
	const isFitting = stakeholderCondition(t.stakeholder, chosen);
	const fitting = db
		.select({ row: all.row })
		.from(all)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, all.party))
		.where(isFitting);
	return db
		.select({
			regulation: sql<string>`${t.regulation.slug}`.as('law'),
			title: sql<string>`${t.regulation.title}`.as('title')
		})
		.from(on)
		.innerJoin(t.regulation, onPublished(t.regulation, on.regulation))
		.where(isFitting && inArray(on.row, fitting))
		.as('counted');
}
