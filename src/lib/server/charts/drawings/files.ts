import { createCanvas, SvgExportFlag, type SKRSContext2D } from '@napi-rs/canvas';
import { inPrint, type PictureSize } from '../../../domain/charts/sizes.ts';
import { caveatsOf, chartAddress, isMatrix, type View } from '../../../domain/charts/views.ts';
import { barsOf } from './bars.ts';
import { matrixOf } from './matrix.ts';
import { colour } from './palette.ts';
import { withResolution } from './resolution.ts';
import {
	type Figure,
	growingSheet,
	margin,
	withoutChartJs,
	shapedSheet,
	usualWidth
} from './sheet.ts';
import { accessibleSvg } from './standalone.ts';
import { altText } from './summary.ts';
import { recordText } from './text.ts';
import { font, drawText } from './words.ts';

/** Width in pixels: 1200 for a card beside a link, A4 for print. */
const pixels = { card: 1200, '1': usualWidth, '2': 2 * usualWidth, print: inPrint(210) };
/** Widths that give a card whole units, up to the largest that is still legible. */
const cardWidths = Array.from({ length: 41 }, (_, step) => usualWidth + step * 40);

function layOut(view: View, origin: string, isCard = false) {
	const measure = createCanvas(1, 1).getContext('2d');
	const figure = figureOf(measure, view);
	const content = { caption: view, address: origin + chartAddress(view), figure };
	return {
		figure,
		sheet: isCard ? shapedSheet(measure, content, cardWidths) : growingSheet(measure, content)
	};
}

function figureOf(measure: SKRSContext2D, view: View): Figure {
	const figure = isMatrix(view) ? matrixOf(measure, view) : barsOf(view);
	if (figure) return figure;
	return {
		// Caveats about the numbers appear even if nothing is drawn.
		notes: !isMatrix(view) && view.chart.total ? caveatsOf(view) : [],
		room: () => ({ least: 60, good: 60 }),
		draw: withoutChartJs((brush, { top }) =>
			drawText(brush, view.empty, [margin, top + 40], font(16), 'ink')
		)
	};
}

/** Printed paper is white. */
const onWhite = (name: string) => (name === 'paper' ? '#ffffff' : colour(name));

/** A card is always 1200 × 630; in other sizes the height follows from the content. */
export async function chartPng(
	view: View,
	origin: string,
	size: PictureSize = 'card'
): Promise<Uint8Array<ArrayBuffer>> {
	const { sheet, figure } = layOut(view, origin, size === 'card');
	const canvas = createCanvas(sheet.width, sheet.height);
	const brush = { pen: canvas.getContext('2d'), colour: size === 'print' ? onWhite : colour };
	const end = figure.draw(brush, sheet, pixels[size] / sheet.width);
	const bytes = await canvas.encode('png');
	end();
	return size === 'print' ? withResolution(bytes) : new Uint8Array(bytes);
}

export function chartSvg(view: View, origin: string): Uint8Array<ArrayBuffer> {
	const { sheet, figure } = layOut(view, origin);
	const canvas = createCanvas(sheet.width, sheet.height, SvgExportFlag.NoPrettyXML);
	const pen = canvas.getContext('2d');
	const written = recordText(pen);
	const end = figure.draw({ pen, colour }, sheet, 1);
	const svg = canvas.getContent().toString();
	end();
	const { width, height } = sheet;
	return new TextEncoder().encode(
		accessibleSvg(svg.replace(/(?=<\/svg>\s*$)/, written()), {
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			title: `${view.about}: ${view.title}`,
			description: `${altText(view)} ${origin}${chartAddress(view)}`
		})
	);
}
