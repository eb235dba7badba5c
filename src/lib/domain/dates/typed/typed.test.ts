import { describe, expect, it } from 'vitest';
import { readTypedDate, typedDateInWords } from './typed.ts';

const dateOf = (text: string) => {
	const result = readTypedDate(text);
	return 'date' in result ? result.date : result.problem;
};
const problemOf = (text: string) => {
	const result = readTypedDate(text);
	return 'problem' in result ? result.problem : result.date;
};

describe('a typed date', () => {
	it.each([
		['2020', '2020'],
		['Feb 2020', '2020-02'],
		['  FEBRUARY   2020 ', '2020-02'],
		['Febr. 2020', '2020-02'],
		['Sept 2020', '2020-09'],
		['2/2020', '2020-02'],
		['2020/2', '2020-02'],
		['2020.12', '2020-12'],
		['(2020)', '2020'],
		['2020'.padEnd(160), '2020'],
		['Feb-2020', '2020-02'],
		['in the year 2020', '2020'],
		['12 February 2020', '2020-02-12'],
		['12th Feb, 2020', '2020-02-12'],
		['Feb 12, 2020', '2020-02-12'],
		['February 12th 2020', '2020-02-12'],
		['on the 12th of February, 2020', '2020-02-12'],
		['2020 February 12', '2020-02-12'],
		['12-Feb-2020', '2020-02-12'],
		['Wednesday, 12 February 2020', '2020-02-12'],
		['12 February 2020 (Wed)', '2020-02-12'],
		['2020-02-12', '2020-02-12'],
		['2020–02–12', '2020-02-12'],
		['2020/2/12', '2020-02-12'],
		['12.02.2020', '2020-02-12'],
		['25/02/2020', '2020-02-25'],
		['02-25-2020', '2020-02-25'],
		['5/5/2020', '2020-05-05'],
		['２０２０－０２－１２', '2020-02-12'],
		['۱۲ Feb ۲۰۲۰', '2020-02-12'],
		['\u200f١٢ Feb ٢٠٢٠؟', '2020-02-12?'],
		['१२ Feb २०२०', '2020-02-12'],
		['১২ Feb ২০২০', '2020-02-12']
	])('“%s” is %s', (text, date) => {
		expect(dateOf(text)).toBe(date);
	});

	it.each([
		['c. 2020', '2020~'],
		['c2020', '2020~'],
		['ca. 2020', '2020~'],
		['circa Feb 2020', '2020-02~'],
		['about 12 February 2020', '2020-02-12~'],
		['around 2020', '2020~'],
		['approximately 2020', '2020~'],
		['~2020', '2020~'],
		['2020?', '2020?'],
		['2020 (?)', '2020?'],
		['Feb 2020, uncertain', '2020-02?'],
		['probably Feb 2020', '2020-02?'],
		['about 2020?', '2020%'],
		['spring 2020', '2020-21'],
		['Fall 2020', '2020-23'],
		['Q2 2020', '2020-34'],
		['2nd quarter of 2020', '2020-34'],
		['last quarter 2020', '2020-36'],
		['first half of 2020', '2020-40'],
		['H2 2020', '2020-41'],
		['Q2 2020?', '2020-04?/2020-06?'],
		['early 2020', '2020-01/2020-04~'],
		['Early 2020?', '2020-01?/2020-04%'],
		['mid-2020', '2020-05~/2020-08~'],
		['end of 2020', '2020-09~/2020-12'],
		['late February 2020', '2020-02-21~/2020-02-29'],
		['about early 2020', '2020-01/2020-04~'],
		['2020s', '202X'],
		["the 1990's", '199X'],
		['early 2020s', '2020/2023~'],
		['the 2020s?', '2020?/2029?'],
		['the 2000s', '200X'],
		['mid 2020s', '2024~/2026~'],
		['late 2020s', '2027~/2029'],
		['about early 2020s', '2020/2023~'],
		['beginning of 2020', '2020-01/2020-04~'],
		['start of 2020', '2020-01/2020-04~'],
		['middle of 2020', '2020-05~/2020-08~'],
		['a month in 2020?', '2020?'],
		['fourth quarter 2020?', '2020-10?/2020-12?'],
		['first third of 2020?', '2020-01?/2020-04?'],
		['last third of 2020?', '2020-09?/2020-12?'],
		['first half of 2020?', '2020-01?/2020-06?'],
		['20th century', '19XX']
	])('“%s” is %s, and no more exact', (text, date) => {
		expect(dateOf(text)).toBe(date);
	});

	it.each([
		['between 3 and 5 March 2020', '2020-03-03/2020-03-05'],
		['3-5 March 2020', '2020-03-03/2020-03-05'],
		['3–5 March 2020', '2020-03-03/2020-03-05'],
		['March 3–5, 2020', '2020-03-03/2020-03-05'],
		['Wed 12 to Fri 14 Feb 2020', '2020-02-12/2020-02-14'],
		['3 March to 5 April 2020', '2020-03-03/2020-04-05'],
		['from 30 Dec 2019 until 2 Jan 2020', '2019-12-30/2020-01-02'],
		['2020-02-10 – 2020-02-16', '2020-02-10/2020-02-16'],
		['2020-02-10–2020-02-16', '2020-02-10/2020-02-16'],
		['2020-02-10 / 2020-02-16', '2020-02-10/2020-02-16'],
		['Jan-Mar 2020', '2020-01/2020-03'],
		['Q1 to Q3 2020', '2020-01/2020-09'],
		['2019-2020', '2019/2020'],
		['2019 — 2020', '2019/2020'],
		['2019 to 2020?', '2019?/2020?'],
		['c. 2019-2020', '2019~/2020~'],
		['2019 to c. 2020', '2019/2020~'],
		['late 2019 to early 2020', '2019-09~/2020-04~'],
		['3 March 2020 to 3 March 2020', '2020-03-03'],
		['2 or 3 March 2020', '[2020-03-02,2020-03-03]'],
		['March or January 2020', '[2020-01,2020-03]'],
		['2019 or 2020 or 2021', '[2019,2020,2021]'],
		['2 or 3 March 2020?', '2020-03-02?/2020-03-03?'],
		['1 or 2 or 3 March 2020', '[2020-03-01,2020-03-02,2020-03-03]'],
		['2000 or 2001 or 2002?', '2000?/2002?'],
		['2020 or 2020', '2020']
	])('“%s” spans %s', (text, date) => {
		expect(dateOf(text)).toBe(date);
	});

	it.each([
		['', /^Type a date/],
		['\u200b \u202e', /^Type a date/],
		['hello', /^“hello” is not understood: type a date as in/],
		['12/02/2020', /can be 12 February 2020 or 2 December 2020/],
		['12-02-2020', /can be 12 February 2020 or 2 December 2020/],
		['Thursday, 12 February 2020', /is a Wednesday, not a Thursday/],
		['12 Feb 20', /year in four digits/],
		['12/02/20', /year in four digits/],
		['Feb ’20', /year in four digits/],
		['12 February', /year in four digits/],
		['3-5 March', /year in four digits/],
		['2020–21', /for two years, type 2020 to 2021/],
		['2020/21', /for two years, type 2020 to 2021/],
		['30 February 2020', /no day 30 in February 2020, which has 29 days/],
		['2021-02-29', /no day 29 in February 2021, which has 28 days/],
		['31.04.2020', /no day 31 in April 2020/],
		['2020-13-01', /no month 13/],
		['13.13.2020', /no month 13/],
		['999', /year in four digits/],
		['0999', /from 1000 to 2999/],
		['12 Feb 3000', /from 1000 to 2999/],
		['before 2020-03-01', /leaves an end open/],
		['since March 2020', /leaves an end open/],
		['from 2020', /leaves an end open/],
		['2020 onwards', /leaves an end open/],
		['2020/..', /leaves an end open/],
		['2020-', /leaves an end open/],
		['5 to 3 March 2020', /begins after the first/],
		['2020 to January 2020', /begins after the first/],
		['1 May 2020 to May 2020', /begins after the first/],
		['Nov-Jan 2020', /begins after the first/],
		['spring 2020?', /season stands alone/],
		['spring to summer 2020', /season stands alone/],
		['spring or summer 2020', /Choose among/],
		['2020 or May 2020', /Choose among/],
		[
			'2000 or 2001 or 2002 or 2003 or 2004 or 2005 or 2006 or 2007 or 2008 or 2009 or 2010 or 2011',
			/a few/
		],
		['1900s', /type 1900 to 1909, or 20th century/],
		['today', /another day tomorrow/],
		['yesterday', /another day tomorrow/],
		['fifth quarter of 2020', /is not understood/],
		['5 quarter 2020', /is not understood/],
		['2020-02-1X', /is not understood/],
		['02/12/2020', /can be 2 December 2020 or 12 February 2020/],
		['x2/2020', /is not understood/],
		['2019 or so', /is not understood/],
		['so or 2020', /is not understood/],
		['2019 to from 2020', /is not understood/],
		['2020 €', /is not understood/],
		['Wednesday, February 2020', /is not understood/],
		['so 12 February 2020', /is not understood/],
		['Fe 2020', /is not understood/],
		['0th quarter of 2020', /is not understood/],
		['2025s', /is not understood/],
		['a month in February 2020', /is not understood/],
		['early 2020 or May 2020', /Choose among/],
		['2020s or 2031', /Choose among/],
		['2019 or a day in 2020', /Choose among/],
		['March 3 20', /year in four digits/],
		['Feb 20201', /year in four digits/],
		['3 to 2020', /Add the month/],
		['0/2020', /no month 0/],
		['0 March 2020', /no day 0/],
		['2020'.padEnd(161), /a single date/],
		['12 February 2020 and then some more '.repeat(5), /a single date/]
	])('“%s” is refused, and says what to type', (text, sentence) => {
		expect(problemOf(text)).toMatch(sentence);
		expect(typedDateInWords(text)).toBeUndefined();
	});

	it('may be today or yesterday where the day is known', () => {
		expect(readTypedDate('Today', '2020-03-01')).toEqual({ date: '2020-03-01' });
		expect(readTypedDate('yesterday', '2020-03-01')).toEqual({ date: '2020-02-29' });
		expect(readTypedDate('tomorrow', '2020-03-01')).toHaveProperty('problem');
	});

	it('is shown as it was understood', () => {
		expect(typedDateInWords('early 2020?')).toBe('early 2020, uncertain');
		expect(typedDateInWords('Feb 12th 2020')).toBe('12 February 2020');
		expect(typedDateInWords('2020-21')).toBe('spring 2020');
	});
});
