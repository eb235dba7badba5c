import { type Days, daysHidden } from './clocks.ts';
import { dayWords } from '../compare.ts';
import type { Comparison, Step } from '../comparison.ts';
import { daysBetween } from '../dates/format.ts';
import { type EventKind, eventKinds } from '../vocabulary.ts';

/** The courses of some laws under each other, each drawn from the day its law was made. Places are in pixels. */
export interface CoursesPicture {
	width: number;
	height: number;
	ticks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
	lanes: Lane[];
	/** What the picture shows, once each. */
	kinds: Set<EventKind>;
}

interface Lane {
	slug: string;
	name: string;
	/** How long its text was hidden, in words. */
	caption: string;
	y: number;
	x1: number;
	x2: number;
	/** From the day the law was made until its text was public, or the other way round. */
	hidden?: { x1: number; x2: number };
	marks: CourseMark[];
}

interface CourseMark {
	id: string;
	kind: EventKind;
	x: number;
	/** What happened there, each with its day. */
	titles: string[];
}

const laneHeight = 64;
const axisHeight = 24;
const margin = 12;
/** Marks that are nearer to each other would touch. */
const nearest = 20;
/** Half of what the label of a day takes, and some space beside it. */
const labelHalf = 38;
/** The first ones that have room are written. */
const tickDays = [0, 10, 100, 1_000, 10_000, -10, -100, -1_000, -10_000];

/** Of kinds that fall together, the one that tells most about a law is drawn. */
const weightiest: EventKind[] = [
	'notification',
	'leak',
	'publication',
	'withdrawal',
	'suspension',
	'supersession',
	'approval',
	'reaction'
];

/**
 * Draws the courses of the laws whose making is dated. Days stand the closer together the farther they are from day 0,
 * so that what happened within a week and what took years are seen on one scale.
 */
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
		const marks = apart(happened.map(({ day, ...mark }) => ({ ...mark, x: place(day) })));
		const ends = [place(0), ...marks.map(({ x }) => x), ...(hidden ?? []).map(place)];
		return {
			...{ slug, name, caption, marks },
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

/** Marks from left to right, with what would touch another under that one's. */
function apart(marks: (Omit<CourseMark, 'titles'> & { title: string })[]): CourseMark[] {
	const drawn: CourseMark[] = [];
	for (const { title, ...mark } of marks.toSorted((a, b) => weight(a) - weight(b))) {
		const other = drawn.find(({ x }) => Math.abs(x - mark.x) < nearest);
		if (other) other.titles.push(title);
		else drawn.push({ ...mark, titles: [title] });
	}
	return drawn.toSorted((a, b) => a.x - b.x);
}

function weight({ kind }: { kind: EventKind }): number {
	const place = weightiest.indexOf(kind);
	return place < 0 ? weightiest.length : place;
}
