import { and, type Column, count, desc, eq, lt, or, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { filterQuery } from '../../domain/filters.ts';
import type { StakeholderName } from '../../domain/record.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { statementName } from '../derived/views.ts';
import { type Chosen, stakeholderCondition, statementCondition } from './filters.ts';

/** Names on a statement are its organisation, or else its speaker, and the co-signatories. */
export interface Pair {
	stakeholders: [StakeholderName, StakeholderName];
	statements: number;
	/** Date of the latest statement, in EDTF. */
	latest: string;
	href: string;
}

const one = statementName;
const other = alias(statementName, 'other');
const named = alias(t.stakeholder, 'named');
const beside = alias(t.stakeholder, 'beside');

/** A group whose members all signed one call is just a list of names, so it forms no pairs with them. */
const isName = (id: Column) =>
	sql`not coalesce((
		select bool_and(relation = 'signatory') from membership
		where group_id = ${id} and state = 'published' and relation <> 'person_of'), false)`;

export const namePairs = () =>
	db
		.select({
			statementId: sql<string>`${one.statementId}`.as('together_in'),
			one: sql<string>`${one.stakeholderId}`.as('one_id'),
			other: sql<string>`${other.stakeholderId}`.as('other_id')
		})
		.from(one)
		.innerJoin(
			other,
			and(eq(other.statementId, one.statementId), lt(one.stakeholderId, other.stakeholderId))
		)
		.innerJoin(named, onPublished(named, one.stakeholderId))
		.innerJoin(beside, onPublished(beside, other.stakeholderId))
		.where(and(isName(one.stakeholderId), isName(other.stakeholderId)))
		.as('together');

export async function pairsOf(
	chosen: Chosen,
	most: number
): Promise<{ rows: Pair[]; total: number }> {
	const { id, date, latest, earliest } = t.statement;
	const pair = namePairs();
	const statements = count();
	const rows = await db
		.select({
			one: { slug: named.slug, name: named.name, kind: named.kind },
			other: { slug: beside.slug, name: beside.name, kind: beside.kind },
			statements,
			latest: sql<string>`(array_agg(${date} order by ${latest} desc, ${earliest} desc, ${id}))[1]`,
			total: sql<number>`(count(*) over ())::int`
		})
		.from(pair)
		.innerJoin(t.statement, eq(id, pair.statementId))
		.innerJoin(named, eq(named.id, pair.one))
		.innerJoin(beside, eq(beside.id, pair.other))
		.where(
			and(
				statementCondition(chosen),
				or(stakeholderCondition(named, chosen), stakeholderCondition(beside, chosen))
			)
		)
		.groupBy(named.id, beside.id)
		.orderBy(desc(statements), desc(sql`max(${latest})`), named.id, beside.id)
		.limit(most);
	return {
		rows: rows.map(({ one, other, statements, latest }) => {
			const stakeholders = [one, other].sort(byName) as Pair['stakeholders'];
			const [{ slug: stakeholder }, { slug: beside }] = stakeholders;
			const query = { regulation: chosen.regulation, stakeholder, with: beside };
			return { stakeholders, statements, latest, href: `/statements${filterQuery(query)}` };
		}),
		total: rows[0]?.total ?? 0
	};
}

const byName = (one: StakeholderName, other: StakeholderName) =>
	one.name.localeCompare(other.name, 'en');
