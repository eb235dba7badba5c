import { addDays, type Dated, daysBetween } from '../dates/format.ts';

/** Pixels: the width of the picture, and the room that a mark takes. */
export const marksWidth = 700;
export const markRoom = 16;
/** Marks of one row; the latest are drawn. */
export const mostMarks = 30;
/** A date of more days than a month has no place on the scale. */
const mostDays = 31;
const mostTicks = 12;

export interface Years {
	first: number;
	last: number;
}

export const isPlaced = ({ earliest, latest }: Dated) => daysBetween(earliest, latest) < mostDays;

/** Returns undefined if no date is exact enough for a place. */
export function yearsOf(dates: Dated[]): Years | undefined {
	const placed = dates.filter(isPlaced);
	if (!placed.length) return undefined;
	return {
		first: Math.min(...placed.map(({ earliest }) => Number(earliest.slice(0, 4)))),
		last: Math.max(...placed.map(({ latest }) => Number(latest.slice(0, 4))))
	};
}

/** Returns the place of a day between the ends of the first and the last year. */
function placeOf(day: string, { first, last }: Years): number {
	const start = `${first}-01-01`;
	return (daysBetween(start, day) / daysBetween(start, `${last + 1}-01-01`)) * marksWidth;
}

export function yearTicks(years: Years): { year: number; x: number }[] {
	const step = Math.ceil((years.last - years.first + 1) / mostTicks);
	return Array.from({ length: years.last - years.first + 1 }, (_, index) => years.first + index)
		.filter((year) => (year - years.first) % step === 0)
		.map((year) => ({ year, x: placeOf(`${year}-01-01`, years) }));
}

/**
 * Places marks at their days, and long ones from the first to the last day of a month. No mark leaves its day: those
 * that would touch stand below each other.
 */
export function placeMarks<Mark extends Dated>(
	marks: Mark[],
	years: Years
): { mark: Mark; from: number; to: number; lane: number }[] {
	const half = markRoom / 2;
	const ends: number[] = [];
	return marks.filter(isPlaced).map((mark) => {
		const from = placeOf(mark.earliest, years);
		const to = mark.earliest === mark.latest ? from : placeOf(addDays(mark.latest, 1), years);
		const free = ends.findIndex((end) => end <= from - half);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = to + half;
		return { mark, from, to, lane };
	});
}
