import { type Chart, type ChartRow, type Series, sumOf } from '../../domain/charts/charts.ts';
import { keysOf, type MemberStance, memberStances } from '../../domain/vocabulary.ts';

export interface Counted {
	row: string;
	stance: MemberStance;
	value: number;
}

interface Shape {
	heading: string;
	rows: Omit<ChartRow, 'cells'>[];
	cell: (row: string, stance: MemberStance, value: number) => ChartRow['cells'][number];
}

/** Makes rows by stance. Stances that nobody took have no column. */
export function stanceTable(counted: Counted[], { heading, rows, cell }: Shape): Chart {
	const numbers = new Map(rows.map(({ key }) => [key, new Map<MemberStance, number>()]));
	for (const { row, stance, value } of counted) {
		const ofRow = numbers.get(row);
		ofRow?.set(stance, (ofRow.get(stance) ?? 0) + value);
	}
	const present = new Set(counted.map(({ stance }) => stance));
	const taken = keysOf(memberStances).filter((key) => present.has(key));
	const series: Series[] = taken.map((key) => ({ key, label: memberStances[key] }));
	return {
		heading,
		series,
		rows: rows.map((row) => ({
			...row,
			cells: taken.map((stance) => cell(row.key, stance, numbers.get(row.key)?.get(stance) ?? 0))
		})),
		total: counted.reduce((sum, { value }) => sum + value, 0)
	};
}

export const largestFirst = (chart: Chart): Chart => ({
	...chart,
	rows: chart.rows.toSorted((a, b) => sumOf([b]) - sumOf([a]))
});
