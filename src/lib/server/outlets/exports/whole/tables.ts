import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { pgTable, type PgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { nounOf } from '../../../../domain/nouns.ts';
import { aboutEdtf } from '../../../../nouns/shared-fields.ts';
import { stores } from '../../../../nouns/derive/stores.server.ts';
import { aboutLeads } from '../../../../nouns/statement/fields.ts';
import * as t from '../../../db/schema.ts';
import { type Table, describeTable, tableOfList, tableOfNoun } from './table.ts';

/** The columns of the derived table that say something to readers. */
const printing = pgTable(
	'article_printing',
	{ articleId: text('article_id').notNull(), report: text('report').notNull() },
	(t) => [primaryKey({ columns: [t.articleId] })]
);

const values = {
	article: {
		headline: sql<
			string | null
		>`case when ${t.article.headlineBasis} = 'page' then ${t.article.headline} end`
	},
	event: {
		statementId: sql<string | null>`(select id from ${t.statement}
			where id = ${t.event.statementId} and state = 'published')`
	}
};

const register = { scheme: 'The register.', value: 'As the register writes it.' };

/**
 * Tables come after those that they name. A noun's column is public if its description shows it to programs; all
 * other columns only if they are listed here. Types and keys come from the database.
 */
const described: Table[] = [
	...Object.values(nounOf).map((noun) =>
		tableOfNoun(noun, (values as Record<string, Record<string, SQL<string | null>>>)[noun])
	),

	tableOfList(
		'event',
		'dates',
		'Dates of events',
		'What sources say of an event’s date. They may disagree.',
		{
			date: aboutEdtf,
			basis: 'Whether the date is that of the event or that of the report.',
			preferred: 'Under which the event stands; one of each event’s.'
		}
	),
	tableOfList(
		'statement',
		'positions',
		'Positions',
		'One statement’s stance on one law; a later one overwrites none.',
		{ leads: aboutLeads }
	),
	tableOfList(
		'statement',
		'quotations',
		'Quotations',
		'Words of a statement as an article prints them.',
		{
			articleId: 'The article that prints it.',
			exact: 'The words, unchanged.',
			prefix: 'What comes before them there.',
			suffix: 'What comes after them there.',
			lang: 'BCP 47.'
		}
	),

	describeTable(
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

	describeTable(
		t.citation,
		'Citations',
		'Which article supports which claim: of the columns for claims, one is filled in.',
		{
			...Object.fromEntries(Object.keys(getTableColumns(t.citation)).map((column) => [column, ''])),
			locator: 'Where in the article: page, paragraph, time code.'
		}
	),

	tableOfList(
		'regulation',
		'relations',
		'Relations of laws',
		'Read from the first to the second: rules enabled by act.',
		{
			articleId:
				'The article cited for this relation; without one it rests on what the first law cites.'
		}
	),
	tableOfList(
		'regulation',
		'identifiers',
		'Identifiers of laws',
		'What registers call a law.',
		register
	),
	tableOfList(
		'stakeholder',
		'identifiers',
		'Identifiers of stakeholders',
		'What registers call a stakeholder.',
		register
	),
	tableOfList('event', 'regulations', undefined, 'Which laws an event happened to.'),
	tableOfList('event', 'actors', 'Actors of events', 'Who acted in an event.'),
	tableOfList(
		'statement',
		'signatories',
		'Co-signatories',
		'Whose names stand under a statement besides its own.',
		{ ordinal: 'Its place among the names as the source prints them, from 1.' }
	),
	tableOfList('statement', 'demands', 'Demands', 'What a statement asks for.'),
	tableOfList('campaign', 'regulations', undefined, 'Which laws a campaign is about.'),
	tableOfList('campaign', 'statements', undefined, 'What was said in its course.'),
	tableOfList(
		'campaign',
		'demands',
		'Demands of campaigns',
		'What a campaign asks for, and what came of it.',
		{
			id: 'Changes where a demand before it goes.',
			words: 'As the campaign words it.',
			date: `When that came of it. ${aboutEdtf}`,
			articleId: 'The article that says so.'
		}
	),
	tableOfList('campaign', 'participants', 'Participants of campaigns', 'Who joined.', {
		date: `When it joined. ${aboutEdtf}`,
		articleId: 'The article that says so; without one it rests on what the campaign cites.'
	}),
	tableOfList('article', 'regulations', undefined, 'Which laws an article is about.'),
	describeTable(
		printing,
		'Reports of articles',
		'Which articles print the same report, whole or cut, declared copies with their original; an article that is not here prints one of its own.',
		{ articleId: '', report: 'The same for all that print it.' },
		{ articleId: 'article' },
		'article_report'
	),
	tableOfList('regulation', 'topics'),
	tableOfList('article', 'topics')
];

const describedTables = new Set(described.map(({ table }) => table));

export const packageTables: Table[] = [
	...described,
	...Object.values(nounOf).flatMap((noun) =>
		stores[noun].lists
			.filter(({ table }) => !describedTables.has(table))
			.map(({ field }) => tableOfList(noun, field.name))
	)
];

export const packageTableOf = (table: PgTable): Table =>
	packageTables.find((one) => one.table === table)!;
