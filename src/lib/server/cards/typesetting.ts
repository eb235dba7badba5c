import type { SKRSContext2D } from '@napi-rs/canvas';
import { withEllipsis, graphemesOf } from '../../domain/cards/cut.ts';
import { families } from '../charts/drawings/fonts.ts';
import { colour } from '../charts/drawings/palette.ts';

export interface Style {
	size: number;
	weight?: 400 | 600;
	colour?: string;
}

/** A text broken into lines, as it is set. */
export interface SetText {
	lines: string[];
	style: Style;
	direction: 'ltr' | 'rtl';
	/** From one line to the next. */
	step: number;
	height: number;
	/** Whether all of it stands there, and no word is broken. */
	isWhole: boolean;
}

const arabic = /\p{Script=Arabic}/u;
const firstLetter = /\p{L}/u;
const reversed = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
const latin = /(\p{Script=Latin}+)/u;

/** A name in Urdu within an English line stays together, and moves no comma or number after it to its other side. */
const isolated = (line: string, direction: 'ltr' | 'rtl') =>
	direction === 'ltr' && reversed.test(line) ? line.split(latin).map(isolatedIn).join('') : line;

/** From the first to the last letter that runs from right to left. */
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

/** After a space, and between signs that are written without any. */
const breaks = /(?<= )|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/u;

/** The direction of a text, as browsers find it for `dir="auto"`: that of its first letter. */
export const directionOf = (text: string): 'ltr' | 'rtl' =>
	reversed.test(firstLetter.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';

/** Nastaliq climbs from right to left and needs more room above and below than other scripts. */
const [usualStep, tallStep] = [1.28, 2.05];

/** No card has room for more characters of one text. */
const mostRead = 1_500;

export const fontOf = ({ size, weight = 400 }: Style) => `${weight} ${size}px ${families}`;

/** Breaks a text between words into at most so many lines; what is left out leaves «…» behind, after a whole word. */
export function set(
	pen: SKRSContext2D,
	text: string,
	style: Style,
	room: number,
	most = Infinity
): SetText {
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
	const step = style.size * (arabic.test(text) ? tallStep : usualStep);
	return {
		...{ lines: shown, style, step, height: shown.length * step },
		direction: directionOf(text),
		isWhole: !isCut && pieces.length === words.length && text.length <= mostRead
	};
}

/** The line with «…» after its last word that leaves room for it. */
function shortened(line: string, fits: (line: string) => boolean): string {
	const words = line.split(' ');
	const ended = () => withEllipsis(words.join(' '));
	while (words.length > 1 && !fits(ended())) words.pop();
	const rest = graphemesOf(words.join(' '));
	while (words.length === 1 && rest.length && !fits(`${rest.join('')}…`)) rest.pop();
	return words.length > 1 ? ended() : `${rest.join('')}…`;
}

/** The largest of some sizes at which a text fits whole into a room, or the smallest, cut off. */
export function fit(
	pen: SKRSContext2D,
	text: string,
	{ sizes, ...style }: Omit<Style, 'size'> & { sizes: number[] },
	room: { width: number; height: number }
): SetText {
	for (const size of sizes) {
		const whole = set(pen, text, { ...style, size }, room.width);
		if (whole.isWhole && whole.height <= room.height) return whole;
	}
	const smallest = { ...style, size: sizes.at(-1)! };
	const { step } = set(pen, text, smallest, room.width, 1);
	return set(pen, text, smallest, room.width, Math.max(1, Math.floor(room.height / step)));
}

/** Writes a text from its left edge, or, where it or what it belongs to runs from right to left, from its right one. */
export function writeSet(
	pen: SKRSContext2D,
	{ lines, style, direction, step }: SetText,
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
	const from = side === 'rtl' ? x + room : x;
	// The letters of a line stand in its middle: half of what is free is above them.
	const base = step / 2 + style.size * 0.35;
	for (const [place, line] of lines.entries())
		pen.fillText(isolated(line, direction), from, y + place * step + base);
	pen.restore();
}
