import { asc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../domain/charts/charts.ts';
import { positionsSentence } from '../../domain/charts/positions.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { latestPositions as heldBy } from '../../nouns/stakeholder/positions.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import { changedPositions } from '../lists/changed-positions.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { comparisonOf, regulationsToCompare } from '../compare/index.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { summarizeChanges } from '../follow/change-summary.ts';
import * as proposals from '../write/proposals/index.ts';
import { letter, user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import * as trends from './index.ts';

const harmRules = { slug: 'harm-rules' };
const numbers = ({ rows, series }: Chart) =>
	rows.map(({ cells }) =>
		Object.fromEntries(cells.map(({ value, text }, index) => [series[index]!.key, text ?? value]))
	);
const listed = async (stance?: 'not_stated' | 'neutral') => {
	const filters = { regulation: 'harm-rules', stance };
	return (await statements.list({ filters, page: 1 })).total;
};

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('google', { kind: 'company' });
	await cast.membership('coalition', 'google', '2020-02-17');
	for (const id of ['one', 'two', 'three', 'four'])
		await cast.statement(id, { date: '2020-02-18' });
	await cast.statement('five', { organisationId: 'union', stance: 'support' });
	await cast.statement('silent', {
		stance: 'not_stated',
		date: '2020-03-01',
		quote: 'We read it.'
	});
});

describe('a statement on a law that states no stance', () => {
	it('belongs to the law: on its page, in its list, apart from whoever is neutral', async () => {
		const law = (await regulations.get('harm-rules'))!;
		expect(law.statementTotal).toBe(6);
		expect(law.stances).toMatchObject({ oppose: 4, neutral: 0, support: 1, not_stated: 1 });
		expect(law.spoken.map(({ id }) => id)).toContain('silent');
		expect([await listed(), await listed('not_stated')]).toEqual([6, 1]);
		expect(await listed('neutral')).toBe(0);
	});

	it('is in no share', async () => {
		const law = (await regulations.get('harm-rules'))!;
		const sentence = positionsSentence(law.stances, 'harm-rules').map(({ text }) => text);
		expect(sentence.join('')).toBe(
			'4 of 5 statements (80%) oppose it or are concerned; 1 supports it. 1 more speaks of it without a stated stance.'
		);
		expect(numbers(await trends.stanceByRegulation('statements'))).toEqual([
			{ oppose: '4 (80%)', support: '1 (20%)', not_stated: 1 }
		]);
		const { regulations: compared } = await regulationsToCompare([harmRules.slug]);
		const { stances } = await comparisonOf(compared);
		expect(stances.map(({ key, numbers }) => [key, numbers[0]!.share])).toEqual([
			['oppose', '80%'],
			['support', '20%'],
			['not_stated', undefined]
		]);
	});

	it('lets no share be told of fewer than five that state one', async () => {
		await cast.change('statement', 'five', { state: 'withdrawn' });
		expect(numbers(await trends.stanceByRegulation('statements'))).toEqual([
			{ oppose: 4, not_stated: 1 }
		]);
	});

	it('is drawn apart, last, and each number leads to its rows', async () => {
		const chart = await trends.stanceByKind(harmRules, { count: 'statements' });
		expect(chart.series.at(-1)).toEqual({ key: 'not_stated', label: 'Not stated' });
		expect(numbers(chart)).toContainEqual({ oppose: 4, support: 0, not_stated: 1 });
		const { total } = await trends.reactionsOverTime(harmRules, { count: 'statements' });
		expect([chart.total, total]).toEqual([await listed(), await listed()]);
	});

	it('leaves whoever took a stance with it, and is no change of mind', async () => {
		expect(await changedPositions({})).toEqual([]);
		const { rows } = await trends.matrix();
		const row = rows.find(({ slug }) => slug === 'coalition');
		expect(row?.cells).toMatchObject([{ stance: 'oppose', date: '2020-02-18' }]);
		expect((await heldBy('coalition')).map(({ stance }) => stance)).toContain('not_stated');
	});

	it('represents members under the stance that they have elsewhere, else under none', async () => {
		const asked = async (as?: 'oppose' | 'several' | 'not_stated') => {
			const filters = { represented: 'harm-rules', as };
			return (await stakeholders.list({ filters, page: 1 })).total;
		};
		expect(numbers(await trends.stanceByKind(harmRules, { count: 'members' }))).toEqual([
			{ oppose: 1 }
		]);
		expect([await asked('oppose'), await asked('several')]).toEqual([1, 0]);
		await cast.regulation('data-bill');
		const on = { regulations: ['data-bill'], stance: 'not_stated', date: '2020-03-02' } as const;
		await cast.statement('other', { ...on, regulations: ['data-bill'] });
		expect(numbers(await trends.stanceByKind({ slug: 'data-bill' }, { count: 'members' }))).toEqual(
			[{ not_stated: 1 }]
		);
	});

	it('is told in letters as what it is', async () => {
		const asma = await user('administrator');
		const positions = [{ regulation: 'harm-rules', stance: 'not_stated' }] as never;
		await db.delete(t.change);
		await proposals.publish(asma, 'statement', letter({ positions }), { reason: 'Read' });
		const rows = await db.select({ id: t.change.id }).from(t.change).orderBy(asc(t.change.id));
		const [news] = await summarizeChanges(
			rows.map(({ id }) => id),
			[]
		);
		expect(news).toMatchObject({
			what: 'New statement',
			facts: expect.arrayContaining(['Not stated: Harm Rules 2020'])
		});
	});
});
