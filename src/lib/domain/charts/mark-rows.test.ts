import { describe, expect, it } from 'vitest';
import { marksWidth, placeMarks, yearsOf, yearTicks } from './mark-rows.ts';

const day = (date: string) => ({ date, earliest: date, latest: date });
const may = { date: '2020-05', earliest: '2020-05-01', latest: '2020-05-31' };
const year = { date: '2017', earliest: '2017-01-01', latest: '2017-12-31' };

describe('marks at their days', () => {
	it('stand below each other where they would touch, and nowhere else', () => {
		const marks = [day('2020-02-13'), day('2020-02-14'), day('2020-09-01')];
		const placed = placeMarks(marks, yearsOf(marks)!);
		expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 0]);
		expect(placed[1]!.from).toBeGreaterThan(placed[0]!.from);
	});

	it('are long where no more than the month is known, and in no place where no more than the year is', () => {
		const [placed, ...others] = placeMarks([may, year], yearsOf([may, year])!);
		expect(others).toEqual([]);
		expect(placed!.to - placed!.from).toBeCloseTo((31 / 366) * marksWidth);
		expect(yearsOf([year])).toBeUndefined();
	});

	it('have a scale from the first to the last year, with at most twelve labels', () => {
		expect(yearTicks({ first: 2019, last: 2020 }).map(({ year }) => year)).toEqual([2019, 2020]);
		expect(yearTicks({ first: 1996, last: 2026 }).length).toBeLessThanOrEqual(12);
	});
});
