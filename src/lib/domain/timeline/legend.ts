import { type EventKind, eventKinds, keysOf, type Stance, stances } from '../vocabulary.ts';
import { widthOf } from './scale.ts';

/** In the order of the legend. */
export const shapeWords = { ...eventKinds, ...stances };

export function legendOf(shapes: ReadonlySet<EventKind | Stance>, width: number) {
	let [x, row] = [0, 0];
	return keysOf(shapeWords)
		.filter((shape) => shapes.has(shape))
		.map((shape) => {
			const room = widthOf(shapeWords[shape]) + 38;
			if (x + room > width) [x, row] = [0, row + 1];
			const place = { shape, words: shapeWords[shape], x, y: row * 22 };
			x += room;
			return place;
		});
}
