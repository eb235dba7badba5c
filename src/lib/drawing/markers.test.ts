import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rooms } from './look.ts';
import { levelsFor, linesAtMarkers } from './markers.ts';

/** The extents of the event labels, left to right, assuming bold 12 px characters. */
function labelsOf(markers: { row: number }[], rows: number, width: number) {
	const levels = levelsFor(markers, rows, width);
	const look = { colour: () => '', room: { ...rooms.narrow, levels } };
	return linesAtMarkers(markers, look as never).map(({ value, label }) => {
		const half = (String(label!.content).length * 7 + 6) / 2;
		const all = width - 56;
		// Chart.js moves a label at an edge inwards.
		const x = Math.min(Math.max((all / rows) * (Number(value) + 0.5), half), all - half);
		return { from: x - half, to: x + half, level: label!.yAdjust };
	});
}

describe('the labels of markers', () => {
	it('never cover one another, in a frame of 280 pixels or a wide page', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat(39), { minLength: 1, maxLength: 8 }),
				fc.constantFrom(248, 288, 680),
				(places, width) => {
					const markers = places.sort((a, b) => a - b).map((row) => ({ row }));
					const labels = labelsOf(markers, 40, width);
					for (const [index, label] of labels.entries())
						for (const other of labels.slice(index + 1))
							expect(other.level !== label.level || other.from >= label.to).toBe(true);
				}
			)
		);
	});

	it('take no more levels than they need', () => {
		expect(levelsFor([{ row: 0 }, { row: 1 }, { row: 2 }], 3, 680)).toBe(2);
		expect(levelsFor([{ row: 0 }, { row: 1 }, { row: 2 }, { row: 3 }], 40, 248)).toBe(4);
	});
});
