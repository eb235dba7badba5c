import type { Chart, RegulationCharts } from '../../domain/charts/charts.ts';
import { rowsBehind } from '../../domain/charts/counts.ts';
import { type Count, demands, keysOf, stakeholderKinds } from '../../domain/vocabulary.ts';
import { type Figures, figuresOf } from './figures.ts';
import { asOf } from '../lists/last-change.ts';
import type { Regulation } from './totals.ts';
import { reactionsOverTime } from './reactions.ts';
import { bySize, stanceTable } from './table.ts';

/** The charts of a regulation's page. */
export async function ofRegulation(
	regulation: Regulation,
	count: Count,
	figures: Figures = figuresOf(regulation.slug, count)
): Promise<RegulationCharts> {
	const [stance, reactions, demanded, day] = await Promise.all([
		stanceByKind(regulation, count, figures),
		reactionsOverTime(regulation, count, figures),
		demandCounts(regulation, count, figures),
		asOf()
	]);
	return { stance, reactions, demands: demanded, asOf: day };
}

export async function stanceByKind(
	{ slug }: Regulation,
	count: Count,
	figures: Figures = figuresOf(slug, count)
): Promise<Chart> {
	const { kind: counted } = await figures;
	const behind = (kind: string, stance?: string, value = 1) =>
		rowsBehind(value, count, { regulation: slug, kind, stance });
	const chart = stanceTable(counted, {
		heading: 'Kind of stakeholder',
		rows: keysOf(stakeholderKinds)
			.filter((kind) => counted.some(({ row }) => row === kind))
			.map((kind) => ({ key: kind, label: stakeholderKinds[kind], href: behind(kind) })),
		cell: (kind, stance, value) => ({ value, href: behind(kind, stance, value) })
	});
	return bySize(chart);
}

/** How often each demand was made, most asked first. A statement may make several. */
export async function demandCounts(
	{ slug }: Regulation,
	count: Count,
	figures: Figures = figuresOf(slug, count)
): Promise<Chart> {
	const order = keysOf(demands);
	const { demand, demanding } = await figures;
	const counted = demand.toSorted(
		(a, b) => b.value - a.value || order.indexOf(a.demand) - order.indexOf(b.demand)
	);
	return {
		heading: 'Demand',
		series: [{ key: 'all', label: 'Asked' }],
		rows: counted.map(({ demand, value }) => ({
			key: demand,
			label: demands[demand],
			cells: [{ value, href: rowsBehind(value, count, { regulation: slug, demand }) }]
		})),
		total: counted.reduce((sum, { value }) => sum + value, 0),
		behind: demanding
	};
}
