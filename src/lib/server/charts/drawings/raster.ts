import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { families, serifFamilies } from './fonts.ts';
import { withResolution } from './resolution.ts';
import { type Line, separateTexts } from './written.ts';

/** A scale is in pixels per unit; a width makes the ground white. */
export type Pixels = { scale: number } | { width: number };

/** Uses our fonts, so that the picture is the same on every machine. @param svg from `standaloneSvg` */
export async function svgToPng(svg: string, pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
	const { rest, lines } = separateTexts(svg);
	const picture = await loadImage(Buffer.from(rest));
	const scale = 'scale' in pixels ? pixels.scale : pixels.width / picture.width;
	const [width, height] = [picture.width, picture.height].map((side) => Math.round(side * scale));
	const canvas = createCanvas(width!, height!);
	const pen = canvas.getContext('2d');
	pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
	pen.scale(scale, scale);
	for (const line of lines) write(pen, line);
	const bytes = await canvas.encode('png');
	return 'width' in pixels ? withResolution(bytes) : new Uint8Array(bytes);
}

const alignments = { start: 'left', middle: 'center', end: 'right' } as const;

function write(pen: SKRSContext2D, { x, y, anchor, runs }: Line) {
	pen.textAlign = alignments[anchor as keyof typeof alignments];
	let at = x;
	for (const { text, fill, font } of runs) {
		pen.font = `${font.weight} ${font.size}px ${font.serif ? serifFamilies : families}`;
		pen.fillStyle = fill;
		pen.fillText(text, at, y);
		at += pen.measureText(text).width;
	}
}
