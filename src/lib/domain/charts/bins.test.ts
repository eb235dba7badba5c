import { describe, expect, it } from 'vitest';
import { binLabel, binOf, fitsBin, fitsOf, timeBins } from './bins.ts';
import { addDays } from '../dates/format.ts';
import { parseEdtf } from '../dates/edtf.ts';

const dates = (...texts: string[]) => texts.map(parseEdtf);
type Dates = ReturnType<typeof dates>;

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

	it('leave no gap between the first date and the last', () => {
		expect(binsOf(dates('2020-02-12', '2020-02-15'))?.bins.map(({ from }) => from)).toEqual([
			'2020-02-12',
			'2020-02-13',
			'2020-02-14',
			'2020-02-15'
		]);
	});

	it('are coarse enough to draw most of the dates', () => {
		expect(binsOf(dates('2020-02-12', '2020-02', '2020-03', '2020-04'))?.unit).toBe('month');
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
});
