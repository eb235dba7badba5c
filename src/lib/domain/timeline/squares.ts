import type { Clocks, OtherDay } from './clocks.ts';
import { addDays, type Dated, daysBetween, formatDate, isDay } from '../dates/format.ts';

/** «disputed»: other sources do not call it hidden; «uncertain»: a date is less exact than a day. */
export type Square = 'hidden' | 'disputed' | 'uncertain';

export interface Squares {
	unit: 'day' | 'week';
	/** From the day the law was made; the square of the day the text came out follows. */
	hidden: Square[];
	/** The place of the first reaction, if it came soon after the text. */
	reaction?: number;
	/** The place that is outlined. */
	marked?: number;
	/** Places of days that other sources give. */
	others: number[];
	/** How many places are drawn. */
	places: number;
	labels: { place: number; text: string }[];
}

/** A longer time is drawn in weeks, and one of more than ten years not at all. */
const [mostDays, mostWeeks] = [60, 520];
/** Places after the publication. */
const [latestReaction, latestOther] = [14, 31];
/** Labels nearer than this many places would touch. */
const labelPlaces = 3;

type Marked = Pick<Dated, 'earliest' | 'latest'>;

/** A page draws the squares of a law several times, and the front page keeps its clocks for the next reader. */
const kept = { day: new WeakMap<Clocks, Squares>(), week: new WeakMap<Clocks, Squares>() };

/** Returns undefined if no day was hidden. @param unit weeks, where laws beside it need them */
export function squaresOf(
	clocks: Clocks,
	unit: Squares['unit'] = 'day',
	marked?: Marked
): Squares | undefined {
	const squares = marked ? undefined : kept[unit].get(clocks);
	if (squares) return squares;
	const made = makeSquares(clocks, unit, marked);
	if (made && !marked) kept[unit].set(clocks, made);
	return made;
}

function makeSquares(clocks: Clocks, unit: Squares['unit'], marked?: Marked): Squares | undefined {
	const { made, textPublic, firstReaction, hidden, otherDays = [] } = clocks;
	const counted = countSquares(clocks, unit);
	if (!made || !textPublic || !hidden || !counted) return undefined;
	const { size, count } = counted;
	const start = made.earliest;
	const since = (day: string) => daysBetween(start, day);
	const others = (of: OtherDay['of']) => otherDays.filter((each) => each.of === of);
	const sure: Span = { from: since(made.latest), to: since(textPublic.earliest) };
	const agreed: Span = {
		from: Math.max(...others('made').map(({ latest }) => since(latest)), sure.from),
		to: Math.min(...others('textPublic').map(({ earliest }) => since(earliest)), sure.to)
	};
	const squareAt = (place: number): Square => {
		const from = place * size;
		const square: Span = { from, to: Math.min(from + size, hidden.most) };
		const agreedDays = daysInBoth(agreed, square);
		if (agreedDays === square.to - from) return 'hidden';
		return agreedDays === daysInBoth(sure, square) ? 'uncertain' : 'disputed';
	};
	const placeOf = (day: string) => Math.floor(since(day) / size);
	const reacted = firstReaction && isDay(firstReaction) ? placeOf(firstReaction.earliest) : 0;
	const reaction = reacted > count && reacted <= count + latestReaction ? reacted : undefined;
	const asked = marked && isDay(marked) ? placeOf(marked.earliest) : -1;
	const isNear = asked >= 0 && asked <= count + latestReaction;
	const spans = otherDays.map(
		({ earliest, latest }) => [placeOf(earliest), placeOf(latest)] as const
	);
	const given = Array.from({ length: count + latestOther }, (_, place) => place).filter((place) =>
		spans.some(([first, last]) => first <= place && last >= place)
	);
	return {
		unit: counted.unit,
		hidden: Array.from({ length: count }, (_, place) => squareAt(place)),
		reaction,
		marked: isNear ? asked : undefined,
		others: given,
		places: Math.max(count, reaction ?? 0, isNear ? asked : 0, ...given) + 1,
		labels: size === 1 ? labelsAt([0, count, ...endsOf(given)], start) : []
	};
}

/** In days since the law was made; `to` is the day after the last. */
interface Span {
	from: number;
	to: number;
}

const daysInBoth = (a: Span, b: Span) =>
	Math.max(Math.min(a.to, b.to) - Math.max(a.from, b.from), 0);

/** Counts the squares of the days hidden, without drawing them; undefined if none is drawn. */
export function countSquares({ made, textPublic, hidden }: Clocks, asked: Squares['unit'] = 'day') {
	if (!made || !textPublic || !hidden || hidden.most <= 0) return undefined;
	const unit = asked === 'week' || hidden.most > mostDays ? 'week' : 'day';
	const size = unit === 'week' ? 7 : 1;
	const count = Math.ceil(hidden.most / size);
	return count > mostWeeks ? undefined : ({ unit, size, count } as const);
}

/** The unit of laws that are drawn on one scale: weeks if one of them needs weeks. */
export const unitOfAll = (clocks: Clocks[]) =>
	clocks.some((each) => countSquares(each)?.unit === 'week') ? ('week' as const) : undefined;

/** The first and the last of places that follow each other. */
const endsOf = (places: number[]) =>
	places.filter((place) => !places.includes(place - 1) || !places.includes(place + 1));

function labelsAt(places: number[], start: string): Squares['labels'] {
	const labels: Squares['labels'] = [];
	for (const place of places)
		if (labels.every((label) => Math.abs(label.place - place) >= labelPlaces))
			labels.push({ place, text: formatDate(addDays(start, place), 'short').slice(0, -5) });
	return labels;
}
