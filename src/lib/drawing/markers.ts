import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Marker } from '../domain/charts/charts.ts';
import type { Look } from './look.ts';

type Marked = Pick<Marker, 'row'>;

/** As high as a label, and a gap. */
const level = 22;

/** Pixels above the bars for the labels of the markers. */
export function spaceForMarkers(markers: Marked[], levels: number): number {
	return markers.length && level * (levels + 1);
}

/** A line a row that is marked, with the numbers that its label has. */
const linesOf = (markers: Marked[]) =>
	[...new Set(markers.map(({ row }) => row))].map((row) => ({
		row,
		content: markers.flatMap((marker, index) => (marker.row === row ? index + 1 : [])).join(',')
	}));

/**
 * Pixels beside the rows for the axis of numbers, of a sign in a label, and around the signs of two labels: what is
 * painted there, and as far as one at an edge is moved inwards.
 */
const [besideRows, signWidth, aroundSigns] = [56, 7.5, 16];

/** The fewest levels, of two or more, on which no label covers another in a chart of so many pixels across. */
export function levelsFor(markers: Marked[], rows: number, width: number): number {
	const lines = linesOf(markers);
	const apart = (width - besideRows) / rows;
	const isFree = (levels: number) =>
		lines.every(({ row, content }, line) => {
			const next = lines[line + levels];
			if (!next) return true;
			const needed = ((content.length + next.content.length) / 2) * signWidth + aroundSigns;
			return (next.row - row) * apart >= needed;
		});
	let levels = 2;
	while (levels < lines.length && !isFree(levels)) levels++;
	return levels;
}

/**
 * One line a row; its numbers are those of the list below the chart. Labels of neighbouring lines stand at different
 * heights, or they would cover each other.
 */
export function linesAtMarkers(
	markers: Marked[],
	{ colour, room }: Look
): AnnotationOptions<'line'>[] {
	return linesOf(markers).map(({ row, content }, line) => ({
		type: 'line',
		scaleID: 'x',
		value: row,
		borderColor: colour('ink'),
		borderWidth: 1,
		borderDash: [4, 3],
		label: {
			display: true,
			content,
			position: 'start',
			yAdjust: -level * (1 + (line % room.levels)),
			padding: 3,
			font: { family: colour('sans'), weight: 'bold' },
			backgroundColor: colour('ink'),
			color: colour('paper')
		}
	}));
}
