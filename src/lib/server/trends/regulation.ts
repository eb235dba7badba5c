import type { Chart, RegulationCharts } from '../../domain/charts/charts.ts';
import { type Counting, rowsBehind } from '../../domain/charts/counts.ts';
import {
	kindChoiceOf,
	demands,
	keysOf,
	kindLabel,
	stakeholderKinds,
	stateKinds
} from '../../domain/vocabulary.ts';
import { type Figures, chartFigures } from './figures.ts';
import { asOf } from '../lists/last-change.ts';
import type { Regulation } from './totals.ts';
import { reactionsOverTime } from './reactions.ts';
import { largestFirst, stanceTable } from './table.ts';

export async function chartsOfRegulation(
	regulation: Regulation,
	counting: Counting,
	counted?: Figures
): Promise<RegulationCharts> {
	const figures = counted ?? (await chartFigures(regulation.slug, counting));
	const [stance, reactions, demanded, day] = await Promise.all([
		stanceByKind(regulation, counting, figures),
		reactionsOverTime(regulation, counting, figures),
		demandCounts(regulation, counting, figures),
		asOf()
	]);
	return { stance, reactions, demands: demanded, asOf: day };
}

type Counted = Figures['kind'][number];

/** Foreign state bodies have their own rows, so that they do not count for the law's country. */
export async function stanceByKind(
	{ slug }: Regulation,
	counting: Counting,
	figures?: Figures
): Promise<Chart> {
	const { count, operator } = counting;
	const { kind: counted } = figures ?? (await chartFigures(slug, counting));
	const isApart = ({ kind, isForeign }: Counted) => isForeign && stateKinds.has(kind);
	const rowOf = (each: Counted) => (isApart(each) ? `foreign_${each.kind}` : each.kind);
	const rows = keysOf(stakeholderKinds).flatMap((kind) => {
		const those = counted.filter((each) => each.kind === kind);
		const abroad = those.find(isApart);
		const home = those.find((each) => !isApart(each));
		return [home, abroad].flatMap((each) => {
			if (!each) return [];
			const foreign = abroad && (each === abroad ? 'yes' : 'no');
			const chosen = { regulation: slug, kind: kindChoiceOf(kind), foreign, operator };
			return { key: rowOf(each), label: kindLabel(kind, each === abroad), chosen };
		});
	});
	const behind = (row: string, stance?: string, value = 1) =>
		rowsBehind(value, count, { ...rows.find(({ key }) => key === row)!.chosen, stance });
	const chart = stanceTable(
		counted.map((each) => ({ ...each, row: rowOf(each) })),
		{
			heading: 'Kind of stakeholder',
			rows: rows.map(({ key, label }) => ({ key, label, href: behind(key) })),
			cell: (row, stance, value) => ({ value, href: behind(row, stance, value) })
		}
	);
	return largestFirst(chart);
}

export async function demandCounts(
	{ slug }: Regulation,
	counting: Counting,
	figures?: Figures
): Promise<Chart> {
	const { count, operator } = counting;
	const order = keysOf(demands);
	const { demand, demanding } = figures ?? (await chartFigures(slug, counting));
	const counted = demand.toSorted(
		(a, b) => b.value - a.value || order.indexOf(a.demand) - order.indexOf(b.demand)
	);
	return {
		heading: 'Demand',
		series: [{ key: 'all', label: 'Asked' }],
		rows: counted.map(({ demand, value }) => ({
			key: demand,
			label: demands[demand],
			cells: [{ value, href: rowsBehind(value, count, { regulation: slug, demand, operator }) }]
		})),
		total: counted.reduce((sum, { value }) => sum + value, 0),
		behind: demanding
	};
}
