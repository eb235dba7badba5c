import { createCanvas, loadImage } from '@napi-rs/canvas';
import { families } from './fonts.ts';

/**
 * A drawn file as PNG, in the fonts that come along, so that it looks the same on every machine.
 * @param svg as `standalone` makes it
 * @param scale how many pixels each of its units takes
 */
export async function toPng(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer>> {
	const written = svg.replaceAll(/ font-family="[^"]*"/g, ` font-family="${families}"`);
	const picture = await loadImage(Buffer.from(written));
	const canvas = createCanvas(picture.width * scale, picture.height * scale);
	canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Uint8Array(await canvas.encode('png'));
}
