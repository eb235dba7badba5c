import { daysBetween } from './dates.ts';

/** Where days fall on the axis, and what is written along it. */
export interface Scale {
	first: string;
	last: string;
	/** The place of a day; days outside the axis fall on its ends. */
	at: (day: string) => number;
	end: number;
	/** Whether it shortens any stretch. */
	isShortened: boolean;
}

export interface Tick {
	x: number;
	label?: string;
	/** What begins here; nothing where the axis itself begins within a month. */
	begins?: 'month' | 'year';
}

export interface DayLabel {
	x: number;
	label: string;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** How much wider than one day a stretch of e days is drawn; as much as the width allows. */
const [leastGrowth, mostGrowth] = [0.25, 0.75];
/** About the width of a character of the axis, in 12 px type. */
const character = 6.8;

/**
 * A scale that runs forward always but shortens quiet stretches: the width from one marked day to the next grows with
 * the logarithm of the days between them, and is never less than `least`.
 */
export function scaleOf(marked: string[], from: number, to: number, least: number): Scale {
	const days = [...new Set(marked)].sort();
	const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
	if (days.length < 2)
		return { first, last, at: () => (from + to) / 2, end: to, isShortened: false };
	const gaps = days.slice(1).map((day, index) => Math.log(daysBetween(days[index]!, day)));
	const room = ((to - from) / least - gaps.length) / sum(gaps);
	const growth = Math.min(Math.max(room, leastGrowth), mostGrowth);
	const weights = gaps.map((gap) => 1 + growth * gap);
	const unit = Math.max(least, (to - from) / sum(weights));
	const places = [from];
	for (const weight of weights) places.push(places.at(-1)! + weight * unit);

	const at = (day: string) => {
		if (day <= first) return from;
		const next = days.findIndex((known) => known >= day);
		if (next < 0) return places.at(-1)!;
		const [before, after] = [days[next - 1]!, days[next]!];
		const share = daysBetween(before, day) / daysBetween(before, after);
		return places[next - 1]! + share * (places[next]! - places[next - 1]!);
	};
	return { first, last, at, end: places.at(-1)!, isShortened: days.length > 2 };
}

/** The beginnings of months and years along a scale; of the labels that would collide, the weightier one stays. */
export function ticksOf(scale: Scale, marked: string[], width: number): Tick[] {
	const markedMonths = new Set(marked.map((day) => day.slice(0, 7)));
	const starts = monthsFrom(scale.first, scale.last);
	const places = starts.map(scale.at);
	const months = starts.map((start, index) => {
		const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
		const isMarked = markedMonths.has(start.slice(0, 7));
		const name = monthNames[month - 1]!;
		const withYear = index === 0 || (month === 1 && isMarked);
		const text = withYear ? `${name} ${year}` : month === 1 ? year : name;
		const x = places[index]!;
		return {
			x,
			text,
			begins:
				start < scale.first ? undefined : month === 1 ? ('year' as const) : ('month' as const),
			room: (places[index + 1] ?? width) - x,
			rank: index === 0 ? 0 : month === 1 ? 1 : isMarked ? 2 : 3
		};
	});
	const taken = new Taken();
	const labelled = new Set(
		months
			.filter(({ room, rank, text }) => rank < 3 || room > widthOf(text) + 4)
			.toSorted((a, b) => a.rank - b.rank || a.x - b.x)
			.filter(({ x, text }) => x + widthOf(text) < width && taken.take(x, x + widthOf(text) + 8))
	);
	return months
		.filter(
			(month) => labelled.has(month) || (month.room > 9 && taken.isFree(month.x, month.x + 1))
		)
		.map((month) => ({
			x: month.x,
			begins: month.begins,
			label: labelled.has(month) ? month.text : undefined
		}));
}

/** Marked days by number, with the month's name where no tick says it; of days that would collide, the first given stays. */
export function dayLabelsOf(scale: Scale, marked: string[], ticks: Tick[]): DayLabel[] {
	const starts = new Set(ticks.filter(({ label }) => label).map(({ x }) => x));
	const taken = new Taken();
	return [...new Set(marked)].flatMap((day) => {
		const x = scale.at(day);
		const number = String(Number(day.slice(8)));
		const isNamed = starts.has(scale.at(`${day.slice(0, 7)}-01`));
		const label = isNamed ? number : `${number} ${monthNames[Number(day.slice(5, 7)) - 1]}`;
		const half = widthOf(label) / 2 + 1;
		return taken.take(x - half, x + half) ? [{ x, label }] : [];
	});
}

/** Stretches of a line that are in use. */
export class Taken {
	readonly #stretches: [number, number][] = [];

	isFree(from: number, to: number) {
		return this.#stretches.every(([start, end]) => to <= start || from >= end);
	}

	/** Uses a stretch, unless a part of it is in use. */
	take(from: number, to: number) {
		const free = this.isFree(from, to);
		if (free) this.#stretches.push([from, to]);
		return free;
	}
}

/** About how wide a text is in 12 px type; the server has no font to measure with. */
export const widthOf = (text: string) => text.length * character;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** The first days of the months that an axis touches. */
function monthsFrom(first: string, last: string): string[] {
	const starts: string[] = [];
	let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
	for (;;) {
		const start = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
		if (start > last) return starts;
		starts.push(start);
		[year, month] = month < 12 ? [year, month + 1] : [year + 1, 1];
	}
}
