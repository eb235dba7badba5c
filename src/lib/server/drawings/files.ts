import { createCanvas, type SKRSContext2D, SvgExportFlag } from '@napi-rs/canvas';
import { chartAddress, isMatrix, type View } from '../../domain/chart-views.ts';
import { drawBars } from './bars.ts';
import { drawMatrix } from './matrix.ts';
import { height, width } from './plate.ts';
import { accessible } from './standalone.ts';
import { inWords } from './words.ts';

/** 1200 × 630: what networks show beside a link. */
const ratio = 1.5;

function draw(pen: SKRSContext2D, view: View, origin: string, ratio: number) {
	const address = origin + chartAddress(view);
	if (isMatrix(view)) drawMatrix(pen, view, address, ratio);
	else drawBars(pen, view, address, ratio);
}

export async function toPng(view: View, origin: string): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = createCanvas(width, height);
	draw(canvas.getContext('2d'), view, origin, ratio);
	return new Uint8Array(await canvas.encode('png'));
}

/** Text becomes outlines, which need no font where the picture is shown; what it says stands in its description. */
export function toSvg(view: View, origin: string): Uint8Array<ArrayBuffer> {
	const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
	draw(canvas.getContext('2d') as SKRSContext2D, view, origin, 1);
	return new TextEncoder().encode(
		accessible(canvas.getContent().toString(), {
			width: width * ratio,
			height: height * ratio,
			viewBox: `0 0 ${width} ${height}`,
			title: `${view.about}: ${view.title}`,
			description: `${inWords(view)} ${origin}${chartAddress(view)}`
		})
	);
}
