import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	daysBetween,
	formatDate,
	hasDays,
	isDay,
	machineDate,
	thirdIn
} from './format.ts';
import { parseEdtf, readEdtf } from './edtf.ts';

describe('a date', () => {
	it.each([
		['2020-02-12', '12 February 2020'],
		['2020-02', 'February 2020'],
		['2020', '2020'],
		['2020~', 'about 2020'],
		['2020-05?', 'May 2020, uncertain'],
		['2020-02-10/2020-02-16', '10 February 2020 to 16 February 2020'],
		['2020%/2021%', 'about 2020 to about 2021, uncertain'],
		['2020~/2021', 'from about 2020 to 2021'],
		['2020?/2021', '2020 (uncertain) to 2021'],
		['2020-01/2020-04~', 'early 2020'],
		['2020-05%/2020-08%', 'mid-2020, uncertain'],
		['2020-02-21~/2020-02-29', 'late February 2020'],
		['[2020-03-02,2020-03-03]', '2 March 2020 or 3 March 2020'],
		['2020-21', 'spring 2020'],
		['2020-24', 'winter 2020'],
		['2020-30', 'southern summer 2020'],
		['2020-34', 'second quarter of 2020'],
		['2020-39', 'last third of 2020'],
		['2020-41', 'second half of 2020'],
		['202X', '2020s'],
		['190X', '1900s (decade)'],
		['20XX', '21st century'],
		['19XX', '20th century'],
		['10XX', '11th century'],
		['11XX', '12th century'],
		['12XX', '13th century'],
		['21XX', '22nd century'],
		['22XX', '23rd century'],
		['23XX', '24th century'],
		['29XX', '30th century'],
		['191X', '1910s'],
		['200X', '2000s'],
		['2020-XX-XX', 'a day in 2020'],
		['2020-02-XX-XX', '2020-02-XX-XX'],
		['2020/2021/2022', '2020/2021/2022'],
		['2020?/2021~', '2020 (uncertain) to about 2021'],
		['2020~/2021%', 'about 2020 to about 2021 (uncertain)'],
		['[2020?,2021]', '[2020?,2021]'],
		['[2020..2021]', '[2020..2021]'],
		['2020-42', '2020-42'],
		['12020-21', '12020-21'],
		['2020-213', '2020-213'],
		['1202X', '1202X'],
		['202XX', '202XX'],
		['120XX', '120XX'],
		['20XXX', '20XXX'],
		['12020-XX', '12020-XX'],
		['2020-XX-01', '2020-XX-01'],
		['abcd-01/abcd-04~', 'abcd-01/abcd-04~'],
		['2020-20', '2020-20'],
		['2020-XX', 'a month in 2020'],
		['2020-02-XX', 'a day in February 2020'],
		['2020-02-1X', '2020-02-1X'],
		['2020-21/2021', '2020-21/2021']
	])('%s reads “%s”', (date, words) => {
		expect(formatDate(date)).toBe(words);
	});

	it('gives no day to a machine that its source did not give', () => {
		expect([machineDate('2020-05'), machineDate('2020~'), machineDate('2020/2021')]).toEqual([
			'2020-05',
			'2020',
			undefined
		]);
	});

	it.each(['2020-21', '202X', '2020-XX', '[2020,2021]', '2020-01/2020-04~'])(
		'%s has no form for machines',
		(date) => {
			expect(machineDate(date)).toBeUndefined();
		}
	);

	it('tells the third of a month or a year, and what it is of', () => {
		expect(thirdIn('2020-02-21~/2020-02-29')).toEqual({
			whole: '2020-02',
			third: 2,
			qualifier: ''
		});
		expect(thirdIn('2020-05%/2020-08%')).toEqual({ whole: '2020', third: 1, qualifier: '?' });
		expect(['2020-01/2020-04', '2020-01/2020-05~', '2020'].map(thirdIn)).toEqual([
			...[undefined, undefined, undefined]
		]);
	});

	it('has days where it is one, or a stretch from one to another', () => {
		const dates = ['2020-02-12', '2020-02-12/2020-02-14', '2020-02-12~', '[2020-02-12,2020-02-14]'];
		expect(
			[...dates, '2020-02', '2020-02/2020-03', '2020', '2020-02-12/2020-02-14~']
				.map(parseEdtf)
				.filter(hasDays)
		).toMatchObject([...dates.slice(0, 3).map((date) => ({ date }))]);
	});

	it('is shorter where there is little room', () => {
		expect(formatDate('2020-09-12', 'short')).toBe('12 Sep 2020');
		expect(formatDate('[2020-09-12,2020-10-01]', 'short')).toBe('12 Sep 2020 or 1 Oct 2020');
		expect(formatDate('2020-09-21~/2020-09-30', 'short')).toBe('late Sep 2020');
		expect(formatDate('2020-09-XX', 'short')).toBe('a day in Sep 2020');
		expect(formatDate('2020-01?/2020-09?', 'short')).toBe('Jan 2020 to Sep 2020, uncertain');
	});

	it.each([
		['2020-02', '2020-02-01', '2020-02-29'],
		['2020', '2020-01-01', '2020-12-31'],
		['2020-02-10/2020-02-16', '2020-02-10', '2020-02-16'],
		['2020-21', '2020-03-01', '2020-05-31'],
		['2020-24', '2019-12-01', '2021-02-28'],
		['2020-29', '2020-09-01', '2020-11-30'],
		['2020-34', '2020-04-01', '2020-06-30'],
		['2020-37', '2020-01-01', '2020-04-30'],
		['2020-38', '2020-05-01', '2020-08-31'],
		['1000-24', '1000-01-01', '1001-02-28'],
		['2999-24', '2998-12-01', '2999-12-31'],
		['2020-22', '2020-06-01', '2020-08-31'],
		['2020-23', '2020-09-01', '2020-11-30'],
		['2020-25', '2020-03-01', '2020-05-31'],
		['2020-26', '2020-06-01', '2020-08-31'],
		['2020-27', '2020-09-01', '2020-11-30'],
		['2020-28', '2019-12-01', '2021-02-28'],
		['2020-30', '2019-12-01', '2021-02-28'],
		['2020-31', '2020-03-01', '2020-05-31'],
		['2020-32', '2020-06-01', '2020-08-31'],
		['2020-39', '2020-09-01', '2020-12-31'],
		['2020-41', '2020-07-01', '2020-12-31'],
		['[2020-03-02,2020-03-09]', '2020-03-02', '2020-03-09'],
		['[2020-01..2020-04]', '2020-01-01', '2020-04-30'],
		['[2021,2020-02]', '2020-02-01', '2021-12-31']
	])('%s spans %s to %s', (date, earliest, latest) => {
		expect(parseEdtf(date)).toEqual({ date, earliest, latest });
	});

	it.each([
		...[
			'yesterday',
			'2020-02-30',
			'2020-13',
			'',
			'20200',
			'0001',
			'0050-21',
			'0999-24',
			'3000',
			'202002'
		],
		...['2020/..', '2020/', '/2020', '[2020..]', '[..2020]']
	])('“%s” is refused in a sentence', (text) => {
		expect(() => parseEdtf(text)).toThrow(/^“/);
		expect(readEdtf(text)).toBeUndefined();
	});

	it('is read without the blanks around it', () => {
		expect(parseEdtf(' 2020-02 ')).toEqual(readEdtf('2020-02'));
		expect(readEdtf('2020-02')?.date).toBe('2020-02');
	});

	it('never spans backwards', () => {
		const days = fc.date({
			min: new Date('1000-01-01'),
			max: new Date('2999-12-31'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(days, fc.constantFrom(4, 7, 10), (at, length) => {
				const { earliest, latest } = parseEdtf(at.toISOString().slice(0, length));
				expect(daysBetween(earliest, latest)).toBeGreaterThanOrEqual(0);
				expect(isDay({ earliest, latest })).toBe(length === 10);
			})
		);
	});

	it('counts days across a leap day', () => {
		expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
		expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
	});
});
