import { Chart, type ChartConfiguration, type Plugin, type Scale } from 'chart.js';
import { type Drawing, labelLines, letters } from '../domain/charts/charts.ts';
import { memberStanceSigns } from '../domain/vocabulary.ts';
import { fillOf } from './fills.ts';
import type { Look } from './look.ts';
import { linesAtMarkers, spaceForMarkers } from './markers.ts';

const besideName = 14;

/** The chart.js configuration for all our charts, in browsers and in files. */
export function configure(drawing: Drawing, look: Look): ChartConfiguration<'bar'> {
	const { series, rows, shape, axes, markers } = drawing;
	const { colour, room, around } = look;
	const up = shape === 'up';
	const [text, rule] = [colour('ink'), colour('rule')];
	const font = { family: colour('sans') };
	const titled = (text?: string) => ({
		title: { display: text !== undefined, text, color: colour('soft'), font }
	});
	const numbers = {
		stacked: true,
		beginAtZero: true,
		ticks: { precision: 0, color: text, font },
		...titled(axes.numbers)
	};
	const names = {
		stacked: true,
		ticks: { color: text, font, autoSkip: up, autoSkipPadding: 8, maxRotation: room.slope }
	};
	const hrefOf = ({ index, datasetIndex }: { index: number; datasetIndex: number }) =>
		rows[index]?.cells[datasetIndex]?.href;
	return {
		type: 'bar',
		data: {
			labels: rows.map((row) => (up ? row.label : rowLabel(row, room))),
			datasets: series.map(({ key, label }, index) => {
				const ink = colour(key === 'all' ? 'link' : key);
				return {
					label: key === 'all' ? label : `${memberStanceSigns[key]} ${label}`,
					data: rows.map(({ cells }) => cells[index]?.value ?? null),
					backgroundColor: fillOf(key, ink, look),
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
			layout: {
				padding: up
					? { ...around, top: around.top + spaceForMarkers(markers, room.levels) }
					: { ...around, right: around.right + 32 }
			},
			scales: up
				? {
						x: { ...names, ...titled(axes.time), grid: { display: false } },
						y: { ...numbers, grid: { color: rule } }
					}
				: {
						x: { ...numbers, grid: { color: rule } },
						y: { ...names, grid: { display: false }, afterFit: fitNames(font.family) }
					},
			plugins: {
				legend: {
					display: series.some(({ key }) => key !== 'all'),
					position: 'bottom',
					labels: { color: text, font, boxWidth: 22 }
				},
				tooltip: {
					titleFont: font,
					bodyFont: font,
					callbacks: {
						label: ({ dataset, datasetIndex, dataIndex, formattedValue }) =>
							`${dataset.label}: ${rows[dataIndex]?.cells[datasetIndex]?.text ?? formattedValue}`
					}
				},
				annotation: { clip: false, annotations: linesAtMarkers(markers, look) }
			},
			onHover: ({ native }, bars) => {
				const canvas = native?.target as HTMLElement | null;
				if (canvas) canvas.style.cursor = bars.some(hrefOf) ? 'pointer' : '';
			},
			onClick: (_, bars) => {
				const href = bars.map(hrefOf).find(Boolean);
				if (href) follow(href);
			}
		},
		plugins: up ? [] : [sumsOf(drawing, look)]
	};
}

/** Chart.js gives labels at most half the width and cuts longer ones; in a narrow frame we allow two thirds. */
const fitNames = (family: string) => (scale: Scale) => {
	const { ctx, chart, width } = scale;
	ctx.save();
	ctx.font = `${Chart.defaults.font.size}px ${family}`;
	const lines = scale.getLabels().flat();
	const widest = Math.max(...lines.map((line) => ctx.measureText(line).width));
	ctx.restore();
	scale.width = Math.max(width, Math.min(widest + besideName, (chart.width * 2) / 3));
};

/** Opens the link as the page would: a frame's `<base>` sends it out of the frame. */
function follow(href: string) {
	const link = Object.assign(document.createElement('a'), { href });
	document.body.append(link);
	link.click();
	link.remove();
}

export const rowLabel = (row: Drawing['rows'][number], room: Look['room']) =>
	labelLines(rowName(row, room), room.line, room.isCut ? room.lines : Infinity);

/** The full name where the room allows. */
export function rowName(
	{ label, short = label }: Drawing['rows'][number],
	{ line, lines }: Look['room']
) {
	return letters(label) < line * lines ? label : short;
}

/** Writes each row's total at the end of its bar, for readers without a pointer. */
function sumsOf({ rows }: Drawing, { colour }: Look): Plugin<'bar'> {
	return {
		id: 'sums',
		afterDatasetsDraw(chart) {
			const { ctx, scales } = chart;
			ctx.save();
			ctx.textBaseline = 'middle';
			ctx.textAlign = 'start';
			ctx.fillStyle = colour('ink');
			ctx.font = `11px ${colour('sans')}`;
			for (const [index, { cells }] of rows.entries()) {
				const shown = cells.filter((_, dataset) => chart.isDatasetVisible(dataset));
				const sum = shown.reduce((sum, { value }) => sum + (value ?? 0), 0);
				const x = scales.x?.getPixelForValue(sum);
				const y = scales.y?.getPixelForValue(index);
				if (x !== undefined && y !== undefined) ctx.fillText(sum.toLocaleString('en'), x + 5, y);
			}
			ctx.restore();
		}
	};
}
