import { formatDate } from '../dates/format.ts';
import type { Bin } from './bins.ts';
import type { ChartRow, TableLine } from './charts.ts';

/** Replaces quiet stretches of time by sentences and lists rows with unknown numbers apart. */
export function tableOf(rows: ChartRow[], what: string) {
	const unknown = rows.filter(isUnknown);
	const isNamedApart = unknown.length > 1;
	const stretches: ChartRow[][] = [];
	for (const row of rows) {
		if (isNamedApart && isUnknown(row)) continue;
		const last = stretches.at(-1);
		if (last && isQuiet(row) && isQuiet(last[0]!)) last.push(row);
		else stretches.push([row]);
	}
	const lines = stretches.map((stretch): TableLine => {
		const [first, last] = [stretch[0]!, stretch.at(-1)!];
		if (first === last) return first;
		const days = daysIn({ from: first.days!.from, to: last.days!.to });
		return { quiet: `No ${what.toLowerCase()} from ${days}` };
	});
	return { lines, unknown: isNamedApart ? unknown : [] };
}

const isQuiet = ({ days, cells }: ChartRow) =>
	days !== undefined && cells.every(({ value }) => value === 0);

const isUnknown = ({ cells }: ChartRow) =>
	cells.every(({ value, href }) => value === null && href === undefined);

/** Returns «9 March to 7 June 2020». */
export function daysIn({ from, to }: Bin): string {
	const year = ` ${to.slice(0, 4)}`;
	const first = formatDate(from);
	return `${first.endsWith(year) ? first.slice(0, -year.length) : first} to ${formatDate(to)}`;
}
