import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	bigint,
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	type ExtraConfigColumn,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { draftReasons } from '../../domain/review.ts';
import * as words from '../../domain/vocabulary.ts';

const { keysOf } = words;

export const instrument = pgEnum('instrument', keysOf(words.instruments));
export const regulationStatus = pgEnum('regulation_status', keysOf(words.statuses));
export const regulationRelationKind = pgEnum(
	'regulation_relation_kind',
	keysOf(words.regulationRelations)
);
export const eventKind = pgEnum('event_kind', keysOf(words.eventKinds));
export const dateBasis = pgEnum('date_basis', keysOf(words.dateBases));
export const stakeholderKind = pgEnum('stakeholder_kind', keysOf(words.stakeholderKinds));
export const membershipRelation = pgEnum('membership_relation', keysOf(words.membershipRelations));
export const stance = pgEnum('stance', keysOf(words.stances));
export const demandKind = pgEnum('demand_kind', keysOf(words.demands));
export const channel = pgEnum('channel', keysOf(words.channels));
export const sourceType = pgEnum('source_type', keysOf(words.sourceTypes));
export const headlineBasis = pgEnum('headline_basis', keysOf(words.headlineBases));
export const section = pgEnum('section', keysOf(words.sections));
export const publicationState = pgEnum('publication_state', keysOf(words.publicationStates));

const calendarDay = (name: string) => date(name, { mode: 'string' });

/** What every noun of the record carries. `stateReason` says why a row is a draft or was withdrawn. */
const kept = () => ({
	id: text('id').primaryKey(),
	state: publicationState('state').notNull().default('draft'),
	stateReason: text('state_reason'),
	/** A remark of the editors that readers see; what only staff may see is not stored here. */
	note: text('note'),
	version: integer('version').notNull().default(1),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow()
});

/** A date as precise as its source: EDTF text and the days it spans, derived by `domain/edtf.ts`. */
const fuzzyDate = () => ({
	date: text('date').notNull(),
	earliest: calendarDay('earliest').notNull(),
	latest: calendarDay('latest').notNull()
});

export const regulation = pgTable(
	'regulation',
	{
		...kept(),
		slug: text('slug').notNull().unique(),
		title: text('title').notNull(),
		aliases: text('aliases').array().notNull().default([]),
		/** ISO 3166-1 alpha-2. */
		jurisdiction: text('jurisdiction').notNull(),
		issuingBody: text('issuing_body').notNull(),
		/** Null where none is known or none exists. */
		referenceNumber: text('reference_number'),
		instrument: instrument('instrument').notNull(),
		status: regulationStatus('status').notNull(),
		/** What the status alone does not say: «in force, amended», «largely repealed». */
		statusDetail: text('status_detail'),
		enablingSections: text('enabling_sections').array().notNull().default([]),
		summary: text('summary'),
		/** The day on which an editor last made sure that nothing is missing; null where nobody knows. */
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

export const regulationRelation = pgTable(
	'regulation_relation',
	{
		fromId: text('from_id')
			.notNull()
			.references(() => regulation.id),
		kind: regulationRelationKind('kind').notNull(),
		toId: text('to_id')
			.notNull()
			.references(() => regulation.id),
		/** Where an article says just this; what the law cites stands for all its relations. */
		articleId: text('article_id').references((): AnyPgColumn => article.id)
	},
	(t) => [
		primaryKey({ columns: [t.fromId, t.kind, t.toId] }),
		index('regulation_relation_to_index').on(t.toId),
		index('regulation_relation_article_index').on(t.articleId),
		check('regulation_relation_not_to_itself', sql`${t.fromId} <> ${t.toId}`)
	]
);

export const stakeholder = pgTable(
	'stakeholder',
	{
		...kept(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull(),
		aliases: text('aliases').array().notNull().default([]),
		kind: stakeholderKind('kind').notNull(),
		/** ISO 3166-1 alpha-2; null where unknown or where it speaks for no one country. */
		country: text('country'),
		/** A person's office as last known; the dated ones are on `membership`. */
		role: text('role')
	},
	(t) => [
		check('stakeholder_country_iso_3166', sql`${t.country} ~ '^[A-Z]{2}$'`),
		check('stakeholder_name_not_blank', sql`btrim(${t.name}) <> ''`),
		index('stakeholder_kind_index').on(t.kind),
		index('stakeholder_updated_index').on(t.state, t.updatedAt)
	]
);

/** Popolo membership: a stakeholder in a group, for a stretch of time or as seen on one day. */
export const membership = pgTable(
	'membership',
	{
		...kept(),
		groupId: text('group_id')
			.notNull()
			.references(() => stakeholder.id),
		memberId: text('member_id')
			.notNull()
			.references(() => stakeholder.id),
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

/** In the order of lists of articles, where undated ones come last. */
const latestFirst = (
	t: Record<'publishedLatest' | 'publishedEarliest' | 'id', ExtraConfigColumn>
) =>
	[
		sql`coalesce(${t.publishedLatest}, '-infinity') desc`,
		sql`coalesce(${t.publishedEarliest}, '-infinity') desc`,
		t.id
	] as const;

export const article = pgTable(
	'article',
	{
		...kept(),
		slug: text('slug').notNull().unique(),
		url: text('url').unique(),
		/** By which the same page is recognised; derived by `domain/address.ts`. */
		addressKey: text('address_key'),
		archiveUrl: text('archive_url'),
		/** Null where it was not seen. Only a `page` headline may be shown as the page's own words. */
		headline: text('headline'),
		headlineBasis: headlineBasis('headline_basis').notNull().default('none'),
		outlet: text('outlet').notNull(),
		author: text('author'),
		/** The section as its outlet prints it. */
		printedSection: text('printed_section'),
		section: section('section').notNull(),
		sourceType: sourceType('source_type').notNull(),
		/** BCP 47. */
		lang: text('lang').notNull().default('en'),
		published: text('published'),
		publishedEarliest: calendarDay('published_earliest'),
		publishedLatest: calendarDay('published_latest'),
		summary: text('summary')
	},
	(t) => [
		check('article_url_http', sql`${t.url} ~ '^https?://'`),
		check('article_archive_url_http', sql`${t.archiveUrl} ~ '^https?://'`),
		check('article_published_has_url', sql`${t.state} <> 'published' or ${t.url} is not null`),
		check(
			'article_headline_has_basis',
			sql`(${t.headline} is null) = (${t.headlineBasis} = 'none')`
		),
		check(
			'article_published_date_whole',
			sql`num_nulls(${t.published}, ${t.publishedEarliest}, ${t.publishedLatest}) in (0, 3) and ${t.publishedEarliest} <= ${t.publishedLatest}`
		),
		index('article_address_key_index').on(t.addressKey),
		index('article_latest_index').on(...latestFirst(t)),
		index('article_oldest_index').on(
			sql`coalesce(${t.publishedLatest}, 'infinity')`,
			sql`coalesce(${t.publishedEarliest}, 'infinity')`,
			t.id
		),
		index('article_section_index').on(t.state, t.section, ...latestFirst(t)),
		index('article_section_neighbour_index').on(
			t.section,
			t.publishedLatest,
			t.publishedEarliest,
			t.id
		),
		index('article_updated_index').on(t.state, t.updatedAt),
		index('article_outlet_index').on(t.outlet)
	]
);

export const articleRegulation = pgTable(
	'article_regulation',
	{
		articleId: text('article_id')
			.notNull()
			.references(() => article.id),
		regulationId: text('regulation_id')
			.notNull()
			.references(() => regulation.id)
	},
	(t) => [
		primaryKey({ columns: [t.articleId, t.regulationId] }),
		index('article_regulation_regulation_index').on(t.regulationId)
	]
);

export const event = pgTable(
	'event',
	{
		...kept(),
		kind: eventKind('kind').notNull(),
		description: text('description').notNull(),
		/** EDTF: when it became public, where that differs from when it happened. */
		knownOn: text('known_on'),
		knownOnEarliest: calendarDay('known_on_earliest'),
		knownOnLatest: calendarDay('known_on_latest'),
		/** Of a reaction: the statement that it is. Where readers see that, the two are one entry. */
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

/** What one or more sources say of an event's date. Sources may disagree; one claim is preferred. */
export const datedClaim = pgTable(
	'dated_claim',
	{
		id: text('id').primaryKey(),
		eventId: text('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		...fuzzyDate(),
		basis: dateBasis('basis').notNull(),
		preferred: boolean('preferred').notNull().default(false),
		/** What these sources say in other words, or why the claim is not preferred. */
		note: text('note')
	},
	(t) => [
		uniqueIndex('dated_claim_one_preferred')
			.on(t.eventId)
			.where(sql`${t.preferred}`),
		index('dated_claim_event_index').on(t.eventId),
		index('dated_claim_latest_index')
			.on(t.latest, t.earliest, t.eventId)
			.where(sql`${t.preferred}`),
		check('dated_claim_span_in_order', sql`${t.earliest} <= ${t.latest}`)
	]
);

export const eventRegulation = pgTable(
	'event_regulation',
	{
		eventId: text('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		regulationId: text('regulation_id')
			.notNull()
			.references(() => regulation.id)
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.regulationId] }),
		index('event_regulation_regulation_index').on(t.regulationId)
	]
);

export const eventActor = pgTable(
	'event_actor',
	{
		eventId: text('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		stakeholderId: text('stakeholder_id')
			.notNull()
			.references(() => stakeholder.id),
		/** Its place among them, from 1. */
		ordinal: integer('ordinal').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.stakeholderId] }),
		index('event_actor_stakeholder_index').on(t.stakeholderId)
	]
);

/** The order of lists of statements. */
export const newestFirst = (t: Record<'latest' | 'earliest' | 'id', ExtraConfigColumn>) =>
	[t.latest.desc().nullsFirst(), t.earliest.desc().nullsFirst(), t.id] as const;

export const statement = pgTable(
	'statement',
	{
		...kept(),
		organisationId: text('organisation_id').references(() => stakeholder.id),
		speakerId: text('speaker_id').references(() => stakeholder.id),
		/** The speaker's office on that day. */
		speakerRole: text('speaker_role'),
		...fuzzyDate(),
		basis: dateBasis('basis').notNull(),
		channel: channel('channel').notNull(),
		lang: text('lang').notNull().default('en'),
		summary: text('summary').notNull()
	},
	(t) => [
		check('statement_has_a_voice', sql`num_nonnulls(${t.organisationId}, ${t.speakerId}) > 0`),
		check('statement_summary_not_blank', sql`btrim(${t.summary}) <> ''`),
		check('statement_span_in_order', sql`${t.earliest} <= ${t.latest}`),
		index('statement_organisation_index').on(t.organisationId, ...newestFirst(t)),
		index('statement_speaker_index').on(t.speakerId, ...newestFirst(t)),
		index('statement_latest_index').on(...newestFirst(t)),
		index('statement_oldest_index').on(t.latest, t.earliest, t.id),
		index('statement_updated_index').on(t.state, t.updatedAt)
	]
);

/** Who signed as well, in printed order. That none of them is its statement's own voice is held by a trigger. */
export const signatory = pgTable(
	'signatory',
	{
		statementId: text('statement_id')
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		stakeholderId: text('stakeholder_id')
			.notNull()
			.references(() => stakeholder.id),
		/** Its place among the names as the source prints them, from 1. */
		ordinal: integer('ordinal').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.statementId, t.stakeholderId] }),
		index('signatory_stakeholder_index').on(t.stakeholderId)
	]
);

export const demand = pgTable(
	'demand',
	{
		statementId: text('statement_id')
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		demand: demandKind('demand').notNull()
	},
	(t) => [primaryKey({ columns: [t.statementId, t.demand] })]
);

/** One statement's stance on one regulation. A later statement supersedes it and never overwrites it. */
export const position = pgTable(
	'position',
	{
		id: text('id').primaryKey(),
		statementId: text('statement_id')
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		regulationId: text('regulation_id')
			.notNull()
			.references(() => regulation.id),
		stance: stance('stance').notNull()
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
		statementId: text('statement_id')
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		articleId: text('article_id')
			.notNull()
			.references(() => article.id),
		exact: text('exact').notNull(),
		prefix: text('prefix'),
		suffix: text('suffix'),
		lang: text('lang').notNull().default('en'),
		state: publicationState('state').notNull().default('draft'),
		stateReason: text('state_reason')
	},
	(t) => [
		index('quotation_statement_index').on(t.statementId),
		index('quotation_article_index').on(t.articleId),
		check('quotation_exact_not_blank', sql`btrim(${t.exact}) <> ''`)
	]
);

/** Which article supports which claim. Exactly one target is set. */
export const citation = pgTable(
	'citation',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		articleId: text('article_id')
			.notNull()
			.references(() => article.id),
		regulationId: target(() => regulation.id, 'regulation_id'),
		stakeholderId: target(() => stakeholder.id, 'stakeholder_id'),
		membershipId: target(() => membership.id, 'membership_id'),
		datedClaimId: target(() => datedClaim.id, 'dated_claim_id'),
		statementId: target(() => statement.id, 'statement_id'),
		positionId: target(() => position.id, 'position_id'),
		/** Where in the article: page, paragraph, time code. */
		locator: text('locator')
	},
	(t) => {
		const targets = [
			t.regulationId,
			t.stakeholderId,
			t.membershipId,
			t.datedClaimId,
			t.statementId,
			t.positionId
		] as const;
		return [
			unique('citation_once')
				.on(t.articleId, ...targets)
				.nullsNotDistinct(),
			check('citation_one_target', sql`num_nonnulls(${sql.join([...targets], sql`, `)}) = 1`),
			...targets.map((column) => index(`citation_${column.name}_index`).on(column))
		];
	}
);

function target(column: () => AnyPgColumn, name: string) {
	return text(name).references(column, { onDelete: 'cascade' });
}

export const topic = pgTable(
	'topic',
	{
		id: text('id').primaryKey(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull().unique(),
		description: text('description'),
		version: integer('version').notNull().default(1)
	},
	(t) => [check('topic_name_not_blank', sql`btrim(${t.name}) <> ''`)]
);

export const regulationTopic = pgTable(
	'regulation_topic',
	{
		regulationId: text('regulation_id')
			.notNull()
			.references(() => regulation.id),
		topicId: text('topic_id')
			.notNull()
			.references(() => topic.id)
	},
	(t) => [
		primaryKey({ columns: [t.regulationId, t.topicId] }),
		index('regulation_topic_topic_index').on(t.topicId)
	]
);

export const articleTopic = pgTable(
	'article_topic',
	{
		articleId: text('article_id')
			.notNull()
			.references(() => article.id),
		topicId: text('topic_id')
			.notNull()
			.references(() => topic.id)
	},
	(t) => [
		primaryKey({ columns: [t.articleId, t.topicId] }),
		index('article_topic_topic_index').on(t.topicId)
	]
);

/** Every version of every noun, with who made it and why. Written by `revisions/` alone, never changed. */
export const revision = pgTable(
	'revision',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		version: integer('version').notNull(),
		snapshot: jsonb('snapshot').notNull(),
		/** The name that the author had. */
		author: text('author').notNull(),
		/** Null where no account wrote it: the first load. */
		authorId: text('author_id'),
		reason: text('reason').notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId, t.version] }),
		index('revision_created_index').on(t.createdAt),
		// What somebody sent or brought for an editor; see `server/quota`.
		index('revision_sent_index')
			.on(t.authorId)
			.where(sql`version = 1 and snapshot->>'stateReason' = '${sql.raw(draftReasons.waiting)}'`)
	]
);

/** What a save was answered under the key of its form, so that the same form sent twice is saved once. */
export const idempotency = pgTable('idempotency', {
	key: text('key').primaryKey(),
	noun: text('noun').notNull(),
	rowId: text('row_id').notNull(),
	version: integer('version').notNull(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
});

/**
 * One number, raised at the end of every transaction that changes what readers see: what was made of the record while
 * it stood is good as long as it stands. Raised by triggers (`drizzle/0001_rules.sql`), never written by the app.
 */
export const recordVersion = pgTable('record_version', {
	/** There is one row. */
	only: boolean('only').primaryKey().default(true),
	version: bigint('version', { mode: 'number' }).notNull(),
	/** The version that the derived tables are of; a lower one tells that something wrote past `server/derived`. */
	derived: bigint('derived', { mode: 'number' }).notNull()
});
