import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block, Figure, Row, Step } from '../../domain/cards/card.ts';
import { stances } from '../../domain/vocabulary.ts';
import { drawBar, drawLegend, drawSign, stanceLegend } from './stances.ts';
import { colour } from '../charts/drawings/palette.ts';
import { fit, fontOf, typeset, type Typeset, drawLines } from './typesetting.ts';

export interface Laid {
	height: number;
	paint: (y: number) => void;
}

const gap = 28;

/** @param isTight true if space is scarce, so that long texts take one line */
export function lay(
	pen: SKRSContext2D,
	block: Block,
	x: number,
	room: number,
	isTight: boolean
): Laid {
	const most = isTight ? 1 : 3;
	switch (block.is) {
		case 'text': {
			const style = { size: 28, colour: block.soft ? 'soft' : 'ink' };
			const text = typeset(pen, block.text, style, room, most);
			return { height: text.height, paint: (y) => drawLines(pen, text, x, y, room) };
		}
		case 'summary': {
			const most = { width: room, height: isTight ? 76 : 190 };
			const text = fit(pen, block.text, { sizes: [42, 38, 34, 31, 28, 26] }, most);
			const note = typeset(pen, block.note, { size: 26, colour: 'soft' }, room, 1);
			return {
				height: text.height + 8 + note.height,
				paint(y) {
					drawLines(pen, text, x, y, room);
					drawLines(pen, note, x, y + text.height + 8, room, text.direction);
				}
			};
		}
		case 'byline': {
			const name = typeset(pen, block.name, { size: 32, weight: 600 }, room, most);
			const office = typeset(pen, block.office ?? '', { size: 27, colour: 'soft' }, room, most);
			return {
				height: name.height + office.height,
				paint(y) {
					drawLines(pen, name, x, y, room);
					drawLines(pen, office, x, y + name.height, room, name.direction);
				}
			};
		}
		case 'stance': {
			const word = typeset(pen, stances[block.stance], styleOf(block.stance), room);
			pen.font = fontOf(word.style);
			const after = 40 + pen.measureText(stances[block.stance]).width + 14;
			const on = typeset(pen, block.on, { size: 28 }, room - after, Math.min(most, 2));
			return {
				height: Math.max(word.height, on.height),
				paint(y) {
					drawSign(pen, block.stance, x, y + word.step / 2);
					drawLines(pen, word, x + 40, y, room - 40);
					drawLines(pen, on, x + after, y, room - after);
				}
			};
		}
		case 'stances': {
			const legend = stanceLegend(pen, block.counts, room);
			const bar = isTight ? 32 : 44;
			return {
				height: bar + 14 + legend.height,
				paint(y) {
					drawBar(pen, block.counts, x, y, room, bar);
					drawLegend(pen, legend, x, y + bar + 14);
				}
			};
		}
		case 'figures':
			return layFigures(pen, block.figures, x, room);
		case 'course':
			return layCourse(pen, block.steps, x, room);
		case 'rows':
			return layRows(pen, block.rows, x, room, isTight);
	}
}

const styleOf = (name: string) => ({ size: 28, weight: 600 as const, colour: name });

function layFigures(pen: SKRSContext2D, figures: Figure[], x: number, room: number): Laid {
	const width = (room - gap * (figures.length - 1)) / figures.length;
	const laid = figures.map(({ value, label }) => ({
		value: typeset(
			pen,
			value,
			{ size: value.length > 16 ? 32 : 42, weight: 600, serif: true },
			width,
			2
		),
		label: typeset(pen, label, { size: 25, colour: 'soft' }, width, 2)
	}));
	const values = Math.max(...laid.map(({ value }) => value.height));
	return {
		height: values + Math.max(...laid.map(({ label }) => label.height)),
		paint(y) {
			for (const [place, { value, label }] of laid.entries()) {
				const from = x + place * (width + gap);
				if (place) rule(pen, from - gap / 2 - 4, y + 8, values + label.height - 12);
				drawLines(pen, value, from, y + values - value.height, width);
				drawLines(pen, label, from, y + values, width);
			}
		}
	};
}

function rule(pen: SKRSContext2D, x: number, y: number, height: number) {
	pen.fillStyle = colour('rule');
	pen.fillRect(x, y, 2, height);
}

function layCourse(pen: SKRSContext2D, steps: Step[], x: number, room: number): Laid {
	const width = (room - gap * (steps.length - 1)) / steps.length;
	const laid = steps.map(({ label, date, span }) => [
		typeset(pen, label, { size: 28, weight: 600 }, width, 2),
		typeset(pen, date, { size: 26 }, width, 2),
		typeset(pen, span ?? '', { size: 25, colour: 'soft' }, width, 2)
	]);
	const heights = laid.map((texts) => texts.reduce((sum, { height }) => sum + height, 0));
	return {
		height: 36 + Math.max(...heights),
		paint(y) {
			pen.fillStyle = colour('edge');
			pen.fillRect(x, y + 12, room, 3);
			for (const [place, texts] of laid.entries()) {
				const from = x + place * (width + gap);
				pen.fillStyle = colour('ink');
				pen.beginPath();
				pen.arc(from + 11, y + 13.5, 11, 0, 2 * Math.PI);
				pen.fill();
				let below = y + 36;
				for (const text of texts) {
					drawLines(pen, text, from, below, width);
					below += text.height;
				}
			}
		}
	};
}

const sizes = [28, 26, 24] as const;
const isWhole = ({ first }: { first: Typeset }) => first.isWhole;

/** A row takes one line, or two if there is space. The legend of all bars follows once below. */
function layRows(pen: SKRSContext2D, rows: Row[], x: number, room: number, isTight: boolean): Laid {
	const [around, bar] = isTight ? [4, 16] : [12, 22];
	const sized = (size: number) =>
		rows.map(({ text, end, stance, counts }) => {
			const before = stance ? 40 : 0;
			const last = typeset(pen, end ?? '', { size: 25, colour: 'soft' }, room * 0.62, 1);
			const lastWidth = pen.measureText(last.lines[0] ?? '').width;
			const width = room - before - (lastWidth ? lastWidth + gap : 0);
			const first = typeset(pen, text, { size }, width, isTight ? 1 : 2);
			const height = Math.max(first.height, last.height) + around;
			return { first, last, lastWidth, before, width, height, stance, counts };
		});
	const fitting = isTight ? sizes.find((size) => sized(size).every(isWhole)) : sizes[0];
	const laid = sized(fitting ?? sizes[1]);
	const heightOf = ({ height, counts }: (typeof laid)[number]) =>
		height + (counts ? bar + around : 0);
	const all = rows.flatMap(({ counts }) => counts ?? []);
	const legend = all.length ? stanceLegend(pen, all, room) : undefined;
	return {
		height: laid.reduce((sum, row) => sum + heightOf(row), 0) + (legend ? legend.height + 8 : 0),
		paint(y) {
			for (const [place, row] of laid.entries()) {
				const { first, last, lastWidth, before, width, height, stance, counts } = row;
				pen.fillStyle = colour('rule');
				if (place || !counts) pen.fillRect(x, y, room, 1);
				if (stance) drawSign(pen, stance, x, y + height / 2);
				drawLines(pen, first, x + before, y + (height - first.height) / 2, width);
				drawLines(pen, last, x + room - lastWidth, y + (height - last.height) / 2, lastWidth);
				if (counts) drawBar(pen, counts, x, y + height - 2, room, bar);
				y += heightOf(row);
			}
			if (legend) drawLegend(pen, legend, x, y + 8);
		}
	};
}
