import type { Clocks } from './clocks.ts';
import { isDay } from './dates.ts';
import type { Dated } from './record.ts';
import { hiddenStretch, type HiddenStretch, type Lane, type Moment } from './timeline-moments.ts';
import { mostRows, stack, type CountMark, type Span } from './timeline-rows.ts';
import {
	dayLabelsOf,
	scaleOf,
	ticksOf,
	type DayLabel,
	type Tick,
	yearStartsOf
} from './timeline-scale.ts';
import type { EventKind, Stance } from './vocabulary.ts';

/** A mark in the picture: from `x1` to `x2` are the days its date can mean. */
export interface Mark extends Span {
	id: string;
	lane: Lane;
	shape: EventKind | Stance;
	y: number;
	title: string;
	label?: { text: string; x: number; side: 'in' | 'after' | 'before' };
	/** The same event at the dates that other sources give. */
	ghosts: Span[];
}

export interface Picture {
	width: number;
	height: number;
	/** Whether some stretch of time is drawn narrower than another of the same length. */
	isShortened: boolean;
	/** Upper and lower edge of the band that holds the axis. */
	axis: { top: number; bottom: number };
	marks: Mark[];
	counts: CountMark[];
	ticks: Tick[];
	days: DayLabel[];
	/** `x1` to `x2` may be hidden, `sure1` to `sure2` surely are. */
	hidden?: Span & { sure1: number; sure2: number; label: string; labelX: number };
}

const naturalWidth = 1120;
/** The last year that is marked has room for its label within it. */
const edge = 36;
const rowHeight = 18;
const axisHeight = 38;
const leastDay = 17;
const laneLabelHeight = 22;
const hiddenLabelHeight = 26;

/** Where everything of a law's timeline stands in the picture, in pixels of its natural size. */
export function layOut(moments: Moment[], clocks: Clocks): Picture {
	const stretch = hiddenStretch(clocks);
	const dates = [
		...moments,
		...(stretch ? [stretch.from, stretch.to] : []),
		...moments.flatMap(({ disputed }) => disputed)
	];
	const marked = dates.flatMap(({ earliest, latest }) => [earliest, latest]);
	const scale = scaleOf([...marked, ...yearStartsOf(marked)], edge, naturalWidth - edge, leastDay);
	const width = scale.end + edge;
	const spanOf = (date: Dated): Span => ({
		x1: scale.at(date.earliest),
		x2: scale.at(date.latest)
	});
	const place = (lane: Lane) =>
		stack(
			moments
				.filter((moment) => moment.lane === lane)
				.map((moment) => ({ moment, ...spanOf(moment), ghosts: moment.disputed.map(spanOf) })),
			width
		);
	const [state, people] = [place('state'), place('public')];

	const top =
		laneLabelHeight + (stretch ? hiddenLabelHeight : 0) + Math.max(2, state.rows) * rowHeight;
	const axis = { top, bottom: top + axisHeight };
	const rowY = (lane: Lane, row: number) =>
		lane === 'state' ? axis.top - (row + 0.5) * rowHeight : axis.bottom + (row + 0.5) * rowHeight;
	const markedDays = dates.filter(isDay).map(({ earliest }) => earliest);
	const ticks = moments.length
		? ticksOf(
				scale,
				dates.map(({ earliest }) => earliest),
				width
			)
		: [];
	return {
		width,
		height: axis.bottom + Math.max(2, people.rows) * rowHeight + laneLabelHeight + 4,
		isShortened: scale.isShortened,
		axis,
		marks: [...state.placed, ...people.placed].map(({ moment, row, ...mark }) => ({
			...mark,
			id: moment.id,
			lane: moment.lane,
			shape: moment.shape,
			title: moment.title,
			y: rowY(moment.lane, row)
		})),
		counts: [...state.counts, ...people.counts].map((count) => ({
			...count,
			y: rowY(count.lane, mostRows)
		})),
		ticks,
		days: dayLabelsOf(scale, markedDays, ticks),
		hidden: stretch && shade(stretch, spanOf, width)
	};
}

function shade({ from, to, label }: HiddenStretch, spanOf: (date: Dated) => Span, width: number) {
	const [made, seen] = [spanOf(from), spanOf(to)];
	const half = (label.length * 9) / 2 + 2;
	const middle = (made.x1 + seen.x2) / 2;
	return {
		x1: made.x1,
		x2: seen.x2,
		sure1: made.x2,
		sure2: seen.x1,
		label,
		labelX: Math.min(Math.max(middle, half), width - half)
	};
}
