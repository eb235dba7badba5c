import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Listing, readFilters } from '../../domain/filters.ts';
import { facets as articleFacets } from '../articles/facets.ts';
import * as articles from '../articles/index.ts';
import * as events from '../events/index.ts';
import { facets as statementFacets } from '../statements/facets.ts';
import * as statements from '../statements/index.ts';
import { type Counting, countsOf } from './facets.ts';
import { db } from './index.ts';
import * as t from './schema.ts';
import { facetCount } from './tallies.ts';
import * as cast from './test-cast.ts';
import { checkTallies, counted, kept } from './test-tallies.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.topic('expression');
	await cast.regulation('it-rules', { jurisdiction: 'IN', topics: ['expression'] });
	await cast.article('mint', {
		...{ outlet: 'Mint', section: 'comment', lang: 'hi', date: '2021' },
		...{ regulations: ['it-rules', 'harm-rules'], topics: ['expression'] }
	});
	await cast.statement('joint', { demands: ['withdraw', 'amend'], signatories: ['union'] });
	await cast.statement('hers', { organisationId: 'union', stance: 'mixed', date: '2021-02' });
	await cast.statement('both', { regulations: ['harm-rules', 'it-rules'], channel: 'letter' });
	await cast.event('made', { kind: 'notification', date: '2020-01-21', regulations: ['it-rules'] });
	await cast.event('leaked', {
		kind: 'leak',
		date: '2021',
		regulations: ['it-rules', 'harm-rules']
	});
});

const isMint = eq(t.article.id, 'mint');
const isItRules = eq(t.regulation.id, 'it-rules');
const is = (id: string) => eq(t.stakeholder.id, id);

describe('what a list is counted by is what counting gives, after', () => {
	checkTallies();

	it.each<[what: string, write: () => Promise<unknown>]>([
		['another section', () => db.update(t.article).set({ section: 'features' }).where(isMint)],
		['another outlet', () => db.update(t.article).set({ outlet: 'Dawn' }).where(isMint)],
		['another kind of source', () => db.update(t.article).set({ sourceType: 'primary' })],
		['an article withdrawn', () => db.update(t.article).set({ state: 'withdrawn' }).where(isMint)],
		[
			'an article without a date',
			() => {
				const undated = { published: null, publishedEarliest: null, publishedLatest: null };
				return db.update(t.article).set(undated).where(isMint);
			}
		],
		['articles on no law', () => db.delete(t.articleRegulation)],
		['articles on no topic', () => db.delete(t.articleTopic)],
		['a law elsewhere', () => db.update(t.regulation).set({ jurisdiction: 'DE' }).where(isItRules)],
		['a law of another status', () => db.update(t.regulation).set({ status: 'repealed' })],
		['laws on no topic', () => db.delete(t.regulationTopic)],
		['a law withdrawn', () => db.update(t.regulation).set({ state: 'withdrawn' }).where(isItRules)],
		['a voice elsewhere', () => db.update(t.stakeholder).set({ country: 'IN' })],
		[
			'a voice of another kind',
			() => db.update(t.stakeholder).set({ kind: 'company' }).where(is('coalition'))
		],
		[
			'a voice withdrawn',
			() => db.update(t.stakeholder).set({ state: 'withdrawn' }).where(is('union'))
		],
		['another channel', () => db.update(t.statement).set({ channel: 'press_release' })],
		['another language', () => db.update(t.statement).set({ lang: 'ur' })],
		[
			'another stance on one of two laws',
			() =>
				db
					.update(t.position)
					.set({ stance: 'support' })
					.where(eq(t.position.regulationId, 'it-rules'))
		],
		['another kind of event', () => db.update(t.event).set({ kind: 'court' })],
		['events on no law', () => db.delete(t.eventRegulation)]
	])('%s', async (_, write) => {
		const before = await kept();
		await write();
		expect(await kept()).not.toEqual(before);
	});

	it('a change and its undoing, which leave all of it as it was', async () => {
		const before = await kept();
		await db.update(t.regulation).set({ state: 'withdrawn' }).where(isItRules);
		await db.update(t.regulation).set({ state: 'published' }).where(isItRules);
		expect(await kept()).toEqual(before);
	});

	it('writes that go on at once', async () => {
		const write = async (number: number) => {
			const steps = [
				() => cast.statement(`s${number}`, { channel: 'interview', regulations: ['it-rules'] }),
				() => cast.article(`a${number}`, { regulations: ['it-rules'] }),
				() => cast.event(`e${number}`, { kind: 'court', date: '2022' })
			];
			for (const step of number % 2 ? steps : steps.toReversed()) await step();
		};
		await Promise.all([1, 2, 3, 4, 5, 6].map(write));
		const [interviews] = await db
			.select({ count: facetCount.count })
			.from(facetCount)
			.where(sql`(noun, beside, facet, value) = ('statement', '', 'channel', 'interview')`);
		expect(interviews).toEqual({ count: 6 });
	});
});

it('is missed where nothing tells of a change', async () => {
	await db.execute(sql`alter table article disable trigger user`);
	try {
		await db.update(t.article).set({ section: 'features' }).where(isMint);
		expect(await kept()).not.toEqual(await counted());
	} finally {
		await db.execute(sql`alter table article enable trigger user`);
	}
});

describe('the choices of a list', () => {
	const choices = {
		statement: { regulation: 'it-rules', stakeholder: 'union', stance: 'oppose', demand: 'amend' },
		article: { regulation: 'it-rules', outlet: 'Mint', topic: 'expression', section: 'comment' }
	};
	const facets = { statement: statementFacets, article: articleFacets };

	it.each(['statement', 'article'] as const)(
		'are counted for each %s as in its rows, whatever one or two of them is chosen',
		async (noun) => {
			const chosen = Object.entries(choices[noun]);
			for (const one of chosen)
				for (const other of chosen) {
					const counting: Counting = {
						...{ noun, facets: facets[noun], chosen: Object.fromEntries([one, other]) }
					};
					const ready = await countsOf(counting);
					// A condition that all rows meet has them counted one by one.
					const rows = await countsOf({ ...counting, rest: sql`true` });
					expect(ready.total, `${one} ${other}`).toBe(rows.total);
					expect(await ready.facets(), `${one} ${other}`).toEqual(await rows.facets());
				}
		}
	);
});

describe('a page far into a list', () => {
	/** As many as fill five pages, over twelve years, some without a date. */
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
	});

	const lists: Record<string, (search: string) => Promise<Listing<{ id: string }>>> = {
		statements: (search) =>
			statements.list(readFilters(new URLSearchParams(search), statements.filters)),
		articles: (search) => articles.list(readFilters(new URLSearchParams(search), articles.filters)),
		events: (search) => events.list(readFilters(new URLSearchParams(search), events.filters))
	};

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
		const list = lists[name]!;
		const { pages, total } = await list(search);
		expect(pages).toBe(5);
		const each = await Promise.all(
			Array.from({ length: pages }, (_, index) => list(`${search}&page=${index + 1}`))
		);
		const ids = each.flatMap(({ rows }) => rows.map(({ id }) => id));
		expect(ids).toHaveLength(total);
		expect(new Set(ids).size).toBe(total);
		expect(ids).toEqual(await inOrder(name, ids, search.includes('oldest')));
	});

	/** The same ids, ordered as a list says it is. */
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
		return rows.map(({ id }) => id);
	}
});
