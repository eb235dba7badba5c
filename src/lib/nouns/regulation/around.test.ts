import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import {
	versionIsRead,
	watchVersionInTest
} from '../../../../tests/helpers/server/db/test-version.ts';
import { coursesAround, timeline } from './queries.server.ts';

const regulation = 'harm-rules';
const aroundStatement = async (slug: string, id: string) => (await coursesAround(id, [slug]))[0];
const idsOf = (moments: { id: string }[]) => moments.map(({ id }) => id);

beforeEach(async () => {
	await cast.scene();
	await cast.event('harm-made', { kind: 'notification', date: '2020-01-21' });
	await cast.event('harm-leak', { kind: 'leak', date: '2020-02-12' });
	for (const day of ['13', '14', '15', '16'])
		await cast.statement(`said-${day}`, { date: `2020-02-${day}` });
	await cast.event('harm-court', { kind: 'court', date: '2020-03-01' });
});

describe('the course of a law around a statement', () => {
	it('has the statement between the two entries before it and the two after it, whatever they are', async () => {
		const course = await aroundStatement(regulation, 'said-14');
		expect(idsOf(course!.near)).toEqual(['harm-leak', 'said-13', 'said-14', 'said-15', 'said-16']);
	});

	it('comes with those of other laws that it is about, in the order of its positions', async () => {
		for (const id of ['it-rules', 'bill', 'of-others']) await cast.regulation(id);
		await cast.event('it-made', {
			kind: 'notification',
			date: '2020-01-02',
			regulations: ['it-rules']
		});
		const regulations = ['it-rules', regulation, 'bill'];
		await cast.statement('on-three', { date: '2020-02-14', regulations });
		const courses = await coursesAround('on-three', [...regulations, 'of-others']);
		expect(courses.map(({ slug, near }) => [slug, idsOf(near)])).toEqual([
			['it-rules', ['it-made', 'on-three']],
			[regulation, ['harm-leak', 'said-13', 'on-three', 'said-14', 'said-15']],
			['bill', ['on-three']]
		]);
	});

	it('ends where the timeline does', async () => {
		const { moments } = await timeline(
			{ id: regulation, slug: regulation },
			{ filters: {}, page: 1 }
		);
		const first = moments.find((moment) => 'statement' in moment)!;
		const place = moments.indexOf(first);
		const course = await aroundStatement(regulation, first.id);
		const around = moments.slice(Math.max(0, place - 2), place + 3);
		expect(idsOf(course!.near)).toEqual(idsOf(around));
	});

	it('tells the days of the law', async () => {
		const course = await aroundStatement(regulation, 'said-13');
		expect(course).toMatchObject({
			title: 'Harm Rules 2020',
			clocks: { made: { date: '2020-01-21' }, hidden: { least: 22, most: 22 } }
		});
	});

	it('tells why a day is missing, as the page of the law does', async () => {
		await cast.regulation('bill', { instrument: 'bill', status: 'proposed' });
		await cast.statement('on-bill', { regulations: ['bill'] });
		expect((await aroundStatement('bill', 'on-bill'))?.clocks.missing).toBe('unmade');
	});

	it('leads to the entry on its page of the timeline', async () => {
		const many = Array.from({ length: 120 }, (_, number) => `letter-${number}`);
		for (const id of many) await cast.statement(id, { date: '2020-02-14' });
		const { moments } = await timeline(
			{ id: regulation, slug: regulation },
			{ filters: {}, page: 2 }
		);
		const { id } = moments.findLast((moment) => 'statement' in moment)!;
		const course = await aroundStatement(regulation, id);
		expect(course!.entry).toBe(`/regulations/${regulation}/timeline?page=2#t-${id}`);
	});

	it('follows what is published about the law', async () => {
		await watchVersionInTest();
		expect(idsOf((await aroundStatement(regulation, 'said-14'))!.near)).toContain('said-16');
		await cast.statement('said-late-14', { date: '2020-02-14' });
		await cast.event('it-leak', { kind: 'leak', date: '2020-02-10' });
		await versionIsRead();
		const { near, clocks } = (await aroundStatement(regulation, 'said-14'))!;
		expect(idsOf(near)).toEqual(['harm-leak', 'said-13', 'said-14', 'said-late-14', 'said-15']);
		expect(clocks.hidden).toEqual({ least: 20, most: 20 });
	});

	it('knows no draft, as a neighbour, as a statement or as a law', async () => {
		await cast.statement('secret', { date: '2020-02-14', state: 'draft' });
		await cast.regulation('secret-bill', { state: 'draft' });
		expect(await aroundStatement(regulation, 'secret')).toBeUndefined();
		expect(await aroundStatement('secret-bill', 'said-14')).toBeUndefined();
		expect(idsOf((await aroundStatement(regulation, 'said-14'))!.near)).not.toContain('secret');
	});
});
