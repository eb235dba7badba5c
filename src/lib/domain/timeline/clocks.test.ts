import { describe, expect, it } from 'vitest';
import { clocksOf, daysAfter, daysHidden, exactDays, formatDays } from './clocks.ts';
import { parseEdtf } from '../dates/edtf.ts';

const clocks = (made?: string, textPublic?: string, firstReaction?: string) =>
	clocksOf({
		made: made ? parseEdtf(made) : undefined,
		textPublic: textPublic ? parseEdtf(textPublic) : undefined,
		firstReaction: firstReaction ? parseEdtf(firstReaction) : undefined
	});

describe('the clocks of a regulation', () => {
	it('count the Citizens Protection Rules: 22 days hidden, answered in 1', () => {
		const { hidden, answered } = clocks('2020-01-21', '2020-02-12', '2020-02-13');
		expect([formatDays(hidden), formatDays(answered)]).toEqual(['22 days', '1 day']);
	});

	it('say that a day is not on record, never 0, where a date is missing', () => {
		const { hidden, answered } = clocks('2020-01-21', undefined, '2020-02-13');
		expect([hidden, answered]).toEqual([undefined, undefined]);
		expect(formatDays(hidden)).toBe('day not on record');
	});

	it('give both ends where a date is a month, and no exact number', () => {
		const { hidden } = clocks('2020-01-21', '2020-02');
		expect(formatDays(hidden)).toBe('11 to 39 days');
		expect(exactDays(hidden)).toBeUndefined();
		expect(exactDays(clocks('2020-01-21', '2020-02-12').hidden)).toBe(22);
		expect(exactDays(undefined)).toBeUndefined();
	});

	it('tell a text that was public before it was made', () => {
		expect(formatDays(clocks('2024-01-24', '2023-09-18').hidden)).toBe('128 days before');
	});

	it('tell a reaction that came before the text was public, to the month', () => {
		expect(formatDays(clocks('2016-08-18', '2016-08-22', '2016-04').answered)).toBe(
			'114 to 143 days before'
		);
	});

	it('are told in the words of journalists', () => {
		const told = (made: string, textPublic?: string, reaction = '2020-03-01') => {
			const { hidden, answered } = clocks(made, textPublic, reaction);
			return [daysHidden({ hidden }), answered && daysAfter(answered)];
		};
		expect(told('2020-01-21', '2020-02-12', '2020-02-13')).toEqual([
			'Hidden for 22 days',
			'1 day after the text was public'
		]);
		expect(told('2024-01-24', '2023-09-18', '2023-09-18')).toEqual([
			'Text public 128 days before it was made',
			'The same day as the text'
		]);
		expect(told('2020-01-21', '2020-01-21', '2020-01-20')).toEqual([
			'Public the same day',
			'1 day before the text was public'
		]);
		expect(told('2020-02-01', '2020-02', '2020-02')).toEqual([
			'Hidden for 0 to 28 days',
			'Up to 28 days after the text was public'
		]);
		expect(told('2020-02', '2020-02-01', '2020-01')).toEqual([
			'Text public 0 to 28 days before it was made',
			'1 to 31 days before the text was public'
		]);
		expect(told('2020-02-29', '2020-02', '2020-02-01')).toEqual([
			'Text public 0 to 28 days before it was made',
			'0 to 28 days before the text was public'
		]);
		expect(told('2020-02', '2020-02-10')).toEqual([
			'Hidden for up to 9 days',
			'20 days after the text was public'
		]);
		expect(told('2020-01-21', '2020-02-01', '2020-02')[1]).toBe(
			'0 to 28 days after the text was public'
		);
		expect(told('2020-01', '2020-02-01')).toEqual([
			'Hidden for 1 to 31 days',
			'29 days after the text was public'
		]);
		expect(told('2020-01-31', '2020-02-01')[0]).toBe('Hidden for 1 day');
		expect(told('2020-01-31/2020-02-01', '2020-02-01')[0]).toBe('Hidden for 0 to 1 day');
		expect(told('2020-01-21')).toEqual(['Day not on record', undefined]);
	});

	it.each([
		['a bill', { instrument: 'bill', status: 'proposed' }, 'Not yet made'],
		['a draft of rules', { instrument: 'rules', status: 'draft' }, 'Not yet made'],
		['rules that are proposed', { instrument: 'rules', status: 'proposed' }, 'Not yet made'],
		['a bill that lapsed', { instrument: 'bill', status: 'lapsed' }, 'Never made'],
		['a bill that was withdrawn', { instrument: 'bill', status: 'withdrawn' }, 'Never made'],
		[
			'rules that were withdrawn',
			{ instrument: 'rules', status: 'withdrawn' },
			'Day not on record'
		],
		['an act', { instrument: 'act', status: 'in_force' }, 'Day not on record'],
		[
			'an act that was debated in public',
			{ instrument: 'act', textDay: 'open' },
			'Public from the start'
		],
		[
			'rules whose day an editor looked for',
			{ instrument: 'rules', textDay: 'sought' },
			'Days hidden: unknown, an editor looked for the day'
		]
	] as const)('say of %s why there is no number of days hidden', (_what, law, words) => {
		expect(daysHidden(clocksOf({}, law))).toBe(words);
	});

	it('say of a bill that a cabinet approved that it is not yet made', () => {
		const approved = { made: parseEdtf('2023-07-26') };
		expect(clocksOf(approved, { instrument: 'bill' }).missing).toBe('unmade');
		expect(clocksOf(approved, { instrument: 'act' }).missing).toBe('unrecorded');
		expect(clocksOf(approved, { instrument: 'rules', status: 'draft' }).missing).toBe('unrecorded');
		const both = { ...approved, textPublic: parseEdtf('2023-08-01') };
		expect(clocksOf(both, { instrument: 'bill' }).missing).toBeUndefined();
	});

	it('have no number for a text that was public from the start, whatever days are on record', () => {
		const days = { made: parseEdtf('2020-01-21'), textPublic: parseEdtf('2020-02-12') };
		expect(clocksOf(days, { textDay: 'open' }).hidden).toBeUndefined();
		expect(clocksOf(days, { textDay: 'sought' })).toMatchObject({ hidden: { least: 22 } });
	});

	it('tell the same day from one that is not on record', () => {
		expect(formatDays(clocks('2020-01-21', '2020-01-21').hidden)).toBe('the same day');
	});
});
