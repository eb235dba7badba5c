import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import * as t from '../../../db/schema.ts';

export interface Field {
	name: string;
	description: string;
	column: PgColumn;
	/** What is told of the column, where that is not all that it holds. */
	value: PgColumn | SQL<string | null>;
	/** The table whose `id` it holds. */
	names?: string;
}

export interface Table {
	name: string;
	title: string;
	description: string;
	table: PgTable;
	fields: Field[];
	/** By which a row is told from all others, and the rows are read on. */
	key: Field[];
}

const edtf = 'EDTF, as precise as the source: 2020-05 is a month, never its first day.';
const first = 'The first day that the date can mean.';
const last = 'The last day that the date can mean.';
const date = { date: edtf, earliest: first, latest: last };
const country = 'ISO 3166-1 alpha-2';
const kept = {
	note: 'A remark of the editors.',
	createdAt: 'When it entered the record.',
	updatedAt: 'When it was last changed.'
};

/**
 * The tables of the public record, each after those that it names. A column is public where it stands here with its
 * description, and nowhere else; types, terms and keys are the database's own.
 */
export const tables: Table[] = [
	table(t.topic, 'Topics', 'What laws and articles are about.', {
		id: 'Permanent.',
		slug: 'In the address of its page: /topics/{slug}.',
		name: '',
		description: ''
	}),

	table(t.article, 'Articles', 'Published pages: the sources that every claim rests on.', {
		id: 'Permanent.',
		slug: 'In the address of its page: /articles/{slug}.',
		url: 'The address of the original.',
		archiveUrl: 'A copy in a web archive.',
		headline: [
			'Empty where the page’s own headline was not seen.',
			sql<
				string | null
			>`case when ${t.article.headlineBasis} = 'page' then ${t.article.headline} end`
		],
		outlet: 'Who published it.',
		author: '',
		printedSection: 'The section as its outlet prints it.',
		section: 'Where Rulewatch files it.',
		sourceType: 'What kind of source it is; a repost is a copy of another’s report.',
		lang: 'BCP 47.',
		published: `When it was published. ${edtf}`,
		publishedEarliest: first,
		publishedLatest: last,
		...kept,
		summary: ''
	}),

	table(t.regulation, 'Laws', 'Legal instruments: acts, ordinances, rules, bills and others.', {
		id: 'Permanent.',
		slug: 'In the address of its page: /regulations/{slug}.',
		title: '',
		aliases: 'Other names, as a JSON array.',
		jurisdiction: `${country}; EU for the European Union.`,
		issuingBody: '',
		referenceNumber: 'Empty where none is known or none exists.',
		instrument: '',
		status: '',
		statusDetail: 'What the status alone does not say.',
		enablingSections: 'Sections of the enabling law, as a JSON array.',
		summary: '',
		lookedAt:
			'The day on which an editor last made sure that nothing is missing; empty where nobody knows.',
		...kept
	}),

	table(t.stakeholder, 'Stakeholders', 'Organisations, coalitions and people.', {
		id: 'Permanent.',
		slug: 'In the address of its page: /stakeholders/{slug}.',
		name: '',
		aliases: 'Other names, as a JSON array.',
		kind: '',
		country: `${country}; empty where unknown or where it speaks for no one country.`,
		role: 'A person’s office as last known.',
		...kept
	}),

	table(t.membership, 'Memberships', 'Who belonged to which group, as a source listed it.', {
		id: 'Permanent.',
		groupId: 'The group.',
		memberId: 'Who belongs to it.',
		relation: '',
		role: '',
		asOf: `When a source listed the member: a roster of that day, not of all time. ${edtf}`,
		asOfEarliest: first,
		asOfLatest: last,
		startDate: 'EDTF, where a source gives the start itself.',
		endDate: 'EDTF, where a source gives the end itself.',
		...kept
	}),

	table(t.statement, 'Statements', 'What somebody put on record about laws.', {
		id: 'Permanent; in the address of its page: /statements/{id}.',
		organisationId: 'In whose name it was made; this or the speaker is always given.',
		speakerId: '',
		speakerRole: 'The speaker’s office on that day.',
		...date,
		basis: 'Whether the date is that of the statement or that of the report.',
		channel: '',
		lang: 'BCP 47.',
		summary: '',
		...kept
	}),

	table(t.event, 'Events', 'What happened to laws.', {
		id: 'Permanent; in the address of its page: /events/{id}.',
		kind: '',
		description: '',
		knownOn: `When it became public, where that differs from when it happened. ${edtf}`,
		knownOnEarliest: first,
		knownOnLatest: last,
		statementId: [
			'Of a reaction: the statement that it is, where that is public. The two are one entry.',
			sql<string | null>`(select id from ${t.statement}
				where id = ${t.event.statementId} and state = 'published')`
		],
		...kept
	}),

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
		t.citation,
		'Citations',
		'Which article supports which claim: one of the six that it can name.',
		{
			id: '',
			articleId: '',
			regulationId: '',
			stakeholderId: '',
			membershipId: '',
			datedClaimId: '',
			statementId: '',
			positionId: '',
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
				sql<string | null>`(select id from ${t.article}
					where id = ${t.regulationRelation.articleId} and state = 'published')`
			]
		}
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
	table(t.articleRegulation, 'Laws of articles', 'Which laws an article is about.', {
		articleId: '',
		regulationId: ''
	}),
	table(t.regulationTopic, 'Topics of laws', '', { regulationId: '', topicId: '' }),
	table(t.articleTopic, 'Topics of articles', '', { articleId: '', topicId: '' })
];

export const tableOf = (table: PgTable): Table => tables.find((one) => one.table === table)!;

type Told<T extends PgTable> = {
	[K in keyof T['_']['columns']]?: string | [description: string, value: SQL<string | null>];
};

function table<T extends PgTable>(
	table: T,
	title: string,
	description: string,
	columns: Told<T>
): Table {
	const { primaryKeys, foreignKeys } = getTableConfig(table);
	const names = new Map(
		foreignKeys.map((key) => {
			const { columns, foreignTable } = key.reference();
			return [columns[0]?.name, getTableName(foreignTable)];
		})
	);
	const all = getTableColumns(table) as Record<string, PgColumn>;
	const fields = Object.entries<Told<T>[keyof Told<T>]>(columns).map(([key, told = '']) => {
		const column = all[key]!;
		const [description, value] = typeof told === 'string' ? [told, column] : told;
		return { name: column.name, description, column, value, names: names.get(column.name) };
	});
	const inKey = primaryKeys[0]?.columns ?? Object.values(all).filter(({ primary }) => primary);
	const key = inKey.map(({ name }) => fields.find((field) => field.name === name)!);
	return { name: getTableName(table), title, description, table, fields, key };
}
