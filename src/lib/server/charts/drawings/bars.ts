import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type ChartView, drawnOf } from '../../../domain/charts/views.ts';
import type { Marker } from '../../../domain/charts/charts.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { eventKinds } from '../../../domain/vocabulary.ts';
import { Chart } from '../../../drawing/chart.ts';
import { configure } from '../../../drawing/configuration.ts';
import { type Look, rooms } from '../../../drawing/look.ts';
import { families } from './fonts.ts';
import { colour } from './palette.ts';
import { enlarge, font, height, margin, plateOf, write } from './plate.ts';

/** Rows across the picture; more would be too small to read. Bars along time are all drawn. */
export const mostRows = 12;

const newTile: Look['newTile'] = (size) => createCanvas(size, size) as unknown as HTMLCanvasElement;

/** Draws a chart as the browser does, from the same configuration, on a plate; returns what ends it. */
export function drawBars(pen: SKRSContext2D, view: ChartView, address: string, ratio: number) {
	const { drawing, left } = drawnOf(view, mostRows);
	const notes = [
		left,
		view.notDrawn,
		[...view.markers.map(markerLabel), view.notMarked].filter(Boolean).join('  ·  ')
	].filter(Boolean);
	const plate = plateOf(pen, view, address, notes);
	if (!drawing.rows.length) {
		enlarge(pen, ratio);
		plate.paint();
		write(pen, view.empty, margin, plate.top + 40, font(16), 'ink');
		return () => {};
	}
	const {
		options,
		plugins = [],
		...configuration
	} = configure(drawing, {
		room: rooms.file,
		colour: (name) => (name === 'sans' ? families : colour(name)),
		around: { top: plate.top + 8, right: margin, bottom: height - plate.bottom, left: margin },
		newTile
	});
	const chart = new Chart(pen.canvas as unknown as HTMLCanvasElement, {
		...configuration,
		options: { ...options, responsive: false, devicePixelRatio: ratio, events: [] },
		plugins: [...plugins, { id: 'plate', beforeDraw: () => plate.paint() }]
	});
	return () => chart.destroy();
}

const markerLabel = ({ kind, date }: Marker, index: number) =>
	`${index + 1} ${eventKinds[kind]}, ${formatDate(date, 'short')}`.replaceAll(' ', '\u00a0');
