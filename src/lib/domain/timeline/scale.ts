import { daysBetween } from '../dates/format.ts';
import { months } from '../dates/words.ts';

export interface Scale {
	first: string;
	last: string;
	/** The marked days, in order. */
	days: string[];
	/** The position of a day; days outside the axis fall on its ends. */
	at: (day: string) => number;
	end: number;
	/** Stretches in which days are far narrower than elsewhere. */
	cuts: { from: number; to: number }[];
}

export interface Tick {
	x: number;
	label?: string;
	/** Undefined if the axis begins within the month. */
	begins?: 'month' | 'year';
}

export interface DayLabel {
	x: number;
	label: string;
}

export const monthNames = months.map((name) => name.slice(0, 3));
/** How much wider than one day a stretch of e days is drawn; the width of the picture decides between these. */
const [leastGrowth, mostGrowth] = [0.25, 0.75];
/** A stretch is cut if its days are this many times narrower than the widest ones. */
const cutFrom = 8;
/** In 12 px type. */
const characterWidth = 6.8;

/** Shortens quiet stretches: the width between two marked days grows with the logarithm of the days between them. */
export function scaleOf(marked: string[], from: number, to: number, least: number): Scale {
	const days = [...new Set(marked)].sort();
	const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
	if (days.length < 2) return { first, last, days, at: () => (from + to) / 2, end: to, cuts: [] };
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
	const stretches = days.slice(1).map((day, index) => {
		const [from, to] = [places[index]!, places[index + 1]!];
		return { from, to, perDay: (to - from) / daysBetween(days[index]!, day) };
	});
	const widest = Math.max(...stretches.map(({ perDay }) => perDay));
	const cuts = stretches
		.filter(({ perDay }) => perDay * cutFrom < widest)
		.map(({ from, to }) => ({ from, to }));
	return { first, last, days, at, end: places.at(-1)!, cuts };
}

/** Marking year starts keeps labels apart: a year takes at least 42 px, its label 36. */
export function yearStartsOf(days: string[]): string[] {
	const years = new Set(days.map(yearOf));
	return years.size > 1 ? Array.from(years, (year) => `${year}-01-01`) : [];
}

/** Every year with a day on the scale keeps its label. Of other labels that collide the more important stays. */
export function ticksOf(scale: Scale, marked: string[], width: number): Tick[] {
	const markedMonths = new Set(marked.map((day) => day.slice(0, 7)));
	const markedYears = new Set(scale.days.map(yearOf));
	const starts = monthsFrom(scale.first, scale.last);
	const places = starts.map(scale.at);
	const months = starts.map((start, index) => {
		const [year, month] = [yearOf(start), Number(start.slice(5, 7))];
		const isMarked = markedMonths.has(start.slice(0, 7));
		const name = monthNames[month - 1]!;
		const x = places[index]!;
		const namesYear = month === 1 || index === 0;
		return {
			x,
			year,
			namesYear,
			text: month === 1 ? year : index === 0 ? `${name} ${year}` : name,
			whole: month === 1 && isMarked ? `${name} ${year}` : undefined,
			begins:
				start < scale.first ? undefined : month === 1 ? ('year' as const) : ('month' as const),
			room: (places[index + 1] ?? width) - x,
			rank: namesYear ? (markedYears.has(year) ? 0 : 1) : isMarked ? 2 : 3
		};
	});
	const taken = new Taken();
	const labels = new Map<(typeof months)[number], string>();
	const named = new Set<string>();
	const end = (x: number, text: string) => x + widthOf(text) + 8;
	for (const rank of [0, 1, 2, 3]) {
		const alike = months.filter((month) => month.rank === rank);
		for (const month of alike.toReversed()) {
			const { x, text, room, year, namesYear } = month;
			// A month without its year's label would seem to belong to the year before.
			if (!namesYear && !named.has(year)) continue;
			if (rank === 3 && room <= widthOf(text) + 4) continue;
			if (x + widthOf(text) + 4 > width || !taken.take(x, end(x, text))) continue;
			labels.set(month, text);
			named.add(year);
		}
		for (const month of alike) {
			const { x, text, whole } = month;
			if (!whole || !labels.has(month) || x + widthOf(whole) + 4 > width) continue;
			if (taken.take(end(x, text), end(x, whole))) labels.set(month, whole);
		}
	}
	return months
		.filter((month) => labels.has(month) || (month.room > 9 && taken.isFree(month.x, month.x + 1)))
		.map((month) => ({ x: month.x, begins: month.begins, label: labels.get(month) }));
}

/** In 12 px type of the widest system font. */
const widestDigit = 7.7;

/** A break in the axis; not `whole` if a label along its lower line leaves no room. */
export interface Break {
	x: number;
	whole: boolean;
}

/** Breaks each cut stretch once, near its middle where no label stands. */
export function breaksOf({ cuts }: Scale, ticks: Tick[]): Break[] {
	const isFree = (x: number) =>
		ticks.every(
			(tick) =>
				!tick.label || x < tick.x - breakRoom || x > tick.x + breakRoom + widthOf(tick.label)
		);
	const breaks: Break[] = [];
	for (const { from, to } of cuts) {
		const middle = (from + to) / 2;
		const steps = Array.from({ length: 16 }, (_, n) => Math.ceil(n / 2) * (n % 2 ? 4 : -4));
		const free = steps
			.map((step) => middle + step)
			.find((x) => x - from > breakRoom && to - x > breakRoom && isFree(x));
		const x = free ?? middle;
		if (x - (breaks.at(-1)?.x ?? -Infinity) >= leastBetween)
			breaks.push({ x, whole: free !== undefined });
	}
	return breaks;
}

/** Half the width of a break, and the least distance between two. */
const [breakRoom, leastBetween] = [6, 40];

/** The first of several colliding labels stays. */
export function dayLabelsOf(scale: Scale, marked: string[], ticks: Tick[]): DayLabel[] {
	const labels = new Map(ticks.map(({ x, label = '' }) => [x, label]));
	const taken = new Taken();
	return [...new Set(marked)].flatMap((day) => {
		const x = scale.at(day);
		const number = String(Number(day.slice(8)));
		const month = monthNames[Number(day.slice(5, 7)) - 1]!;
		const isNamed = labels.get(scale.at(`${day.slice(0, 7)}-01`))?.startsWith(month);
		const label = isNamed ? number : `${number} ${month}`;
		const half = (label.length * widestDigit) / 2 + 3;
		return taken.take(x - half, x + half) ? [{ x, label }] : [];
	});
}

export class Taken {
	readonly #stretches: [number, number][] = [];

	isFree(from: number, to: number) {
		return this.#stretches.every(([start, end]) => to <= start || from >= end);
	}

	take(from: number, to: number) {
		const free = this.isFree(from, to);
		if (free) this.#stretches.push([from, to]);
		return free;
	}
}

/** The width is approximate: the server has no font to measure with. */
export const widthOf = (text: string) => text.length * characterWidth;

const yearOf = (day: string) => day.slice(0, 4);

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

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
