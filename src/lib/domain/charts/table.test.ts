import { describe, expect, it } from 'vitest';
import { binLabel, binOf } from './bins.ts';
import type { ChartRow } from './charts.ts';
import { tableOf } from './table.ts';

function week(day: string, ...values: number[]): ChartRow {
	const days = binOf(day, 'week');
	const cells = values.map((value) => ({ value }));
	return { key: days.from, label: binLabel(days, 'week'), days, cells };
}

const saidIn = (rows: ChartRow[]) =>
	tableOf(rows, 'Statements').lines.map((line) => ('quiet' in line ? line.quiet : line.label));

describe('the table of a chart over time', () => {
	it('says of weeks in which nobody spoke that there were none, once for all that follow each other', () => {
		expect(
			saidIn([
				week('2020-01-20', 0, 0),
				week('2020-01-27', 0, 0),
				week('2020-02-10', 10, 3),
				week('2020-02-17', 0, 1),
				week('2020-12-21', 0, 0),
				week('2020-12-28', 0, 0),
				week('2021-01-04', 0, 0)
			])
		).toEqual([
			'No statements from 20 January to 2 February 2020',
			'10 Feb 2020',
			'17 Feb 2020',
			'No statements from 21 December 2020 to 10 January 2021'
		]);
	});

	it('keeps a single such week, and the row of what is less exact', () => {
		const wide = { key: 'less_exact', label: 'Less exact than a week', isApart: true };
		expect(
			saidIn([
				week('2020-02-10', 10),
				week('2020-02-17', 0),
				week('2020-02-24', 2),
				week('2020-03-02', 0),
				{ ...wide, cells: [{ value: 0 }] }
			])
		).toEqual(['10 Feb 2020', '17 Feb 2020', '24 Feb 2020', '2 Mar 2020', wide.label]);
	});
});

describe('the table of days across laws', () => {
	const law = (key: string, text: string, value: number | null = null): ChartRow => ({
		key,
		label: key,
		cells: [{ value, text, href: text === 'unknown' ? undefined : `/regulations/${key}#timeline` }]
	});
	const [rules, bill, act, code] = [
		law('rules', '22 days', 22),
		law('bill', '3 days before'),
		law('act', 'unknown'),
		law('code', 'unknown')
	];

	it('names laws of which the days are unknown apart, and keeps those told in words', () => {
		expect(tableOf([rules!, bill!, act!, code!], 'Days')).toEqual({
			lines: [rules, bill],
			unknown: [act, code]
		});
	});

	it('keeps a single unknown one in its row', () => {
		expect(tableOf([rules!, act!], 'Days')).toEqual({ lines: [rules, act], unknown: [] });
	});
});
