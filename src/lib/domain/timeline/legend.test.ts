import { describe, expect, it } from 'vitest';
import { legendOf, shapeWords } from './legend.ts';
import { widthOf } from './scale.ts';
import { keysOf } from '../vocabulary.ts';

const all = new Set(keysOf(shapeWords));

describe('the legend of a picture', () => {
	it('explains the shapes that are drawn, kinds of events before stances, and no others', () => {
		const legend = legendOf(new Set(['oppose', 'leak', 'drafting']), 1_000);
		expect(legend.map(({ words }) => words)).toEqual(['Drafting', 'Leak', 'Oppose']);
		expect(legendOf(new Set(), 1_000)).toEqual([]);
		expect(legendOf(all, 1_000)).toHaveLength(all.size);
	});

	it('goes on in a new row where one is full, and not before', () => {
		const [drafting, leak] = [widthOf('Drafting') + 38, widthOf('Leak') + 38];
		const placesIn = (width: number) =>
			legendOf(new Set(['drafting', 'leak', 'oppose']), width).map(({ x, y }) => [x, y]);
		expect(placesIn(1_000)).toEqual([
			[0, 0],
			[drafting, 0],
			[drafting + leak, 0]
		]);
		expect(placesIn(drafting + leak)).toEqual([
			[0, 0],
			[drafting, 0],
			[0, 22]
		]);
		expect(placesIn(drafting + leak - 1)).toEqual([
			[0, 0],
			[0, 22],
			[leak, 22]
		]);
	});
});
