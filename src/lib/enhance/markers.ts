import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Marker } from '../domain/charts.ts';

const level = 17;
// Labels of neighbouring lines stand at different heights, or they would cover each other.
const levels = (wide: boolean) => (wide ? 2 : 3);

/** Pixels above the bars for the labels of the markers. */
export function spaceForMarkers(markers: Marker[], wide: boolean): number {
	return markers.length && level * (levels(wide) + 1);
}

/** One line a row; its numbers are those of the list below the chart. */
export function linesAtMarkers(
	markers: Marker[],
	wide: boolean,
	colour: (name: string) => string
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
			yAdjust: -level * (1 + (line % levels(wide))),
			padding: 3,
			backgroundColor: colour('ink'),
			color: colour('paper')
		}
	}));
}
