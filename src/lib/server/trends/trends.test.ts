import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../domain/charts/charts.ts';
import { type Reader, readFilters } from '../../domain/filters.ts';
import { type Count, counts, keysOf } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { correction } from '../desk/tables.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { follow } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { statementName } from '../derived/views.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as trends from './index.ts';

const harmRules = { slug: 'harm-rules' };

/** Numbers by row and stance, without zeros. */
const numbers = ({ rows, series }: Chart) =>
	Object.fromEntries(
		rows.map(({ key, cells }) => [
			key,
			Object.fromEntries(
				cells.flatMap(({ value }, index) => (value ? [[series[index]?.key, value]] : []))
			)
		])
	);

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('hrcp', { kind: 'civil_society' });
	for (const id of ['google', 'apple', 'grab']) await cast.stakeholder(id, { kind: 'company' });
	await cast.membership('coalition', 'grab', '2017-08-04');
	await cast.membership('coalition', 'google', '2020-02-17');
	await cast.membership('coalition', 'apple', '2020-02-17');
});

describe('stance by kind of stakeholder', () => {
	beforeEach(async () => {
		await cast.statement('joint', { signatories: ['union', 'hrcp'] });
		await cast.statement('alone', { organisationId: 'union', stance: 'concerned' });
		await cast.statement('whisper', { organisationId: 'union', state: 'draft' });
	});

	it.each([
		['statements', { media_union: { concerned: 1 }, industry_body: { oppose: 1 } }],
		[
			'signatories',
			{
				civil_society: { oppose: 1 },
				media_union: { oppose: 1, concerned: 1 },
				industry_body: { oppose: 1 }
			}
		],
		['members', { company: { oppose: 2 } }]
	] as const)('counts %s', async (count, expected) => {
		expect(numbers(await trends.stanceByKind(harmRules, { count }))).toEqual(expected);
	});

	it('never counts a coalition’s statement as a member’s own', async () => {
		for (const count of ['statements', 'signatories'] as const)
			expect(numbers(await trends.stanceByKind(harmRules, { count }))).not.toHaveProperty(
				'company'
			);
		expect((await trends.matrix()).rows.map(({ slug }) => slug)).not.toContain('google');
	});

	it('leads from each number to the filter of its count', async () => {
		const href = async (count: Count) =>
			(await trends.stanceByKind(harmRules, { count })).rows[0]?.cells[0]?.href;
		expect(await href('statements')).toBeUndefined();
		expect(await href('signatories')).toBe(
			'/statements?regulation=harm-rules&signed=media_union&stance=oppose'
		);
		expect(await href('members')).toBe(
			'/stakeholders?represented=harm-rules&kind=company&as=oppose'
		);
	});
});

describe('members represented', () => {
	beforeEach(async () => {
		await cast.stakeholder('alliance');
		await cast.membership('alliance', 'apple', '2020-02-17');
		await cast.statement('first', { date: '2020-02-13', demands: ['withdraw'] });
		await cast.statement('again', { date: '2020-02-20', demands: ['withdraw', 'consult'] });
		await cast.statement('other', {
			organisationId: 'alliance',
			stance: 'support',
			date: '2020-02-28'
		});
	});

	it('are counted once however many statements represent them, and apart where these differ', async () => {
		const chart = await trends.stanceByKind(harmRules, { count: 'members' });
		expect(numbers(chart)).toEqual({ company: { oppose: 1, several: 1 } });
		expect(chart.series.map(({ label }) => label)).toEqual(['Oppose', 'More than one stance']);
		expect(chart.total).toBe(2);
		expect(numbers(await trends.stanceByRegulation('members'))).toEqual({
			'harm-rules': { oppose: 1, several: 1 }
		});
	});

	it('stand over time once, at the first statement that represents them', async () => {
		expect(numbers(await trends.reactionsOverTime(harmRules, { count: 'members' }))).toEqual({
			'2020-02-13': { oppose: 1, several: 1 }
		});
	});

	it('count once for each demand, and their number is told once', async () => {
		const chart = await trends.demandCounts(harmRules, { count: 'members' });
		expect(numbers(chart)).toEqual({ withdraw: { all: 2 }, consult: { all: 2 } });
		expect([chart.total, chart.behind]).toEqual([4, 2]);
	});

	it('on several laws count under each, and are told once', async () => {
		await cast.regulation('it-rules');
		await cast.statement('elsewhere', { regulations: ['it-rules'] });
		const chart = await trends.stanceByRegulation('members');
		expect(numbers(chart)).toEqual({
			'harm-rules': { oppose: 1, several: 1 },
			'it-rules': { oppose: 2 }
		});
		expect([chart.total, chart.behind, chart.more]).toEqual([4, 2, 0]);
		expect((await trends.stanceByRegulation('members', {}, 1)).more).toBe(1);
	});

	describe('without those who run this copy', () => {
		const members = { count: 'members', operator: 'without' } as const;
		const listed = async (query: string) =>
			(
				await stakeholders.list(readFilters(new URLSearchParams(query), stakeholders.filters))
			).rows.map(({ slug }) => slug);

		beforeEach(async () => {
			await db.insert(t.siteChoice).values({ operatorId: 'coalition' });
		});

		it('stand at the first statement of another group that represents them', async () => {
			expect(numbers(await trends.stanceByKind(harmRules, members))).toEqual({
				company: { support: 1 }
			});
			expect(numbers(await trends.reactionsOverTime(harmRules, members))).toEqual({
				'2020-02-28': { support: 1 }
			});
			expect((await trends.demandCounts(harmRules, members)).total).toBe(0);
		});

		it('are listed as they are counted', async () => {
			const [row] = (await trends.stanceByKind(harmRules, members)).rows;
			expect(row?.cells[0]?.href).toBe(
				'/stakeholders?represented=harm-rules&kind=company&as=support&operator=without'
			);
			expect(await listed('represented=harm-rules&as=support&operator=without')).toEqual(['apple']);
			expect(await listed('represented=harm-rules&as=support')).toEqual([]);
			expect(await listed('represented=harm-rules&as=several')).toEqual(['apple']);
			expect(await listed('represented=harm-rules&demand=withdraw')).toHaveLength(2);
			expect(await listed('represented=harm-rules&demand=withdraw&operator=without')).toEqual([]);
		});

		it('leave out the membership of those who run this copy', async () => {
			await cast.membership('alliance', 'coalition', '2020-02-17');
			await follow();
			expect((await trends.stanceByKind(harmRules, { count: 'members' })).total).toBe(3);
			expect((await trends.stanceByKind(harmRules, members)).total).toBe(1);
			expect(await listed('represented=harm-rules&operator=without')).toEqual(['apple']);
		});
	});

	it('are none of a draft, of a member unseen, and of a law withdrawn', async () => {
		await cast.statement('whisper', { stance: 'neutral', state: 'draft' });
		await db.update(t.stakeholder).set({ state: 'draft' }).where(eq(t.stakeholder.id, 'apple'));
		await follow();
		expect(numbers(await trends.stanceByKind(harmRules, { count: 'members' }))).toEqual({
			company: { oppose: 1 }
		});
		await db
			.update(t.regulation)
			.set({ state: 'withdrawn', stateReason: 'Never a law' })
			.where(eq(t.regulation.id, 'harm-rules'));
		expect((await trends.stanceByKind(harmRules, { count: 'members' })).total).toBe(0);
		expect((await trends.stanceByRegulation('members')).total).toBe(0);
	});
});

it.each(['draft', 'withdrawn'] as const)('a law that is %s has no charts', async (state) => {
	await cast.statement('said');
	const drawn = async () => {
		const { stance, reactions } = await trends.chartsOfRegulation(harmRules, {
			count: 'statements'
		});
		return [stance.total, reactions.total];
	};
	expect(await drawn()).toEqual([1, 1]);
	await db
		.update(t.regulation)
		.set({ state, stateReason: state === 'withdrawn' ? 'Never a law' : null })
		.where(eq(t.regulation.id, 'harm-rules'));
	expect(await drawn()).toEqual([0, 0]);
});

describe('demands', () => {
	it('come most asked first, and a statement may make several', async () => {
		await cast.statement('first', { demands: ['withdraw', 'consult'] });
		await cast.statement('second', { demands: ['consult'], signatories: ['union'] });
		await cast.statement('asks-nothing');
		const asked = await trends.demandCounts(harmRules, { count: 'statements' });
		expect([asked.total, asked.behind]).toEqual([3, 2]);
		expect(asked.rows.map(({ key, cells }) => [key, cells[0]?.value])).toEqual([
			['consult', 2],
			['withdraw', 1]
		]);
		expect(numbers(await trends.demandCounts(harmRules, { count: 'signatories' }))).toEqual({
			consult: { all: 3 },
			withdraw: { all: 1 }
		});
	});
});

describe('reactions over time', () => {
	it('draws no day that a date does not name, and tells which statements are left out', async () => {
		await cast.statement('a', { date: '2020-02-12' });
		for (const id of ['b', 'c']) await cast.statement(id, { date: '2020-02-14' });
		await cast.statement('month', { date: '2020-02' });
		const chart = await trends.reactionsOverTime(harmRules, { count: 'statements' });
		expect(numbers(chart)).toEqual({
			'2020-02-12': { oppose: 1 },
			'2020-02-13': {},
			'2020-02-14': { oppose: 2 },
			less_exact: { oppose: 1 }
		});
		expect(chart.total).toBe(4);
		expect(chart.undrawn).toEqual([{ id: 'month', date: '2020-02' }]);
		expect(chart.rows[2]?.cells[0]?.href).toBe(
			'/statements?regulation=harm-rules&stance=oppose&from=2020-02-14&to=2020-02-14'
		);
	});

	it('marks what people react to, on the bin in which it happened', async () => {
		await cast.statement('a', { date: '2020-02-13' });
		await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
		await cast.event('some-time', { kind: 'court', date: '2020-02' });
		await cast.event('rally', { kind: 'reaction', date: '2020-02-13' });
		await cast.event('rumour', { kind: 'leak', date: '2020-02-12', state: 'draft' });
		const { markers, rows } = await trends.reactionsOverTime(harmRules, { count: 'statements' });
		expect(markers).toMatchObject([{ id: 'leaked', kind: 'leak', row: 0 }]);
		expect(rows.map(({ key }) => key)).toEqual(['2020-02-12', '2020-02-13']);
	});

	it('marks eight events at most, and tells how many more there are', async () => {
		await cast.statement('a', { date: '2020-02-13' });
		for (let day = 10; day < 20; day++)
			await cast.event(`hearing-${day}`, { kind: 'court', date: `2020-02-${day}` });
		await cast.event('leaked', { kind: 'leak', date: '2020-02-20' });
		const { markers, unmarked } = await trends.reactionsOverTime(harmRules, {
			count: 'statements'
		});
		expect([markers.length, unmarked]).toEqual([8, 3]);
		expect(markers.map(({ id }) => id)).toContain('leaked');
	});

	it('is empty, not zero, where nobody spoke', async () => {
		const chart = await trends.reactionsOverTime(harmRules, { count: 'statements' });
		expect(chart).toMatchObject({ rows: [], total: 0, undrawn: [] });
	});
});

describe('every number', () => {
	/** Total of the linked list. The list of statements counts names if it is filtered by kind. */
	async function listed(href: string, count: Count) {
		const params = new URLSearchParams(href.split('?')[1]);
		const noun = count === 'members' ? stakeholders : statements;
		expect(readFilters<Record<string, Reader>>(params, noun.filters).ignored).toEqual([]);
		if (count === 'members')
			return (await stakeholders.list(readFilters(params, stakeholders.filters))).total;
		const { total, names } = await statements.list(readFilters(params, statements.filters));
		return count === 'statements' ? total : names;
	}

	/** Sums up the statements that a link's filters leave. */
	async function behind(href: string, count: 'statements' | 'signatories'): Promise<number> {
		const filters = Object.fromEntries(new URLSearchParams(href.split('?')[1]));
		const kinds = new Map(
			(await db.query.stakeholder.findMany()).map(({ id, kind }) => [id, kind])
		);
		const statements = await db.query.statement.findMany({
			where: (statement, { eq }) => eq(statement.state, 'published'),
			with: { positions: true, demands: true }
		});
		const left = statements.filter(
			({ positions, demands, earliest, latest }) =>
				positions.some(
					({ regulationId, stance }) =>
						regulationId === filters.regulation && stance === (filters.stance ?? stance)
				) &&
				(!filters.demand || demands.some(({ demand }) => demand === filters.demand)) &&
				(!filters.from || earliest >= filters.from) &&
				(!filters.to || latest <= filters.to) &&
				(!filters.wider || earliest !== latest)
		);
		const names =
			count === 'statements'
				? left.map(({ id, organisationId, speakerId }) => ({
						statementId: id,
						stakeholderId: organisationId ?? speakerId ?? ''
					}))
				: await db.select().from(statementName);
		const kind = filters.kind ?? filters.signed;
		return names.filter(
			({ statementId, stakeholderId }) =>
				left.some(({ id }) => id === statementId) && (!kind || kinds.get(stakeholderId) === kind)
		).length;
	}

	it.each(keysOf(counts))('of %s is the number of the rows behind its link', async (count) => {
		await cast.regulation('it-rules');
		await cast.stakeholder('asma', { kind: 'person' });
		await cast.statement('joint', { signatories: ['union', 'hrcp'], demands: ['withdraw'] });
		await cast.statement('again', { date: '2020-02-15', demands: ['withdraw', 'consult'] });
		await cast.statement('both', {
			date: '2020-02-20',
			stance: 'mixed',
			regulations: ['harm-rules', 'it-rules']
		});
		await cast.statement('hers', { speakerId: 'asma', stance: 'support', date: '2020-03' });
		await cast.stakeholder('alliance');
		await cast.membership('alliance', 'hrcp', '2020-02-17');
		await cast.statement('allied', {
			organisationId: 'alliance',
			stance: 'support',
			date: '2020-05',
			demands: ['repeal']
		});
		const charts = await Promise.all([
			trends.stanceByKind(harmRules, { count }),
			trends.reactionsOverTime(harmRules, { count }),
			trends.demandCounts(harmRules, { count }),
			trends.stanceByRegulation(count)
		]);
		const cells = charts.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
		const linked = cells.flatMap(({ value, href }) => (href ? [{ value, href }] : []));
		expect(linked.length).toBeGreaterThan(8);
		expect(cells.filter(({ value, href }) => value && !href)).toEqual([]);
		if (count !== 'members')
			for (const { value, href } of linked)
				expect([href, await behind(href, count)]).toEqual([href, value]);
		for (const { value, href } of linked)
			expect([href, (await listed(href, count)) ?? value]).toEqual([href, value]);
	});
});

describe('days hidden across laws', () => {
	const hidden = async () =>
		(await trends.daysByRegulation('hidden')).rows.map(({ key, cells }) => [
			key,
			cells[0]?.value,
			cells[0]?.text
		]);

	it('count the laws that are published, of those that are chosen', async () => {
		await cast.regulation('it-rules', { jurisdiction: 'IN', instrument: 'act' });
		await cast.regulation('secret', { jurisdiction: 'IN', state: 'draft' });
		await cast.regulation('gone', { state: 'withdrawn' });
		const regulations = async (chosen: Parameters<typeof trends.daysByRegulation>[1]) => {
			const { rows, more = 0 } = await trends.daysByRegulation('hidden', chosen, 1);
			return rows.length + more;
		};
		expect(await regulations({})).toBe(2);
		expect(await regulations({ jurisdiction: 'IN' })).toBe(1);
		expect(await regulations({ instrument: 'rules' })).toBe(1);
		expect(await regulations({ jurisdiction: 'FR' })).toBe(0);
	});

	it('are drawn longest first where exact; the rest is told in words, and unknown is never 0', async () => {
		for (const id of ['short', 'vague', 'known-before', 'same-day', 'undated'])
			await cast.regulation(id);
		await cast.regulation('secret', { state: 'draft' });
		const made = (id: string, date: string, knownOn: string) =>
			cast.event(`${id}.made`, { kind: 'notification', date, knownOn, regulations: [id] });
		await made('harm-rules', '2020-01-21', '2020-02-12');
		await made('short', '2020-02-10', '2020-02-11');
		await made('vague', '2020-01', '2020-02-12');
		await made('known-before', '2020-02-12', '2020-02-01');
		await made('same-day', '2020-02-12', '2020-02-12');
		await made('secret', '2019-02-12', '2020-02-12');
		expect(await hidden()).toEqual([
			['harm-rules', 22, '22 days hidden'],
			['short', 1, '1 day hidden'],
			['same-day', 0, 'Public the same day'],
			['known-before', null, 'Public 11 days before it was made'],
			['vague', null, 'Between 12 and 42 days hidden'],
			['undated', null, 'day not on record']
		]);
	});
});

describe('stances across laws', () => {
	it('tell a share only from five statements on', async () => {
		await cast.regulation('it-rules');
		for (const id of ['a', 'b', 'c', 'd']) await cast.statement(id);
		await cast.statement('e', { stance: 'support' });
		await cast.statement('f', { regulations: ['it-rules'], signatories: ['union', 'hrcp'] });
		const texts = async (count: Count) =>
			(await trends.stanceByRegulation(count)).rows.map(({ cells }) =>
				cells.map(({ text }) => text)
			);
		expect(await texts('statements')).toEqual([
			['4 (80%)', '1 (20%)'],
			[undefined, undefined]
		]);
		expect((await texts('signatories'))[1]).toEqual([undefined, undefined]);
	});

	it.each([1, undefined])('rank laws by statements and by names, cut after %s', async (most) => {
		await cast.regulation('it-rules');
		for (const id of ['a', 'b']) await cast.statement(id);
		await cast.statement('joint', {
			regulations: ['it-rules'],
			signatories: ['union', 'hrcp', 'google']
		});
		const ranked = async (count: Count) => {
			const chart = await trends.stanceByRegulation(count, {}, most);
			const { rows, total, behind, more } = chart;
			return { rows: rows.map(({ key }) => key), numbers: numbers(chart), total, behind, more };
		};
		const cut = { more: most ? 1 : 0, behind: 3 };
		expect(await ranked('statements')).toMatchObject({
			rows: ['harm-rules', 'it-rules'].slice(0, most),
			numbers: { 'harm-rules': { oppose: 2 } },
			total: 3,
			...cut
		});
		expect(await ranked('signatories')).toMatchObject({
			rows: ['it-rules', 'harm-rules'].slice(0, most),
			numbers: { 'it-rules': { oppose: 4 } },
			total: 6,
			...cut
		});
	});

	it('keep to the laws of the filter', async () => {
		await cast.regulation('it-rules', { jurisdiction: 'IN', instrument: 'act' });
		await cast.statement('a', { regulations: ['harm-rules', 'it-rules'] });
		const regulations = async (chosen: Parameters<typeof trends.matrix>[0]) =>
			(await trends.stanceByRegulation('statements', chosen)).rows.map(({ key }) => key);
		expect(await regulations({ jurisdiction: 'IN' })).toEqual(['it-rules']);
		expect(await regulations({ instrument: 'rules' })).toEqual(['harm-rules']);
		expect((await trends.matrix({ jurisdiction: 'IN' })).regulations).toMatchObject([
			{ slug: 'it-rules', place: 'India' }
		]);
		expect(await trends.facets({ jurisdiction: 'IN' })).toEqual({
			jurisdiction: [
				{ value: 'IN', label: 'India', count: 1 },
				{ value: 'PK', label: 'Pakistan', count: 1 }
			],
			instrument: [{ value: 'act', label: 'Act', count: 1 }]
		});
	});
});

describe('who took which stance on which law', () => {
	it('shows the latest position, keeps the older ones, and leaves silence empty', async () => {
		await cast.regulation('it-rules');
		await cast.statement('first', { stance: 'oppose', date: '2020-02-13' });
		await cast.statement('later', { stance: 'mixed', date: '2020-02-20', signatories: ['union'] });
		await cast.statement('other', { organisationId: 'union', regulations: ['it-rules'] });
		const { regulations, rows } = await trends.matrix();
		expect(regulations.map(({ slug }) => slug)).toEqual(['harm-rules', 'it-rules']);
		expect(rows).toEqual([
			{
				slug: 'coalition',
				name: 'Internet Coalition',
				cells: [
					{
						stance: 'mixed',
						date: '2020-02-20',
						as: 'Industry body',
						earlier: 1,
						older: [{ stance: 'oppose', date: '2020-02-13' }],
						href: '/statements?regulation=harm-rules&stakeholder=coalition'
					},
					null
				]
			},
			{
				slug: 'union',
				name: 'Union of Journalists',
				cells: [
					expect.objectContaining({ stance: 'mixed', older: [] }),
					expect.objectContaining({ stance: 'oppose' })
				]
			}
		]);
	});

	it('leads from each field to as many statements as it tells of', async () => {
		await cast.stakeholder('asma', { kind: 'person' });
		await cast.statement('hers', { speakerId: 'asma', date: '2020-02-12' });
		await cast.statement('for-the-union', { organisationId: 'union', speakerId: 'asma' });
		await cast.statement('joint', { date: '2020-02-20', signatories: ['union', 'asma'] });
		await cast.statement('spokesman', { organisationId: 'union', speakerId: 'ministry' });
		const { rows } = await trends.matrix();
		expect(rows.map(({ slug }) => slug)).toEqual(['union', 'asma', 'coalition']);
		for (const cell of rows.flatMap(({ cells }) => cells)) {
			const params = new URLSearchParams(cell?.href.split('?')[1]);
			const { total } = await statements.list(readFilters(params, statements.filters));
			expect([cell?.href, 1 + (cell?.older.length ?? 0)]).toEqual([cell?.href, total]);
		}
	});

	it('shows the most active and says how many more there are', async () => {
		const many = Array.from({ length: 62 }, (_, index) => `group-${index}`);
		for (const id of many) await cast.stakeholder(id);
		await cast.statement('joint', { signatories: many });
		const found = await trends.matrix();
		expect([found.rows.length, found.hiddenStakeholders]).toEqual([60, 3]);
		const beside = await trends.matrix({}, trends.mostBesideOthers);
		expect([beside.rows.length, beside.hiddenStakeholders]).toEqual([40, 23]);
	});
});

describe('the day of a chart', () => {
	it('is that of the latest change of the record: of a statement, of its source, or that one was withdrawn', async () => {
		const updatedAt = new Date('2031-03-01T23:30:00Z');
		await cast.statement('a', { updatedAt });
		await cast.statement('b', { state: 'draft', updatedAt: new Date('2032-01-01') });
		expect(await trends.asOf()).toBe('2031-03-01');
		await cast.article('mint', { updatedAt: new Date('2031-03-04') });
		expect(await trends.asOf()).toBe('2031-03-04');
		await cast.event('denied', {
			kind: 'leak',
			date: '2020',
			state: 'withdrawn',
			stateReason: 'It was another law.',
			updatedAt: new Date('2031-03-07')
		});
		expect(await trends.asOf()).toBe('2031-03-07');
		await cast.campaign('repeal', { updatedAt: new Date('2031-03-08') });
		expect(await trends.asOf()).toBe('2031-03-08');
		await cast.topic('speech', { updatedAt: new Date('2031-03-09') });
		expect(await trends.asOf()).toBe('2031-03-09');
		const report = { id: 'report', page: '/', message: 'Wrong', decidedAt: new Date('2031-03-10') };
		await db.insert(correction).values({ ...report, id: 'no', state: 'declined' });
		expect(await trends.asOf()).toBe('2031-03-09');
		const mended = { noun: 'statement', rowId: 'a', rowVersion: 1 } as const;
		await cast.saved('statement', 'a', 1);
		await db
			.insert(correction)
			.values({ ...report, ...mended, state: 'made', answer: 'It is mended' });
		expect(await trends.asOf()).toBe('2031-03-10');
	});
});

it('sends the same number of queries however many rows there are', async () => {
	const all = () =>
		countQueries(async () => {
			await trends.chartsOfRegulation(harmRules, { count: 'members' });
			await trends.daysByRegulation('hidden');
			await trends.daysByRegulation('answered');
			await trends.stanceByRegulation('signatories');
			await trends.matrix();
			await trends.facets({});
		});
	await cast.statement('one');
	const few = await all();
	await cast.regulation('it-rules');
	for (const id of ['a', 'b', 'c', 'd'])
		await cast.statement(id, { regulations: ['harm-rules', 'it-rules'], signatories: ['union'] });
	expect(await all()).toBe(few);
});
