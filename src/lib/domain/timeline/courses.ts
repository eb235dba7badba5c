import { type Days, daysHidden } from './clocks.ts';
import { dayWords } from '../compare.ts';
import type { Comparison, Step } from '../comparison.ts';
import { daysBetween } from '../dates/format.ts';
import { type EventKind, eventKinds } from '../vocabulary.ts';

/** Each law is drawn from the day it was made. Positions are in pixels. */
export interface CoursesPicture {
	width: number;
	height: number;
	ticks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
	lanes: Lane[];
	kinds: Set<EventKind>;
}

interface Lane {
	slug: string;
	name: string;
	caption: string;
	y: number;
	x1: number;
	x2: number;
	/** Between the day the law was made and the day its text was public, whichever came first. */
	hidden?: { x1: number; x2: number };
	marks: CourseMark[];
}

interface CourseMark {
	id: string;
	kind: EventKind;
	x: number;
	titles: string[];
}

const laneHeight = 64;
const axisHeight = 24;
const margin = 12;
/** Marks nearer to each other would touch. */
const leastDistance = 20;
/** Half the width of a day's label, with a margin. */
const labelHalf = 38;
/** In order of priority: a label is left out if it has no room beside earlier ones. */
const tickDays = [0, 10, 100, 1_000, 10_000, -10, -100, -1_000, -10_000];

/** Only the first in this order is drawn if events fall together. */
const kindsByWeight: EventKind[] = [
	'notification',
	'leak',
	'publication',
	'withdrawal',
	'suspension',
	'supersession',
	'approval',
	'reaction'
];

/** The scale is logarithmic, so that a week and years are visible in one picture. */
export function drawCourses(
	{ regulations, course }: Pick<Comparison, 'regulations' | 'course'>,
	width: number
): CoursesPicture {
	const lanes = regulations.flatMap(({ slug, short, clocks }, place) => {
		const { made, textPublic, firstReaction } = clocks;
		if (!made) return [];
		const happened = course.rows.flatMap(({ days, steps }) =>
			steps[place]!.map((step) => ({ ...dated(step), day: middleOf(days!) }))
		);
		const dayOf = ({ earliest, latest }: { earliest: string; latest: string }) =>
			daysBetween(made.earliest, earliest) / 2 + daysBetween(made.latest, latest) / 2;
		if (firstReaction)
			happened.push({
				id: '',
				kind: 'reaction',
				day: dayOf(firstReaction),
				title: `First reaction from outside the state, ${firstReaction.date}`
			});
		const hidden = textPublic && [0, dayOf(textPublic)].toSorted((a, b) => a - b);
		return [{ slug, name: short, caption: daysHidden(clocks), happened, hidden }];
	});
	const days = lanes.flatMap(({ happened, hidden = [] }) => [
		...happened.map(({ day }) => day),
		...hidden
	]);
	const [first, last] = [Math.min(0, ...days), Math.max(10, ...days)];
	const [from, to] = [scaled(first), scaled(last)];
	const place = (day: number) =>
		margin + ((scaled(day) - from) / (to - from)) * (width - 2 * margin);
	const drawn = lanes.map(({ slug, name, caption, happened, hidden }, index): Lane => {
		const marks = mergeMarks(happened.map(({ day, ...mark }) => ({ ...mark, x: place(day) })));
		const ends = [place(0), ...marks.map(({ x }) => x), ...(hidden ?? []).map(place)];
		return {
			slug,
			name,
			caption,
			marks,
			y: index * laneHeight + 36,
			x1: Math.min(...ends),
			x2: Math.max(...ends),
			...(hidden && { hidden: { x1: place(hidden[0]!), x2: place(hidden[1]!) } })
		};
	});
	return {
		width,
		height: lanes.length * laneHeight + axisHeight,
		ticks: ticksAt(place, width, (day) => day >= first && day <= last),
		lanes: drawn,
		kinds: new Set(drawn.flatMap(({ marks }) => marks.map(({ kind }) => kind)))
	};
}

function ticksAt(place: (day: number) => number, width: number, isDrawn: (day: number) => boolean) {
	const written: (CoursesPicture['ticks'][number] & { middle: number })[] = [];
	for (const day of tickDays.filter(isDrawn)) {
		const x = place(day);
		const middle = Math.min(width - labelHalf, Math.max(labelHalf, x));
		if (written.some((other) => Math.abs(other.middle - middle) < 2 * labelHalf)) continue;
		const anchor = x < middle ? 'start' : x > middle ? 'end' : 'middle';
		written.push({ x, middle, anchor, label: dayWords({ least: day, most: day }) });
	}
	return written.map(({ x, label, anchor }) => ({ x, label, anchor }));
}

const dated = ({ id, kind, date }: Step) => ({ id, kind, title: `${eventKinds[kind]}, ${date}` });

const middleOf = ({ least, most }: Days) => (least + most) / 2;

const scaled = (day: number) => Math.sign(day) * Math.log1p(Math.abs(day));

function mergeMarks(marks: (Omit<CourseMark, 'titles'> & { title: string })[]): CourseMark[] {
	const drawn: CourseMark[] = [];
	for (const { title, ...mark } of marks.toSorted((a, b) => weight(a) - weight(b))) {
		const other = drawn.find(({ x }) => Math.abs(x - mark.x) < leastDistance);
		if (other) other.titles.push(title);
		else drawn.push({ ...mark, titles: [title] });
	}
	return drawn.toSorted((a, b) => a.x - b.x);
}

function weight({ kind }: { kind: EventKind }): number {
	const place = kindsByWeight.indexOf(kind);
	return place < 0 ? kindsByWeight.length : place;
}
