import {
	regulationCharts,
	type RegulationChart,
	trendCharts,
	type TrendChart
} from '../../domain/charts/views.ts';
import { filterQuery, oneOf, readFilters, type Reader, slug } from '../../domain/filters.ts';
import { regulationChoices } from '../charts/index.ts';
import * as trends from '../trends/index.ts';

export type CollectionPath =
	| { kind: (typeof nouns)[keyof typeof nouns]; id: string }
	| { kind: 'chart'; chart: RegulationChart; regulation: string; query: string }
	| { kind: 'chart'; chart: TrendChart; regulation?: undefined; query: string };

const nouns = {
	statements: 'statement',
	events: 'event',
	regulations: 'law',
	articles: 'article',
	stakeholders: 'stakeholder',
	campaigns: 'campaign'
} as const;

/** Parses a page's path without the leading slash; undefined if a collection cannot hold such a page. */
export function parsePath(item: string): CollectionPath | undefined {
	const [path = '', ...query] = item.split('?');
	const [first, id = '', charts, name = '', ...rest] = path.split('/');
	const chosen = query.join('?');
	if (rest.length) return undefined;
	if (first === 'trends' && id === 'charts' && charts && !name) {
		const chart = oneOf(trendCharts)(charts);
		const read = queryOf(chosen, trends.filters);
		return chart && read !== undefined ? { kind: 'chart', chart, query: read } : undefined;
	}
	if (!slug(id)) return undefined;
	if (charts !== undefined) {
		const chart = first === 'regulations' && charts === 'charts' && oneOf(regulationCharts)(name);
		const read = queryOf(chosen, regulationChoices);
		return chart && read !== undefined
			? { kind: 'chart', chart, regulation: id, query: read }
			: undefined;
	}
	const list = oneOf(nouns)(first ?? '');
	return list && !chosen ? { kind: nouns[list], id } : undefined;
}

/** Normalizes a chart's query; undefined if a choice is unknown. */
function queryOf(chosen: string, spec: Record<string, Reader>): string | undefined {
	const { filters, ignored } = readFilters(new URLSearchParams(chosen), spec);
	return ignored.length ? undefined : filterQuery(filters);
}
