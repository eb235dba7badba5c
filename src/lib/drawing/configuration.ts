import { Chart, type ChartConfiguration, type Plugin, type Scale } from 'chart.js';
import { type Drawing, labelLines } from '../domain/charts/charts.ts';
import { memberStanceSigns } from '../domain/vocabulary.ts';
import { fillOf } from './fills.ts';
import type { Look } from './look.ts';
import { linesAtMarkers, spaceForMarkers } from './markers.ts';

/** The mark of a row and what is left free around it, in pixels. */
const besideName = 14;

/** The one configuration of our charts: of those that the browser draws, and of those in files. */
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
		...{ stacked: true, beginAtZero: true, ticks: { precision: 0, color: text, font } },
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
			labels: rows.map((row) => (up ? row.label : labelOf(row, room))),
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

/** Chart.js gives names half of the width at most and cuts what is longer: in a slim frame they take up to two thirds. */
const fitNames = (family: string) => (scale: Scale) => {
	const { ctx, chart, width } = scale;
	ctx.save();
	ctx.font = `${Chart.defaults.font.size}px ${family}`;
	const lines = scale.getLabels().flat();
	const widest = Math.max(...lines.map((line) => ctx.measureText(line).width));
	ctx.restore();
	scale.width = Math.max(width, Math.min(widest + besideName, (chart.width * 2) / 3));
};

/** As a link of the page does: in a frame on another site, where the page says that links go. */
function follow(href: string) {
	const link = Object.assign(document.createElement('a'), { href });
	document.body.append(link);
	link.click();
	link.remove();
}

/** What a row across the page is called, in lines. */
export const labelOf = (row: Drawing['rows'][number], room: Look['room']) =>
	labelLines(nameOf(row, room), room.line, room.isCut ? room.lines : Infinity);

/** Written out where there is room for it. */
export function nameOf(
	{ label, short = label }: Drawing['rows'][number],
	{ line, lines }: Look['room']
) {
	return label.length < line * lines ? label : short;
}

/** Writes each row's sum at the end of its bar, for readers who cannot point at it. */
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
