import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Listing, readFilters } from '../../domain/filters.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { follow } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import {
	versionIsRead,
	watchVersionInTest
} from '../../../../tests/helpers/server/db/test-version.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';

const lists = { articles, events, regulations, stakeholders, statements };
type Name = keyof typeof lists;

const read = (
	name: string,
	search: URLSearchParams | string
): Promise<Listing<{ id?: string }>> => {
	const { filters, list } = lists[name as Name];
	return (list as (typeof articles)['list'])(
		readFilters(new URLSearchParams(search), filters) as never
	);
};
const choices = async (name: Name, search = '') => (await read(name, search)).facets;
const counted = (options: { value: string; count: number }[] = []) =>
	Object.fromEntries(options.map(({ value, count }) => [value, count]));

beforeEach(async () => {
	await cast.scene();
	await cast.topic('expression');
	await cast.regulation('it-rules', { jurisdiction: 'IN', topics: ['expression'] });
});

describe('the choices of a list', () => {
	const regulationIds = ['harm-rules', 'it-rules'];
	const stakeholders = ['coalition', 'union', 'ministry'];
	const years = ['2020', '2021'];
	const langs = ['en', 'ur'];
	const stances = ['oppose', 'mixed', 'support'] as const;
	const kinds = ['industry_body', 'media_union', 'person'] as const;
	const countries = ['PK', 'IN'];
	const sections = ['news', 'comment'] as const;
	const outlets = ['Dawn', 'Mint'];
	const types = ['news', 'primary'] as const;
	const channels = ['statement', 'letter'] as const;
	const demands = ['withdraw', 'amend'] as const;
	const instruments = ['rules', 'act'] as const;
	const statuses = ['in_force', 'repealed'] as const;
	const happenings = ['notification', 'leak', 'court'] as const;
	const topics = ['expression'];

	/** All values that the changes below use. */
	const values: Record<Name, Record<string, readonly string[]>> = {
		statements: {
			regulation: regulationIds,
			stakeholder: stakeholders,
			kind: kinds,
			stance: stances,
			demand: demands,
			channel: channels,
			year: years,
			lang: langs
		},
		articles: {
			section: sections,
			outlet: outlets,
			type: types,
			topic: topics,
			regulation: regulationIds,
			year: years,
			lang: langs
		},
		events: { regulation: regulationIds, kind: happenings, year: years, jurisdiction: countries },
		regulations: {
			jurisdiction: countries,
			instrument: instruments,
			status: statuses,
			topic: topics,
			year: years
		},
		stakeholders: { kind: kinds, country: countries, stance: stances }
	};

	const any = fc.constantFrom;
	const some = <Value>(all: readonly Value[]) => fc.subarray([...all]);
	const state = any('published' as const, 'published' as const, 'draft' as const);
	const date = any('2020-02-13', '2020-02', '2021');
	/** Few ids, so that items change and not only appear. */
	const id = any('one', 'other', 'third');

	/** Plain data, so that a failing sequence can be read. */
	const changes = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				statement: id,
				state,
				date,
				channel: any(...channels),
				lang: any(...langs),
				organisation: fc.option(any(...stakeholders)),
				speaker: any(...stakeholders),
				signatories: some(stakeholders),
				demands: some(demands),
				positions: fc.uniqueArray(fc.tuple(any(...regulationIds), any(...stances)), {
					selector: ([regulation]) => regulation
				})
			})
		},
		fc.record({
			article: id,
			state,
			date: fc.option(date),
			section: any(...sections),
			outlet: any(...outlets),
			sourceType: any(...types),
			lang: any(...langs),
			regulationIds: some(regulationIds),
			topics: some(topics)
		}),
		fc.record({
			event: id,
			state,
			date,
			kind: any(...happenings),
			regulationIds: some(regulationIds)
		}),
		fc.record({
			regulation: any(...regulationIds),
			state,
			jurisdiction: any(...countries),
			topics: some(topics),
			instrument: any(...instruments),
			status: any(...statuses)
		}),
		fc.record({
			stakeholder: any(...stakeholders),
			state,
			kind: any(...kinds),
			country: fc.option(any(...countries))
		})
	);
	type Change = typeof changes extends fc.Arbitrary<infer Value> ? Value : never;

	async function make(change: Change) {
		if ('statement' in change) {
			const { statement, organisation, positions, signatories, date, ...row } = change;
			const stakeholder = organisation ?? change.speaker;
			await db.delete(t.statement).where(eq(t.statement.id, statement));
			await cast.statement(statement, {
				...row,
				date,
				organisationId: organisation,
				speakerId: change.speaker,
				regulations: [],
				signatories: signatories.filter((name) => name !== stakeholder && name !== change.speaker)
			});
			for (const [regulationId, stance] of positions)
				await db.transaction(async (tx) => {
					const positionId = `${statement}.${regulationId}`;
					await tx
						.insert(t.position)
						.values({ id: positionId, statementId: statement, regulationId, stance });
					await tx.insert(t.citation).values({ articleId: 'dawn', positionId });
				});
		} else if ('article' in change) {
			const { article, date, regulationIds, topics, ...row } = change;
			const undated = { published: null, publishedEarliest: null, publishedLatest: null };
			await db.delete(t.articleRegulation).where(eq(t.articleRegulation.articleId, article));
			await db.delete(t.articleTopic).where(eq(t.articleTopic.articleId, article));
			await cast.article(article, {
				...row,
				regulations: regulationIds,
				topics,
				...(date ? { date } : undated)
			});
		} else if ('event' in change) {
			const { event, regulationIds, ...row } = change;
			await db.delete(t.event).where(eq(t.event.id, event));
			await cast.event(event, { ...row, regulations: regulationIds });
		} else if ('regulation' in change) {
			const { regulation, topics, ...row } = change;
			await db.update(t.regulation).set(row).where(eq(t.regulation.id, regulation));
			await db.delete(t.regulationTopic).where(eq(t.regulationTopic.regulationId, regulation));
			for (const topicId of topics)
				await db.insert(t.regulationTopic).values({ regulationId: regulation, topicId });
		} else {
			const { stakeholder, ...row } = change;
			await db.update(t.stakeholder).set(row).where(eq(t.stakeholder.id, stakeholder));
		}
	}

	it.each(Object.keys(lists) as Name[])(
		'have the numbers of the %s that are shown under them, whatever is written and chosen',
		(name) =>
			fc.assert(
				fc.asyncProperty(
					fc.array(changes, { minLength: 3, maxLength: 9 }),
					fc.subarray(
						Object.entries(values[name]).flatMap(([filter, all]) =>
							all.map((value) => [filter, value] as const)
						),
						{ maxLength: 3 }
					),
					async (written, pairs) => {
						// Each round continues from the state of the last one.
						for (const change of written) await make(change);
						await follow();
						const chosen = Object.fromEntries(pairs);
						const { facets, rows, total } = await read(name, new URLSearchParams(chosen));
						expect(total).toBe(rows.length);
						for (const [filter, all] of Object.entries(values[name])) {
							const shown = await Promise.all(
								all.map(async (value) => {
									const under = new URLSearchParams({ ...chosen, [filter]: value });
									return [value, (await read(name, under)).rows.length] as const;
								})
							);
							expect(counted(facets[filter]), filter).toMatchObject(
								Object.fromEntries(shown.filter(([, count]) => count))
							);
							const known = Object.fromEntries(shown);
							for (const { value, count } of facets[filter] ?? [])
								expect(known[value] ?? count, `${filter}=${value}`).toBe(count);
						}
					}
				),
				{ numRuns: 12, endOnFailure: true }
			),
		120_000
	);

	it('are laws on which the chosen stance is taken, and stances that are taken on the chosen law', async () => {
		await cast.statement('hers', { regulations: ['harm-rules', 'it-rules'] });
		await db
			.update(t.position)
			.set({ stance: 'support' })
			.where(eq(t.position.regulationId, 'it-rules'));
		const of = async (search: string) => {
			const { regulation, stance } = await choices('statements', search);
			return [counted(regulation), counted(stance)];
		};
		const [both, all] = [
			{ 'harm-rules': 1, 'it-rules': 1 },
			{ oppose: 1, support: 1 }
		];
		expect(await of('')).toEqual([both, all]);
		expect(await of('stance=support')).toEqual([{ 'it-rules': 1 }, all]);
		expect(await of('regulation=it-rules')).toEqual([both, { support: 1 }]);
		expect(await of('regulation=it-rules&stance=support')).toEqual([
			{ 'it-rules': 1 },
			{ support: 1 }
		]);
		expect(await of('regulation=it-rules&stance=oppose')).toEqual([
			{ 'harm-rules': 1 },
			{ support: 1 }
		]);
	});

	it('count an item once, by however many ways it came under them', async () => {
		await cast.event('leaked', { kind: 'leak', date: '2021', regulations: ['harm-rules'] });
		await cast.event('made', { kind: 'notification', date: '2021', regulations: ['harm-rules'] });
		await cast.regulation('more-rules');
		await cast.event('both', {
			kind: 'court',
			date: '2020',
			regulations: ['harm-rules', 'more-rules']
		});
		await cast.statement('joint', {
			organisationId: 'coalition',
			speakerId: 'union',
			signatories: ['ministry'],
			regulations: ['harm-rules', 'it-rules']
		});
		await cast.statement('own', { organisationId: 'union', speakerId: 'union' });
		expect(counted((await choices('events')).jurisdiction)).toEqual({ PK: 3 });
		expect(counted((await choices('regulations')).year)).toEqual({ 2020: 2, 2021: 1 });
		expect(counted((await choices('statements')).stance)).toEqual({ oppose: 2 });
		expect(counted((await choices('statements')).stakeholder)).toEqual({
			coalition: 1,
			ministry: 1,
			union: 2
		});
		expect(counted((await choices('stakeholders')).stance)).toEqual({ oppose: 3 });
	});

	it('name no law and no stakeholder that is withdrawn, nor what is said of it alone', async () => {
		await cast.statement('hers', { organisationId: 'union', regulations: ['it-rules'] });
		await cast.article('mint', { regulations: ['it-rules'] });
		await cast.event('made', { kind: 'court', date: '2020', regulations: ['it-rules'] });
		await db
			.update(t.regulation)
			.set({ state: 'withdrawn' })
			.where(eq(t.regulation.id, 'it-rules'));
		await db.update(t.stakeholder).set({ state: 'withdrawn' }).where(eq(t.stakeholder.id, 'union'));
		const { regulation, stance, stakeholder, channel } = await choices('statements');
		expect([regulation, stance, stakeholder]).toEqual([[], [], []]);
		expect(counted(channel)).toEqual({ statement: 1 });
		expect((await choices('articles')).regulation).toMatchObject([{ value: 'harm-rules' }]);
		const { jurisdiction, kind, ...event } = await choices('events');
		expect([event.regulation, jurisdiction]).toEqual([[], []]);
		expect(counted(kind)).toEqual({ court: 1 });
		expect((await choices('stakeholders')).stance).toEqual([]);
	});

	it('come from two queries, whatever is chosen, which are asked once a version', async () => {
		const queries = (search: string) => countQueries(() => choices('articles', search));
		// Repeats of a report are counted apart, and are kept until an article changes.
		const [counts, rows, repeats] = [2, 1, 1];
		expect(await queries('')).toBe(counts + rows + repeats);
		expect(await queries('section=news&outlet=Dawn&q=headline')).toBe(counts + rows + repeats);
		await watchVersionInTest();
		await choices('articles');
		expect(await queries('')).toBe(rows);
		expect(await queries('section=news&sort=oldest')).toBe(counts + rows + repeats);
		expect(await queries('section=news')).toBe(rows);
		await cast.article('the-news');
		await versionIsRead();
		// With another version it is asked whether an article changed.
		expect(await queries('section=news')).toBe(counts + rows + 1 + repeats);
	});
});

describe('a page far into a list', () => {
	/** Fills five pages over twelve years. Some articles have no date. */
	beforeEach(async () => {
		const day = sql`'2009-01-01'::date + (number * 7919) % 4000`;
		await db.execute(sql`insert into article (id, slug, url, outlet, section, source_type, state, published, published_earliest, published_latest)
			select 'a' || number, 'a' || number, 'https://example.org/' || number, 'Dawn', 'news', 'news', 'published',
				date, date::date, date::date
			from generate_series(1, 140) number, lateral (select case when number % 20 > 0 then (${day})::text end as date) dated`);
		await db.transaction(async (tx) => {
			await tx.execute(sql`insert into statement (id, organisation_id, date, earliest, latest, basis, channel, summary, state)
				select 's' || number, 'coalition', day::text, day, day, 'event', 'letter', 'It said so', 'published'
				from generate_series(1, 140) number, lateral (select ${day} as day) dated`);
			await tx.execute(sql`insert into event (id, kind, description, state)
				select 'e' || number, 'court', 'It was so', 'published' from generate_series(1, 140) number`);
			await tx.execute(sql`insert into dated_claim (id, event_id, date, earliest, latest, basis, preferred)
				select 'c' || number, 'e' || number, day::text, day, day, 'event', true
				from generate_series(1, 140) number, lateral (select ${day} as day) dated`);
			await tx.execute(sql`insert into citation (article_id, statement_id, dated_claim_id)
				select 'dawn', 's' || number, null from generate_series(1, 140) number
				union all select 'dawn', null, 'c' || number from generate_series(1, 140) number`);
		});
		await follow();
	});

	it.each([
		['statements', ''],
		['statements', 'sort=oldest'],
		['statements', 'channel=letter'],
		['statements', 'channel=letter&stakeholder=coalition&sort=oldest'],
		['articles', ''],
		['articles', 'sort=oldest'],
		['articles', 'section=news'],
		['events', ''],
		['events', 'kind=court&sort=oldest']
	])('of %s?%s goes on where the page before it ends', async (name, search) => {
		const list = (search: string) => read(name, search);
		const { pages, total } = await list(search);
		expect(pages).toBe(5);
		const each = await Promise.all(
			Array.from({ length: pages }, (_, index) => list(`${search}&page=${index + 1}`))
		);
		const ids = each.flatMap(({ rows }) => rows.map(({ id }) => id!));
		expect(ids).toHaveLength(total);
		expect(new Set(ids).size).toBe(total);
		expect(ids).toEqual(await inOrder(name, ids, search.includes('oldest')));
	});

	/** Sorts the ids as the list must. */
	async function inOrder(name: string, ids: string[], isOldestFirst: boolean) {
		const days = {
			statements: sql`select id, latest, earliest from statement`,
			articles: sql`select id, published_latest, published_earliest from article`,
			events: sql`select event_id, latest, earliest from dated_claim where preferred`
		}[name]!;
		const direction = sql.raw(isOldestFirst ? 'asc' : 'desc');
		const rows = await db
			.select({ id: sql<string>`id` })
			.from(sql`(${days}) dated(id, latest, earliest)`)
			.where(sql`id = any(${sql.param(ids)}::text[])`)
			.orderBy(sql`latest ${direction} nulls last, earliest ${direction} nulls last, id`);
		return rows.map(({ id }) => id!);
	}
});
