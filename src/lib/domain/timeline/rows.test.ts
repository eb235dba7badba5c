import { describe, expect, it } from 'vitest';
import { momentsOf } from './moments.ts';
import { mostMarkRows, stack, type Span } from './rows.ts';
import { widthOf } from './scale.ts';
import { harmRules, statementCard } from '../../../../tests/helpers/domain/test-cards.ts';

const width = 1_000;
const at = (id: string, x1: number, { x2 = x1, ghosts = [], name = 'Dawn' }: Given = {}) => {
	const said = statementCard(id, 'oppose', '2020-02-13', { name });
	return { moment: momentsOf([], [said], harmRules.slug)[0]!, x1, x2, ghosts };
};
interface Given {
	x2?: number;
	ghosts?: Span[];
	name?: string;
}
const rowsOf = (...all: ReturnType<typeof at>[]) =>
	Object.fromEntries(stack(all, width).placed.map(({ moment, row }) => [moment.id, row]));
/** The width of the label «Dawn» beside a mark. */
const room = widthOf('Dawn') + 6;
/** The room a mark takes on either side of its day. */
const half = 8;

describe('the marks of a lane', () => {
	it('stand in the nearest row that has room for them and their labels', () => {
		const next = 100 + half + room + half;
		expect(rowsOf(at('a', 100), at('b', next))).toEqual({ a: 0, b: 0 });
		expect(rowsOf(at('c', 300), at('before', 980))).toEqual({ c: 0, before: 0 });
		expect(rowsOf(at('a', 100), at('b', next - 1), at('c', 300))).toEqual({ a: 0, b: 1, c: 0 });
	});

	it('are placed days first, then stretches, from left to right', () => {
		const stretch = at('stretch', 90, { x2: 130 });
		expect(rowsOf(stretch, at('b', 120), at('a', 100))).toEqual({ a: 0, b: 1, stretch: 2 });
	});

	it('have room for the dates that other sources give', () => {
		expect(rowsOf(at('a', 500, { ghosts: [{ x1: 300, x2: 310 }] }), at('b', 305))).toEqual({
			a: 0,
			b: 1
		});
		expect(rowsOf(at('a', 100, { ghosts: [{ x1: 300, x2: 310 }] }), at('b', 305))).toEqual({
			a: 0,
			b: 1
		});
	});

	it('go without labels where they would need more than seven rows with them', () => {
		const crowd = (number: number) => Array.from({ length: number }, (_, n) => at(`s${n}`, 100));
		const low = stack(crowd(7), width);
		expect(low).toMatchObject({ rows: 7, counts: [] });
		expect(low.placed.every(({ label }) => label)).toBe(true);
		const high = stack(crowd(8), width);
		expect(high).toMatchObject({ rows: 8, counts: [] });
		expect(high.placed.some(({ label }) => label)).toBe(false);
	});

	it('go without labels at the edges of a narrow picture, too', () => {
		const crowd = Array.from({ length: 8 }, (_, n) => at(`s${n}`, 15));
		expect(stack(crowd, 30)).toMatchObject({ rows: 8, counts: [] });
	});

	it('keep a label that stands within a long mark, however many they are', () => {
		const long = at('long', 500, { x2: 800 });
		const crowd = Array.from({ length: 8 }, (_, n) => at(`s${n}`, 100));
		const labels = stack([long, ...crowd], width).placed.flatMap(({ label }) => label ?? []);
		expect(labels).toMatchObject([{ side: 'in', text: 'Dawn' }]);
	});

	it('are counted beyond sixteen rows, those together that stand near to each other', () => {
		const crowd = (x: number, name: string, number: number) =>
			Array.from({ length: number }, (_, n) => at(`${name}${String(n).padStart(2, '0')}`, x));
		const { counts, rows, placed } = stack(
			[...crowd(134, 'c', 17), ...crowd(100, 'a', 18), ...crowd(116, 'b', 17)],
			width
		);
		expect(rows).toBe(mostMarkRows + 1);
		expect(placed).toHaveLength(3 * mostMarkRows);
		expect(counts).toEqual([
			{ id: 'a16', lane: 'public', x: 100, count: 3, ids: ['a16', 'a17', 'b16'] },
			{ id: 'c16', lane: 'public', x: 134, count: 1, ids: ['c16'] }
		]);
	});
});

describe('the count of a stretch', () => {
	it('stands where the stretch begins, apart from that of the days behind it', () => {
		const days = Array.from({ length: 17 }, (_, n) => at(`s${String(n).padStart(2, '0')}`, 134));
		const { counts } = stack([...days, at('stretch', 100, { x2: 200 })], width);
		expect(counts.map(({ x, ids }) => [x, ids])).toEqual([
			[100, ['stretch']],
			[134, ['s16']]
		]);
	});
});

describe('the label of a mark', () => {
	const labelOf = (x1: number, x2 = x1, name = 'Dawn') =>
		stack([at('a', x1, { x2, name })], width).placed[0]!.label;

	it('stands behind it where the picture has room, else before it, else nowhere', () => {
		expect(labelOf(500)).toMatchObject({ side: 'after', x: 500 + half + 2 });
		expect(labelOf(width - half - room)).toMatchObject({ side: 'after' });
		expect(labelOf(width - half - room + 1)).toMatchObject({
			side: 'before',
			x: width - room - half + 1 - half - 2
		});
		const narrow = (x: number, width: number) => stack([at('a', x)], width).placed[0]!.label;
		expect(narrow(half + room, half + room + half)).toMatchObject({ side: 'before' });
		expect(narrow(half + room - 1, half + room + half)).toBeUndefined();
	});

	it('stands in the middle of a stretch that is long enough for it', () => {
		expect(labelOf(500, 500 + room + 13)).toMatchObject({ side: 'after' });
		const long = 500 + room + 15;
		expect(labelOf(500, long)).toMatchObject({ side: 'in', x: (500 + long - room) / 2 + 11 });
	});
});
