import { describe, expect, it } from 'vitest';
import { type Bin, binKey, binLabel, binOf, fitsBin, fitsOf, timeBins } from './bins.ts';
import { addDays } from '../dates/format.ts';
import { parseEdtf } from '../dates/edtf.ts';

const dates = (...texts: string[]) => texts.map(parseEdtf);
type Dates = ReturnType<typeof dates>;

const spanOf = ({ from, to }: Bin) => ({ earliest: from, latest: to });

const binsOf = (all: Dates, marks?: Dates) =>
	timeBins(fitsOf(all.map((date) => ({ ...date, dates: 1 }))), all.length, marks);

describe('a bin', () => {
	it.each([
		['day', '2020-02-13', '2020-02-13', '2020-02-13', '13 Feb 2020'],
		['week', '2020-02-13', '2020-02-10', '2020-02-16', '10 Feb 2020'],
		['week', '2020-02-16', '2020-02-10', '2020-02-16', '10 Feb 2020'],
		['month', '2020-02-13', '2020-02-01', '2020-02-29', 'Feb 2020'],
		['quarter', '2020-11-30', '2020-10-01', '2020-12-31', 'Oct to Dec 2020'],
		['year', '2020-02-13', '2020-01-01', '2020-12-31', '2020']
	] as const)('of a %s holds %s', (unit, day, from, to, label) => {
		expect(binOf(day, unit)).toEqual({ from, to });
		expect(binLabel({ from, to }, unit)).toBe(label);
	});

	it.each([
		['day', '2020-02-13', '2020-02-13'],
		['week', '2020-02-13', '2020-02-10/2020-02-16'],
		['month', '2020-02-13', '2020-02'],
		['quarter', '2020-02-13', '2020-33'],
		['quarter', '2020-11-30', '2020-36'],
		['year', '2020-02-13', '2020']
	] as const)('of a %s around %s is named in EDTF: %s', (unit, day, key) => {
		expect(binKey(binOf(day, unit), unit)).toBe(key);
		expect(parseEdtf(key)).toEqual({ date: key, ...spanOf(binOf(day, unit)) });
	});

	it('holds a month only where it is as wide as a month', () => {
		const [february] = dates('2020-02');
		expect(fitsBin(february!, 'week')).toBe(false);
		expect(fitsBin(february!, 'month')).toBe(true);
	});
});

describe('the bins of a chart over time', () => {
	it.each([
		[39, 'day'],
		[40, 'week'],
		[270, 'week'],
		[281, 'month'],
		[1300, 'quarter'],
		[4000, 'year']
	])('over %s days are of one %s', (days, unit) => {
		const span = dates('2020-01-06', addDays('2020-01-06', days));
		expect(binsOf(span)?.unit).toBe(unit);
	});

	it('are of a year each where there are more than forty years, too', () => {
		expect(binsOf(dates('1950', '2020'))).toMatchObject({ unit: 'year', bins: { length: 71 } });
	});

	it('leave no gap between the first date and the last, in whatever order the dates come', () => {
		expect(binsOf(dates('2020-02-15', '2020-02-12'))?.bins.map(({ from }) => from)).toEqual([
			'2020-02-12',
			'2020-02-13',
			'2020-02-14',
			'2020-02-15'
		]);
	});

	it('are coarse enough to draw most of the dates', () => {
		expect(binsOf(dates('2020-02-12', '2020-02', '2020-03', '2020-04'))?.unit).toBe('month');
	});

	it('are as fine as draws three dates in four, and no finer', () => {
		const three = ['2020-02-12', '2020-02-13', '2020-02-14'];
		expect(binsOf(dates(...three, '2020-02'))).toMatchObject({ unit: 'day', dates: 3 });
		expect(binsOf(dates(...three, '2020-02', '2020-03'))?.unit).toBe('month');
	});

	it('count a date as often as it stands for a statement', () => {
		const [day, month] = dates('2020-02-12', '2020-02');
		const fits = fitsOf([
			{ ...day!, dates: 9 },
			{ ...month!, dates: 3 }
		]);
		expect(fits.map(({ unit, dates }) => [unit, dates])).toEqual([
			...[
				['day', 9],
				['week', 9],
				['month', 12],
				['quarter', 12],
				['year', 12]
			]
		]);
		expect(timeBins(fits, 12)?.unit).toBe('day');
	});

	it('draw as many of the dates as they can where none draws three in four', () => {
		const wide = ['2018/2020', '2019/2021', '2020/2022'];
		const most = binsOf(dates(...wide, '2020-02-12', '2020-03', '2020-04'));
		expect(most).toMatchObject({ unit: 'month', dates: 3 });
		expect(binsOf(dates(...wide, '2020-02-12', '2020-02-13'))?.unit).toBe('day');
	});

	it('are none where no date fits any', () => {
		expect(binsOf(dates('2019/2021'))).toBeUndefined();
		expect(binsOf([])).toBeUndefined();
	});

	it('reach out to a mark that leaves room, and not to one far off', () => {
		const found = binsOf(dates('2020-02-12', '2020-02-14'), dates('2016-08-11', '2020-02-10'));
		expect(found).toMatchObject({ unit: 'day', bins: { length: 5 } });
		expect(found?.bins[0]?.from).toBe('2020-02-10');
	});

	const reach = (...marks: string[]) => {
		const bins = binsOf(dates('2020-02-12', '2020-02-14'), dates(...marks))!.bins;
		return [bins[0]!.from, bins.at(-1)!.to];
	};

	it('reach out to the nearest mark where there is no room for two, before them or behind them', () => {
		expect(reach('2020-01-10', '2020-03-05')).toEqual(['2020-02-12', '2020-03-05']);
		expect(reach('2020-03-20', '2020-01-20')).toEqual(['2020-01-20', '2020-02-14']);
		expect(reach('2020-02-01', '2020-03-01')).toEqual(['2020-02-01', '2020-03-01']);
	});

	it('reach out as far as forty bins hold, and no further', () => {
		expect(reach('2020-03-22')).toEqual(['2020-02-12', '2020-03-22']);
		expect(reach('2020-03-23')).toEqual(['2020-02-12', '2020-02-14']);
	});

	it('stay as they are where a mark lies within them, or is less exact than they are', () => {
		expect(reach('2020-02-13', '2020-02', '2020-02-01/2020-02-20')).toEqual([
			'2020-02-12',
			'2020-02-14'
		]);
	});
});
