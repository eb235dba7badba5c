import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, linkRules, refersTo } from '../columns.server.ts';
import { regulationSchemes } from '../../domain/identifiers/schemes.ts';
import { keysOf, instruments, statuses, textDays } from '../../domain/vocabulary.ts';
import { topic } from '../topic/table.server.ts';

export const instrument = pgEnum('instrument', keysOf(instruments));

export const regulationStatus = pgEnum('regulation_status', keysOf(statuses));

export const textDay = pgEnum('text_day', keysOf(textDays));

export const regulation = pgTable(
	'regulation',
	{
		...itemColumns(),
		slug: text('slug').notNull().unique(),
		title: text('title').notNull(),
		aliases: text('aliases').array().notNull().default([]),
		jurisdiction: text('jurisdiction').notNull(),
		issuingBody: text('issuing_body').notNull(),
		/** Null if unknown, or if there is none. */
		referenceNumber: text('reference_number'),
		instrument: instrument('instrument').notNull(),
		status: regulationStatus('status').notNull(),
		statusDetail: text('status_detail'),
		enablingSections: text('enabling_sections').array().notNull().default([]),
		summary: text('summary'),
		/** Null if events tell the day, or nobody looked for it. */
		textDay: textDay('text_day'),
		/** The day on which an editor last made sure that nothing is missing; null if unknown. */
		lookedAt: calendarDay('looked_at')
	},
	(t) => [
		check('regulation_jurisdiction_iso_3166', sql`${t.jurisdiction} ~ '^[A-Z]{2}$'`),
		check('regulation_title_not_blank', sql`btrim(${t.title}) <> ''`),
		index('regulation_jurisdiction_index').on(t.state, t.jurisdiction, t.instrument),
		index('regulation_instrument_index').on(t.state, t.instrument, t.jurisdiction),
		index('regulation_updated_index').on(t.state, t.updatedAt)
	]
);

export const regulationTopic = pgTable(
	'regulation_topic',
	{
		regulationId: refersTo('regulation_id', () => regulation.id),
		topicId: refersTo('topic_id', () => topic.id)
	},
	(t) => linkRules(t.regulationId, t.topicId)
);

export const regulationScheme = pgEnum('regulation_scheme', keysOf(regulationSchemes));

export const regulationIdentifier = pgTable(
	'regulation_identifier',
	{
		regulationId: refersTo('regulation_id', () => regulation.id),
		scheme: regulationScheme('scheme').notNull(),
		value: text('value').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.regulationId, t.scheme, t.value] }),
		index('regulation_identifier_value_index').on(t.scheme, t.value)
	]
);
