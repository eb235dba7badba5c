import { imageSize } from 'image-size';
import { unreadablePicture } from '../../forms/site.ts';

const formats: ReadonlySet<string | undefined> = new Set(['jpg', 'png', 'webp']);
/** Four bytes of memory each. */
const mostPixels = 24_000_000;
const longestSide = 960;
const quality = 85;

/**
 * Draws a picture anew as WebP, upright and at most 960 pixels wide and high: nothing of the file but its pixels
 * stays, and so no place, camera or name. Only the head of a file is read before its size is known.
 */
export async function redrawPicture(bytes: Uint8Array) {
	try {
		const { width, height, type } = imageSize(bytes);
		if (!formats.has(type)) return { refused: unreadablePicture };
		if (width * height > mostPixels)
			return { refused: 'This picture has more than 24 million pixels. Choose a smaller one.' };
		// The worker reads pages far more often, and should not wait for this library before its first.
		const { createCanvas, loadImage } = await import('@napi-rs/canvas');
		const picture = await loadImage(bytes);
		const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
		const [across, up] = [picture.width, picture.height].map((side) =>
			Math.max(1, Math.round(side * scale))
		);
		const canvas = createCanvas(across!, up!);
		canvas.getContext('2d').drawImage(picture, 0, 0, across!, up!);
		return { bytes: new Uint8Array(await canvas.encode('webp', quality)) };
	} catch {
		return { refused: unreadablePicture };
	}
}
