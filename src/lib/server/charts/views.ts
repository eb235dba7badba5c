import {
	type ChartView,
	daysView,
	regulationCharts,
	regulationView,
	matrixView,
	stanceView,
	trendCharts,
	type View
} from '../../domain/charts/views.ts';
import { type Filters, oneOf } from '../../domain/filters.ts';
import { type Counting, operatorChoices } from '../../domain/charts/counts.ts';
import { counts } from '../../domain/vocabulary.ts';
import { siteChoices } from '../site/choices.ts';
import * as trends from '../trends/index.ts';

export const regulationChoices = { count: oneOf(counts), operator: oneOf(operatorChoices) };

const makers = {
	stance: trends.stanceByKind,
	reactions: trends.reactionsOverTime,
	demands: trends.demandCounts
} as const;

/** Undefined if the law has no chart of this name. */
export async function regulationChart(
	regulation: { slug: string; title: string },
	name: string,
	{ count = 'statements', operator }: Partial<Counting>
): Promise<ChartView | undefined> {
	const key = oneOf(regulationCharts)(name);
	if (!key) return undefined;
	const counting = { count, operator };
	const [chart, asOf] = await Promise.all([makers[key](regulation, counting), trends.asOf()]);
	return regulationView(regulation, key, chart, counting, asOf);
}

/** Undefined if there is no chart of this name. @param most rows */
export async function trendChart(
	name: string,
	chosen: Filters<typeof trends.filters>,
	most?: number
): Promise<View | undefined> {
	const key = oneOf(trendCharts)(name);
	if (!key) return undefined;
	const asOf = await trends.asOf();
	if (key === 'matrix') {
		const [matrix, { operator }] = await Promise.all([trends.matrix(chosen), siteChoices()]);
		return matrixView(matrix, chosen, asOf, operator);
	}
	if (key === 'stance')
		return stanceView(
			await trends.stanceByRegulation(chosen.count ?? 'statements', chosen, most),
			chosen,
			asOf
		);
	return daysView(key, await trends.daysByRegulation(key, chosen, most), chosen, asOf);
}
