import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Name, names, nounOf } from '../../../domain/nouns.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { schemas } from '../../../nouns/derive/json.ts';
import * as articles from '../../../nouns/article/queries.server.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import * as events from '../../../nouns/event/queries.server.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import { origin } from '../../settings.ts';
import { listings, findPublic, readCursor, readPage, walk } from './index.ts';

const sorts: [Name, string | undefined][] = [
	...keysOf(statements.sorts).map((sort) => ['statements', sort] as [Name, string]),
	...keysOf(events.sorts).map((sort) => ['events', sort] as [Name, string]),
	...keysOf(articles.sorts).map((sort) => ['articles', sort] as [Name, string]),
	...keysOf(regulations.sorts).map((sort) => ['regulations', sort] as [Name, string]),
	...keysOf(stakeholders.sorts).map((sort) => ['stakeholders', sort] as [Name, string]),
	['memberships', undefined],
	['topics', undefined]
];

async function all(name: Name, chosen = {}) {
	const rows = [];
	for await (const some of walk(name, chosen)) rows.push(...some);
	return rows;
}

async function oneByOne(name: Name, chosen: Record<string, string | undefined>) {
	const ids = [];
	let from: string[] | undefined;
	do {
		const { rows, next } = await readPage(name, chosen, { from, limit: 1 });
		ids.push(...rows.map(({ id }) => id));
		from = next && readCursor(name, chosen, JSON.parse(JSON.stringify(next)));
	} while (from);
	return ids;
}

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await cast.regulation('it-rules', { topics: ['speech'], aliases: ['IT Rules'] });
	await cast.regulation('old-act', { jurisdiction: 'IN' });
	await cast.article('undated', {
		published: null,
		publishedEarliest: null,
		publishedLatest: null
	});
	await cast.stakeholder('google', { kind: 'company' });
	await cast.membership('coalition', 'google', '2020-02-17');
	await cast.membership('coalition', 'union', '2020-02-17');
	await cast.statement('regret', { date: '2020-02', quote: 'We regret these rules' });
	await cast.statement('letter', { date: '2020-02-29', signatories: ['union'] });
	await cast.statement('same day', { date: '2020-02-29', organisationId: 'union' });
	await cast.event('notified', { kind: 'notification', date: '2020-01-21', knownOn: '2020-02-12' });
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
	await cast.campaign('repeal', { statements: ['letter'] });
	await cast.campaign('hashtag', { startDate: '2021', regulations: [] });
});

describe('the record for programs', () => {
	it.each(names)('gives every one of the %s as the schema describes it', async (name) => {
		const rows = await all(name);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows)
			expect(v.safeParse(v.strictObject(schemas[nounOf[name]].entries), row).issues).toBe(
				undefined
			);
	});

	it.each(sorts)('reads %s on from place to place, by %s, and misses none', async (name, sort) => {
		const whole = (await all(name, { sort })).map(({ id }) => id);
		expect(new Set(whole).size).toBe(whole.length);
		expect(whole.length).toBeGreaterThan(0);
		expect(await oneByOne(name, { sort })).toEqual(whole);
	});

	it.each(keysOf(regulations.sorts))('lists in the order of the pages, by %s', async (sort) => {
		const { rows } = await regulations.list({ filters: { sort }, page: 1 });
		expect(await oneByOne('regulations', { sort })).toEqual(rows.map(({ slug }) => slug));
	});

	it('takes the filters of the pages', async () => {
		const ids = async (chosen: object) => (await all('statements', chosen)).map(({ id }) => id);
		expect(await ids({ stakeholder: 'union' })).toEqual(['letter', 'same day']);
		expect(await ids({ year: '2019' })).toEqual([]);
		expect(Object.keys(listings.statements.filters)).toEqual(Object.keys(statements.filters));
	});

	it('keeps the precision of dates, and knows nothing where nothing is known', async () => {
		const [regret] = (await all('statements', { sort: 'oldest' })).slice(0, 1);
		expect(regret).toMatchObject({ date: '2020-02', earliest: '2020-02-01', latest: '2020-02-29' });
		const found = await findPublic('regulations', 'old-act');
		expect(found).toMatchObject({
			item: { clocks: { made: null, days_hidden: null }, statement_count: 0 }
		});
	});

	it.each(names)(
		'never gives one of the %s that is a draft or withdrawn, nor names it',
		async (name) => {
			const tables = { ...t, memberships: t.membership };
			const table = tables[nounOf[name] as 'statement'];
			const before = await all(name);
			// Everything else cites the first article, so the last one is changed.
			const { id } = before.at(-1)!;
			for (const state of ['draft', 'withdrawn'] as const) {
				await db.update(table).set({ state, stateReason: 'Wrong' }).where(eq(table.id, id));
				expect(
					(await all(name)).map((row) => row.id),
					state
				).toEqual(before.slice(0, -1).map((row) => row.id));
			}
		}
	);

	it('finds one by its id or slug, with its reason once it is withdrawn, and never a draft', async () => {
		expect(await findPublic('statements', 'regret')).toMatchObject({
			state: 'published',
			item: { id: 'regret', url: `${origin()}/statements/regret` }
		});
		expect(await findPublic('statements', 'nothing')).toBeUndefined();
		const its = eq(t.statement.id, 'regret');
		await db
			.update(t.statement)
			.set({ state: 'withdrawn', stateReason: 'Misattributed' })
			.where(its);
		expect(await findPublic('statements', 'regret')).toEqual({
			state: 'withdrawn',
			stateReason: 'Misattributed'
		});
		await db.update(t.statement).set({ state: 'draft' }).where(its);
		expect(await findPublic('statements', 'regret')).toBeUndefined();
	});

	it.each([
		['too few', ['2020-02-01']],
		['no day', ['2020-02-30', '2020-02-01', 'x']],
		['no text', [1, 2, 3]],
		['no list', { length: 3 }],
		['nothing', undefined]
	])('takes no place that is none: %s', (_, texts) => {
		expect(readCursor('statements', {}, texts)).toBeUndefined();
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => all('statements'));
		for (const id of ['a', 'b', 'c']) await cast.statement(id, { quote: 'No' });
		expect(await countQueries(() => all('statements'))).toBe(few);
	});
});
