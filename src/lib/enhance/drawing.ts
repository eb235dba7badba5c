import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	type ChartConfiguration,
	Legend,
	LinearScale,
	type Plugin,
	Tooltip
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { type Drawing, linesOf } from '../domain/charts.ts';
import { stanceSigns } from '../domain/vocabulary.ts';
import { fillOf, palette } from './fills.ts';
import { linesAtMarkers, spaceForMarkers } from './markers.ts';

// The pieces used, and no others: all of chart.js weighs three times as much.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip, annotation);

/** Draws into the box, and again when the reader's colour scheme or the width class of the screen changes. */
export function draw(box: HTMLElement, drawing: Drawing) {
	const canvas = document.createElement('canvas');
	// Who cannot see it reads the same numbers in the table that follows.
	canvas.ariaHidden = 'true';
	box.append(canvas);
	const dark = matchMedia('(prefers-color-scheme: dark)');
	const wide = matchMedia('(min-width: 30rem)');
	let chart = new Chart(canvas, configure(drawing, wide.matches));
	for (const query of [dark, wide])
		query.addEventListener('change', () => {
			chart.destroy();
			chart = new Chart(canvas, configure(drawing, wide.matches));
		});
}

function configure(drawing: Drawing, wide: boolean): ChartConfiguration<'bar'> {
	const { series, rows, shape, markers } = drawing;
	// Read anew each time: a canvas takes no part in the page's colours.
	const colour = palette();
	const up = shape === 'up';
	const [text, rule] = [colour('ink'), colour('rule')];
	const numbers = { stacked: true, beginAtZero: true, ticks: { precision: 0, color: text } };
	const names = { stacked: true, ticks: { color: text, autoSkip: up } };
	const hrefOf = ({ index, datasetIndex }: { index: number; datasetIndex: number }) =>
		rows[index]?.cells[datasetIndex]?.href;
	return {
		type: 'bar',
		data: {
			labels: rows.map((row) =>
				up ? row.label : linesOf(row.short ?? row.label, ...(wide ? [30, 2] : [17, 3]))
			),
			datasets: series.map(({ key, label }, index) => {
				const ink = colour(key === 'all' ? 'link' : key);
				return {
					label: key === 'all' ? label : `${stanceSigns[key]} ${label}`,
					data: rows.map(({ cells }) => cells[index]?.value ?? null),
					backgroundColor: fillOf(key, ink, colour('paper')),
					borderColor: ink,
					borderWidth: 1,
					maxBarThickness: 26
				};
			})
		},
		options: {
			indexAxis: up ? 'x' : 'y',
			animation: false,
			maintainAspectRatio: false,
			font: { family: colour('sans') || undefined },
			layout: { padding: up ? { top: spaceForMarkers(markers, wide) } : { right: 32 } },
			scales: up
				? { x: { ...names, grid: { display: false } }, y: { ...numbers, grid: { color: rule } } }
				: { x: { ...numbers, grid: { color: rule } }, y: { ...names, grid: { display: false } } },
			plugins: {
				legend: {
					display: series.some(({ key }) => key !== 'all'),
					position: 'bottom',
					labels: { color: text, boxWidth: 22 }
				},
				tooltip: {
					callbacks: {
						label: ({ dataset, datasetIndex, dataIndex, formattedValue }) =>
							`${dataset.label}: ${rows[dataIndex]?.cells[datasetIndex]?.text ?? formattedValue}`
					}
				},
				annotation: { clip: false, annotations: linesAtMarkers(markers, wide, colour) }
			},
			onHover: ({ native }, bars) => {
				const canvas = native?.target as HTMLElement | null;
				if (canvas) canvas.style.cursor = bars.some(hrefOf) ? 'pointer' : '';
			},
			onClick: (_, bars) => {
				const href = bars.map(hrefOf).find(Boolean);
				if (href) location.assign(href);
			}
		},
		plugins: up ? [] : [sumsOf(drawing, colour('ink'))]
	};
}

/** Writes each row's sum at the end of its bar, for readers who cannot point at it. */
function sumsOf({ rows }: Drawing, ink: string): Plugin<'bar'> {
	return {
		id: 'sums',
		afterDatasetsDraw(chart) {
			const { ctx, scales } = chart;
			ctx.save();
			ctx.textBaseline = 'middle';
			ctx.fillStyle = ink;
			for (const [index, { cells }] of rows.entries()) {
				const shown = cells.filter((_, dataset) => chart.isDatasetVisible(dataset));
				const sum = shown.reduce((sum, { value }) => sum + (value ?? 0), 0);
				const x = scales.x?.getPixelForValue(sum);
				const y = scales.y?.getPixelForValue(index);
				if (x !== undefined && y !== undefined) ctx.fillText(String(sum), x + 5, y);
			}
			ctx.restore();
		}
	};
}
