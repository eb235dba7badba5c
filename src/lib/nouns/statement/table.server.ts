import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	type ExtraConfigColumn,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import {
	dateBasis,
	fuzzyDate,
	itemColumns,
	linkRules,
	partOf,
	refersTo
} from '../columns.server.ts';
import { keysOf, channels, demands, stances } from '../../domain/vocabulary.ts';
import { article } from '../article/table.server.ts';
import { regulation } from '../regulation/table.server.ts';
import { stakeholder } from '../stakeholder/table.server.ts';

export const stance = pgEnum('stance', keysOf(stances));

export const demandKind = pgEnum('demand_kind', keysOf(demands));

export const channel = pgEnum('channel', keysOf(channels));

export const newestFirst = (t: Record<'latest' | 'earliest' | 'id', ExtraConfigColumn>) =>
	[t.latest.desc().nullsFirst(), t.earliest.desc().nullsFirst(), t.id] as const;

export const statement = pgTable(
	'statement',
	{
		...itemColumns(),
		organisationId: text('organisation_id').references(() => stakeholder.id),
		speakerId: text('speaker_id').references(() => stakeholder.id),
		speakerRole: text('speaker_role'),
		...fuzzyDate(),
		basis: dateBasis('basis').notNull(),
		channel: channel('channel').notNull(),
		lang: text('lang').notNull().default('en'),
		summary: text('summary').notNull()
	},
	(t) => [
		check('statement_is_attributed', sql`num_nonnulls(${t.organisationId}, ${t.speakerId}) > 0`),
		check('statement_summary_not_blank', sql`btrim(${t.summary}) <> ''`),
		check('statement_span_in_order', sql`${t.earliest} <= ${t.latest}`),
		index('statement_organisation_index').on(t.organisationId, ...newestFirst(t)),
		index('statement_attributed_index').on(sql`coalesce(${t.organisationId}, ${t.speakerId})`),
		index('statement_speaker_index').on(t.speakerId, ...newestFirst(t)),
		index('statement_latest_index').on(...newestFirst(t)),
		index('statement_oldest_index').on(t.latest, t.earliest, t.id),
		index('statement_updated_index').on(t.state, t.updatedAt)
	]
);

/** A trigger refuses signatories to whom the statement is attributed. */
export const signatory = pgTable(
	'signatory',
	{
		statementId: partOf('statement_id', () => statement.id),
		stakeholderId: refersTo('stakeholder_id', () => stakeholder.id),
		/** The place among the names as printed, from 1. */
		ordinal: integer('ordinal').notNull()
	},
	(t) => linkRules(t.statementId, t.stakeholderId)
);

export const demand = pgTable(
	'demand',
	{
		statementId: partOf('statement_id', () => statement.id),
		demand: demandKind('demand').notNull()
	},
	(t) => [primaryKey({ columns: [t.statementId, t.demand] })]
);

/** A later statement supersedes a position and never overwrites it. */
export const position = pgTable(
	'position',
	{
		id: text('id').primaryKey(),
		statementId: partOf('statement_id', () => statement.id),
		regulationId: refersTo('regulation_id', () => regulation.id),
		stance: stance('stance').notNull(),
		/** An editor's choice: the law's page quotes it before others of its stance. */
		leads: boolean('leads').notNull().default(false)
	},
	(t) => [
		unique('position_once').on(t.statementId, t.regulationId),
		index('position_regulation_index').on(t.regulationId)
	]
);

/** Words as the source prints them (W3C Web Annotation, TextQuoteSelector). */
export const quotation = pgTable(
	'quotation',
	{
		id: text('id').primaryKey(),
		statementId: partOf('statement_id', () => statement.id),
		articleId: refersTo('article_id', () => article.id),
		exact: text('exact').notNull(),
		prefix: text('prefix'),
		suffix: text('suffix'),
		lang: text('lang').notNull().default('en'),
		/** The reason why readers do not see it; null if they do. */
		keptBack: text('kept_back')
	},
	(t) => [
		index('quotation_statement_index').on(t.statementId),
		index('quotation_article_index').on(t.articleId),
		index('quotation_words_index').using('hash', sql`fold(${t.exact})`),
		check('quotation_exact_not_blank', sql`btrim(${t.exact}) <> ''`)
	]
);
