import { describe, expect, it } from 'vitest';
import { breaksOf, dayLabelsOf, scaleOf, Taken, type Tick, ticksOf } from './scale.ts';
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

	it('keeps six pixels from the ends of its stretch and from labels', () => {
		const short = [{ from: 100, to: 120 }];
		expect(broken(short, label(113, 'F'))).toEqual([{ x: 110, whole: false }]);
		expect(broken(short, label(100, 'F'))).toEqual([{ x: 110, whole: false }]);
		const beside = [{ from: 0, to: 432.8 }];
		expect(broken(beside, label(190, 'Feb'))).toEqual([{ x: expect.closeTo(220.4), whole: true }]);
		expect(broken(beside, label(189, 'Feb'))).toEqual([{ x: 216.4, whole: true }]);
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
	/** A scale on which every day is this many pixels wide. */
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

	/** A scale with months at given places; the first is where the axis begins. */
	const ticksAt = (places: Record<string, number>, marked: string[], width = 300) => {
		const days = Object.keys(places);
		const ends = { first: days[0]!, last: days.at(-1)! };
		const scale = {
			...scaleOf([], 0, width, 17),
			...ends,
			days,
			at: (day: string) => places[day]!
		};
		return ticksOf(scale, marked, width);
	};
	const labels = (ticks: Tick[]) => ticks.map(({ label }) => label);

	it('begin where the axis begins, if that is their first day, and where it ends', () => {
		const year = ticks('2020-01-01', '2020-02-20', [], 3);
		expect(year.map(({ begins }) => begins)).toEqual(['year', 'month']);
		expect(ticks('2020-02-01', '2020-02-20', [], 3)[0]!.begins).toBe('month');
		expect(labels(ticks('2020-01-15', '2020-03-01', ['2020-03-01'], 3))).toEqual([
			'2020',
			'Feb',
			'Mar'
		]);
	});

	it('have a name if nothing is marked in them where more room is left than it takes', () => {
		const named = (end: number) => {
			const places = { '2020-01-01': -100, '2020-02-01': 1, '2020-03-01': end };
			return labels(ticksAt({ ...places, '2020-04-01': end + 10 }, ['2020-01-05']))[1];
		};
		expect(named(25.4)).toBeUndefined();
		expect(named(25.5)).toBe('Feb');
		expect(labels(ticks('2020-01-01', '2020-06-10', ['2020-01-05'], 0.7))).toEqual([
			...['Jan 2020', undefined, undefined, 'Jun']
		]);
	});

	it('give way to what weighs more: a month in which something is marked', () => {
		const marked = ['2020-01-05', '2020-02-05'];
		const places = { '2020-01-01': 0, '2020-02-01': 100, '2020-03-01': 126, '2020-04-01': 200 };
		expect(labels(ticksAt(places, marked))).toEqual(['Jan 2020', 'Feb', 'Apr']);
	});

	it('have no name where that of their year has no room', () => {
		const places = { '2019-11-01': 0, '2019-12-01': 5, '2020-01-01': 50 };
		expect(labels(ticksAt(places, ['2019-12-05']))).toEqual([undefined, '2020']);
	});

	it('keep four pixels from the end of the picture with their names', () => {
		const at = (width: number) => {
			const places = { '2019-12-01': 0, '2020-01-01': 100, '2020-02-01': 200 };
			return labels(ticksAt(places, ['2020-01-05', '2020-02-05'], width));
		};
		expect(at(224.4).at(-1)).toBe('Feb');
		expect(at(224.3).at(-1)).toBeUndefined();
		const withJanuary = (width: number) =>
			labels(ticksAt({ '2019-12-01': 0, '2020-01-01': 100 }, ['2020-01-05'], width)).at(-1);
		expect(withJanuary(158.4)).toBe('Jan 2020');
		expect(withJanuary(158.3)).toBe('2020');
	});

	it('begin without a name where they are wide enough, and no other name stands there', () => {
		const places = (third: number) => ({
			'2020-01-01': 0,
			'2020-02-01': 100,
			'2020-03-01': third,
			'2020-04-01': 130
		});
		const xs = (third: number) => ticksAt(places(third), ['2020-02-05']).map(({ x }) => x);
		expect(xs(121)).toEqual([0, 100, 130]);
		expect(xs(101)).toEqual([0, 100, 130]);
		const narrow = (step: number) =>
			ticksAt({ '2020-01-01': -100, '2020-02-01': 0, '2020-03-01': step }, []).map(({ x }) => x);
		expect(narrow(9)).toEqual([-100, 9]);
		expect(narrow(10)).toEqual([-100, 0, 10]);
	});
});

describe('the scale of an axis', () => {
	it('is the same wherever the axis begins', () => {
		const days = ['2020-01-01', '2020-01-02', '2020-04-11'];
		for (const least of [17, 250]) {
			const [here, there] = [scaleOf(days, 0, 1000, least), scaleOf(days, 5000, 6000, least)];
			for (const day of days) expect(there.at(day) - 5000).toBeCloseTo(here.at(day));
			expect(there.cuts.map(({ from }) => from - 5000)).toEqual(
				here.cuts.map(({ from }) => expect.closeTo(from))
			);
		}
	});
});

describe('the numbers of days', () => {
	it('stand beside each other where both have room', () => {
		const days = ['2020-02-12', '2020-02-13'];
		const at = (day: string) => (day.endsWith('13') ? 22 : 0);
		const scale = { ...scaleOf(days, 0, 100, 17), at };
		expect(dayLabelsOf(scale, days, [label(0, 'Feb')])).toEqual([
			{ x: 0, label: '12' },
			{ x: 22, label: '13' }
		]);
	});
});

describe('a stretch of a line', () => {
	it('is free up to those in use on either side', () => {
		const taken = new Taken();
		expect(taken.take(10, 20)).toBe(true);
		expect([taken.take(0, 10), taken.take(20, 30)]).toEqual([true, true]);
		expect([taken.isFree(29, 40), taken.isFree(-5, 1)]).toEqual([false, false]);
	});
});
