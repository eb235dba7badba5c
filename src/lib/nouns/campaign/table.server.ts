import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, linkRules, partOf, refersTo } from '../columns.server.ts';
import { keysOf, outcomes } from '../../domain/vocabulary.ts';
import { article } from '../article/table.server.ts';
import { regulation } from '../regulation/table.server.ts';
import { stakeholder } from '../stakeholder/table.server.ts';
import { demandKind, newestFirst, statement } from '../statement/table.server.ts';

export const outcome = pgEnum('outcome', keysOf(outcomes));

export const campaign = pgTable(
	'campaign',
	{
		...itemColumns(),
		slug: text('slug').notNull().unique(),
		title: text('title').notNull(),
		aliases: text('aliases').array().notNull().default([]),
		summary: text('summary').notNull(),
		text: text('text'),
		/** EDTF. */
		startDate: text('start_date').notNull(),
		startEarliest: calendarDay('start_earliest').notNull(),
		startLatest: calendarDay('start_latest').notNull(),
		/** EDTF; null while it goes on, or if unknown. */
		endDate: text('end_date')
	},
	(t) => [
		check('campaign_title_not_blank', sql`btrim(${t.title}) <> ''`),
		check('campaign_summary_not_blank', sql`btrim(${t.summary}) <> ''`),
		check('campaign_start_in_order', sql`${t.startEarliest} <= ${t.startLatest}`),
		index('campaign_latest_index').on(
			...newestFirst({ latest: t.startLatest, earliest: t.startEarliest, id: t.id })
		),
		index('campaign_updated_index').on(t.state, t.updatedAt)
	]
);

const campaignId = () => partOf('campaign_id', () => campaign.id);

export const campaignRegulation = pgTable(
	'campaign_regulation',
	{
		campaignId: campaignId(),
		regulationId: refersTo('regulation_id', () => regulation.id)
	},
	(t) => linkRules(t.campaignId, t.regulationId)
);

export const campaignStatement = pgTable(
	'campaign_statement',
	{
		campaignId: campaignId(),
		statementId: refersTo('statement_id', () => statement.id)
	},
	(t) => linkRules(t.campaignId, t.statementId)
);

/** Readers see an outcome other than «open» only with a day and an article that reports it. */
export const campaignDemand = pgTable(
	'campaign_demand',
	{
		id: text('id').primaryKey(),
		campaignId: campaignId(),
		demand: demandKind('demand').notNull(),
		words: text('words'),
		outcome: outcome('outcome').notNull().default('open'),
		/** EDTF: the day of the outcome. */
		date: text('date'),
		articleId: text('article_id').references(() => article.id)
	},
	(t) => [
		index('campaign_demand_campaign_index').on(t.campaignId),
		index('campaign_demand_article_index').on(t.articleId)
	]
);

/** A participant without an article rests on the sources of the campaign. */
export const campaignParticipant = pgTable(
	'campaign_participant',
	{
		campaignId: campaignId(),
		stakeholderId: refersTo('stakeholder_id', () => stakeholder.id),
		/** The place in the form, from 1. */
		ordinal: integer('ordinal').notNull(),
		date: text('date'),
		articleId: text('article_id').references(() => article.id)
	},
	(t) => [
		...linkRules(t.campaignId, t.stakeholderId),
		index('campaign_participant_article_index').on(t.articleId)
	]
);
