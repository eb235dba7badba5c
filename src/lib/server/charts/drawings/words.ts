import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemesOf } from '../../../domain/cards/cut.ts';
import { families, serifFamilies } from './fonts.ts';

export interface Brush {
	pen: SKRSContext2D;
	colour: (name: string) => string;
}

export interface Words {
	text: string;
	size: number;
	colour?: string;
	weight?: 400 | 600;
	serif?: boolean;
}

/** Relative to the font size; enough for the descenders of Urdu. */
export const lineHeight = 1.4;

export function font(size: number, weight: 400 | 600 = 400, serif = false): string {
	return `${weight} ${size}px ${serif ? serifFamilies : families}`;
}

export function drawText(
	{ pen, colour }: Brush,
	text: string,
	[x, y]: [x: number, y: number],
	face: string,
	name: string
) {
	pen.font = face;
	pen.fillStyle = colour(name);
	pen.fillText(text, x, y);
}

/** Breaks between words, and inside words that are too long. */
export function breakText(
	pen: SKRSContext2D,
	{ text, size, weight, serif }: Words,
	room: number
): string[] {
	pen.font = font(size, weight, serif);
	const fits = (line: string) => pen.measureText(line).width <= room;
	const lines = [''];
	const pieces = text
		.split(/(?<= )/)
		.flatMap((word) => (fits(word.trimEnd()) ? word : graphemesOf(word)));
	for (const piece of pieces) {
		const line = lines.at(-1)! + piece;
		if (fits(line.trimEnd())) lines[lines.length - 1] = line;
		else lines.push(piece);
	}
	return lines.map((line) => line.trim()).filter(Boolean);
}
