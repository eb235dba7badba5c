import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import type { Network } from '../../domain/networks.ts';
import { principleKeys } from '../../domain/principles.ts';
import {
	takedownAskers,
	takedownGrounds,
	takedownOutcomes,
	takedownSubjects
} from '../../domain/takedowns.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { moment } from '../../nouns/columns.server.ts';
import { bytea } from '../copies/tables.ts';
import { regulation } from '../../nouns/regulation/table.server.ts';
import { stakeholder } from '../../nouns/stakeholder/table.server.ts';

/** The choices of those who run this copy, in one row. Each change raises the version of the record. */
export const siteChoice = pgTable(
	'site_choice',
	{
		only: boolean('only').primaryKey().default(true),
		/** The law with which the front page begins; null for the last that moved. */
		featuredId: text('featured_id').references(() => regulation.id),
		/** The stakeholder that runs this copy: its positions are marked as those of a party to the record. */
		operatorId: text('operator_id').references(() => stakeholder.id),
		/** Readers find a plain link to each of these beside «Share». */
		networks: text('networks').array().$type<Network[]>().notNull().default([]),
		/** The newsroom's own words about itself: paragraphs, separated by empty lines. */
		about: text('about').notNull().default(''),
		/** A picture of the newsroom as WebP, drawn anew from the file that was sent. */
		picture: bytea('picture'),
		/** Says what the picture shows; empty without one. */
		pictureAlt: text('picture_alt').notNull().default('')
	},
	(t) => [
		check('site_choice_only', sql`${t.only}`),
		check('site_choice_picture_has_words', sql`(${t.picture} is null) = (${t.pictureAlt} = '')`)
	]
);

/** The id of the stakeholder that runs this copy: while a merge stands, it is the one that the chosen one was merged into. */
export const operatorId = sql<string | null>`(
	with recursive operator (id) as (
		select operator_id from site_choice
		union select to_id from merge join operator on merge.from_id = operator.id and undone_at is null
	)
	select id from operator
	where not exists (select from merge where from_id = operator.id and undone_at is null)
)`;

export const principle = pgEnum('principle', principleKeys);

/** Answers of those who run this copy. They are only added, so that readers see since when each one stands. */
export const principleAnswer = pgTable(
	'principle_answer',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		principle: principle('principle').notNull(),
		/** Paragraphs, separated by empty lines; empty where an answer was taken back. */
		words: text('words').notNull(),
		at: moment('at').notNull().defaultNow()
	},
	(t) => [index('principle_answer_index').on(t.principle, t.id)]
);

export const takedownSubject = pgEnum('takedown_subject', keysOf(takedownSubjects));
export const takedownAsker = pgEnum('takedown_asker', keysOf(takedownAskers));
export const takedownGround = pgEnum('takedown_ground', keysOf(takedownGrounds));
export const takedownOutcome = pgEnum('takedown_outcome', keysOf(takedownOutcomes));

/**
 * The public register of takedowns. A correction adds a row, and the last row of an entry stands. Withholding replaces all
 * rows of an entry by one without words. No row has a time, which could lead to whoever was protected.
 */
export const takedown = pgTable(
	'takedown',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		entry: text('entry').notNull(),
		subject: takedownSubject('subject').notNull(),
		subjectWords: text('subject_words').notNull(),
		asker: takedownAsker('asker').notNull(),
		authority: text('authority').notNull(),
		/** `YYYY-MM`. */
		month: text('month').notNull(),
		ground: takedownGround('ground').notNull(),
		groundWords: text('ground_words').notNull(),
		outcome: takedownOutcome('outcome').notNull(),
		note: text('note').notNull(),
		withheld: boolean('withheld').notNull().default(false)
	},
	(t) => [
		check('takedown_month', sql`${t.month} ~ '^\\d{4}-(0[1-9]|1[0-2])$'`),
		check(
			'takedown_names_authorities_alone',
			sql`${t.authority} = '' or ${t.asker} in ('court', 'authority')`
		),
		check(
			'takedown_withheld_words',
			sql`not ${t.withheld} or ${t.subjectWords} || ${t.authority} || ${t.groundWords} || ${t.note} = ''`
		)
	]
);
