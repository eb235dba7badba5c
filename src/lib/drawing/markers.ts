import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Marker } from '../domain/charts/charts.ts';
import type { Look } from './look.ts';

type Marked = Pick<Marker, 'row'>;

const level = 22;

/** Pixels to reserve above the bars for the event labels. */
export function spaceForMarkers(markers: Marked[], levels: number): number {
	return markers.length && level * (levels + 1);
}

/** One line per row with events, labelled with their numbers in the list. */
const linesOf = (markers: Marked[]) =>
	[...new Set(markers.map(({ row }) => row))].map((row) => ({
		row,
		content: markers.flatMap((marker, index) => (marker.row === row ? index + 1 : [])).join(',')
	}));

/**
 * Pixels: the number axis beside the rows, one character of a label, and the padding between two labels. The last
 * includes the shift of a label at an edge.
 */
const [besideRows, signWidth, aroundSigns] = [56, 7.5, 16];

/** The fewest levels, at least two, on which labels do not overlap in a chart of this width in pixels. */
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

/** Labels of neighbouring lines stand at different heights, or they would overlap. */
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
