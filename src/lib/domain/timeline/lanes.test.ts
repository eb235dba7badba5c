import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../dates/edtf.ts';
import type { Stance } from '../vocabulary.ts';
import { lanesOf, lawsByStance } from './lanes.ts';

/** Positions as the record lists them, the latest first. */
const said = (...rows: [law: string, date: string, stance?: Stance][]) =>
	rows.map(([law, date, stance = 'oppose'], index) => ({
		...parseEdtf(date),
		id: String(index),
		stance,
		regulation: { slug: law, title: law }
	}));
const marksOf = (...rows: [law: string, date: string][]) => lanesOf(said(...rows)).lanes[0]!.marks;

describe('the picture of what a stakeholder said', () => {
	it('has one lane a law and one mark a statement, at its day on an axis of whole years', () => {
		const { lanes, ticks } = lanesOf(
			said(['rules', '2021-12-31'], ['bill', '2020-01-01'], ['rules', '2020-01-01'])
		);
		expect(lanes.map(({ regulation, marks }) => [regulation.slug, marks.length])).toEqual([
			['rules', 2],
			['bill', 1]
		]);
		const [first, last] = lanes[0]!.marks;
		expect([first!.from, first!.to]).toEqual([0, 0]);
		expect(last!.from).toBeCloseTo(99.9, 1);
		expect(ticks.map(({ label }) => label)).toEqual(['2020', '2021']);
	});

	it('stretches a mark over a month, and draws no year: that is told in words', () => {
		const [month, ...others] = marksOf(['rules', '2020'], ['rules', '2020-02']);
		expect([month!.from, month!.to].map((at) => Math.round((at * 366) / 100))).toEqual([31, 59]);
		expect(others).toEqual([]);
		expect(lanesOf(said(['rules', '2020'])).lanes[0]).toMatchObject({ marks: [], lines: 0 });
		expect(lanesOf(said(['rules', '2020'])).ticks).toEqual([]);
	});

	it('moves a mark that would touch another below it, and none from its day', () => {
		const near = marksOf(['rules', '2020-06-03'], ['rules', '2020-06-02'], ['rules', '2020-01-01']);
		expect(near.map(({ line }) => line)).toEqual([0, 0, 1]);
		expect(near[2]!.from - near[1]!.from).toBeCloseTo(100 / 366, 5);
	});

	it('labels a year’s quarters, and of many years no more than twelve', () => {
		const labels = (...dates: string[]) =>
			lanesOf(said(...dates.map((date): [string, string] => ['rules', date]))).ticks.map(
				({ label }) => label
			);
		expect(labels('2020-05-01')).toEqual(['Jan 2020', 'Apr 2020', 'Jul 2020', 'Oct 2020']);
		expect(labels('2025-05-01', '2001-05-01').length).toBeLessThanOrEqual(12);
	});
});

describe('the laws by the stance last taken', () => {
	const counted = (...rows: [law: string, date: string, stance?: Stance][]) =>
		lawsByStance(lanesOf(said(...rows)).lanes);

	it('count what was said last on each law, and not that nothing was', () => {
		const counts = counted(
			['rules', '2021-01-01', 'not_stated'],
			['rules', '2020-02-01', 'support'],
			['rules', '2020-01-01', 'oppose'],
			['bill', '2020-01-01', 'concerned'],
			['act', '2020-01-01', 'not_stated']
		);
		expect(counts).toMatchObject({ support: 1, concerned: 1, oppose: 0, not_stated: 0 });
	});

	it('leave out a law on which it is not certain what was said last', () => {
		expect(
			counted(['rules', '2024-01-08', 'oppose'], ['rules', '2024-01', 'support'])
		).toMatchObject({ oppose: 0, support: 0 });
	});
});
