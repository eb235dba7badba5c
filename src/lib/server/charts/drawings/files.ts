import { createCanvas, type SKRSContext2D, SvgExportFlag } from '@napi-rs/canvas';
import { chartAddress, isMatrix, type View } from '../../../domain/charts/views.ts';
import { drawBars } from './bars.ts';
import { drawMatrix } from './matrix.ts';
import { height, width } from './plate.ts';
import { accessible } from './standalone.ts';
import { summaryOf } from './summary.ts';

/** 1200 × 630: what networks show beside a link. */
const ratio = 1.5;

/** Returns what ends the drawing, once it is in a file: Chart.js keeps every chart that nobody ends. */
function draw(pen: SKRSContext2D, view: View, origin: string, ratio: number): () => void {
	const address = origin + chartAddress(view);
	if (!isMatrix(view)) return drawBars(pen, view, address, ratio);
	drawMatrix(pen, view, address, ratio);
	return () => {};
}

export async function toPng(view: View, origin: string): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = createCanvas(width, height);
	const end = draw(canvas.getContext('2d'), view, origin, ratio);
	const bytes = await canvas.encode('png');
	end();
	return new Uint8Array(bytes);
}

/** Text becomes outlines, which need no font where the picture is shown; what it says stands in its description. */
export function toSvg(view: View, origin: string): Uint8Array<ArrayBuffer> {
	const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
	const end = draw(canvas.getContext('2d'), view, origin, 1);
	const svg = canvas.getContent().toString();
	end();
	return new TextEncoder().encode(
		accessible(svg, {
			width: width * ratio,
			height: height * ratio,
			viewBox: `0 0 ${width} ${height}`,
			title: `${view.about}: ${view.title}`,
			description: `${summaryOf(view)} ${origin}${chartAddress(view)}`
		})
	);
}
