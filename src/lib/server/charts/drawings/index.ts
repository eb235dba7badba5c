import { origin } from '../../settings.ts';
import type { PictureSize } from '../../../domain/charts/sizes.ts';
import type { View } from '../../../domain/charts/views.ts';
import type { Pixels } from './raster.ts';
import { cacheDrawing } from './cache.ts';

export { schemeSheet } from './palette.ts';
export { standalone } from './standalone.ts';

/**
 * A chart as a file, drawn once for each `key`; as PNG a card of 1200 × 630, or the whole in the size that is told.
 * The canvas is loaded when the first is asked for: where there is none for a machine, all else is served.
 * @throws 503 where too many pictures wait to be drawn
 */
export function drawn(
	view: View,
	format: 'png' | 'svg',
	key: string,
	size?: PictureSize
): Promise<Uint8Array<ArrayBuffer>> {
	return cacheDrawing(key, async () => {
		const { toPng, toSvg } = await import('./files.ts');
		return format === 'png' ? toPng(view, origin(), size) : toSvg(view, origin());
	});
}

/**
 * What a component drew, as PNG, drawn once for each `key`.
 * @throws 503 where too many pictures wait to be drawn
 */
export function raster(svg: string, pixels: Pixels, key: string): Promise<Uint8Array<ArrayBuffer>> {
	return cacheDrawing(key, async () => (await import('./raster.ts')).toPng(svg, pixels));
}
