import { describe, expect, it } from 'vitest';
import { breaksOf, scaleOf, type Tick, ticksOf } from './scale.ts';
import { daysBetween } from '../dates/format.ts';

const label = (x: number, label?: string): Tick => ({ x, label });

describe('a break of the axis', () => {
	const broken = (cuts: { from: number; to: number }[], ...ticks: Tick[]) =>
		breaksOf({ ...scaleOf([], 0, 1000, 17), cuts }, ticks);
	const cut = [{ from: 100, to: 300 }];

	it('stands in the middle of its stretch, or nearest to it where it is free of labels', () => {
		expect(broken(cut)).toEqual([{ x: 200, whole: true }]);
		expect(broken(cut, label(200), label(170, 'Feb'))).toEqual([{ x: 200, whole: true }]);
		expect(broken(cut, label(190, 'Feb'))).toEqual([{ x: 220, whole: true }]);
		expect(broken(cut, label(197, 'Feb'))).toEqual([{ x: 188, whole: true }]);
		expect(broken(cut, label(190, 'Feb'), label(213, 'Mar'))).toEqual([{ x: 180, whole: true }]);
	});

	it('is not whole where the stretch or its labels leave no room', () => {
		expect(broken([{ from: 190, to: 202 }])).toEqual([{ x: 196, whole: false }]);
		expect(broken([{ from: 190, to: 203 }])).toEqual([{ x: 196.5, whole: true }]);
		expect(broken([{ from: 180, to: 220 }], label(170, 'Feb 2020'))).toEqual([
			{ x: 200, whole: false }
		]);
	});

	it('stands forty pixels from the one before it, or not at all', () => {
		const two = (from: number, length: number) => [
			{ from, to: from + length },
			{ from: from + length, to: from + 2 * length }
		];
		expect(broken(two(100, 30)).map(({ x }) => x)).toEqual([115]);
		expect(broken(two(100, 40)).map(({ x }) => x)).toEqual([120, 160]);
	});
});

describe('the months and years along an axis', () => {
	/** A scale on which every day is so many pixels wide. */
	const ticks = (first: string, last: string, marked: string[], pixels: number, width = 300) =>
		ticksOf(
			{
				...scaleOf([], 0, width, 17),
				first,
				last,
				days: [first, ...marked, last],
				at: (day) => Math.max(0, daysBetween(first, day)) * pixels
			},
			marked,
			width
		);

	it('are named where they begin, the first with its year, and none where another stands', () => {
		expect(ticks('2020-01-15', '2020-04-20', ['2020-01-15'], 3)).toEqual([
			{ x: 0, begins: undefined, label: 'Jan 2020' },
			{ x: 138, begins: 'month', label: 'Mar' },
			{ x: 231, begins: 'month', label: 'Apr' }
		]);
	});

	it('begin without a name where the picture ends too soon for it', () => {
		expect(ticks('2020-01-15', '2020-04-20', ['2020-01-15'], 3, 250).at(-1)).toEqual({
			x: 231,
			begins: 'month',
			label: undefined
		});
	});

	it('have the year where it begins, with its marked month where there is room', () => {
		expect(ticks('2019-12-20', '2020-02-10', ['2020-01-05'], 4)).toEqual([
			{ x: 0, begins: undefined, label: undefined },
			{ x: 48, begins: 'year', label: 'Jan 2020' },
			{ x: 172, begins: 'month', label: 'Feb' }
		]);
		expect(ticks('2019-12-20', '2020-02-10', ['2020-02-05'], 4)[1]!.label).toBe('2020');
	});
});
