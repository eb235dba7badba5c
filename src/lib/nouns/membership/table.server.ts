import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, refersTo } from '../columns.server.ts';
import { keysOf, membershipRelations } from '../../domain/vocabulary.ts';
import { stakeholder } from '../stakeholder/table.server.ts';

export const membershipRelation = pgEnum('membership_relation', keysOf(membershipRelations));

/** A Popolo membership: a stakeholder in a group, for a time or on one day. */
export const membership = pgTable(
	'membership',
	{
		...itemColumns(),
		groupId: refersTo('group_id', () => stakeholder.id),
		memberId: refersTo('member_id', () => stakeholder.id),
		relation: membershipRelation('relation').notNull(),
		role: text('role'),
		/** EDTF: the day on which a source listed the member. A list holds for its day only. */
		asOf: text('as_of'),
		asOfEarliest: calendarDay('as_of_earliest'),
		asOfLatest: calendarDay('as_of_latest'),
		/** EDTF, if a source gives the start or the end. */
		startDate: text('start_date'),
		endDate: text('end_date')
	},
	(t) => [
		unique('membership_once').on(t.groupId, t.memberId, t.relation, t.asOf).nullsNotDistinct(),
		index('membership_member_index').on(t.memberId),
		index('membership_updated_index').on(t.state, t.updatedAt),
		check('membership_not_in_itself', sql`${t.groupId} <> ${t.memberId}`),
		check(
			'membership_as_of_whole',
			sql`num_nulls(${t.asOf}, ${t.asOfEarliest}, ${t.asOfLatest}) in (0, 3) and ${t.asOfEarliest} <= ${t.asOfLatest}`
		)
	]
);
