import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { momentsOf } from '../../domain/timeline/moments.ts';
import { turnsOf } from '../../domain/timeline/outline.ts';
import { type Count, governmentKinds } from '../../domain/vocabulary.ts';
import * as coalitions from '../coalitions/index.ts';
import { search } from '../search/index.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { eq } from 'drizzle-orm';
import { db } from '../db/index.ts';
import { clock } from '../derived/tables.ts';
import { toJson } from './numbers.ts';
import { toCsv } from './tables.ts';
import { trendChart, regulationChart } from './views.ts';

const harmRules = { slug: 'harm-rules', title: 'Harm Rules 2020' };

const chartOf = async (count: Count = 'statements') =>
	(await regulationChart(harmRules, 'stance', { count }))!.chart;

async function rowsOf(count?: Count) {
	const { rows } = await chartOf(count);
	return Object.fromEntries(
		rows.map(({ label, cells }) => [label, cells.reduce((sum, { value }) => sum + (value ?? 0), 0)])
	);
}

/** Total of the list behind a link, in the chart's unit. */
async function behind(href: string, count: Count): Promise<number | undefined> {
	const params = new URLSearchParams(href.split('?')[1]);
	if (count === 'members')
		return (await stakeholders.list(readFilters(params, stakeholders.filters))).total;
	const request = readFilters(params, statements.filters);
	expect(request.ignored).toEqual([]);
	const { total, names } = await statements.list(request);
	return count === 'statements' ? total : names;
}

const listed = async (query: string) =>
	(await statements.list(readFilters(new URLSearchParams(query), statements.filters))).rows.map(
		({ id }) => id
	);

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('cabinet', { kind: 'executive' });
	await cast.stakeholder('house', { kind: 'parliament' });
	await cast.stakeholder('party', { kind: 'political_party' });
	await cast.stakeholder('state-department', { kind: 'executive', country: 'US' });
	for (const id of ['asma', 'bilal', 'chand']) await cast.stakeholder(id, { kind: 'person' });
});

const office = (
	group: string,
	member: string,
	dates: { asOf?: string; startDate?: string; endDate?: string } = {}
) =>
	cast.membership(group, member, dates.asOf, { relation: 'person_of', role: 'Minister', ...dates });

describe('who speaks counts as what they were on the day', () => {
	const said = async (member: string, date = '2020-02-13') => {
		await cast.statement('hers', { speakerId: member, date });
		return Object.keys(await rowsOf());
	};

	it.each([
		['whose dates lie around it', { startDate: '2018-08', endDate: '2022-04-10' }, 'Executive'],
		['which a source names for that day', { asOf: '2020-02-13' }, 'Executive'],
		['that began that day and goes on', { startDate: '2020-02-13' }, 'Executive'],
		['that began on an unknown day of that month', { startDate: '2020-02' }, 'Person'],
		['that ended in some part of that year', { startDate: '2018', endDate: '2020' }, 'Person'],
		['that ended before', { startDate: '2018', endDate: '2020-02-12' }, 'Person'],
		['that began after', { startDate: '2020-02-14' }, 'Person'],
		['that is named for another day', { asOf: '2020-02-14' }, 'Person'],
		['of which no date is on record', {}, 'Person']
	])('an office %s', async (_what, dates, row) => {
		await office('cabinet', 'asma', dates);
		expect(await said('asma')).toEqual([row]);
	});

	it('a member of parliament counts with the party of that day, and without one as a person', async () => {
		await office('house', 'asma', { asOf: '2020-02-13' });
		expect(await said('asma')).toEqual(['Person']);
		await cast.membership('party', 'asma', undefined, { relation: 'member', startDate: '2019' });
		expect(Object.keys(await rowsOf())).toEqual(['Political party']);
	});

	it('who leads a party and sits in no parliament counts as a person, as does who is listed without an office', async () => {
		await office('party', 'asma', { asOf: '2020-02-13' });
		await cast.membership('cabinet', 'asma', '2020-02-13', { relation: 'person_of' });
		expect(await said('asma')).toEqual(['Person']);
	});

	it('a minister who sits in parliament as well counts with the office', async () => {
		for (const body of ['house', 'party', 'cabinet'])
			await office(body, 'asma', { asOf: '2020-02-13' });
		expect(await said('asma')).toEqual(['Executive']);
	});

	it('who speaks for an organisation counts as that', async () => {
		await office('cabinet', 'asma', { asOf: '2020-02-13' });
		await cast.statement('hers', { organisationId: 'union', speakerId: 'asma' });
		expect(Object.keys(await rowsOf())).toEqual(['Journalists’ union']);
	});

	it('a draft of a membership says nothing, and one that comes or goes moves the clock of the law', async () => {
		const first = async () =>
			(await db.select().from(clock).where(eq(clock.regulationId, 'harm-rules')))[0]?.firstReaction;
		await office('house', 'asma', { asOf: '2020-02-13' });
		await cast.statement('hers', { speakerId: 'asma' });
		expect(await first()).toBeNull();
		const id = await cast.membership('party', 'asma', '2020-02-13', { state: 'draft' });
		expect(await rowsOf()).toEqual({ Person: 1 });
		await cast.change('membership', id, { state: 'published' });
		expect(await first()).toBe('2020-02-13');
		await cast.change('stakeholder', 'party', { kind: 'executive' });
		expect(await first()).toBeNull();
	});
});

describe('a first reaction from outside the state', () => {
	it('is told in box and frame of whom the clock counts so, of an office-holder of that day never', async () => {
		await office('cabinet', 'asma', { asOf: '2020-02-13' });
		await cast.event('reply', { kind: 'reaction', date: '2020-02-13', actors: ['asma'] });
		await cast.event('rally', { kind: 'reaction', date: '2020-02-13', actors: ['union'] });
		const law = (await regulations.get('harm-rules'))!;
		expect(law.clocks.firstReaction?.date).toBe('2020-02-13');
		expect(law.answers.reaction).toMatchObject({ href: '/events/rally' });
		const { events, course, slug, clocks } = law;
		const told = turnsOf(momentsOf(events, course, slug), clocks).map(({ id }) => id);
		expect(told).toContain('rally');
		expect(told).not.toContain('reply');
		expect(law.events.find(({ id }) => id === 'reply')?.actors).toMatchObject([
			{ slug: 'asma', kind: 'executive' }
		]);
	});

	const first = async () =>
		(await db.select().from(clock).where(eq(clock.regulationId, 'harm-rules')))[0]?.firstReaction;

	it('is no reaction in which nobody but the state acts, an office-holder of that day included', async () => {
		await office('cabinet', 'asma', { asOf: '2020-02-12' });
		await cast.event('reply', {
			kind: 'reaction',
			date: '2020-02-12',
			actors: ['ministry', 'asma']
		});
		expect(await first()).toBeNull();
		await cast.event('joint', {
			kind: 'reaction',
			date: '2020-02-14',
			actors: ['ministry', 'union']
		});
		expect(await first()).toBe('2020-02-14');
		await cast.event('crowd', { kind: 'reaction', date: '2020-02-13' });
		expect(await first()).toBe('2020-02-13');
	});

	it('follows the offices of those who acted, though nobody saves the event again', async () => {
		const told = async () => (await regulations.get('harm-rules'))!.clocks.firstReaction?.date;
		const id = await office('cabinet', 'asma', { startDate: '2019' });
		await cast.event('reply', { kind: 'reaction', date: '2020-02-13', actors: ['asma'] });
		expect(await told()).toBeUndefined();
		await cast.change('membership', id, { endDate: '2020-02-12' }, true);
		expect(await told()).toBe('2020-02-13');
		await cast.change('membership', id, { endDate: undefined }, true);
		expect(await told()).toBeUndefined();
		await cast.change('stakeholder', 'cabinet', { kind: 'civil_society' });
		expect(await told()).toBe('2020-02-13');
	});

	it('follows the kind of a body that acted, though nobody saves the event again', async () => {
		await cast.event('rally', { kind: 'reaction', date: '2020-02-13', actors: ['union'] });
		expect(await first()).toBe('2020-02-13');
		await cast.change('stakeholder', 'union', { kind: 'regulator' });
		expect(await first()).toBeNull();
	});

	it('is told with all others of its day, however many statements came since', async () => {
		await cast.statements(130);
		for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
			await cast.statement(id, { organisationId: 'union', date: '2020-02-13' });
		for (const id of ['s1', 's2', 's3', 's4', 's5', 's6', 's7'])
			await cast.statement(id, { organisationId: 'ministry', date: '2020-02-12' });
		const { course } = await regulations.completePage((await regulations.findRow('harm-rules'))!);
		const ids = course.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e', 'f', 'g']));
	});
});

describe('a body of another state', () => {
	beforeEach(async () => {
		await cast.statement('own', { organisationId: 'cabinet', stance: 'support' });
		await cast.statement('theirs', {
			organisationId: 'state-department',
			stance: 'concerned',
			signatories: ['cabinet']
		});
	});

	it('has a row of its own, and each number leads to as many as it tells of', async () => {
		expect(await rowsOf()).toEqual({ Executive: 1, 'Foreign executive': 1 });
		expect(await rowsOf('signatories')).toEqual({ Executive: 2, 'Foreign executive': 1 });
		for (const count of ['statements', 'signatories'] as const)
			for (const { cells } of (await chartOf(count)).rows)
				for (const { value, href } of cells)
					if (href) expect(await behind(href, count)).toBe(value);
	});

	it('is its own where the law is, and the same body', async () => {
		await cast.regulation('us-act', { jurisdiction: 'US' });
		await cast.statement('at-home', {
			organisationId: 'state-department',
			regulations: ['us-act']
		});
		const home = await regulationChart({ slug: 'us-act', title: '' }, 'stance', {});
		expect(home!.chart.rows.map(({ label }) => label)).toEqual(['Executive']);
		expect(await listed('kind=executive&foreign=yes')).toEqual(['theirs']);
		expect((await listed('kind=executive&foreign=no')).sort()).toEqual(['at-home', 'own']);
	});

	it('is told apart in the files of the chart and in who took which stance', async () => {
		const view = (await regulationChart(harmRules, 'stance', {}))!;
		expect([...toCsv(view)].join('')).toContain(
			'foreign_executive,Foreign executive,concerned,Concerned,1'
		);
		expect(JSON.stringify(toJson(view))).toContain('"label":"Foreign executive"');
		const matrix = (await trendChart('matrix', {}))!;
		expect([...toCsv(matrix)].join('')).toContain('2020-02-13,Foreign executive,0');
		expect([...toCsv(matrix, 'wide')].join('')).toMatch(
			/state-department,Name of state-department,Concerned,Foreign executive/
		);
		expect(JSON.stringify(toJson(matrix))).toContain('"spokeAs":"Foreign executive"');
	});

	it.each([
		['EU', 'DE', false],
		['DE', 'EU', false],
		['FR', 'DE', true],
		['EU', 'US', true],
		['PK', undefined, false]
	] as const)('of a law of %s is one of %s: %s', async (jurisdiction, country, is) => {
		await cast.regulation('law', { jurisdiction });
		await cast.stakeholder('body', { kind: 'court', country: country ?? null });
		await cast.statement('heard', { organisationId: 'body', regulations: ['law'] });
		const { chart } = (await regulationChart({ slug: 'law', title: '' }, 'stance', {}))!;
		expect(chart.rows.map(({ label }) => label)).toEqual([is ? 'Foreign court' : 'Court']);
	});

	it('is none among members represented that are of no state', async () => {
		await cast.stakeholder('grab', { kind: 'company', country: 'SG' });
		await cast.membership('coalition', 'grab', '2020-02-13');
		await cast.membership('coalition', 'state-department', '2020-02-13');
		await cast.statement('joint', { signatories: ['union'] });
		expect(await rowsOf('members')).toEqual({ Company: 1, 'Foreign executive': 1 });
		for (const { href } of (await chartOf('members')).rows)
			expect(await behind(href!, 'members')).toBe(1);
	});
});

describe('«kind=government» stays, as the sum of the branches', () => {
	beforeEach(async () => {
		await cast.stakeholder('bench', { kind: 'court' });
		await office('cabinet', 'asma', { asOf: '2020-02-13' });
		await cast.statement('by-cabinet', { organisationId: 'cabinet' });
		await cast.statement('by-house', { organisationId: 'house' });
		await cast.statement('by-ministry', { organisationId: 'ministry', signatories: ['house'] });
		await cast.statement('by-asma', { speakerId: 'asma' });
		await cast.statement('by-bilal', { speakerId: 'bilal' });
		await cast.statement('by-bench', { organisationId: 'bench' });
	});
	const sum = ['by-asma', 'by-cabinet', 'by-house', 'by-ministry'];

	it('in the list of statements, with each branch below it', async () => {
		expect((await listed('kind=government')).sort()).toEqual(sum);
		expect(await listed('kind=government_unrecorded')).toEqual(['by-ministry']);
		expect((await listed('kind=executive')).sort()).toEqual(['by-asma', 'by-cabinet']);
		expect((await listed('signed=parliament')).sort()).toEqual(['by-house', 'by-ministry']);
		const { facets } = await statements.list({ filters: {}, page: 1 });
		const counted = Object.fromEntries(
			facets.kind!.map(({ value, count, depth }) => [value, [count, depth]])
		);
		expect(counted).toEqual({
			government: [4, undefined],
			executive: [2, 1],
			parliament: [1, 1],
			government_unrecorded: [1, 1],
			court: [1, undefined],
			person: [1, undefined]
		});
		for (const { value, count } of facets.kind!)
			expect([value, (await listed(`kind=${value}`)).length]).toEqual([value, count]);
	});

	it('in the list of stakeholders', async () => {
		const { total, facets } = await stakeholders.list({ filters: { kind: 'government' }, page: 1 });
		expect(total).toBe(4);
		expect(facets.kind!.find(({ value }) => value === 'government')?.count).toBe(4);
	});

	it('in a search, which finds who holds the office', async () => {
		const found = await search('harm', {
			filters: { noun: 'statement', kind: 'government' },
			page: 1
		});
		expect(found.total).toBe(4);
		const kinds = Object.fromEntries(found.facets.kind.map(({ value, count }) => [value, count]));
		expect(kinds).toMatchObject({ government: 4, executive: 2, government_unrecorded: 1 });
	});

	it('in a timeline, for who acted as for who spoke', async () => {
		await cast.event('reply', { kind: 'court', date: '2020-02-13', actors: ['asma'] });
		await cast.event('later', { kind: 'court', date: '2020-03-13', actors: ['asma'] });
		const at = (stakeholder?: 'government' | 'executive') =>
			regulations.timeline(
				{ id: 'harm-rules', slug: 'harm-rules' },
				{ filters: { stakeholder }, page: 1 }
			);
		const { facets } = await at();
		const counted = facets.stakeholder.map(({ value, count, depth }) => [value, count, depth]);
		expect(counted.slice(0, 2)).toEqual([
			['government', 5, undefined],
			['executive', 3, 1]
		]);
		expect((await at('government')).total).toBe(5);
		expect((await at('executive')).moments.map(({ id }) => id).sort()).toEqual([
			'by-asma',
			'by-cabinet',
			'reply'
		]);
	});

	it('among those who sign together', async () => {
		const on = (kind: string) =>
			readFilters(new URLSearchParams({ kind }), coalitions.filters).filters;
		const { kind } = await coalitions.choicesOf(on('court'));
		expect(
			kind.filter(({ value }) => value.startsWith('government') || value === 'parliament')
		).toEqual([
			{ value: 'government', label: 'Government', count: 1 },
			{
				value: 'government_unrecorded',
				label: 'Government, branch not recorded',
				count: 1,
				depth: 1
			},
			{ value: 'parliament', label: 'Parliament', count: 1, depth: 1 }
		]);
	});

	it('in the chart, in which the branches are its parts', async () => {
		const rows = (await chartOf()).rows.filter(({ key }) =>
			(governmentKinds as readonly string[]).includes(key)
		);
		const number = rows.reduce(
			(all, { cells }) => all + cells.reduce((sum, { value }) => sum + value!, 0),
			0
		);
		expect(number).toBe((await listed('kind=government&regulation=harm-rules')).length);
	});
});
