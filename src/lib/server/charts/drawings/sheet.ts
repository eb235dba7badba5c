import type { SKRSContext2D } from '@napi-rs/canvas';
import { recordLicence } from '../../../domain/files.ts';
import type { Caption } from '../../../domain/charts/views.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { breakText, type Brush, font, lineHeight, type Words, drawText } from './words.ts';

/** Width in drawing units. Pictures of a fixed shape may be wider. */
export const usualWidth = 800;
const usualHeight = 420;
export const margin = 24;

export interface Figure {
	notes: string[];
	room: (width: number) => { least: number; good: number };
	/** Returns a function to call after saving, since Chart.js keeps every chart until it is destroyed. */
	draw: (brush: Brush, sheet: Sheet, ratio: number) => () => void;
}

/** The sheet surrounds a figure with caption and sources, so that the picture can be quoted. */
export interface Sheet {
	width: number;
	height: number;
	top: number;
	bottom: number;
	paint: (brush: Brush) => void;
}

interface Content {
	caption: Caption;
	address: string;
	figure: Figure;
}

/** Grows until everything fits. */
export function growingSheet(pen: SKRSContext2D, content: Content): Sheet {
	const parts = partsOf(pen, content, usualWidth);
	const { good } = content.figure.room(usualWidth);
	const height = Math.ceil(Math.max(usualHeight, parts.top + good + parts.below));
	return sheetOf(parts, usualWidth, height);
}

/** Keeps the shape and takes the first width at which everything fits. */
export function shapedSheet(
	pen: SKRSContext2D,
	content: Content,
	widths: readonly number[]
): Sheet {
	for (const width of widths) {
		const parts = partsOf(pen, content, width);
		const height = (width * usualHeight) / usualWidth;
		const room = height - parts.top - parts.below;
		if (room >= content.figure.room(width).least || width === widths.at(-1))
			return sheetOf(parts, width, height);
	}
	throw new Error('No width was given.');
}

interface Line extends Words {
	y: number;
}

function partsOf(pen: SKRSContext2D, { caption, address, figure }: Content, width: number) {
	const { about, title, counts, asOf } = caption;
	const room = width - 2 * margin;
	const above: Words[] = [
		{ text: about, size: 14, weight: 600, colour: 'soft' },
		{ text: title, size: 24, weight: 600, serif: true },
		{ text: counts, size: 12.5, colour: 'soft' }
	];
	const day = asOf ? `As of ${formatDate(asOf)}` : 'Nothing is published yet';
	const source = `Source: Rulewatch  ·  ${day}  ·  Licence: ${recordLicence.name}, public domain`;
	const stacked = (all: Words[], from = 0) => {
		let y = from;
		const lines = all.flatMap((words) =>
			breakText(pen, words, room).map((text): Line => {
				const at = y + words.size;
				y += words.size * lineHeight;
				return { ...words, text, y: at };
			})
		);
		return { lines, end: y };
	};
	const head = stacked(above, margin - 4);
	const notes = stacked(figure.notes.map((text): Words => ({ text, size: 11, colour: 'ink' })));
	const foot = stacked([
		{ text: source, size: 11.5, weight: 600, colour: 'ink' },
		{ text: address, size: 11, colour: 'link' }
	]);
	const gap = notes.lines.length ? 8 : 0;
	return { head, notes, foot, top: head.end + 6, below: gap + notes.end + 16 + foot.end + 14 };
}

function sheetOf(
	{ head, notes, foot, top, below }: ReturnType<typeof partsOf>,
	width: number,
	height: number
): Sheet {
	const bottom = height - below;
	const footTop = height - 14 - foot.end;
	return {
		width,
		height,
		top,
		bottom,
		paint({ pen, colour }) {
			pen.save();
			pen.fillStyle = colour('paper');
			pen.fillRect(0, 0, width, height);
			pen.textBaseline = 'alphabetic';
			pen.textAlign = 'left';
			pen.fillStyle = colour('ink');
			pen.fillRect(margin, footTop - 7, width - 2 * margin, 1);
			const written = [
				...head.lines,
				...notes.lines.map((line) => ({ ...line, y: line.y + footTop - 16 - notes.end })),
				...foot.lines.map((line) => ({ ...line, y: line.y + footTop }))
			];
			for (const { text, size, weight, serif, colour: name = 'ink', y } of written)
				drawText({ pen, colour }, text, [margin, y], font(size, weight, serif), name);
			pen.restore();
		}
	};
}

export function withoutChartJs(draw: (brush: Brush, sheet: Sheet) => void): Figure['draw'] {
	return (brush, sheet, ratio) => {
		if (ratio !== 1) {
			brush.pen.canvas.width = Math.round(sheet.width * ratio);
			brush.pen.canvas.height = Math.round(sheet.height * ratio);
			brush.pen.scale(ratio, ratio);
		}
		sheet.paint(brush);
		draw(brush, sheet);
		return () => {};
	};
}
