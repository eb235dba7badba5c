import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { sentenceOf } from '../../domain/timeline/answers.ts';
import { leadingStatements } from '../../domain/leading.ts';
import { clockSentence } from '../../domain/timeline/clocks.ts';
import { readFilters } from '../../domain/filters.ts';
import { attributedTo } from '../../domain/record.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { represent } from '../../server/outlets/exports/index.ts';
import * as regulations from './queries.server.ts';

const list = (search = '') =>
	regulations.list(readFilters(new URLSearchParams(search), regulations.filters));
const titles = async (search?: string) => (await list(search)).rows.map(({ slug }) => slug);

beforeEach(async () => {
	await cast.scene();
	await cast.topic('expression');
	await cast.regulation('it-rules', {
		jurisdiction: 'IN',
		instrument: 'rules',
		status: 'superseded',
		topics: ['expression']
	});
	await cast.regulation('secret-bill', { state: 'draft' });
	await cast.event('harm-made', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02-12'
	});
	await cast.event('harm-leak', { kind: 'leak', date: '2020-02-12' });
	await cast.event('harm-reaction', { kind: 'reaction', date: '2020-02-13' });
	await cast.event('it-made', {
		kind: 'notification',
		date: '2021-02-25',
		regulations: ['it-rules']
	});
	await cast.statement('s1');
	await cast.statement('s2', { organisationId: 'union' });
});

it('a law leads to its articles while one that names it is public', async () => {
	const hasArticles = async () => (await regulations.get('it-rules'))!.hasArticles;
	const id = await cast.article('gazette', { regulations: ['harm-rules'] });
	expect(await hasArticles()).toBe(false);
	await cast.change('article', id, { regulations: ['it-rules'] });
	expect(await hasArticles()).toBe(true);
	await cast.change('article', id, { state: 'withdrawn', stateReason: 'Not about it' });
	expect(await hasArticles()).toBe(false);
});

describe('a relation', () => {
	const cites = async () => {
		const page = (await regulations.get('it-rules'))!;
		const [item] = await represent.regulations(['it-rules']);
		const told = [page.relations, item!.relations].map((all) =>
			all.map(({ kind, sources }) => [kind, sources.map(({ slug }) => slug)]).sort()
		);
		expect(told[1]).toEqual(told[0]);
		return told[0];
	};

	it('shows the article that it cites for itself, while readers see that', async () => {
		const articleId = await cast.article('gazette');
		const both = { fromId: 'it-rules', toId: 'harm-rules' };
		await db.insert(t.regulationRelation).values([
			{ ...both, kind: 'amends' },
			{ ...both, kind: 'supersedes', articleId }
		]);
		expect(await cites()).toEqual([
			['amends', []],
			['supersedes', ['gazette']]
		]);
		await db.update(t.article).set({ state: 'withdrawn' }).where(eq(t.article.id, articleId));
		expect(await cites()).toEqual([
			['amends', []],
			['supersedes', []]
		]);
	});
});

describe('the list of regulations', () => {
	it('shows the one that moved last first, and no draft', async () => {
		expect(await titles()).toEqual(['it-rules', 'harm-rules']);
	});

	it.each([
		['jurisdiction=IN', ['it-rules']],
		['status=in_force', ['harm-rules']],
		['instrument=rules&jurisdiction=PK', ['harm-rules']],
		['topic=expression', ['it-rules']],
		['year=2020', ['harm-rules']],
		['q=HÁRM', ['harm-rules']],
		['q=100%', []],
		['sort=statements', ['harm-rules', 'it-rules']],
		['sort=hidden', ['harm-rules', 'it-rules']]
	])('answers ?%s', async (search, expected) => {
		expect(await titles(search)).toEqual(expected);
	});

	it('counts each choice of a filter beside the other filters', async () => {
		const { facets } = await list('jurisdiction=IN');
		expect(facets.jurisdiction).toEqual([
			{ value: 'IN', label: 'India', count: 1 },
			{ value: 'PK', label: 'Pakistan', count: 1 }
		]);
		expect(facets.status).toEqual([{ value: 'superseded', label: 'Superseded', count: 1 }]);
		expect(facets.year).toEqual([{ value: '2021', label: '2021', count: 1 }]);
	});

	it('tells how long each was hidden', async () => {
		const [first] = (await list('q=harm')).rows;
		expect(first).toMatchObject({
			stances: { oppose: 2, support: 0 },
			latest: '2020-02-13',
			clocks: { hidden: { least: 22, most: 22 }, answered: { least: 1, most: 1 } }
		});
	});

	it('tells the range of other sources as the page and the API do, and never hides an act', async () => {
		const disputed = [{ date: '2021-10-14', source: 'dawn' }];
		for (const [id, instrument] of [
			['rules', 'rules'],
			['act', 'act']
		] as const) {
			await cast.regulation(id, { instrument });
			await cast.stakeholder(`${id}-head`, { kind: 'head_of_state' });
			const made = { kind: 'approval', date: '2021-10-12' } as const;
			await cast.event(`${id}-made`, {
				...made,
				actors: [`${id}-head`],
				regulations: [id],
				disputed
			});
			const printed = { kind: 'publication', date: '2021-10-16' } as const;
			await cast.event(`${id}-printed`, { ...printed, regulations: [id] });
		}
		const { rows } = await list('sort=hidden');
		const words = async (id: string) => [
			clockSentence(rows.find(({ slug }) => slug === id)!.clocks),
			clockSentence((await regulations.get(id))!.clocks),
			(await represent.regulations([id]))[0]!.clocks.in_words
		];
		const hidden = '4 days hidden; by another source 2';
		expect(await words('rules')).toEqual([hidden, hidden, hidden]);
		const passed = '4 days from assent to gazette; by another source 2';
		expect(await words('act')).toEqual([passed, passed, passed]);
		expect((await represent.regulations(['act']))[0]!.clocks.days_hidden).toBeNull();
		expect(rows.map(({ slug }) => slug).slice(0, 2)).toEqual(['harm-rules', 'rules']);
	});

	it('shows the last page to whoever asks for one past the end', async () => {
		expect(await list('page=99')).toMatchObject({ page: 1, pages: 1, total: 2 });
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c', 'd']) await cast.regulation(id);
		expect(await countQueries(() => list())).toBe(few);
	});
});

describe('a regulation', () => {
	it('comes with clocks, events in order, and statements newest first', async () => {
		const found = await regulations.get('harm-rules');
		expect(found?.clocks).toMatchObject({
			made: { date: '2020-01-21' },
			textPublic: { date: '2020-02-12' },
			hidden: { least: 22 }
		});
		expect(found?.events.map(({ id }) => id)).toEqual(['harm-made', 'harm-leak', 'harm-reaction']);
		expect(found?.spoken.map(({ id }) => id)).toEqual(['s1', 's2']);
	});

	it('answers at the top what is asked first, from published rows alone', async () => {
		await cast.statement('minister', { organisationId: 'ministry', stance: 'support' });
		await cast.statement('whisper', { state: 'draft', stance: 'mixed' });
		const { answers, stances, statementTotal } = (await regulations.get('harm-rules'))!;
		const { made, surfaced, reaction } = answers;
		expect([made, surfaced, reaction].map(sentenceOf)).toEqual([
			'Notified: 21 January 2020.',
			'Leaked: 12 February 2020, 22 days hidden.',
			'First reaction from outside the state: 13 February 2020, 1 day after the text was public, Internet Coalition, Union of Journalists.'
		]);
		expect([stances, statementTotal]).toEqual([
			{ oppose: 2, concerned: 0, neutral: 0, mixed: 0, support: 1, not_stated: 0 },
			3
		]);
	});

	it('shows a disputed date beside the preferred one, each with its sources', async () => {
		await cast.article('the-news');
		await cast.event('approved', {
			kind: 'approval',
			date: '2020-01-28',
			disputed: [{ date: '2020-02-11', source: 'the-news' }]
		});
		const found = await regulations.get('harm-rules');
		const approved = found?.events.find(({ id }) => id === 'approved');
		expect(approved).toMatchObject({
			date: '2020-01-28',
			sources: [{ id: 'dawn' }],
			disputed: [{ date: '2020-02-11', sources: [{ id: 'the-news' }] }]
		});
	});

	it('hides drafts: events, statements, quotations and sources', async () => {
		await cast.article('memo', { state: 'draft' });
		await cast.event('rumour', {
			kind: 'leak',
			date: '2020-02-01',
			state: 'draft',
			source: 'memo'
		});
		await cast.statement('whisper', { state: 'draft', source: 'memo' });
		expect(JSON.stringify(await regulations.get('harm-rules'))).not.toMatch(/rumour|whisper|memo/);
	});

	it('shows in its timeline all that happened, the first reaction and how it began, however much was said', async () => {
		const days = (month: string, most: number) =>
			Array.from({ length: most }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
		for (const date of days('2020-01', 30))
			await cast.statement(`official-${date}`, { organisationId: 'ministry', date });
		for (const date of days('2021-03', 31)) await cast.statement(`late-${date}`, { date });
		for (let n = 0; n < 201; n++) await cast.event(`hearing-${n}`, { kind: 'court', date: '2021' });
		const found = (await regulations.get('harm-rules'))!;
		expect(found.events).toHaveLength(204);
		const shown = found.course.map(({ id }) => id);
		// The first of each week, and both of the day of the first reaction.
		expect(found.clocks.firstReaction?.date).toBe('2020-02-13');
		expect(shown.toSorted()).toEqual([
			...['late-2021-03-01', 'late-2021-03-08', 'late-2021-03-15', 'late-2021-03-22'],
			...['late-2021-03-29', 'official-2020-01-01', 'official-2020-01-06', 'official-2020-01-13'],
			...['official-2020-01-20', 'official-2020-01-27', 's1', 's2']
		]);
		expect(found.weeks).toContainEqual({ id: 'official-2020-01-06', total: 7 });
		expect(found.weeks!.reduce((sum, { total }) => sum + total, 0)).toBe(found.statementTotal);
	});

	it('names thirty reactions of the first day, and the one that opens its week, if many more spoke', async () => {
		for (let n = 0; n < 60; n++) await cast.statement(`crowd-${n}`, { date: '2020-02-13' });
		const { course, weeks } = (await regulations.get('harm-rules'))!;
		expect(course).toHaveLength(31);
		expect(weeks).toContainEqual(expect.objectContaining({ total: 62 }));
	});

	it('shows all that was said, in no weeks, of a law with fifty statements or fewer', async () => {
		const found = (await regulations.get('harm-rules'))!;
		expect([found.weeks, found.course.length]).toEqual([undefined, found.statementTotal]);
	});

	it('reads the first statement of sixty weeks at most, and counts what is left out between them', async () => {
		for (let week = 0; week < 70; week++) {
			const date = new Date(Date.UTC(2021, 0, 4 + 7 * week)).toISOString().slice(0, 10);
			await cast.statement(`week-${week}`, { date });
		}
		const { weeks, statementTotal } = (await regulations.get('harm-rules'))!;
		expect(weeks).toHaveLength(60);
		const told = weeks!.reduce((sum, { total }) => sum + total, 0);
		expect(weeks!.flatMap(({ skipped }) => skipped ?? [])).toEqual([statementTotal - told]);
		expect(weeks![29]!.skipped).toBe(statementTotal - told);
		const ids = weeks!.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['week-0', 'week-69']));
		expect(ids).not.toContain('week-35');
	});

	it('hears the first speakers of each stance, each once, those with proven words before all, and names more', async () => {
		for (const id of ['minister', 'spokesperson'])
			await cast.statement(id, { organisationId: 'ministry', stance: 'support', date: '2019-12' });
		await cast.statements(60);
		await cast.statement('proven', {
			organisationId: 'union',
			date: '2024',
			quote: 'Withdraw them'
		});
		await cast.statement('union-before', { organisationId: 'union', date: '2010' });
		for (let n = 0; n < 25; n++) {
			await cast.stakeholder(`group-${n}`);
			await cast.statement(`of-${n}`, { organisationId: `group-${n}`, date: '2011' });
		}
		await keep('They wrote: “Withdraw them.”', { way: 'fetched' });
		const { spoken, named, stances } = (await regulations.get('harm-rules'))!;
		expect(stances).toMatchObject({ oppose: 89, support: 2 });
		const heard = (stance: 'oppose' | 'support') =>
			leadingStatements(spoken, stance, 'harm-rules').map(({ id }) => id);
		expect(heard('support')).toEqual(['minister']);
		expect(heard('oppose')).toHaveLength(3);
		expect(named.map(({ stance }) => stance)).toEqual(Array(17).fill('oppose'));
		const slugs = [
			...spoken.map((one) => attributedTo(one).slug),
			...named.map(({ name }) => name.slug)
		];
		expect(new Set(slugs).size).toBe(21);
		expect(heard('oppose')[0]).toBe('proven');
		expect(heard('oppose')[1]).toMatch(/^of-/);
		expect(spoken).toHaveLength(4);
		await db.update(t.position).set({ leads: true }).where(eq(t.position.statementId, 'of-9'));
		const chosen = (await regulations.get('harm-rules'))!;
		expect(leadingStatements(chosen.spoken, 'oppose', 'harm-rules')[0]!.id).toBe('of-9');
	});

	it('is unknown while it is a draft', async () => {
		expect(await regulations.get('secret-bill')).toBeUndefined();
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => regulations.get('harm-rules'));
		for (const id of ['s3', 's4', 's5', 's6'])
			await cast.statement(id, { quote: 'No', signatories: ['union'] });
		await cast.event('more', { kind: 'court', date: '2020-03', actors: ['union'] });
		expect(await countQueries(() => regulations.get('harm-rules'))).toBe(few);
	});
});

describe('the whole timeline of a law', () => {
	const ask = async (search = '') => {
		const request = readFilters(new URLSearchParams(search), regulations.timelineFilters);
		return regulations.timeline({ id: 'harm-rules', slug: 'harm-rules' }, request);
	};
	const ids = async (search?: string) => (await ask(search)).moments.map(({ id }) => id);

	beforeEach(async () => {
		await cast.event('hearing', { kind: 'court', date: '2020-02-24', actors: ['ministry'] });
		await cast.statement('minister', { organisationId: 'ministry', stance: 'support' });
		await cast.statement('whisper', { state: 'draft' });
		await cast.event('rumour', { kind: 'leak', date: '2020-02-01', state: 'draft' });
	});

	it.each([
		['', ['harm-made', 'harm-leak', 'harm-reaction', 'minister', 's1', 's2', 'hearing']],
		['kind=court', ['hearing']],
		['stance=oppose', ['s1', 's2']],
		['stance=oppose&kind=court', ['s1', 's2', 'hearing']],
		['stakeholder=government', ['minister', 'hearing']],
		['stakeholder=government&stance=oppose', []],
		['stakeholder=media_union', ['s2']]
	])('answers ?%s, in the order of time', async (search, expected) => {
		expect(await ids(search)).toEqual(expected);
		expect((await ask(search)).total).toBe(expected.length);
	});

	it('counts each choice beside who is chosen, and what the others are', async () => {
		const { facets } = await ask('stakeholder=government');
		expect(facets.kind).toEqual([{ value: 'court', label: 'Court', count: 1 }]);
		expect(facets.stance).toEqual([{ value: 'support', label: 'Support', count: 1 }]);
		const counts = (await ask()).facets.stakeholder.map(({ value, count }) => [value, count]);
		expect(counts).toEqual([
			['media_union', 1],
			['industry_body', 1],
			['government', 2]
		]);
	});

	it('comes a page at a time, each entry once', async () => {
		await cast.statements(150);
		const [first, second] = [await ids(), await ids('page=2')];
		expect([first.length, second.length]).toEqual([100, 57]);
		expect(new Set([...first, ...second]).size).toBe(157);
		expect((await ask('page=99')).page).toBe(1);
	});
});
