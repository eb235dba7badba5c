import type { SKRSContext2D } from '@napi-rs/canvas';
import type { MatrixView } from '../../../domain/charts/views.ts';
import type { MatrixCell } from '../../../domain/charts/charts.ts';
import { keysOf, stances, stanceSigns } from '../../../domain/vocabulary.ts';
import { colour } from './palette.ts';
import { broken, enlarge, font, margin, plateOf, width, write } from './plate.ts';

const [mostStakeholders, mostRegulations] = [10, 8];
const names = 220;
const heads = 44;

/** The stances as a grid of signs: who is most active down the side, which laws are most discussed along the top. */
export function drawMatrix(pen: SKRSContext2D, view: MatrixView, address: string, ratio: number) {
	const { matrix } = view;
	const regulations = matrix.regulations.slice(0, mostRegulations);
	const rows = matrix.rows.slice(0, mostStakeholders);
	const note =
		`The ${rows.length} most active of ${matrix.rows.length + matrix.hiddenStakeholders} stakeholders ` +
		`and the ${regulations.length} most discussed of ${matrix.regulations.length + matrix.hiddenRegulations} laws. Empty: not on record.`;
	const plate = plateOf(pen, view, address, rows.length ? [note] : []);
	enlarge(pen, ratio);
	plate.paint();
	if (!rows.length) return write(pen, view.empty, margin, plate.top + 40, font(16), 'ink');

	const first = margin + names;
	const column = Math.min(110, (width - margin - first) / regulations.length);
	const top = plate.top + heads + 6;
	const step = Math.min(22, (plate.bottom - 22 - top) / rows.length);
	for (const [index, { short }] of regulations.entries()) {
		const lines = broken(pen, { text: short, size: 9.5, lines: 3 }, column - 6);
		for (const [line, text] of lines.entries())
			write(
				pen,
				text,
				first + index * column + 4,
				top - 6 - (lines.length - 1 - line) * 13,
				font(9.5),
				'ink'
			);
	}
	for (const [index, { name, cells }] of rows.entries()) {
		const y = top + index * step;
		pen.fillStyle = colour('rule');
		pen.fillRect(margin, y, first - margin + regulations.length * column, 1);
		const [text = ''] = broken(pen, { text: name, size: 11.5 }, names - 8);
		write(pen, text, margin, y + step / 2 + 4, font(11.5), 'ink');
		for (const [place, cell] of cells.slice(0, mostRegulations).entries())
			if (cell) mark(pen, cell, first + place * column + 12, y + step / 2);
	}
	explain(pen, plate.bottom - 4);
}

function mark(pen: SKRSContext2D, { stance, earlier }: MatrixCell, x: number, y: number) {
	pen.textAlign = 'center';
	write(pen, stanceSigns[stance], x, y + 5, font(14, 600), stance);
	pen.textAlign = 'left';
	if (earlier) write(pen, `+${earlier}`, x + 9, y + 4, font(9), stance);
}

function explain(pen: SKRSContext2D, y: number) {
	let x = margin;
	for (const stance of keysOf(stances)) {
		const words = `${stanceSigns[stance]} ${stances[stance]}`;
		write(pen, words, x, y, font(12, 600), stance);
		x += pen.measureText(words).width + 22;
	}
}
