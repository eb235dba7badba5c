import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	check,
	index,
	integer,
	pgEnum,
	pgTable,
	text
} from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, linkRules, partOf, refersTo } from '../columns.server.ts';
import { keysOf, eventKinds } from '../../domain/vocabulary.ts';
import { regulation } from '../regulation/table.server.ts';
import { stakeholder } from '../stakeholder/table.server.ts';
import { statement } from '../statement/table.server.ts';

export const eventKind = pgEnum('event_kind', keysOf(eventKinds));

export const event = pgTable(
	'event',
	{
		...itemColumns(),
		kind: eventKind('kind').notNull(),
		description: text('description').notNull(),
		/** EDTF: when it became public, if that is not when it happened. */
		knownOn: text('known_on'),
		knownOnEarliest: calendarDay('known_on_earliest'),
		knownOnLatest: calendarDay('known_on_latest'),
		/** The statement that a reaction is. If readers see it, the two are one entry. */
		statementId: text('statement_id').references((): AnyPgColumn => statement.id)
	},
	(t) => [
		check('event_description_not_blank', sql`btrim(${t.description}) <> ''`),
		check('event_statement_of_reaction', sql`${t.statementId} is null or ${t.kind} = 'reaction'`),
		index('event_statement_index').on(t.statementId),
		check(
			'event_known_on_whole',
			sql`num_nulls(${t.knownOn}, ${t.knownOnEarliest}, ${t.knownOnLatest}) in (0, 3) and ${t.knownOnEarliest} <= ${t.knownOnLatest}`
		),
		index('event_kind_index').on(t.kind),
		index('event_updated_index').on(t.state, t.updatedAt)
	]
);

export const eventRegulation = pgTable(
	'event_regulation',
	{
		eventId: partOf('event_id', () => event.id),
		regulationId: refersTo('regulation_id', () => regulation.id)
	},
	(t) => linkRules(t.eventId, t.regulationId)
);

export const eventActor = pgTable(
	'event_actor',
	{
		eventId: partOf('event_id', () => event.id),
		stakeholderId: refersTo('stakeholder_id', () => stakeholder.id),
		/** The place in the form, from 1. */
		ordinal: integer('ordinal').notNull()
	},
	(t) => linkRules(t.eventId, t.stakeholderId)
);
