import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type ChartView, drawnOf } from '../../domain/chart-views.ts';
import type { Marker } from '../../domain/charts.ts';
import { formatDate } from '../../domain/dates.ts';
import { eventKinds } from '../../domain/vocabulary.ts';
import { Chart } from '../../drawing/chart.ts';
import { configure } from '../../drawing/configuration.ts';
import { type Look, rooms } from '../../drawing/look.ts';
import { families } from './fonts.ts';
import { colour } from './palette.ts';
import { enlarge, font, height, margin, plateOf, width, write } from './plate.ts';

const mostRows = { across: 10, up: 40 };

const look: Look = {
	room: rooms.file,
	colour: (name) => (name === 'sans' ? families : colour(name)),
	newTile: (size) => createCanvas(size, size) as unknown as HTMLCanvasElement
};

/** Draws a chart as the browser does, from the same configuration, on a plate. */
export function drawBars(pen: SKRSContext2D, view: ChartView, address: string, ratio: number) {
	const { drawing, drawn, rows } = drawnOf(view, mostRows[view.shape]);
	const notes = [
		drawn && drawn < rows ? `The first ${drawn} of ${rows} are drawn.` : '',
		view.markers.length ? view.markers.map(toldBriefly).join('  ·  ') : ''
	].filter(Boolean);
	const plate = plateOf(pen, view, address, notes);
	if (!drawn) {
		enlarge(pen, ratio);
		plate.paint();
		write(pen, view.empty, margin, plate.top + 40, font(16), 'ink');
		return;
	}
	const { options, plugins = [], ...configuration } = configure(drawing, look);
	const scales = options?.scales;
	// Less steep and fewer, so that the bars keep the height.
	if (view.shape === 'up' && scales?.x?.ticks)
		scales.x = {
			...scales.x,
			ticks: { ...scales.x.ticks, maxRotation: 0, autoSkipPadding: 16 } as never
		};
	const padding = {
		left: margin,
		right: margin,
		top: plate.top + 8,
		bottom: height - plate.bottom
	};
	if (view.shape === 'up') padding.top += (options?.layout?.padding as { top: number }).top;
	else padding.right += 32;
	new Chart(pen.canvas as unknown as HTMLCanvasElement, {
		...configuration,
		options: {
			...options,
			responsive: false,
			devicePixelRatio: ratio,
			events: [],
			layout: { padding }
		},
		plugins: [...plugins, { id: 'plate', beforeDraw: () => plate.paint() }]
	});
}

const toldBriefly = ({ kind, date }: Marker, index: number) =>
	`${index + 1} ${eventKinds[kind]}, ${formatDate(date, 'short')}`;
