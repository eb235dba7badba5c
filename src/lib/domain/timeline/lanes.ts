import { type Dated, daysBetween } from '../dates/format.ts';
import type { RegulationName } from '../record.ts';
import { type Stance, takenStances } from '../vocabulary.ts';
import { stanceCounts, type StanceCounts } from '../charts/positions.ts';
import { monthNames, Taken } from './scale.ts';
import { groupBy, splitAround } from './succession.ts';

interface Position extends Dated {
	id: string;
	stance: Stance;
	regulation: RegulationName;
}

interface Marks<Row> {
	/** Places from the first to the last day that a date can mean, in percent of the axis. */
	marks: { row: Row; from: number; to: number; line: number }[];
	lines: number;
}

interface Lane<Row> extends Marks<Row> {
	regulation: RegulationName;
	/** The oldest first. */
	rows: Row[];
}

/** A date that may mean more days than a month has is told in words. */
const mostDays = 31;
/** A mark needs 24 of the 432 pixels that the narrowest picture has for its lanes. */
const markWidth = 5.6;
const mostYearLabels = 12;
/** Marks of one lane where a page shows many; the latest are drawn. */
export const mostMarks = 30;

export const isDrawn = ({ earliest, latest }: Dated) => daysBetween(earliest, latest) < mostDays;

/** Lays out the rows of each lane, the oldest first, on one axis of whole years. */
export function onOneAxis<Row extends Dated>(lanes: Row[][]) {
	const days = lanes
		.flat()
		.filter(isDrawn)
		.flatMap(({ earliest, latest }) => [earliest, latest]);
	const years = days.map((day) => Number(day.slice(0, 4)));
	const [first, end] = [Math.min(...years), Math.max(...years) + 1];
	const start = `${first}-01-01`;
	const at = (day: string) => (daysBetween(start, day) / daysBetween(start, `${end}-01-01`)) * 100;
	return {
		marks: lanes.map((rows): Marks<Row> => {
			const taken: Taken[] = [];
			const marks = rows.filter(isDrawn).map((row) => {
				const [from, to] = [at(row.earliest), at(row.latest)];
				const ends = [from - markWidth / 2, to + markWidth / 2] as const;
				const free = taken.findIndex((line) => line.isFree(...ends));
				const line = free < 0 ? taken.length : free;
				(taken[line] ??= new Taken()).take(...ends);
				return { row, from, to, line };
			});
			return { marks, lines: taken.length };
		}),
		ticks: days.length ? ticksOf(first, end, at) : []
	};
}

/** Lays out one lane a law, the law that was spoken about last first. */
export function lanesOf<Row extends Position>(positions: Row[]) {
	const byLaw = groupBy(positions, ({ regulation }) => regulation.slug).map(({ rows }) =>
		rows.toReversed()
	);
	const { marks, ticks } = onOneAxis(byLaw);
	const lanes = byLaw.map((rows, index): Lane<Row> => ({
		...marks[index]!,
		rows,
		regulation: rows[0]!.regulation
	}));
	return { lanes, ticks };
}

function ticksOf(first: number, end: number, at: (day: string) => number) {
	if (end - first === 1)
		return ['01', '04', '07', '10'].map((month) => ({
			at: at(`${first}-${month}-01`),
			label: `${monthNames[Number(month) - 1]} ${first}`
		}));
	const step = Math.ceil((end - first) / mostYearLabels);
	return Array.from({ length: end - first }, (_, index) => first + index)
		.filter((year) => (year - first) % step === 0)
		.map((year) => ({ at: at(`${year}-01-01`), label: String(year) }));
}

/**
 * The positions on one law that no later one supersedes. Only one that is certainly later does: «January 2024» and
 * «8 January 2024» supersede neither each other.
 */
export function latestOf<Row extends Position>(rows: Row[]): Row[] {
	const taken = rows.filter(({ stance }) => stance in takenStances);
	return taken.filter((row) => splitAround(row, taken).after.length === 0);
}

/** Counts laws by the stance last taken; a law whose latest statements differ is in no count. */
export function lawsByStance(lanes: Lane<Position>[]): StanceCounts {
	const counts = stanceCounts({});
	for (const { rows } of lanes) {
		const [stance, ...others] = new Set(latestOf(rows).map(({ stance }) => stance));
		if (stance && !others.length) counts[stance]! += 1;
	}
	return counts;
}
