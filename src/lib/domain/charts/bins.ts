import { daysBetween, formatDate, millisecondsADay } from '../dates/format.ts';
import { keysOf } from '../vocabulary.ts';

/** From finest to coarsest. */
export const binUnitNames = {
	day: 'day',
	week: 'week',
	month: 'month',
	quarter: 'quarter',
	year: 'year'
} as const;
export type BinUnit = keyof typeof binUnitNames;

/** Both days (`YYYY-MM-DD`) are inclusive. */
export interface Bin {
	from: string;
	to: string;
}

interface Span {
	earliest: string;
	latest: string;
}

const mostBins = 40;
/** A unit is fine enough if it can show this share of the dates. */
const drawnShare = 0.75;
const months = { month: 1, quarter: 3, year: 12 } as const;

export const binOf = (day: string, unit: BinUnit) => binAt(placeOf(day, unit), unit);

/** Numbers bins of a unit; bin 0 holds 1 January 1970. */
function placeOf(day: string, unit: BinUnit): number {
	if (unit === 'day') return Date.parse(day) / millisecondsADay;
	// 1 January 1970 was a Thursday, and weeks begin on Monday.
	if (unit === 'week') return Math.floor((placeOf(day, 'day') + 3) / 7);
	const [year, month] = [Number(day.slice(0, 4)) - 1970, Number(day.slice(5, 7)) - 1];
	return Math.floor((year * 12 + month) / months[unit]);
}

const binAt = (place: number, unit: BinUnit): Bin => ({
	from: isoDay(startOf(place, unit)),
	to: isoDay(startOf(place + 1, unit) - millisecondsADay)
});

/** Returns epoch milliseconds. */
function startOf(place: number, unit: BinUnit): number {
	if (unit === 'day') return place * millisecondsADay;
	if (unit === 'week') return (place * 7 - 3) * millisecondsADay;
	return Date.UTC(1970, place * months[unit]);
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A date that is less exact than a bin must not be drawn in one. */
export function fitsBin(date: Span, unit: BinUnit): boolean {
	return placeOf(date.earliest, unit) === placeOf(date.latest, unit);
}

const countBins = (from: string, to: string, unit: BinUnit) =>
	placeOf(to, unit) - placeOf(from, unit) + 1;

const binsBetween = (from: string, to: string, unit: BinUnit): Bin[] =>
	Array.from({ length: countBins(from, to, unit) }, (_, index) =>
		binAt(placeOf(from, unit) + index, unit)
	);

interface Fit {
	unit: BinUnit;
	dates: number;
	first: string;
	last: string;
}

/** Each entry of `dates` stands for several equal ones. */
export function fitsOf(dates: (Span & { dates: number })[]): Fit[] {
	return keysOf(binUnitNames).flatMap((unit) => {
		const fitting = dates.filter((date) => fitsBin(date, unit));
		const days = fitting.map(({ earliest }) => earliest).sort();
		const [first, last] = [days[0], days.at(-1)].map((day) => day && binOf(day, unit).from);
		if (!first || !last) return [];
		return [{ unit, dates: fitting.reduce((sum, { dates }) => sum + dates, 0), first, last }];
	});
}

/** Chooses the finest unit that shows most dates in 40 bins and extends the bins to the nearest marks. */
export function timeBins(fits: Fit[], all: number, marks: Span[] = []) {
	const choices = fits.filter(
		({ unit, first, last }) => unit === 'year' || countBins(first, last, unit) <= mostBins
	);
	const enough = choices.find(({ dates }) => dates >= all * drawnShare);
	const chosen = enough ?? choices.toSorted((a, b) => b.dates - a.dates)[0];
	if (!chosen) return undefined;
	const { unit, dates } = chosen;
	return { unit, dates, bins: binsBetween(...extendToMarks(chosen, marks), unit) };
}

function extendToMarks({ unit, first, last }: Fit, marks: Span[]): [string, string] {
	const [begin, end] = [binOf(first, unit).from, binOf(last, unit).to];
	const distance = ({ earliest, latest }: Span) =>
		Math.max(daysBetween(earliest, begin), daysBetween(end, latest), 0);
	let shown: [string, string] = [begin, end];
	for (const mark of marks.toSorted((a, b) => distance(a) - distance(b))) {
		if (!fitsBin(mark, unit)) continue;
		const from = mark.earliest < shown[0] ? mark.earliest : shown[0];
		const to = mark.latest > shown[1] ? mark.latest : shown[1];
		if (countBins(from, to, unit) <= mostBins) shown = [from, to];
	}
	return shown;
}

/** Returns EDTF, so that a bin of several days is not taken for its first day. */
export function binKey({ from, to }: Bin, unit: BinUnit): string {
	if (unit === 'year') return from.slice(0, 4);
	if (unit === 'month') return from.slice(0, 7);
	if (unit === 'quarter')
		return `${from.slice(0, 4)}-${33 + Math.floor(Number(from.slice(5, 7)) / 3)}`;
	return unit === 'week' ? `${from}/${to}` : from;
}

/** Returns «12 Feb 2020», «10 Feb 2020» (the first day of a week), «Feb 2020», «Jan to Mar 2020», «2020». */
export function binLabel({ from, to }: Bin, unit: BinUnit): string {
	if (unit === 'year') return from.slice(0, 4);
	const month = formatDate(from.slice(0, 7), 'short');
	if (unit === 'month') return month;
	if (unit === 'quarter') return `${month.slice(0, 3)} to ${formatDate(to.slice(0, 7), 'short')}`;
	return formatDate(from, 'short');
}
