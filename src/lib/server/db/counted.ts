import {
	boolean,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import type { StakeholderKind } from '../../domain/vocabulary.ts';
import { demandKind, stakeholderKind, stance } from './schema.ts';

/**
 * What each published statement is at present counted as. When it changes, the counts of `tallies.ts` change by the
 * difference alone (`drizzle/0013_sums.sql`), whatever else they count.
 */

const calendarDay = (name: string) => date(name, { mode: 'string' });

type Kinds = Partial<Record<StakeholderKind, number>>;

/** A position, with all by which charts count it. Columns are in the order of the view `position_to_count`. */
export const countedPosition = pgTable(
	'counted_position',
	{
		regulationId: text('regulation_id').notNull(),
		statementId: text('statement_id').notNull(),
		stance: stance('stance').notNull(),
		/** Of the one who speaks. */
		kind: stakeholderKind('kind').notNull(),
		date: text('date').notNull(),
		earliest: calendarDay('earliest').notNull(),
		latest: calendarDay('latest').notNull(),
		/** How many names of each kind are on it. */
		names: jsonb('names').$type<Kinds>(),
		demands: demandKind('demands').array()
	},
	(t) => [
		// From its ends are read a law's first reaction, and the first and last of its dates.
		primaryKey({ columns: [t.regulationId, t.latest, t.earliest, t.statementId] }),
		index('counted_position_statement_index').on(t.statementId)
	]
);

/**
 * A stakeholder heard in a statement: once as such, where the law is '', and once for each position. Columns are in
 * the order of the view `voice_to_count`.
 */
export const countedVoice = pgTable(
	'counted_voice',
	{
		stakeholderId: text('stakeholder_id').notNull(),
		regulationId: text('regulation_id').notNull(),
		latest: calendarDay('latest').notNull(),
		earliest: calendarDay('earliest').notNull(),
		statementId: text('statement_id').notNull(),
		date: text('date').notNull(),
		stance: stance('stance'),
		/** Under its own name. */
		named: boolean('named').notNull()
	},
	(t) => [
		uniqueIndex('counted_voice_once').on(
			t.stakeholderId,
			t.regulationId,
			t.latest.desc().nullsFirst(),
			t.earliest.desc().nullsFirst(),
			t.statementId
		),
		index('counted_voice_statement_index').on(t.statementId)
	]
);
