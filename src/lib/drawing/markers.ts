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

/**
 * One line a row; its numbers are those of the list below the chart. Labels of neighbouring lines stand at different
 * heights, or they would cover each other.
 */
export function linesAtMarkers(
	markers: Marked[],
	{ colour, room }: Look
): AnnotationOptions<'line'>[] {
	return [...new Set(markers.map(({ row }) => row))].map((row, line) => ({
		type: 'line',
		scaleID: 'x',
		value: row,
		borderColor: colour('ink'),
		borderWidth: 1,
		borderDash: [4, 3],
		label: {
			display: true,
			content: markers.flatMap((marker, index) => (marker.row === row ? index + 1 : [])).join(','),
			position: 'start',
			yAdjust: -level * (1 + (line % room.levels)),
			padding: 3,
			font: { family: colour('sans'), weight: 'bold' },
			backgroundColor: colour('ink'),
			color: colour('paper')
		}
	}));
}
