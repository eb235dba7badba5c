import { describe, expect, it } from 'vitest';
import { altOf } from '../../domain/cards/card.ts';
import { regulationCard } from '../../domain/cards/regulation.ts';
import { stakeholderCard } from '../../domain/cards/stakeholder.ts';
import { readFilters } from '../../domain/filters.ts';
import { plural } from '../../domain/plural.ts';
import { countMembers } from '../../domain/record.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { comparisonOf, regulationsToCompare } from '../compare/index.ts';
import { groupsOf } from '../coalitions/index.ts';
import { db } from '../db/index.ts';
import { listFeed as feedOf } from '../outlets/feeds/feeds.ts';
import { represent } from '../outlets/exports/index.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import { toJson } from './numbers.ts';
import { toCsv } from './tables.ts';
import { regulationChart } from './views.ts';

const inCsv = (csv: string) =>
	csv
		.split('\r\n')
		.slice(1)
		.reduce((sum, line) => sum + Number(/,(\d+),,(?:http|,)/.exec(line)?.[1] ?? 0), 0);

describe('what is counted in two places is the same number in each', () => {
	it('the statements on a law: page, lists, chart, its files, card, feed, comparison and API', async () => {
		await loadFacts(db, await bundledFacts());
		const pages = [1, 2].map((page) => regulations.list({ filters: {}, page }));
		const laws = (await Promise.all(pages)).flatMap(({ rows }) => rows);
		expect(laws.length).toBeGreaterThan(20);
		for (const { slug, title, stances: onCard, latest } of laws) {
			const inList = Object.values(onCard).reduce((sum, number) => sum + number, 0);
			const page = (await regulations.get(slug))!;
			const chart = (await regulationChart({ slug, title }, 'stance', {}))!;
			const query = `regulation=${slug}`;
			const { total, facets } = await statements.list(
				readFilters(new URLSearchParams(query), statements.filters)
			);
			const kinds = facets.kind!.filter(({ depth }) => !depth);
			const feed = await feedOf('statements')({
				url: new URL(`http://localhost/?${query}`)
			} as never);
			const [api] = await represent.regulations([page.id]);
			const comparison = await comparisonOf((await regulationsToCompare([slug])).regulations);
			const counted = {
				list: inList,
				ownList: total,
				kinds: kinds.reduce((sum, { count }) => sum + count, 0),
				stances: facets.stance!.reduce((sum, { count }) => sum + count, 0),
				chart: chart.chart.total,
				json: (toJson(chart) as { total: number }).total,
				csv: inCsv([...toCsv(chart)].join('')),
				api: (api as { statement_count: number }).statement_count,
				compared: comparison.statements[0]!.value
			};
			const number = page.statementTotal;
			expect([slug, ...Object.entries(counted)]).toEqual([
				slug,
				...Object.keys(counted).map((place) => [place, number])
			]);
			expect(feed.entries).toHaveLength(Math.min(number, 50));
			if (number) expect(altOf(regulationCard(page))).toContain(plural(number, 'statement'));
			expect([slug, latest]).toEqual([slug, page.lastEvent ?? null]);
		}
	});

	it('the members of a group: page, frame, card and groups', async () => {
		await loadFacts(db, await bundledFacts());
		const { rows } = await groupsOf({}, 100);
		expect(rows.length).toBeGreaterThan(3);
		for (const { group, members } of rows) {
			const page = await stakeholders.get(group.slug);
			if (page?.state !== 'published') throw new Error(`${group.slug} is not public`);
			expect([group.slug, countMembers(page.members)]).toEqual([group.slug, members]);
			expect(altOf(stakeholderCard(page))).toContain(plural(members, 'member'));
		}
	});
});
