import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemesOf } from '../../domain/cards/cut.ts';
import { withEllipsis } from '../../domain/truncate.ts';
import { families, serifFamilies } from '../charts/drawings/fonts.ts';
import { colour } from '../charts/drawings/palette.ts';

export interface Style {
	size: number;
	weight?: 400 | 500 | 600;
	colour?: string;
	serif?: boolean;
	/** The height of a line, in sizes of its letters. */
	step?: number;
}

export interface Typeset {
	lines: string[];
	style: Style;
	direction: 'ltr' | 'rtl';
	step: number;
	height: number;
	/** No text is cut off and no word broken. */
	isWhole: boolean;
}

/** A part of a card, laid out before it is known how high it will stand. */
export interface Laid {
	height: number;
	paint: (y: number) => void;
}

export type Column = [x: number, room: number];

export const nothing: Laid = { height: 0, paint() {} };

const arabic = /\p{Script=Arabic}/u;
const firstLetter = /\p{L}/u;
const reversed = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
const latin = /(\p{Script=Latin}+)/u;

/** Isolates Urdu names in an English line, so that a comma or number after them does not change sides. */
const isolated = (line: string, direction: 'ltr' | 'rtl') =>
	direction === 'ltr' && reversed.test(line) ? line.split(latin).map(isolatedIn).join('') : line;

function isolatedIn(part: string): string {
	const signs = graphemesOf(part);
	const isReversed = (sign: string) => reversed.test(sign);
	const [from, to] = [signs.findIndex(isReversed), signs.findLastIndex(isReversed) + 1];
	if (from < 0) return part;
	return [
		...signs.slice(0, from),
		'\u2068',
		...signs.slice(from, to),
		'\u2069',
		...signs.slice(to)
	].join('');
}

/** Breaks after a space, and between characters of scripts without spaces. */
const breaks = /(?<= )|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/u;

/** Takes the direction of the first letter, as browsers do for `dir="auto"`. */
export const directionIn = (text: string): 'ltr' | 'rtl' =>
	reversed.test(firstLetter.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';

/** Nastaliq slopes, so its lines need more height. */
const [usualStep, tallStep] = [1.28, 2.05];

/** No card has space for a longer text. */
const mostRead = 1_500;

export const fontOf = ({ size, weight = 400, serif }: Style) =>
	`${weight} ${size}px ${serif ? serifFamilies : families}`;

/** Breaks a text into at most `most` lines. If it is cut, «…» follows the last whole word. */
export function typeset(
	pen: SKRSContext2D,
	text: string,
	style: Style,
	room: number,
	most = Infinity
): Typeset {
	pen.font = fontOf(style);
	const fits = (line: string) => pen.measureText(line.trimEnd()).width <= room;
	const words = text.slice(0, mostRead).split(breaks);
	const pieces = words.flatMap((word) => (fits(word) ? word : graphemesOf(word)));
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces) {
		if (line && !fits(line + piece)) {
			lines.push(line.trimEnd());
			line = '';
			if (lines.length > most) break;
		}
		line += piece;
	}
	if (line.trim()) lines.push(line.trimEnd());
	const isCut = lines.length > most;
	const shown = lines.slice(0, most);
	if (isCut) shown.push(shortened(shown.pop() ?? '', fits));
	const step = style.size * (arabic.test(text) ? tallStep : (style.step ?? usualStep));
	return {
		lines: shown,
		style,
		step,
		height: shown.length * step,
		direction: directionIn(text),
		isWhole: !isCut && pieces.length === words.length && text.length <= mostRead
	};
}

function shortened(line: string, fits: (line: string) => boolean): string {
	const words = line.split(' ');
	const ended = () => withEllipsis(words.join(' '));
	while (words.length > 1 && !fits(ended())) words.pop();
	const rest = graphemesOf(words.join(' '));
	while (words.length === 1 && rest.length && !fits(`${rest.join('')}…`)) rest.pop();
	return words.length > 1 ? ended() : `${rest.join('')}…`;
}

/** Sets a text in the largest size that fits, or cuts it off in the smallest. */
export function fit(
	pen: SKRSContext2D,
	text: string,
	{ sizes, ...style }: Omit<Style, 'size'> & { sizes: number[] },
	room: { width: number; height: number }
): Typeset {
	for (const size of sizes) {
		const whole = typeset(pen, text, { ...style, size }, room.width);
		if (whole.isWhole && whole.height <= room.height) return whole;
	}
	const smallest = { ...style, size: sizes.at(-1)! };
	const { step } = typeset(pen, text, smallest, room.width, 1);
	return typeset(pen, text, smallest, room.width, Math.max(1, Math.floor(room.height / step)));
}

/** Writes from the left edge, or from the right one if `side` is right to left. */
export function drawLines(
	pen: SKRSContext2D,
	{ lines, style, direction, step }: Typeset,
	x: number,
	y: number,
	room: number,
	side = direction
) {
	pen.save();
	pen.font = fontOf(style);
	pen.fillStyle = colour(style.colour ?? 'ink');
	pen.direction = direction;
	pen.textAlign = side === 'rtl' ? 'right' : 'left';
	// Letters of Nastaliq reach out beyond their place.
	const from = side === 'rtl' ? x + room - style.size / 4 : x;
	// Centres the letters in the height of the line.
	const base = step / 2 + style.size * 0.35;
	for (const [place, line] of lines.entries())
		pen.fillText(isolated(line, direction), from, y + place * step + base);
	pen.restore();
}

export function measuredWidth(pen: SKRSContext2D, text: string, style: Style): number {
	pen.font = fontOf(style);
	return pen.measureText(text.slice(0, mostRead)).width;
}

export const placed = (
	pen: SKRSContext2D,
	words: Typeset,
	[x, room]: Column,
	side?: 'ltr' | 'rtl'
): Laid => ({ height: words.height, paint: (y) => drawLines(pen, words, x, y, room, side) });

/** Lays a text out in at most `most` lines. */
export const layText = (
	pen: SKRSContext2D,
	text: string | undefined,
	style: Style,
	at: Column,
	most?: number,
	side?: 'ltr' | 'rtl'
): Laid => placed(pen, typeset(pen, text ?? '', style, at[1], most), at, side);

export function stacked(parts: Laid[], gap = 0): Laid {
	const shown = parts.filter(({ height }) => height);
	return {
		height: shown.reduce((sum, { height }, place) => sum + height + (place ? gap : 0), 0),
		paint(y) {
			for (const { height, paint } of shown) {
				paint(y);
				y += height + gap;
			}
		}
	};
}

/** Sets parts side by side, each at its own place. */
export const beside = (parts: Laid[]): Laid => ({
	height: Math.max(0, ...parts.map(({ height }) => height)),
	paint(y) {
		for (const { paint } of parts) paint(y);
	}
});
