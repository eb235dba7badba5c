import type { Moment, Lane } from './moments.ts';
import { Taken, widthOf } from './scale.ts';

export interface Span {
	x1: number;
	x2: number;
}

/** Stands for moments that found no room; it links to the first. */
export interface CountMark {
	id: string;
	lane: Lane;
	x: number;
	y: number;
	count: number;
	ids: string[];
}

/** Half the width and height of a mark for one day. */
export const markRadius = 7;
/** Marks beyond this row are counted instead of drawn. */
export const mostMarkRows = 16;
/** In at most this many rows marks get labels beside them. */
const mostLabelledRows = 7;
/** Counts nearer to each other are merged. */
const countWidth = 34;

interface Unplaced extends Span {
	moment: Moment;
	ghosts: Span[];
}
type Label = ReturnType<typeof labelOf>;
type Placed = Unplaced & { row: number; label?: Label };

/** Each mark takes the nearest free row, exact days first. A lane of few rows gets labels. */
export function stack(unplaced: Unplaced[], width: number) {
	const ordered = unplaced.toSorted(
		(a, b) => Number(isSpan(a)) - Number(isSpan(b)) || extent(a).x1 - extent(b).x1
	);
	const fit = (withLabels: boolean, most: number) => {
		const rows: Taken[] = [];
		const placed: Placed[] = [];
		const left: Unplaced[] = [];
		for (const one of ordered) {
			const label = labelOf(one, width);
			const { x1, x2 } = (withLabels && label?.all) || extent(one);
			let row = rows.findIndex((taken) => taken.isFree(x1, x2));
			if (row < 0) row = rows.length;
			if (row >= most) left.push(one);
			else {
				(rows[row] ??= new Taken()).take(x1, x2);
				placed.push({ ...one, row, label: withLabels || label?.side === 'in' ? label : undefined });
			}
		}
		return { placed, counts: countsOf(left), rows: rows.length + (left.length ? 1 : 0) };
	};
	const labelled = fit(true, mostLabelledRows);
	return labelled.counts.length ? fit(false, mostMarkRows) : labelled;
}

/** The label stands in a long mark, else after it, else before it; undefined if neither side has room. */
function labelOf(one: Unplaced, width: number) {
	const text = one.moment.label;
	const room = widthOf(text) + 6;
	const all = extent(one);
	if (one.x2 - one.x1 > room + 2 * markRadius)
		return { text, side: 'in' as const, x: (one.x1 + one.x2 - room) / 2 + markRadius + 4, all };
	if (all.x2 + room <= width)
		return { text, side: 'after' as const, x: all.x2 + 2, all: { ...all, x2: all.x2 + room } };
	if (all.x1 - room >= 0)
		return { text, side: 'before' as const, x: all.x1 - 2, all: { ...all, x1: all.x1 - room } };
	return undefined;
}

const isSpan = ({ x1, x2 }: Span) => x2 > x1;

function countsOf(left: Unplaced[]): Omit<CountMark, 'y'>[] {
	const counts: Omit<CountMark, 'y'>[] = [];
	for (const { moment, x1 } of left.toSorted((a, b) => a.x1 - b.x1)) {
		const before = counts.at(-1);
		if (before && x1 - before.x < countWidth) {
			before.count++;
			before.ids.push(moment.id);
		} else counts.push({ id: moment.id, lane: moment.lane, x: x1, count: 1, ids: [moment.id] });
	}
	return counts;
}

function extent({ x1, x2, ghosts }: Span & { ghosts: Span[] }): Span {
	const all = [{ x1, x2 }, ...ghosts];
	return {
		x1: Math.min(...all.map((span) => span.x1)) - markRadius - 1,
		x2: Math.max(...all.map((span) => span.x2)) + markRadius + 1
	};
}
