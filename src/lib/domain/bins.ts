import { addDays, daysBetween, formatDate } from './dates.ts';

export const binUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type BinUnit = (typeof binUnits)[number];

/** A stretch of time, both days (`YYYY-MM-DD`) inclusive. */
export interface Bin {
	from: string;
	to: string;
}

interface Span {
	earliest: string;
	latest: string;
}

const mostBins = 40;
/** A finer unit is not worth more undrawn dates than this share of all. */
const drawnShare = 0.75;
const months = { month: 1, quarter: 3, year: 12 } as const;

export function binOf(day: string, unit: BinUnit): Bin {
	if (unit === 'day') return { from: day, to: day };
	if (unit === 'week') {
		const from = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
		return { from, to: addDays(from, 6) };
	}
	const length = months[unit];
	const year = Number(day.slice(0, 4));
	const month = Number(day.slice(5, 7)) - 1;
	const first = month - (month % length);
	return { from: isoDay(year, first, 1), to: isoDay(year, first + length, 0) };
}

const isoDay = (year: number, month: number, day: number) =>
	new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Whether a date lies whole in one bin; a wider one is never put into a day it does not name. */
export function fitsBin(date: Span, unit: BinUnit): boolean {
	return binOf(date.earliest, unit).from === binOf(date.latest, unit).from;
}

/** Bins without a gap; one more than `most` where there are too many. */
function binsBetween(from: string, to: string, unit: BinUnit, most: number): Bin[] {
	const bins = [binOf(from, unit)];
	for (let last = bins[0]!; last.to < to && bins.length <= most; last = bins.at(-1)!)
		bins.push(binOf(addDays(last.to, 1), unit));
	return bins;
}

/** How many of some dates fit into bins of a unit, and the first days of the first and last of these bins. */
export interface Fit {
	unit: BinUnit;
	dates: number;
	first: string;
	last: string;
}

/**
 * The finest unit that shows most of the dates in at most 40 bins, and its bins; they reach out to the marks that
 * leave room, nearest first. Undefined where no date fits into a bin of any unit.
 */
export function timeBins(fits: Fit[], all: number, marks: Span[] = []) {
	const choices = binUnits.flatMap((unit) => {
		const fit = fits.find((each) => each.unit === unit);
		if (!fit) return [];
		const most = unit === 'year' ? Infinity : mostBins;
		const bins = binsBetween(fit.first, fit.last, unit, most);
		return bins.length > most ? [] : { unit, bins, dates: fit.dates };
	});
	const enough = choices.find(({ dates }) => dates >= all * drawnShare);
	const chosen = enough ?? choices.toSorted((a, b) => b.dates - a.dates)[0];
	return chosen && { ...chosen, bins: reachingOut(chosen.unit, chosen.bins, marks) };
}

function reachingOut(unit: BinUnit, bins: Bin[], marks: Span[]): Bin[] {
	const [first, last] = [bins[0]!.from, bins.at(-1)!.to];
	const distance = ({ earliest, latest }: Span) =>
		Math.max(daysBetween(earliest, first), daysBetween(last, latest), 0);
	let shown = bins;
	for (const mark of marks.toSorted((a, b) => distance(a) - distance(b))) {
		if (!fitsBin(mark, unit)) continue;
		const from = mark.earliest < shown[0]!.from ? mark.earliest : shown[0]!.from;
		const to = mark.latest > shown.at(-1)!.to ? mark.latest : shown.at(-1)!.to;
		const wider = binsBetween(from, to, unit, mostBins);
		if (wider.length <= mostBins) shown = wider;
	}
	return shown;
}

/** «12 Feb 2020», «10 Feb 2020» (of a week, its first day), «Feb 2020», «Jan to Mar 2020», «2020». */
export function binLabel({ from, to }: Bin, unit: BinUnit): string {
	if (unit === 'year') return from.slice(0, 4);
	const month = formatDate(from.slice(0, 7), 'short');
	if (unit === 'month') return month;
	if (unit === 'quarter') return `${month.slice(0, 3)} to ${formatDate(to.slice(0, 7), 'short')}`;
	return formatDate(from, 'short');
}
