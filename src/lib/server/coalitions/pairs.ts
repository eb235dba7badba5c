import {
	and,
	count,
	desc,
	eq,
	lt,
	ne,
	not,
	notInArray,
	or,
	type SQLWrapper,
	sql
} from 'drizzle-orm';
import { alias, union, unionAll } from 'drizzle-orm/pg-core';
import { filterQuery } from '../../domain/filters.ts';
import type { StakeholderName } from '../../domain/record.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { attributedToId } from '../lists/participants.ts';
import { type Chosen, stakeholderCondition, statementCondition } from './filters.ts';

/** Names on a statement are its organisation, or else its speaker, and the co-signatories. */
export interface Pair {
	stakeholders: [StakeholderName, StakeholderName];
	statements: number;
	/** Date of the latest statement, in EDTF. */
	latest: string;
	href: string;
}

const signedToo = alias(t.signatory, 'other');
const named = alias(t.stakeholder, 'named');
const beside = alias(t.stakeholder, 'beside');

/** A group whose members all signed one call is just a list of names, so it forms no pairs with them. */
const unpaired = () =>
	union(
		db
			.select({ id: t.stakeholder.id })
			.from(t.stakeholder)
			.where(not(isPublished(t.stakeholder.state))),
		db
			.select({ id: t.membership.groupId })
			.from(t.membership)
			.where(and(isPublished(t.membership.state), ne(t.membership.relation, 'person_of')))
			.groupBy(t.membership.groupId)
			.having(sql`bool_and(${t.membership.relation} = 'signatory')`)
	);

/** Starts at the co-signatories, because few statements have any and the others form no pairs. */
export function namePairs(chosen: Chosen) {
	const { id, date, earliest, latest } = t.statement;
	const { statementId, stakeholderId } = t.signatory;
	const signedWith = (name: SQLWrapper) =>
		db
			.select({
				statementId: sql<string>`${id}`.as('together_in'),
				date: sql<string>`${date}`.as('signed_on'),
				earliest: sql<string>`${earliest}`.as('signed_earliest'),
				latest: sql<string>`${latest}`.as('signed_latest'),
				one: sql<string>`least(${stakeholderId}, ${name})`.as('one_id'),
				other: sql<string>`greatest(${stakeholderId}, ${name})`.as('other_id')
			})
			.from(t.signatory)
			.innerJoin(t.statement, eq(id, statementId))
			.$dynamic();
	const pairs = unionAll(
		signedWith(attributedToId).where(statementCondition(chosen)),
		signedWith(signedToo.stakeholderId)
			.innerJoin(
				signedToo,
				and(eq(signedToo.statementId, statementId), lt(stakeholderId, signedToo.stakeholderId))
			)
			.where(statementCondition(chosen))
	).as('pairs');
	return db
		.select()
		.from(pairs)
		.where(and(notInArray(pairs.one, unpaired()), notInArray(pairs.other, unpaired())))
		.as('together');
}

export async function pairsOf(
	chosen: Chosen,
	most: number
): Promise<{ rows: Pair[]; total: number }> {
	const together = db.$with('signed_together').as(db.select().from(namePairs(chosen)));
	const condition = or(stakeholderCondition(named, chosen), stakeholderCondition(beside, chosen));
	const { one, other } = together;
	const statements = count();
	const lastly = sql`max(${together.latest})`;
	const all = db
		.select({
			one: sql<string>`${one}`.as('ranked_one'),
			other: sql<string>`${other}`.as('ranked_other'),
			statements: statements.as('statements'),
			lastly: lastly.as('lastly'),
			total: sql<number>`(count(*) over ())::int`.as('total')
		})
		.from(together)
		.groupBy(one, other)
		.orderBy(desc(statements), desc(lastly), one, other)
		.limit(most)
		.$dynamic();
	if (condition)
		all
			.innerJoin(named, eq(named.id, one))
			.innerJoin(beside, eq(beside.id, other))
			.where(condition);
	const ranked = all.as('ranked');
	// Names and dates are read only of the pairs that are shown.
	const rows = await db
		.with(together)
		.select({
			one: { slug: named.slug, name: named.name, kind: named.kind },
			other: { slug: beside.slug, name: beside.name, kind: beside.kind },
			statements: ranked.statements,
			latest: sql<string>`(array_agg(${together.date} order by ${together.latest} desc, ${together.earliest} desc, ${together.statementId}))[1]`,
			total: ranked.total
		})
		.from(ranked)
		.innerJoin(together, and(eq(one, ranked.one), eq(other, ranked.other)))
		.innerJoin(named, eq(named.id, ranked.one))
		.innerJoin(beside, eq(beside.id, ranked.other))
		.groupBy(named.id, beside.id, ranked.statements, ranked.lastly, ranked.total)
		.orderBy(desc(ranked.statements), desc(ranked.lastly), named.id, beside.id);
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
