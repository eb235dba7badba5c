import { origin } from '../../settings.ts';
import type { PictureSize } from '../../../domain/charts/sizes.ts';
import type { View } from '../../../domain/charts/views.ts';
import type { Pixels } from './raster.ts';
import { cacheDrawing } from './cache.ts';

export { schemeSheet } from './palette.ts';
export { standaloneSvg } from './standalone.ts';

/**
 * Draws a chart, cached by `key`: as PNG a card by default. The drawing code is loaded on first use, so that a
 * machine without the canvas library serves everything else.
 * @throws 503 if too many pictures wait
 */
export function drawChart(
	view: View,
	format: 'png' | 'svg',
	key: string,
	size?: PictureSize
): Promise<Uint8Array<ArrayBuffer>> {
	return cacheDrawing(key, async () => {
		const { chartPng, chartSvg } = await import('./files.ts');
		return format === 'png' ? chartPng(view, origin(), size) : chartSvg(view, origin());
	});
}

/** Turns an SVG from a component into PNG, cached by `key`. @throws 503 if too many pictures wait */
export function drawSvgAsPng(
	svg: string,
	pixels: Pixels,
	key: string
): Promise<Uint8Array<ArrayBuffer>> {
	return cacheDrawing(key, async () => (await import('./raster.ts')).svgToPng(svg, pixels));
}
