import { sql } from 'drizzle-orm';
import { type PgColumn, pgTable, type PgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { aboutEdtf } from '../../../../nouns/shared-fields.ts';
import * as t from '../../../db/schema.ts';
import { date, type Table, table, tableOfNoun } from './table.ts';

/** A view, read as a table by the article of each row. */
const printing = pgTable(
	'article_printing',
	{ articleId: text('article_id').notNull(), report: text('report').notNull() },
	(t) => [primaryKey({ columns: [t.articleId] })]
);

/**
 * The tables of the public record, each after those that it names. A column of a noun is public where its
 * description has programs read it, any other where it stands here, and nowhere else; types, terms and keys are the
 * database's own.
 */
export const tables: Table[] = [
	tableOfNoun('topic', 'Topics', 'What laws and articles are about.'),
	tableOfNoun('article', 'Articles', 'Published pages: the sources that every claim rests on.', {
		headline: sql<
			string | null
		>`case when ${t.article.headlineBasis} = 'page' then ${t.article.headline} end`
	}),
	tableOfNoun(
		'regulation',
		'Laws',
		'Legal instruments: acts, ordinances, rules, bills and others.'
	),
	tableOfNoun('stakeholder', 'Stakeholders', 'Organisations, coalitions and people.'),
	tableOfNoun('membership', 'Memberships', 'Who belonged to which group, as a source listed it.'),
	tableOfNoun('statement', 'Statements', 'What somebody put on record about laws.'),
	tableOfNoun('event', 'Events', 'What happened to laws.', {
		statementId: sql<string | null>`(select id from ${t.statement}
			where id = ${t.event.statementId} and state = 'published')`
	}),

	tableOfNoun('campaign', 'Campaigns', 'What people did together to change laws.'),

	table(
		t.datedClaim,
		'Dates of events',
		'What sources say of an event’s date. They may disagree.',
		{
			id: 'Permanent.',
			eventId: '',
			...date,
			basis: 'Whether the date is that of the event or that of the report.',
			preferred: 'Under which the event stands; one of each event’s.',
			note: ''
		}
	),

	table(
		t.position,
		'Positions',
		'One statement’s stance on one law; a later one overwrites none.',
		{
			id: 'Permanent.',
			statementId: '',
			regulationId: '',
			stance: ''
		}
	),

	table(t.quotation, 'Quotations', 'Words of a statement as an article prints them.', {
		id: 'Permanent.',
		statementId: '',
		articleId: 'The article that prints it.',
		exact: 'The words, unchanged.',
		prefix: 'What comes before them there.',
		suffix: 'What comes after them there.',
		lang: 'BCP 47.'
	}),

	table(
		t.anchor,
		'Proofs of quotations',
		'Whether their words stand in a copy of their page that is kept. A quotation without a row has no copy.',
		{
			quotationId: '',
			state: '',
			before: 'What stands before the words in the copy, a little of it.',
			passage: 'The words as the copy has them.',
			after: 'What stands after them, a little of it.',
			closest: 'Where they were not found, the words that come closest.',
			live: 'What became of them on the page since; empty before anybody looked again.',
			liveWords: 'What stands there in their place, where they were changed.'
		}
	),

	table(
		t.citation,
		'Citations',
		'Which article supports which claim: of the columns for claims, one is filled in.',
		{
			id: '',
			articleId: '',
			regulationId: '',
			stakeholderId: '',
			membershipId: '',
			datedClaimId: '',
			statementId: '',
			positionId: '',
			campaignId: '',
			locator: 'Where in the article: page, paragraph, time code.'
		}
	),

	table(
		t.regulationRelation,
		'Relations of laws',
		'Read from the first to the second: rules enabled by act.',
		{
			fromId: '',
			kind: '',
			toId: '',
			articleId: [
				'The article cited for this relation; without one it rests on what the first law cites.',
				ifPublished(t.regulationRelation.articleId)
			]
		}
	),
	table(t.regulationIdentifier, 'Identifiers of laws', 'What registers call a law.', {
		regulationId: '',
		scheme: 'The register.',
		value: 'As the register writes it.'
	}),
	table(
		t.stakeholderIdentifier,
		'Identifiers of stakeholders',
		'What registers call a stakeholder.',
		{ stakeholderId: '', scheme: 'The register.', value: 'As the register writes it.' }
	),
	table(t.eventRegulation, 'Laws of events', 'Which laws an event happened to.', {
		eventId: '',
		regulationId: ''
	}),
	table(t.eventActor, 'Actors of events', 'Who acted in an event.', {
		eventId: '',
		stakeholderId: '',
		ordinal: 'Its place among them, from 1.'
	}),
	table(t.signatory, 'Co-signatories', 'Whose names stand under a statement besides its own.', {
		statementId: '',
		stakeholderId: '',
		ordinal: 'Its place among the names as the source prints them, from 1.'
	}),
	table(t.demand, 'Demands', 'What a statement asks for.', { statementId: '', demand: '' }),
	table(t.campaignRegulation, 'Laws of campaigns', 'Which laws a campaign is about.', {
		campaignId: '',
		regulationId: ''
	}),
	table(t.campaignStatement, 'Statements of campaigns', 'What was said in its course.', {
		campaignId: '',
		statementId: ''
	}),
	table(
		t.campaignDemand,
		'Demands of campaigns',
		'What a campaign asks for, and what came of it.',
		{
			id: 'Changes where a demand before it goes.',
			campaignId: '',
			demand: '',
			words: 'As the campaign words it.',
			outcome: '',
			date: `When that came of it. ${aboutEdtf}`,
			articleId: ['The article that says so.', ifPublished(t.campaignDemand.articleId)]
		}
	),
	table(t.campaignParticipant, 'Participants of campaigns', 'Who joined.', {
		campaignId: '',
		stakeholderId: '',
		ordinal: 'Its place among them, from 1.',
		date: `When it joined. ${aboutEdtf}`,
		articleId: [
			'The article that says so; without one it rests on what the campaign cites.',
			ifPublished(t.campaignParticipant.articleId)
		]
	}),
	table(t.articleRegulation, 'Laws of articles', 'Which laws an article is about.', {
		articleId: '',
		regulationId: ''
	}),
	table(
		printing,
		'Reports of articles',
		'Which articles print the same report, whole or cut, declared copies with their original; an article that is not here prints one of its own.',
		{ articleId: '', report: 'The same for all that print it.' },
		{ articleId: 'article' },
		'article_report'
	),
	table(t.regulationTopic, 'Topics of laws', '', { regulationId: '', topicId: '' }),
	table(t.articleTopic, 'Topics of articles', '', { articleId: '', topicId: '' })
];

/** The article that a column names, where readers see it. */
function ifPublished(column: PgColumn) {
	return sql<
		string | null
	>`(select id from ${t.article} where id = ${column} and state = 'published')`;
}

export const tableOf = (table: PgTable): Table => tables.find((one) => one.table === table)!;
