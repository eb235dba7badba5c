import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { writtenOut } from '../../../domain/charts/caveats.ts';
import { drawnOf } from '../../../domain/charts/drawn.ts';
import { caveatsOf, type ChartView } from '../../../domain/charts/views.ts';
import type { Marker } from '../../../domain/charts/charts.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { eventKinds } from '../../../domain/vocabulary.ts';
import { Chart } from '../../../drawing/chart.ts';
import { configure, rowLabel, rowName } from '../../../drawing/configuration.ts';
import { type Look, rooms } from '../../../drawing/look.ts';
import { spaceForMarkers } from '../../../drawing/markers.ts';
import { families } from './fonts.ts';
import { type Figure, margin } from './sheet.ts';

/** More rows would be too small to read. Bars along time are never left out. */
export const mostBarRows = 12;

/** Chart.js expects a browser's canvas; the canvas here has all that it uses. */
const asInBrowsers = (canvas: Canvas) => canvas as unknown as HTMLCanvasElement;
const newTile: Look['newTile'] = (size) => asInBrowsers(createCanvas(size, size));
/** Space for axis and legend with their titles. */
const beside = 96;

/** Draws with the browser's configuration of Chart.js; undefined if there is nothing to draw. */
export function barsOf(view: ChartView): Figure | undefined {
	const { drawing, left } = drawnOf(view, mostBarRows);
	const { rows, shape, markers } = drawing;
	if (!rows.length) return undefined;
	const room = rooms.file;
	const short = rows.filter((row) => rowName(row, room) !== row.label);
	const lines = Math.max(...rows.map((row) => rowLabel(row, room).length));
	const needed = (a: number, line: number) => beside + rows.length * Math.max(a, lines * line + 4);
	const upright = spaceForMarkers(markers, room.levels) + beside;
	return {
		notes: [
			view.markers.map(markerLabel).join('  ·  '),
			left,
			...caveatsOf(view),
			...writtenOut(short)
		].filter(Boolean),
		room: () =>
			shape === 'up'
				? { least: upright + 90, good: upright + 150 }
				: { least: needed(15, 14), good: needed(20, 14) },
		draw({ pen, colour }, sheet, ratio) {
			const {
				options,
				plugins = [],
				...configuration
			} = configure(drawing, {
				room,
				colour: (name) => (name === 'sans' ? families : colour(name)),
				around: {
					top: sheet.top + 4,
					right: margin,
					left: margin,
					bottom: sheet.height - sheet.bottom
				},
				newTile
			});
			const chart = new Chart(asInBrowsers(pen.canvas), {
				...configuration,
				options: { ...options, responsive: false, devicePixelRatio: ratio, events: [] },
				plugins: [...plugins, { id: 'sheet', beforeDraw: () => sheet.paint({ pen, colour }) }]
			});
			return () => chart.destroy();
		}
	};
}

const markerLabel = ({ kind, date, isDisputed }: Marker, index: number) =>
	`${index + 1} ${eventKinds[kind]}, ${formatDate(date, 'short')}${isDisputed ? ' (disputed)' : ''}`.replaceAll(
		' ',
		'\u00a0'
	);
