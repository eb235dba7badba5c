import type { Series } from '../domain/charts/charts.ts';
import type { Look } from './look.ts';

const size = 8;

/** Each stance has its own line pattern besides its colour, drawn on a tile of 8 × 8. */
const lines: Record<Series['key'], [x1: number, y1: number, x2: number, y2: number][]> = {
	oppose: [],
	concerned: [
		[-2, 10, 10, -2],
		[-2, 2, 2, -2],
		[6, 10, 10, 6]
	],
	neutral: [[3, 4, 5, 4]],
	mixed: [
		[0, 0, 8, 8],
		[0, 8, 8, 0]
	],
	support: [[0, 4, 8, 4]],
	several: [[4, 0, 4, 8]],
	not_stated: [
		[0, 2, 8, 2],
		[0, 6, 8, 6],
		[2, 0, 2, 8],
		[6, 0, 6, 8]
	],
	all: []
};

export function fillOf(
	key: Series['key'],
	ink: string,
	{ colour, newTile }: Look
): string | CanvasPattern {
	const pen = lines[key].length ? newTile(size).getContext('2d') : null;
	if (!pen) return ink;
	pen.fillStyle = ink;
	pen.fillRect(0, 0, size, size);
	pen.strokeStyle = colour('paper');
	pen.lineWidth = key === 'neutral' ? 2 : 1.5;
	for (const [x1, y1, x2, y2] of lines[key]) {
		pen.moveTo(x1, y1);
		pen.lineTo(x2, y2);
	}
	pen.stroke();
	return pen.createPattern(pen.canvas, 'repeat') ?? ink;
}
