import { describe, expect, it } from 'vitest';
import { type ChartRow, labelLines, numbersOf, shortTitle } from './charts.ts';
import { countInWords, rowsBehind, shareOf } from './counts.ts';

describe('counts in words', () => {
	it('name what is counted', () => {
		expect(countInWords(1, 'statements')).toBe('1 statement');
		expect(countInWords(1234, 'members')).toBe('1,234 members represented by their groups');
	});

	it('tell no share of fewer than five statements, however many names stand on them', () => {
		expect(shareOf(13, 20, 4)).toBeUndefined();
		expect(shareOf(4, 5, 5)).toBe('80%');
	});

	it('lead to the rows they count, and nowhere where there are none', () => {
		const regulation = { regulation: 'harm-rules' };
		expect(rowsBehind(2, 'statements', regulation)).toBe('/statements?regulation=harm-rules');
		expect(rowsBehind(2, 'signatories', { ...regulation, kind: 'court' })).toBe(
			'/statements?regulation=harm-rules&signed=court'
		);
		expect(rowsBehind(2, 'members', { ...regulation, stance: 'several' })).toBe(
			'/stakeholders?represented=harm-rules&as=several'
		);
		expect(rowsBehind(0, 'statements', regulation)).toBeUndefined();
	});
});

describe('what a page gives a drawing', () => {
	it('are the numbers, each row by its place in the table, which has the words and links, or by its name', () => {
		const leftOut = { key: '2020-02-10', label: '10 Feb 2020', cells: [{ value: 0 }] };
		const rows: ChartRow[] = [
			{ key: 'unknown', label: 'Never dated', cells: [{ value: null, text: 'unknown' }] },
			{ key: 'harm-rules', label: 'Harm Rules', cells: [{ value: 22, href: '/regulations/x' }] }
		];
		const series = [{ key: 'all', label: 'Days hidden' }] as const;
		const marker = {
			id: 'out',
			kind: 'leak',
			date: '2020-02-12',
			description: 'Out.',
			row: 0
		} as const;
		const axes = { numbers: 'Days' };
		expect(
			numbersOf(
				{
					series: [...series],
					rows: [...rows.slice(1), leftOut],
					shape: 'up',
					axes,
					markers: [marker]
				},
				rows
			)
		).toEqual({
			series,
			shape: 'up',
			axes,
			rows: [
				[1, 22],
				['10 Feb 2020', 0]
			],
			markers: [{ row: 0 }]
		});
	});
});

describe('the name of a law on an axis', () => {
	it('is its title where that is short, else its first short alias', () => {
		const aliases = ['Removal and Blocking (Procedure) Rules', 'Blocking Rules'];
		expect(shortTitle({ title: 'Online Safety Act 2023', aliases })).toBe('Online Safety Act 2023');
		expect(shortTitle({ title: 'Removal and Blocking of Online Content Rules', aliases })).toBe(
			'Blocking Rules'
		);
	});

	it('breaks between words and says where it is cut', () => {
		expect(labelLines('one two three four five', 8, 2)).toEqual(['one two', 'three…']);
		expect(labelLines('one two', 24)).toEqual(['one two']);
		expect(labelLines('Digitale-Dienste-Gesetz (Germany)', 17)).toEqual([
			'Digitale-',
			'Dienste-Gesetz',
			'(Germany)'
		]);
		expect(labelLines('a re-made law', 24)).toEqual(['a re-made law']);
		expect(labelLines('Rules, Law', 8, 1)).toEqual(['Rules…']);
	});

	it('is as long as its letters, and keeps their combining marks', () => {
		const act = 'सूचना प्रौद्योगिकी अधिनियम';
		expect(act.length).toBeGreaterThan(24);
		expect(labelLines(act)).toEqual([act]);
		const title = 'مُتَّحِدَہ قَوَاعِد بَرَائِے شَہْرِیَان، ۲۰۲۰';
		expect(title.length).toBeGreaterThan(36);
		expect(shortTitle({ title, aliases: ['Rules'] })).toBe(title);
		const lines = labelLines('की'.repeat(50));
		expect(lines).toEqual(['की'.repeat(48), 'की'.repeat(2)]);
	});
});
