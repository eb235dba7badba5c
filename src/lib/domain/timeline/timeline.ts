import type { Clocks } from './clocks.ts';
import { addDays, type Dated, daysBetween, formatDate, isDay } from '../dates/format.ts';
import { hiddenStretch, type HiddenStretch, type Lane, type Moment } from './moments.ts';
import { markRadius, mostMarkRows, stack, type CountMark, type Span } from './rows.ts';
import {
	type Break,
	breaksOf,
	dayLabelsOf,
	scaleOf,
	ticksOf,
	type DayLabel,
	type Tick,
	widthOf,
	yearStartsOf
} from './scale.ts';
import { squaresOf, type Squares } from './squares.ts';
import type { EventKind, Stance } from '../vocabulary.ts';

/** `x1` to `x2` are the days its date can mean. */
export interface Mark extends Span {
	id: string;
	lane: Lane;
	shape: EventKind | Stance;
	y: number;
	title: string;
	label?: { text: string; x: number; side: 'in' | 'after' | 'before' };
	/** Dates from other sources. */
	ghosts: Span[];
}

export interface Picture {
	width: number;
	height: number;
	breaks: Break[];
	/** The lower edge of the lanes; entries without a known day stand below it. */
	floor: number;
	aside: Aside[];
	/** Upper and lower edge of the axis band. */
	axis: { top: number; bottom: number };
	marks: Mark[];
	counts: CountMark[];
	ticks: Tick[];
	days: DayLabel[];
	hidden?: HiddenBand;
}

/** `x1` to `x2` may be hidden, `sure1` to `sure2` certainly are, except where sources differ. */
interface HiddenBand extends Span {
	sure1: number;
	sure2: number;
	disputed: Span[];
	label: string;
	labelX: number;
	/** The label stands in the band, else after it or before it. */
	anchor: 'middle' | 'start' | 'end';
}

/** An entry whose date is known only to the year or half-year. */
export interface Aside {
	x: number;
	y: number;
	/** «2020, day not known» */
	heading?: string;
	entry?: Pick<Mark, 'id' | 'shape' | 'title'> & { text: string };
	/** The number of entries without room. */
	more?: number;
}

/** The width of a page's column, so that a wide screen shows the last mark without scrolling. */
const naturalWidth = 1088;
/** A date that spans more days is not drawn on the axis. */
const mostDays = 150;
const asideRow = 20;
const mostAsideRows = 4;
/** The last year needs room for its label. */
const margin = 36;
const rowHeight = 18;
const axisHeight = 38;
/** Two digits of the widest font and a margin. */
const leastDay = 22;
const laneLabelHeight = 22;
const hiddenLabelHeight = 26;
/** The width of a letter of the label, at most. */
export const hiddenLetter = 7.2;

/** Positions are in pixels of the natural size. */
export function layOutTimeline(all: Moment[], clocks: Clocks): Picture {
	const stretch = hiddenStretch(clocks);
	const moments = all.filter((moment) => !isVague(moment));
	const dates = [
		...moments,
		...(stretch ? [stretch.from, stretch.to] : []),
		...moments.flatMap(disputedDays)
	];
	const marked = dates.flatMap(({ earliest, latest }) => [earliest, latest]);
	const scale = scaleOf(
		[...marked, ...yearStartsOf(marked)],
		margin,
		naturalWidth - margin,
		leastDay
	);
	const width = scale.end + margin;
	const spanOf = (date: Dated): Span => ({
		x1: scale.at(date.earliest),
		x2: scale.at(date.latest)
	});
	const place = (lane: Lane) =>
		stack(
			moments
				.filter((moment) => moment.lane === lane)
				.map((moment) => ({ moment, ...spanOf(moment), ghosts: disputedDays(moment).map(spanOf) })),
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
	const floor = axis.bottom + Math.max(2, people.rows) * rowHeight + laneLabelHeight + 4;
	const aside = asideOf(all.filter(isVague), width, floor);
	return {
		width,
		height: aside.length ? aside.at(-1)!.y + asideRow / 2 + 4 : floor,
		floor,
		aside,
		breaks: breaksOf(scale, ticks),
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
			y: rowY(count.lane, mostMarkRows)
		})),
		ticks,
		days: dayLabelsOf(scale, markedDays, ticks),
		hidden: stretch && hiddenBand(stretch, spanOf, squaresOf(clocks), width)
	};
}

function hiddenBand(
	{ from, to, label }: HiddenStretch,
	spanOf: (date: Dated) => Span,
	squares: Squares | undefined,
	width: number
): HiddenBand {
	const [made, seen] = [spanOf(from), spanOf(to)];
	const startOf = (place: number) => {
		const date = addDays(from.earliest, squares?.unit === 'week' ? 7 * place : place);
		return date < to.latest ? spanOf({ date, earliest: date, latest: date }).x1 : seen.x2;
	};
	const disputed = (squares?.hidden ?? []).flatMap((square, place) =>
		square === 'disputed' ? { x1: startOf(place), x2: startOf(place + 1) } : []
	);
	const band = { x1: made.x1, x2: seen.x2, sure1: made.x2, sure2: seen.x1, disputed, label };
	const room = label.length * hiddenLetter + 12;
	if (band.sure2 - band.sure1 > room)
		return { ...band, labelX: (band.sure1 + band.sure2) / 2, anchor: 'middle' };
	const after = band.x2 + 2 * markRadius + 6;
	return after + room < width
		? { ...band, labelX: after, anchor: 'start' }
		: { ...band, labelX: band.x1 - 6, anchor: 'end' };
}

const isVague = ({ earliest, latest }: Dated) => daysBetween(earliest, latest) > mostDays;

const disputedDays = ({ disputed }: Moment) => disputed.filter((date) => !isVague(date));

function asideOf(moments: Moment[], width: number, top: number): Aside[] {
	const aside: Aside[] = [];
	let [x, row] = [0, 0];
	const place = (room: number) => {
		if (x + room > width) [x, row] = [0, row + 1];
		const at = { x, y: top + (row + 0.5) * asideRow + 8 };
		x += room;
		return at;
	};
	const isFull = (room: number) => row === mostAsideRows - 1 && x + room > width - moreRoom;
	for (const [index, moment] of moments.entries()) {
		const { id, shape, title, label: text, date } = moment;
		const isFirst = date !== moments[index - 1]?.date;
		const heading = `${formatDate(date)}, day not known:`;
		const rooms = [isFirst ? roomOf(heading) : 0, roomOf(text) + 1.4 * asideRow];
		if (isFull(rooms[0]! + rooms[1]!)) {
			aside.push({ ...place(moreRoom), more: moments.length - index });
			break;
		}
		if (isFirst) aside.push({ ...place(rooms[0]!), heading });
		aside.push({ ...place(rooms[1]!), entry: { id, shape, title, text } });
	}
	return aside;
}

const moreRoom = 80;
const roomOf = (text: string) => widthOf(text) * 1.1 + 8;
