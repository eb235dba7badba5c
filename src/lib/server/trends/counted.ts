import { eq, type SQL, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Count, MemberStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { attributedToId } from '../lists/participants.ts';
import * as t from '../db/schema.ts';
import { represented } from '../derived/tables.ts';
import { representedMember } from '../derived/views.ts';

// What charts count (`domain/counts.ts` says what each way of counting means): who took a stance on which law, with the
// stance and the statement under which it stands there.

const { regulationId, statementId, stance } = t.position;
const { date, earliest, latest } = t.statement;

const columnsOf = (stakeholder: SQL) => ({
	regulationId,
	statementId,
	stance: sql<MemberStance>`${stance}::text`.as('stance'),
	...{ date, earliest, latest },
	stakeholderId: sql<string>`${stakeholder}`.as('stakeholder_id')
});

const isItsStatement = onPublished(t.statement, statementId);

const attributed = () =>
	db.select(columnsOf(attributedToId)).from(t.position).innerJoin(t.statement, isItsStatement);

const signatories = () =>
	db
		.select(columnsOf(sql`${t.signatory.stakeholderId}`))
		.from(t.position)
		.innerJoin(t.statement, isItsStatement)
		.innerJoin(t.signatory, eq(t.signatory.statementId, statementId));

const members = () =>
	db
		.select(columnsOf(sql`${represented.stakeholderId}`))
		.from(t.position)
		.innerJoin(t.statement, isItsStatement)
		.innerJoin(represented, eq(represented.statementId, statementId));

/** Each at the first statement that represented it on a law. */
function uniqueMembers() {
	const representedOnce = representedMember;
	const { regulationId, statementId, stance, date, earliest, latest, stakeholderId } =
		representedOnce;
	return db
		.select({
			...{ regulationId, statementId, stance, date, earliest, latest },
			stakeholderId: sql<string>`${stakeholderId}`.as('stakeholder_id')
		})
		.from(representedOnce);
}

const asRelation = () => attributed().as('counted');
type Relation = ReturnType<typeof asRelation>;

/** Each of what is counted, once on each law. */
export function countedBy(count: Count): Relation {
	if (count === 'statements') return asRelation();
	// Who speaks in a statement never signs it as well.
	const each = count === 'signatories' ? unionAll(attributed(), signatories()) : uniqueMembers();
	return each.as('counted') as Relation;
}

/** The same, but each member with every statement that represented it. */
export const everyTime = (count: Count): Relation =>
	count === 'members' ? members().as('counted') : countedBy(count);

/** What is told once in sums over laws, and has a date: a statement with all its names, or a member. */
export const unitOf = (count: Count, { statementId, stakeholderId }: Relation) =>
	count === 'members' ? stakeholderId : statementId;
