import type { SKRSContext2D } from '@napi-rs/canvas';
import { serifFamilies } from './fonts.ts';
import { colour } from './palette.ts';
import { escapeXml } from './standalone.ts';

/** Parses the canvas `font` property, such as «600 12px Rulewatch-latin, …». */
const face = /^(?:(?:normal|italic) )?(?:(normal|bold|\d+) )?(?:normal )?([\d.]+)px/;
const anchors = { left: undefined, start: undefined, center: 'middle', right: 'end', end: 'end' };
/** Our fonts may be missing where the file is opened. */
const familiesOf = (name: 'sans' | 'serif') =>
	`${colour(name).replaceAll('"', "'")}, 'Noto Nastaliq Urdu'`;

/**
 * Makes the pen record text instead of drawing it; the returned function gives it as SVG. `textLength` keeps each
 * line's width in any font, so that nothing overflows.
 */
export function recordText(pen: SKRSContext2D): () => string {
	const written: string[] = [];
	pen.fillText = (text, x, y) => {
		const { a, b, c, d, e, f } = pen.getTransform();
		const isTurned = b !== 0 || c !== 0;
		const at = isTurned ? [x, y + drop(pen, text)] : [x * a + e, (y + drop(pen, text)) * d + f];
		const [, weight = 'normal', size] = face.exec(pen.font) ?? [];
		const attributes = {
			x: at[0],
			y: at[1],
			'font-size': Number(size),
			'font-family': pen.font.endsWith(serifFamilies) ? familiesOf('serif') : undefined,
			'font-weight': weight === 'normal' || weight === '400' ? undefined : weight,
			fill: pen.fillStyle,
			'text-anchor': anchors[pen.textAlign],
			textLength: pen.measureText(text).width,
			lengthAdjust: 'spacingAndGlyphs',
			transform: isTurned ? `matrix(${[a, b, c, d, e, f].map(rounded).join(' ')})` : undefined
		};
		const all = Object.entries(attributes).flatMap(([name, value]) =>
			value === undefined
				? []
				: ` ${name}="${typeof value === 'number' ? rounded(value) : String(value)}"`
		);
		if (text.trim()) written.push(`<text${all.join('')}>${escapeXml(text)}</text>`);
	};
	return () =>
		`<g font-family="${familiesOf('sans')}" xml:space="preserve">${written.join('\n')}</g>`;
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** Distance from the given baseline to the alphabetic one. */
function drop(pen: SKRSContext2D, text: string): number {
	const { textBaseline } = pen;
	if (textBaseline === 'alphabetic') return 0;
	const above = pen.measureText(text).actualBoundingBoxAscent;
	pen.textBaseline = 'alphabetic';
	const whole = pen.measureText(text).actualBoundingBoxAscent;
	pen.textBaseline = textBaseline;
	return whole - above;
}
