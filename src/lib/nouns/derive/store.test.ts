import { sql } from 'drizzle-orm';
import { boolean, integer, PgDialect, type PgTable, pgTable, text } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { describeNoun as described } from './field.ts';
import { namingsOf } from './namers.server.ts';
import { addRows, type Rows } from './rows.server.ts';
import { store } from './store.server.ts';
import { fromArray } from './stored.server.ts';

// A noun that the record does not have: a hearing with its speakers.

const hearing = pgTable('hearing', {
	id: text('id').primaryKey(),
	version: integer('version').notNull(),
	state: text('state').notNull(),
	stateReason: text('state_reason'),
	title: text('title').notNull(),
	heldOn: text('held_on'),
	heldOnEarliest: text('held_on_earliest'),
	heldOnLatest: text('held_on_latest'),
	lawId: text('law_id')
});
const hearingTopic = pgTable('hearing_topic', {
	hearingId: text('hearing_id').references(() => hearing.id),
	topicId: text('topic_id')
});
const speech = pgTable('speech', {
	id: text('id').primaryKey(),
	hearingId: text('hearing_id').references(() => hearing.id),
	whoId: text('who_id'),
	ordinal: integer('ordinal'),
	isSworn: boolean('is_sworn')
});

const words = {
	toldAs: null,
	listedWith: null,
	api: { about: 'Who was heard.', example: 'q=law' }
};
const noun = described({
	...words,
	fields: [
		{ name: 'title', label: 'Title', kind: 'line', required: true },
		{ name: 'heldOn', label: 'Held on', kind: 'date' },
		{ name: 'law', label: 'Law', kind: 'pick', of: 'regulation' },
		{ name: 'topics', label: 'Topics', kind: 'picks', of: 'topic' },
		{
			name: 'speeches',
			label: 'Speeches',
			kind: 'rows',
			one: 'speech',
			key: ['who'],
			fields: [
				{ name: 'who', label: 'Who', kind: 'pick', of: 'stakeholder' },
				{ name: 'isSworn', label: 'Sworn', kind: 'flag' }
			]
		}
	],
	calledBy: null,
	form: ['title', 'heldOn', 'law', 'topics', 'speeches']
});
const follows = described({
	...words,
	fields: [
		{
			name: 'earlier',
			label: 'After',
			kind: 'rows',
			one: 'earlier hearing',
			key: ['hearing'],
			fields: [
				{ name: 'hearing', label: 'Hearing', kind: 'pick', of: 'campaign' },
				{ name: 'article', label: 'Page', kind: 'pick', of: 'article' }
			]
		}
	],
	calledBy: null,
	form: ['earlier']
});
const hearingAfter = pgTable('hearing_after', {
	laterId: text('later_id').references(() => hearing.id),
	hearingId: text('hearing_id').references(() => hearing.id),
	articleId: text('article_id')
});
const tables = { table: hearing, topics: hearingTopic, speeches: speech };
const item = {
	id: 'h1',
	state: 'draft',
	title: 'On the bill',
	heldOn: '2020-02',
	law: 'bill',
	topics: ['speech', 'press'],
	speeches: [
		{ who: 'union', isSworn: false },
		{ who: 'ministry', isSworn: true }
	]
};

function rowsOf(kept = store(noun, tables)) {
	const rows: Rows = new Map([hearing, hearingTopic, speech].map((each: PgTable) => [each, []]));
	addRows(rows, kept, item);
	return rows;
}

describe('where the items of a noun are kept', () => {
	it('is a column of the name of a field, with the days of a date beside it, and a table for each list', () => {
		const rows = rowsOf();
		expect(rows.get(hearing)).toEqual([
			{
				id: 'h1',
				state: 'draft',
				stateReason: undefined,
				title: 'On the bill',
				heldOn: '2020-02',
				heldOnEarliest: '2020-02-01',
				heldOnLatest: '2020-02-29',
				lawId: 'bill'
			}
		]);
		expect(rows.get(hearingTopic)).toEqual([
			{ hearingId: 'h1', topicId: 'speech' },
			{ hearingId: 'h1', topicId: 'press' }
		]);
		expect(rows.get(speech)).toEqual([
			{ id: 'h1.s1', hearingId: 'h1', ordinal: 1, whoId: 'union', isSworn: false },
			{ id: 'h1.s2', hearingId: 'h1', ordinal: 2, whoId: 'ministry', isSworn: true }
		]);
	});

	it('may be told by what a row says, and hold what follows from the item', () => {
		const rows = rowsOf(
			store(noun, tables, {
				ids: { speeches: ({ who }: { who: string }) => who },
				derived: ({ title }: { title: string }) => ({ stateReason: title })
			})
		);
		expect(rows.get(speech)!.map(({ id }) => id)).toEqual(['h1.union', 'h1.ministry']);
		expect(rows.get(hearing)![0]!.stateReason).toBe('On the bill');
	});

	it('is refused where a field has no column, or a table none that points at its item', () => {
		const bare = pgTable('bare', { id: text('id').primaryKey(), version: integer('version') });
		expect(() => store(noun, { ...tables, table: bare })).toThrow('refers to “bare”');
		const simple = described({
			...words,
			fields: [noun.fields[0]],
			calledBy: null,
			form: ['title']
		});
		expect(() => store(simple, { table: bare })).toThrow('No column of “bare” holds “title”.');
	});

	it('is read back from one array: a null is left out', () => {
		const cells = ['h1', 'draft', null, 'On the bill', '2020-02', 'bill', ['press', 'speech']];
		const speeches = [
			['union', false],
			['ministry', true]
		];
		expect(fromArray(store(noun, tables), [...cells, speeches])).toEqual({
			...item,
			topics: ['press', 'speech']
		});
	});
});

describe('whom items name', () => {
	const named = (...given: Parameters<typeof namingsOf>) =>
		namingsOf(...given).map(({ of, query }) => {
			const { sql: text } = new PgDialect().sqlToQuery(query(sql`ids`));
			const [, wanted, by] = /^select \S+\."(\w+)" .* where \S+\."(\w+)" = any\(ids\)/.exec(text)!;
			return [of, `${wanted} by ${by}`];
		});

	it('stands in their own columns, in their lists and in the rows of these', () => {
		expect(named('event', store(noun, tables))).toEqual([
			['regulation', 'id by law_id'],
			['topic', 'hearing_id by topic_id'],
			['stakeholder', 'hearing_id by who_id']
		]);
	});

	it('is told by both, where a row names another item of its own noun', () => {
		const kept = store(follows, { table: hearing, earlier: hearingAfter });
		expect(named('campaign', kept)).toEqual([
			['campaign', 'later_id by hearing_id'],
			['article', 'later_id by article_id'],
			['campaign', 'hearing_id by later_id'],
			['article', 'hearing_id by article_id']
		]);
	});
});
