import { eq, type SQL, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Counting } from '../../domain/charts/counts.ts';
import type { Count, MemberStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { attributedToId } from '../lists/participants.ts';
import { isOfOthers, representedMembers } from '../lists/represented.ts';
import * as t from '../db/schema.ts';
import { represented } from '../derived/tables.ts';

// Charts count from these relations (`domain/charts/counts.ts`): who took which stance on which law, in which statement.

const { regulationId, statementId, stance } = t.position;
const { date, earliest, latest } = t.statement;

const columnsOf = (stakeholder: SQL, isSigned = sql<boolean>`false`) => ({
	regulationId,
	statementId,
	stance: sql<MemberStance>`${stance}::text`.as('stance'),
	date,
	earliest,
	latest,
	stakeholderId: sql<string>`${stakeholder}`.as('stakeholder_id'),
	/** Whether it stands for a name under a statement and not for the statement. */
	isSigned: isSigned.as('is_signed')
});

const isItsStatement = onPublished(t.statement, statementId);

const attributed = () =>
	db.select(columnsOf(attributedToId)).from(t.position).innerJoin(t.statement, isItsStatement);

const signatories = () =>
	db
		.select(columnsOf(sql`${t.signatory.stakeholderId}`, sql`true`))
		.from(t.position)
		.innerJoin(t.statement, isItsStatement)
		.innerJoin(t.signatory, eq(t.signatory.statementId, statementId));

const members = () =>
	db
		.select(columnsOf(sql`${represented.stakeholderId}`))
		.from(t.position)
		.innerJoin(t.statement, isItsStatement)
		.innerJoin(represented, eq(represented.statementId, statementId));

const asRelation = () => attributed().as('counted');
type Relation = ReturnType<typeof asRelation>;

/** A member counts once a law, at the first statement that represented it. */
export function countedBy({ count, operator }: Counting): Relation {
	if (count === 'members') return representedMembers(operator) as Relation;
	if (count === 'statements') return narrowed(asRelation(), operator);
	// A speaker of a statement never signs it too, so no name appears twice.
	const names = unionAll(attributed(), signatories()).as('counted') as Relation;
	return narrowed(names, operator);
}

/** Like `countedBy`, but a member counts at every statement that represented it. */
export const countedEveryTime = (counting: Counting): Relation =>
	counting.count === 'members'
		? narrowed(members().as('counted'), counting.operator)
		: countedBy(counting);

/** Leaves out the statements and the membership of the stakeholder that runs this copy, if asked to. */
function narrowed(each: Relation, operator: Counting['operator']): Relation {
	if (!operator) return each;
	return db.select().from(each).where(isOfOthers(each)).as('counted');
}

/** Sums over laws count this once: a statement with all its names, or a member. */
export const unitOf = (count: Count, { statementId, stakeholderId }: Relation) =>
	count === 'members' ? stakeholderId : statementId;
