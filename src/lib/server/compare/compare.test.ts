import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { regulationsIn } from '../../domain/compare.ts';
import { formerSlug } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { answerWith } from '../outlets/files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as compare from './index.ts';

const both = ['harm-rules', 'it-rules'];

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules 2021', jurisdiction: 'IN' });
	await cast.regulation('empty-bill', { title: 'Empty Bill' });
	await cast.event('harm-made', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02-12'
	});
	await cast.event('harm-leak', { kind: 'leak', date: '2020-02-12' });
	await cast.event('it-made', { kind: 'approval', date: '2021-02', regulations: ['it-rules'] });
	await cast.event('it-court', { kind: 'court', date: '2021-03-22', regulations: ['it-rules'] });
});

async function compared(names = both) {
	const { regulations } = await compare.regulationsToCompare(names);
	return compare.comparisonOf(regulations);
}

const named = async (names: string[]) => {
	const { regulations, leftOut } = await compare.regulationsToCompare(names);
	return { regulations: regulations.map(({ slug }) => slug), leftOut };
};

describe('the laws that are compared', () => {
	it('stand in the order of the address, each once', async () => {
		const names = regulationsIn(new URLSearchParams('regulations=it-rules,harm-rules,it-rules'));
		expect(await named(names)).toEqual({ regulations: ['it-rules', 'harm-rules'], leftOut: [] });
	});

	it('may be named by ticked boxes, which are parameters of their own', () => {
		const ticked = new URLSearchParams('regulations=harm-rules&regulations=&regulations=it-rules');
		expect(regulationsIn(ticked)).toEqual(both);
	});

	it('are found at an address that one had before', async () => {
		await db.insert(formerSlug).values({ noun: 'regulation', slug: 'rules', rowId: 'harm-rules' });
		expect(await named(['rules', 'harm-rules'])).toEqual({
			regulations: ['harm-rules'],
			leftOut: []
		});
	});

	it('say which is unknown, a draft, withdrawn or one too many, and compare the rest', async () => {
		await cast.regulation('secret-bill', { state: 'draft', title: 'Secret title' });
		await cast.regulation('hoax', { title: 'Hoax Act' });
		for (const id of ['third', 'fourth', 'fifth']) await cast.regulation(id);
		const gone = { state: 'withdrawn', stateReason: 'It never existed.' } as const;
		await db.update(t.regulation).set(gone).where(eq(t.regulation.id, 'hoax'));
		const asked = ['none\u0000', 'secret-bill', 'hoax', ...both, 'third', 'fourth', 'fifth'];
		expect(await named(asked)).toEqual({
			regulations: [...both, 'third', 'fourth'],
			leftOut: [
				{ name: 'none\u0000', said: 'is not the address of a law on record.' },
				{ name: 'secret-bill', said: 'is not the address of a law on record.' },
				{ name: 'Hoax Act', said: 'was withdrawn from the record. It never existed.' },
				{ name: 'Title of fifth', said: expect.stringContaining('four laws at most') }
			]
		});
	});

	it('are offered while readers see them', async () => {
		await cast.regulation('secret-bill', { state: 'draft' });
		expect((await compare.offeredRegulations()).map(({ slug }) => slug)).toEqual([
			'empty-bill',
			'harm-rules',
			'it-rules'
		]);
	});
});

describe('clocks side by side', () => {
	it('are the answers that each law gives: how it was made, how it surfaced, who reacted first', async () => {
		await cast.statement('minister', { organisationId: 'ministry', date: '2020-02-12' });
		await cast.statement('first', { organisationId: 'union', date: '2020-02-13' });
		await cast.statement('second', { date: '2020-02-14' });
		const { answers } = await compared();
		expect(answers[0]).toMatchObject({
			made: { label: 'Notified', date: '2020-01-21', href: '/events/harm-made' },
			surfaced: { label: 'Leaked', date: '2020-02-12', span: '22 days hidden' },
			reaction: { date: '2020-02-13', names: [{ href: '/statements/first' }] }
		});
		expect(answers[1]).toMatchObject({ made: { label: 'Approved' }, surfaced: { names: [] } });
		expect(answers[1]?.surfaced.date).toBeUndefined();
	});

	it('know when a text was public, also where the day the law was made is not on record', async () => {
		await cast.event('empty-leak', { kind: 'leak', date: '2022-01', regulations: ['empty-bill'] });
		const { regulations } = await compared(['empty-bill']);
		expect(regulations[0]?.clocks).toMatchObject({ textPublic: { date: '2022-01' } });
	});
});

describe('stances and demands side by side', () => {
	it('lead from each number to as many statements, and count no draft', async () => {
		for (const id of ['a', 'b', 'c', 'd'])
			await cast.statement(id, { regulations: both, demands: ['withdraw'] });
		await cast.statement('e', { stance: 'support', demands: ['amend'] });
		await cast.statement('whisper', { state: 'draft', demands: ['amend'] });
		const { statements: all, stances, demands } = await compared();
		expect(all.map(({ value }) => value)).toEqual([5, 4]);
		expect(stances.map(({ key, numbers }) => [key, ...numbers.map(({ value }) => value)])).toEqual([
			['oppose', 4, 4],
			['support', 1, 0]
		]);
		expect(demands.map(({ key }) => key)).toEqual(['withdraw', 'amend']);
		const numbers = [all, ...[...stances, ...demands].map(({ numbers }) => numbers)].flat();
		for (const { value, href } of numbers) {
			expect(href === undefined).toBe(value === 0);
			if (!href) continue;
			const filters = Object.fromEntries(new URLSearchParams(href.split('?')[1]));
			const list = await statements.list({ filters, page: 1 });
			expect(list.total, href).toBe(value);
		}
	});

	it('tell a share from five statements on', async () => {
		for (const id of ['a', 'b', 'c', 'd']) await cast.statement(id, { regulations: both });
		await cast.statement('e');
		const { stances } = await compared();
		expect(stances[0]!.numbers.map(({ share }) => share)).toEqual(['100%', undefined]);
	});

	it('tell shares of demands of all statements on a law, also without a stated stance', async () => {
		for (const id of ['a', 'b', 'c', 'd']) await cast.statement(id, { demands: ['amend'] });
		await cast.statement('e', { stance: 'not_stated' });
		const { stances, demands } = await compared();
		expect(stances.map(({ numbers }) => numbers[0]!.share)).toEqual([undefined, undefined]);
		expect(demands.map(({ numbers }) => numbers[0]!.share)).toEqual(['80%']);
	});
});

describe('courses', () => {
	it('are counted from the day each law was made, however exactly it is known', async () => {
		await cast.event('harm-drafted', { kind: 'drafting', date: '2019-12-12' });
		await cast.event('protest', { kind: 'reaction', date: '2020-02-12' });
		const { course } = await compared();
		const rows = course.rows.map(({ days, steps }) => [
			days,
			...steps.map((all) => all.map(({ id }) => id))
		]);
		expect(rows).toEqual([
			[{ least: -40, most: -40 }, ['harm-drafted'], []],
			[{ least: 0, most: 0 }, ['harm-made'], ['it-made']],
			[{ least: 22, most: 22 }, ['harm-leak'], []],
			[{ least: 22, most: 49 }, [], ['it-court']]
		]);
	});

	it('come last where the day a law was made is not on record, each row with the reason', async () => {
		await cast.event('read', { kind: 'drafting', date: '2019', regulations: ['empty-bill'] });
		await cast.regulation('data-bill', { instrument: 'bill', status: 'proposed' });
		await cast.event('tabled', { kind: 'drafting', date: '2018', regulations: ['data-bill'] });
		const { rows } = (await compared(['empty-bill', 'harm-rules', 'data-bill'])).course;
		expect(rows.slice(-2)).toMatchObject([
			{ days: undefined, missing: 'day not on record', steps: [[{ id: 'read' }], [], []] },
			{ days: undefined, missing: 'not yet made', steps: [[], [], [{ id: 'tabled' }]] }
		]);
		expect(rows[0]).toMatchObject({ missing: undefined });
	});
});

describe('who spoke on more than one law', () => {
	const rows = async () => (await compared()).speakers.rows;

	it('is told with each stance, its day and its statement, and what became of it', async () => {
		await cast.statement('no', { organisationId: 'union', date: '2020-02-13' });
		await cast.statement('still-no', { organisationId: 'union', date: '2020-02-20' });
		await cast.statement('yes', { organisationId: 'union', stance: 'support', date: '2020-03' });
		await cast.statement('it', { organisationId: 'union', regulations: ['it-rules'] });
		const [union, ...others] = await rows();
		expect(others).toEqual([]);
		expect(union).toMatchObject({
			name: 'Union of Journalists',
			verdict: 'Took more than one stance on Harm Rules 2020',
			held: [
				{
					turns: [
						{ id: 'no', stance: 'oppose', date: '2020-02-13' },
						{ id: 'yes', stance: 'support', date: '2020-03', isAfter: true }
					],
					statements: 3,
					href: '/statements?regulation=harm-rules&stakeholder=union'
				},
				{ turns: [{ id: 'it' }], statements: 1 }
			]
		});
	});

	it('claims no order where dates meet', async () => {
		await cast.statement('no', { date: '2020-03-13', regulations: both });
		await cast.statement('yes', { stance: 'support', date: '2020-03' });
		const [{ held } = { held: [] }] = await rows();
		expect(held[0]?.turns.map(({ id, isAfter }) => [id, isAfter])).toEqual([
			['no', true],
			['yes', false]
		]);
	});

	it('does not take another stance on another law for a change of mind', async () => {
		await cast.statement('no');
		await cast.statement('yes', { stance: 'support', regulations: ['it-rules'] });
		await cast.statement('one', { organisationId: 'ministry', regulations: both });
		expect((await rows()).map(({ slug, verdict }) => [slug, verdict])).toEqual([
			['coalition', 'Another stance on another law, unchanged on each'],
			['ministry', 'The same stance throughout']
		]);
	});

	it('is a co-signatory too, and neither a member nor whoever spoke in a draft', async () => {
		await cast.membership('coalition', 'ministry', '2020-01');
		await cast.statement('joint', { regulations: both, signatories: ['union'] });
		await cast.stakeholder('whisperer');
		await cast.statement('whisper', {
			organisationId: 'whisperer',
			regulations: both,
			state: 'draft'
		});
		expect((await rows()).map(({ slug }) => slug)).toEqual(['coalition', 'union']);
	});
});

describe('a comparison as a file', () => {
	const csv = (query: string) =>
		ask(answerWith('csv', compare.comparisonCsv), `/compare.csv${query}`, { slug: '' });

	it('has a line for each thing about each law, with where it stands', async () => {
		await cast.statement('s1', { regulations: both, demands: ['withdraw'] });
		const text = await (await csv('?regulations=harm-rules,it-rules')).text();
		const lines = parse(text, { bom: true, columns: true }) as Record<string, string>[];
		const of = (regulation: string, part: string) =>
			lines.filter((line) => line.regulation === regulation && line.part === part);
		expect(of('harm-rules', 'clock').find(({ name }) => name === 'Hidden')).toMatchObject({
			value: '22 days hidden',
			days_least: '22',
			days_most: '22'
		});
		expect(of('it-rules', 'event').map(({ days_least }) => days_least)).toEqual(['0', '22']);
		expect(of('it-rules', 'voice')).toMatchObject([
			{
				name: 'Internet Coalition',
				value: 'Oppose',
				url: expect.stringMatching(/\/statements\/s1$/)
			}
		]);
		expect(of('it-rules', 'demand')).toMatchObject([{ name: 'Withdraw', value: '1', share: '' }]);
	});

	it.each([
		['', 'Which laws?'],
		['?regulations=harm-rules,none', '“none” is not the address of a law on record.'],
		['?regulations=harm-rules&nobody=knows', 'nobody=knows'],
		[`?regulations=${'a'.repeat(3_000)}`, 'Not understood']
	])('refuses %s in a sentence', async (query, sentence) => {
		const answer = await csv(query);
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain(sentence);
	});
});

it('sends the same number of queries however much is on record', async () => {
	await cast.statement('s1', { regulations: both });
	const few = await countQueries(() => compared());
	for (const id of ['s2', 's3', 's4', 's5'])
		await cast.statement(id, { regulations: both, signatories: ['union'] });
	await cast.event('more', { kind: 'court', date: '2020-03' });
	expect(await countQueries(() => compared())).toBe(few);
});
