import type { SKRSContext2D } from '@napi-rs/canvas';
import { recordLicence } from '../../../domain/files.ts';
import type { Caption } from '../../../domain/charts/views.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { broken, type Brush, font, lineHeight, type Words, write } from './words.ts';

/** Every picture of a chart is so wide, in the units that drawing counts in; one of a fixed shape may be wider. */
export const usualWidth = 800;
const usualHeight = 420;
export const margin = 24;

/** What stands in the middle of a sheet. */
export interface Figure {
	/** What is to be read with it. */
	notes: string[];
	/** Its height: what it takes at least, and where there is as much as it asks for. */
	room: (width: number) => { least: number; good: number };
	/** Returns what ends it, once it is in a file: Chart.js keeps every chart that nobody ends. */
	draw: (brush: Brush, sheet: Sheet, ratio: number) => () => void;
}

/** What stands around a figure so that it can be quoted: painted anew each time, in room that does not change. */
export interface Sheet {
	width: number;
	height: number;
	/** Where the figure may begin and end, from the top. */
	top: number;
	bottom: number;
	paint: (brush: Brush) => void;
}

interface Content {
	caption: Caption;
	/** The permanent address. */
	address: string;
	figure: Figure;
}

/** As high as all of it asks for: nothing is cut off. */
export function growing(pen: SKRSContext2D, content: Content): Sheet {
	const parts = partsOf(pen, content, usualWidth);
	const { good } = content.figure.room(usualWidth);
	const height = Math.ceil(Math.max(usualHeight, parts.top + good + parts.below));
	return sheetOf(parts, usualWidth, height);
}

/** Of one shape, and as large as it must be for all of it: the same picture, seen from farther away. */
export function shaped(pen: SKRSContext2D, content: Content, widths: readonly number[]): Sheet {
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

/** The law, the chart and what it counts above; the notes, the day, our name, the licence and the address below. */
function partsOf(pen: SKRSContext2D, { caption, address, figure }: Content, width: number) {
	const { about, title, counts, asOf } = caption;
	const room = width - 2 * margin;
	const above: Words[] = [
		{ text: about, size: 14, weight: 600, colour: 'soft' },
		{ text: title, size: 22, weight: 600 },
		{ text: counts, size: 12.5, colour: 'soft' }
	];
	const day = asOf ? `As of ${formatDate(asOf)}` : 'Nothing is published yet';
	const source = `Source: Rulewatch  ·  ${day}  ·  Licence: ${recordLicence.name}, public domain`;
	const stacked = (all: Words[], from = 0) => {
		let y = from;
		const lines = all.flatMap((words) =>
			broken(pen, words, room).map((text): Line => {
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
	return {
		...{ head, notes, foot },
		top: head.end + 6,
		below: gap + notes.end + 16 + foot.end + 14
	};
}

function sheetOf(
	{ head, notes, foot, top, below }: ReturnType<typeof partsOf>,
	width: number,
	height: number
): Sheet {
	const bottom = height - below;
	const footTop = height - 14 - foot.end;
	return {
		...{ width, height, top, bottom },
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
			for (const { text, size, weight, colour: name = 'ink', y } of written)
				write({ pen, colour }, text, [margin, y], font(size, weight), name);
			pen.restore();
		}
	};
}

/** What draws a figure in which Chart.js has no part. */
export function painted(draw: (brush: Brush, sheet: Sheet) => void): Figure['draw'] {
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
