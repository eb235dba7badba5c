import { createCanvas, loadImage } from '@napi-rs/canvas';
import { families } from './fonts.ts';
import { withResolution } from './resolution.ts';

/** How many pixels each unit takes, or how many the whole takes across, on white paper. */
export type Pixels = { scale: number } | { width: number };

/**
 * A drawn file as PNG, in the fonts that come along, so that it looks the same on every machine.
 * @param svg as `standalone` makes it
 */
export async function toPng(svg: string, pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
	const written = svg.replaceAll(/ font-family="[^"]*"/g, ` font-family="${families}"`);
	const picture = await loadImage(Buffer.from(written));
	const scale = 'scale' in pixels ? pixels.scale : pixels.width / picture.width;
	const canvas = createCanvas(
		Math.round(picture.width * scale),
		Math.round(picture.height * scale)
	);
	canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
	const bytes = await canvas.encode('png');
	return 'width' in pixels ? withResolution(bytes) : new Uint8Array(bytes);
}
