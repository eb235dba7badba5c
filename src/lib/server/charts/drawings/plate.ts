import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Caption } from '../../../domain/charts/views.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { colour } from './palette.ts';
import { families } from './fonts.ts';

/** Every picture of a chart has this size, in the units that drawing counts in; files are half as large again. */
export const [width, height] = [800, 420];
export const margin = 24;
const footer = 52;

interface Words {
	text: string;
	size: number;
	colour?: string;
	weight?: 400 | 600;
	/** Cut off with «…» after so many lines. */
	lines?: number;
}

/** What stands around a drawing so that it can be quoted: drawn anew each time, in room that does not change. */
export interface Plate {
	/** Where the drawing may begin and end, from the top. */
	top: number;
	bottom: number;
	paint: () => void;
}

export function font(size: number, weight: 400 | 600 = 400): string {
	return `${weight} ${size}px ${families}`;
}

/** The law, the chart, what it counts and `notes` above; the day, our name and the permanent address below. */
export function plateOf(
	pen: SKRSContext2D,
	{ about, title, counts, asOf }: Caption,
	address: string,
	notes: string[]
): Plate {
	const above: Words[] = [
		{ text: about, size: 14, weight: 600, colour: 'soft', lines: 2 },
		{ text: title, size: 22, weight: 600, lines: 1 },
		{ text: counts, size: 12, colour: 'soft', lines: 2 },
		...notes.map((text): Words => ({ text, size: 11, colour: 'ink', lines: 3 }))
	];
	const lines = above.flatMap((words) =>
		broken(pen, words).map((text) => ({ ...words, text, step: words.size * 1.4 }))
	);
	const top = margin + lines.reduce((sum, { step }) => sum + step, 0) - 4;
	const day = asOf ? `As of ${formatDate(asOf)}` : 'Nothing is published yet';
	const below = broken(pen, { text: address, size: 11, lines: 2 });
	return {
		top,
		bottom: height - footer - (below.length - 1) * 14,
		paint() {
			pen.save();
			pen.fillStyle = colour('paper');
			pen.fillRect(0, 0, width, height);
			pen.textBaseline = 'alphabetic';
			pen.textAlign = 'left';
			let y = margin;
			for (const { text, size, weight, colour: name = 'ink', step } of lines) {
				write(pen, text, margin, y + size, font(size, weight), name);
				y += step;
			}
			const foot = height - footer + 14 - (below.length - 1) * 14;
			pen.fillStyle = colour('ink');
			pen.fillRect(margin, foot, width - 2 * margin, 1);
			write(pen, 'Rulewatch', margin, foot + 17, font(12, 600), 'ink');
			const after = margin + pen.measureText('Rulewatch').width;
			write(pen, `  ·  ${day}`, after, foot + 17, font(12), 'soft');
			for (const [index, line] of below.entries())
				write(pen, line, margin, foot + 32 + index * 14, font(11), 'link');
			pen.restore();
		}
	};
}

/** Makes a canvas larger, and all that is drawn on it from now on. */
export function enlarge(pen: SKRSContext2D, ratio: number) {
	if (ratio === 1) return;
	pen.canvas.width = width * ratio;
	pen.canvas.height = height * ratio;
	pen.scale(ratio, ratio);
}

export function write(
	pen: SKRSContext2D,
	text: string,
	x: number,
	y: number,
	face: string,
	name: string
) {
	pen.font = face;
	pen.fillStyle = colour(name);
	pen.fillText(text, x, y);
}

/** Breaks a text between words, and a word that is too long between characters. */
export function broken(
	pen: SKRSContext2D,
	{ text, size, weight, lines: most = 1 }: Words,
	room = width - 2 * margin
): string[] {
	pen.font = font(size, weight);
	const fits = (line: string) => pen.measureText(line).width <= room;
	const lines = [''];
	const pieces = text.split(/(?<= )/).flatMap((word) => (fits(word) ? word : Array.from(word)));
	for (const piece of pieces) {
		const line = lines.at(-1)! + piece;
		if (fits(line.trimEnd())) lines[lines.length - 1] = line;
		else if (lines.push(piece) > most) break;
	}
	const shown = lines.slice(0, most).map((line) => line.trim());
	if (lines.length > most) {
		let last = Array.from(shown[most - 1]!);
		while (last.length && !fits(`${last.join('')}…`)) last = last.slice(0, -1);
		shown[most - 1] = `${last.join('').trimEnd()}…`;
	}
	return shown.filter(Boolean);
}
