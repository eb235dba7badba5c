import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { altOf } from '../../domain/cards/card.ts';
import { homeCard } from '../../domain/cards/overviews.ts';
import { regulationCard } from '../../domain/cards/regulation.ts';
import { stakeholderCard } from '../../domain/cards/stakeholder.ts';
import { sumOf } from '../../domain/charts/charts.ts';
import { isMatrix } from '../../domain/charts/views.ts';
import { lists } from '../../domain/files.ts';
import { plural } from '../../domain/plural.ts';
import { countMembers } from '../../domain/record.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { trendChart, regulationChart } from '../charts/index.ts';
import { groupsOf } from '../coalitions/index.ts';
import { db } from '../db/index.ts';
import * as home from '../home/index.ts';
import { countDistinctReports } from '../reports/index.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import { origin } from '../settings.ts';
import { timelineFiles } from '../timelines/index.ts';
import { read } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { walk } from './exports/index.ts';
import { tableSizes } from './exports/whole/sizes.ts';
import * as feeds from './feeds/index.ts';
import { answerWith, listCsv } from './files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';

// Every place that shows a number counts alike: pages, frames, charts, cards, feeds, files and the API.

const frames = import.meta.glob<{ load: (event: object) => Promise<Record<string, unknown>> }>(
	'../../../routes/*/embed/**/+page.server.ts',
	{ eager: true }
);
const frame = (path: string, slug: string) => {
	const [, module] = Object.entries(frames).find(([file]) =>
		file.endsWith(`/embed/${path}/+page.server.ts`)
	)!;
	return module.load({ params: { slug }, url: new URL(`/embed/${path}`, origin()) });
};

type Filters = Record<string, string>;
const asked = (filters: Filters = {}) => ({ filters, page: 1, ignored: [] }) as never;
const csvRows = (text: string) => parse<Record<string, string>>(text, { bom: true, columns: true });

async function inFile(list: (typeof lists)[number], filters: Filters = {}): Promise<number> {
	const query = new URLSearchParams(filters);
	const answer = await ask(answerWith('csv', listCsv), `/${list}.csv?${query}`, { list });
	return csvRows(await answer.text()).length;
}

async function inApi(list: string, filters: Filters = {}): Promise<number> {
	let [found, address] = [0, `/${list}?${new URLSearchParams({ ...filters, limit: '100' })}`];
	while (address) {
		const { data, next } = await read(address);
		found += data.length;
		address = next ? next.slice(next.indexOf('/api/v1') + '/api/v1'.length) : '';
	}
	return found;
}

async function walked(list: Parameters<typeof walk>[0], filters: Filters = {}): Promise<number> {
	let found = 0;
	for await (const rows of walk(list, filters)) found += rows.length;
	return found;
}

/** Null if the feed may leave some out. */
async function inFeed(slug: string, noun: 'statement' | 'article'): Promise<number | null> {
	const paths = {
		statement: `/regulations/${slug}/feed.atom`,
		article: `/articles/feed.atom?regulation=${slug}`
	};
	const asked = { url: new URL(paths[noun], origin()), params: { list: 'regulations', key: slug } };
	const make = noun === 'article' ? feeds.listFeed('articles') : feeds.itemFeed;
	const { entries } = await make(asked);
	return entries.length < 50
		? entries.filter(({ key }) => key.startsWith(`${noun}/`)).length
		: null;
}

const onCard = (alt: string, word: string) =>
	Number((RegExp(`([\\d,]+) ${word}s?\\b`).exec(alt)?.[1] ?? '0').replaceAll(',', ''));

/** Null if a place does not count the noun. */
type Places = Record<string, number | null | undefined>;

/** Places that differ from the first one. */
function differing(of: string, places: Places): string[] {
	const [[, first] = []] = Object.entries(places);
	return Object.entries(places).flatMap(([place, number]) =>
		number === null || number === first ? [] : `${of}: ${place} has ${number}, not ${first}`
	);
}

async function ofLaw(slug: string): Promise<string[]> {
	const law = await regulations.get(slug);
	if (law?.state !== 'published') throw new Error(`${slug} is not published.`);
	const here = { regulation: slug };
	const [row] = await regulations.rowsBySlugs([slug]);
	const told = await read(`/regulations/${slug}`);
	let text = '';
	const url = new URL(`/regulations/${slug}/timeline.csv`, origin());
	for await (const part of await timelineFiles.csv({ url, params: { slug } })) text += part;
	const timeline = csvRows(text);
	const view = await regulationChart(law, 'stance', {});
	const across = await trendChart('stance', {});
	const inChart =
		across && !isMatrix(across) ? across.chart.rows.filter(({ key }) => key === slug) : [];
	const framed = await frame('regulations/[slug]/timeline', slug);
	const written = await articles.list(asked(here));
	const reports = await articles.list(asked({ ...here, count: 'reports' }));
	const listedArticles: { id: string }[] = [];
	for await (const rows of walk('articles', here)) listedArticles.push(...rows);
	return [
		...differing(`statements on ${slug}`, {
			page: law.statementTotal,
			stances: Object.values(law.stances).reduce((sum, number) => sum + number, 0),
			'list of laws': row && Object.values(row.stances).reduce((sum, number) => sum + number, 0),
			list: (await statements.list(asked(here))).total,
			API: told.data.statement_count,
			'list of the API': await inApi('statements', here),
			file: await inFile('statements', here),
			timeline: timeline.filter(({ noun }) => noun === 'statement').length,
			chart: view && !isMatrix(view) ? view.chart.total : undefined,
			'rows of the chart': view && !isMatrix(view) ? sumOf(view.chart.rows) : undefined,
			'chart of all laws': inChart.length ? sumOf(inChart) : null,
			card: onCard(altOf(regulationCard(law)), 'statement'),
			feed: await inFeed(slug, 'statement')
		}),
		...differing(`events of ${slug}`, {
			page: law.events.length,
			list: (await events.list(asked(here))).total,
			'list of the API': await inApi('events', here),
			file: await inFile('events', here)
		}),
		...differing(`entries of ${slug}`, {
			page: law.eventTotal + law.statementTotal,
			timeline: timeline.length,
			frame: framed['total'] as number
		}),
		...differing(`articles on ${slug}`, {
			list: written.total,
			'list of the API': await inApi('articles', here),
			file: await inFile('articles', here),
			feed: await inFeed(slug, 'article')
		}),
		...differing(`reports on ${slug}`, {
			list: reports.total,
			articles: await countDistinctReports(listedArticles)
		})
	];
}

async function ofStakeholder(slug: string): Promise<string[]> {
	const who = await stakeholders.get(slug);
	if (who?.state !== 'published') throw new Error(`${slug} is not published.`);
	const here = { stakeholder: slug };
	const framed = await frame('stakeholders/[slug]', slug);
	const alt = altOf(stakeholderCard(who));
	const { rows } = await groupsOf({} as never, 1_000);
	return [
		...differing(`statements of ${slug}`, {
			page: who.own.total + who.signed.total,
			list: (await statements.list(asked(here))).total,
			'list of the API': await inApi('statements', here),
			file: await inFile('statements', here),
			frame: framed['statements'] as number,
			card: onCard(alt, 'statement')
		}),
		...differing(`members of ${slug}`, {
			page: countMembers(who.members),
			frame: framed['members'] as number,
			coalitions: rows.find(({ group }) => group.slug === slug)?.members ?? null,
			card: onCard(alt, 'member')
		})
	];
}

async function ofAll(): Promise<string[]> {
	const size = await home.recordSizes();
	const alt = altOf(homeCard(size));
	const tables = Object.fromEntries((await tableSizes()).map(({ name, rows }) => [name, rows]));
	const places = async (list: 'regulations' | 'stakeholders' | 'statements' | 'articles') => ({
		home: size[list],
		API: await inApi(list),
		export: await walked(list),
		file: await inFile(list),
		'data package': tables[list.slice(0, -1)]
	});
	return [
		...differing('laws', {
			...(await places('regulations')),
			list: (await regulations.list(asked())).total,
			card: onCard(alt, 'law')
		}),
		...differing('stakeholders', {
			...(await places('stakeholders')),
			list: (await stakeholders.list(asked())).total
		}),
		...differing('statements', {
			...(await places('statements')),
			list: (await statements.list(asked())).total,
			card: onCard(alt, 'statement')
		}),
		...differing('articles', {
			...(await places('articles')),
			list: (await articles.list(asked())).total,
			card: onCard(alt, 'article')
		}),
		...differing('reports', {
			home: size.reports,
			list: (await articles.list(asked({ count: 'reports' }))).total
		}),
		...differing('events', {
			list: (await events.list(asked())).total,
			API: await inApi('events'),
			file: await inFile('events'),
			'data package': tables['event']
		})
	];
}

async function everywhere(): Promise<string[]> {
	const found = await ofAll();
	for await (const rows of walk('regulations'))
		for (const { slug } of rows) found.push(...(await ofLaw(slug)));
	for await (const rows of walk('stakeholders'))
		for (const { slug } of rows) found.push(...(await ofStakeholder(slug)));
	return found;
}

describe('one thing has one number in every place that counts it', () => {
	it('in the bundled facts', async () => {
		await loadFacts(db, await bundledFacts());
		expect(await everywhere()).toEqual([]);
	}, 300_000);

	describe('in a record that is made up', () => {
		beforeEach(async () => {
			await cast.scene();
			await cast.regulation('act', { title: 'Silent Act' });
			const both = { regulations: ['harm-rules', 'act'] };
			await cast.statement('call', {
				organisationId: 'coalition',
				signatories: ['union'],
				date: '2020-02-13'
			});
			await cast.event('reaction', { kind: 'reaction', date: '2020-02-13', statementId: 'call' });
			await cast.event('both', { kind: 'court', date: '2020-03', ...both });
			await cast.event('hidden', { kind: 'court', date: '2020-03', state: 'draft' });
			await cast.statement('draft', { state: 'draft' });
			await cast.article('again', { ...both, headline: 'Headline of dawn', sourceType: 'repost' });
			for (const asOf of ['2019', '2020', '2021'])
				await cast.membership('coalition', 'union', asOf);
			await cast.stakeholder('asma', { kind: 'person' });
			await cast.membership('coalition', 'asma', '2020', { relation: 'person_of', role: 'Chair' });
		});

		it('with copies, drafts, reactions that are statements, and one member on several lists', async () => {
			expect(await everywhere()).toEqual([]);
		});

		it('and is found out where it has two', () => {
			expect(differing('laws', { page: 3, list: 3, card: 4, feed: null })).toEqual([
				'laws: card has 4, not 3'
			]);
			expect(onCard(`${plural(1_234, 'statement')} on record`, 'statement')).toBe(1_234);
		});
	});
});
