import type { SKRSContext2D } from '@napi-rs/canvas';
import { writtenOut } from '../../../domain/charts/caveats.ts';
import { caveatsOf, type MatrixView } from '../../../domain/charts/views.ts';
import { type MatrixCell, spokeAs } from '../../../domain/charts/charts.ts';
import { keysOf, stances, stanceSigns } from '../../../domain/vocabulary.ts';
import { type Figure, margin, withoutChartJs, type Sheet } from './sheet.ts';
import { breakText, type Brush, font, drawText } from './words.ts';

const [mostStakeholders, mostRegulations] = [10, 8];
const names = 212;
const mostColumn = 110;
const [headSize, nameSize] = [10, 11.5];
const [headLine, nameLine] = [13, 15];
const legend = 34;

/**
 * Draws stances as a grid: the most active stakeholders down the side, the most discussed laws along the top.
 * Undefined if there are none.
 */
export function matrixOf(measure: SKRSContext2D, view: MatrixView): Figure | undefined {
	const { matrix } = view;
	if (!matrix.rows.length) return undefined;
	const regulations = matrix.regulations.slice(0, mostRegulations);
	const rows = matrix.rows.slice(0, mostStakeholders);
	const first = margin + names;

	function placesIn(width: number) {
		const column = Math.min(mostColumn, (width - margin - first) / regulations.length);
		const heads = regulations.map(({ short }) =>
			breakText(measure, { text: short, size: headSize }, column - 8)
		);
		const labels = rows.map((row) =>
			breakText(measure, { text: `${row.name} (${spokeAs(row)})`, size: nameSize }, names - 8)
		);
		const top = Math.max(...heads.map(({ length }) => length)) * headLine + 10;
		const lines = labels.map(({ length }) => length * nameLine);
		const heights = (air: number) => lines.map((height) => height + air);
		const heightWith = (air: number) => top + sum(heights(air)) + legend;
		return { column, heads, labels, top, heights, heightWith };
	}

	function grid(brush: Brush, sheet: Sheet) {
		const { column, heads, labels, top, heights, heightWith } = placesIn(sheet.width);
		const air = Math.min(9, (sheet.bottom - sheet.top - heightWith(0)) / rows.length);
		let y = sheet.top + top;
		for (const [index, lines] of heads.entries())
			for (const [line, text] of lines.entries()) {
				const x = first + index * column + 4;
				drawText(
					brush,
					text,
					[x, y - 6 - (lines.length - 1 - line) * headLine],
					font(headSize),
					'ink'
				);
			}
		for (const [index, height] of heights(air).entries()) {
			brush.pen.fillStyle = brush.colour('rule');
			brush.pen.fillRect(margin, y, names + regulations.length * column, 1);
			const lines = labels[index]!;
			const begin = y + (height - lines.length * nameLine) / 2 + nameLine - 3.5;
			for (const [line, text] of lines.entries())
				drawText(brush, text, [margin, begin + line * nameLine], font(nameSize), 'ink');
			for (const [place, cell] of rows[index]!.cells.slice(0, mostRegulations).entries())
				if (cell) mark(brush, cell, first + place * column + 12, y + height / 2);
			y += height;
		}
		explain(brush, y + 20);
	}

	return {
		notes: [
			`The ${rows.length} most active of ${matrix.rows.length + matrix.hiddenStakeholders} stakeholders and the ${regulations.length} most discussed of ${matrix.regulations.length + matrix.hiddenRegulations} laws.`,
			...caveatsOf(view),
			...writtenOut([
				...regulations.map(({ short, title: label }) => ({ short, label })),
				...rows.map(({ name: short, longName: label = short }) => ({ short, label }))
			])
		],
		room(width) {
			const { heightWith } = placesIn(width);
			return { least: heightWith(2), good: heightWith(9) };
		},
		draw: withoutChartJs(grid)
	};
}

const sum = (all: number[]) => all.reduce((sum, each) => sum + each, 0);

function mark(brush: Brush, { stance, earlier }: MatrixCell, x: number, y: number) {
	brush.pen.textAlign = 'center';
	drawText(brush, stanceSigns[stance], [x, y + 5], font(14, 600), stance);
	brush.pen.textAlign = 'left';
	if (earlier) drawText(brush, `+${earlier}`, [x + 9, y + 4], font(9), stance);
}

function explain(brush: Brush, y: number) {
	let x = margin;
	for (const stance of keysOf(stances)) {
		const words = `${stanceSigns[stance]} ${stances[stance]}`;
		drawText(brush, words, [x, y], font(13, 600), stance);
		x += brush.pen.measureText(words).width + 22;
	}
}
