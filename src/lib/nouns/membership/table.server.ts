import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, refersTo } from '../columns.server.ts';
import { keysOf, membershipRelations } from '../../domain/vocabulary.ts';
import { stakeholder } from '../stakeholder/table.server.ts';

export const membershipRelation = pgEnum('membership_relation', keysOf(membershipRelations));

/** Popolo membership: a stakeholder in a group, for a stretch of time or as seen on one day. */
export const membership = pgTable(
	'membership',
	{
		...itemColumns(),
		groupId: refersTo('group_id', () => stakeholder.id),
		memberId: refersTo('member_id', () => stakeholder.id),
		relation: membershipRelation('relation').notNull(),
		role: text('role'),
		/** EDTF: when a source listed the member. A list of members is a roster of that day, not of all time. */
		asOf: text('as_of'),
		asOfEarliest: calendarDay('as_of_earliest'),
		asOfLatest: calendarDay('as_of_latest'),
		/** EDTF, where a source gives the start or the end itself. */
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
