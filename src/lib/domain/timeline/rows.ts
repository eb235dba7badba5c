import type { Moment, Lane } from './moments.ts';
import { Taken, widthOf } from './scale.ts';

export interface Span {
	x1: number;
	x2: number;
}

/** Stands for the moments of a crowded day that found no room; leads to the first of them. */
export interface CountMark {
	id: string;
	lane: Lane;
	x: number;
	y: number;
	count: number;
	ids: string[];
}

/** Half the width and half the height of a mark that stands on one day. */
export const markRadius = 7;
/** Marks beyond this row are counted in the next. */
export const mostRows = 16;
/** Up to so many rows, moments are stacked apart so that each can carry its label. */
const mostLabelledRows = 7;
/** Counts nearer to each other than this are one. */
const countWidth = 34;

interface Unplaced extends Span {
	moment: Moment;
	ghosts: Span[];
}
type Label = ReturnType<typeof labelOf>;
type Placed = Unplaced & { row: number; label?: Label };

/**
 * Stacks the moments of a lane away from the axis, each in the nearest row where it is free of the others; exact days
 * first. A lane that stays low with them is given labels.
 */
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
	return labelled.counts.length ? fit(false, mostRows) : labelled;
}

/** The label stands in a mark that is long enough, else after it, or before it, or nowhere where the picture ends too soon. */
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

/** From edge to edge, all that a moment's mark covers: its days, and those that other sources give. */
function extent({ x1, x2, ghosts }: Span & { ghosts: Span[] }): Span {
	const all = [{ x1, x2 }, ...ghosts];
	return {
		x1: Math.min(...all.map((span) => span.x1)) - markRadius - 1,
		x2: Math.max(...all.map((span) => span.x2)) + markRadius + 1
	};
}
