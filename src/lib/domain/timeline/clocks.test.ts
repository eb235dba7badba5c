import { describe, expect, it } from 'vitest';
import {
	clockSentence,
	clocksOf,
	clockWords,
	daysAfter,
	exactDays,
	formatDays,
	type OtherDay,
	type Passage
} from './clocks.ts';
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
		const told = (made?: string, textPublic?: string, reaction = '2020-03-01') => {
			const told = clocks(made, textPublic, reaction);
			return [clockSentence(told), told.answered && daysAfter(told.answered)];
		};
		expect(told('2020-01-21', '2020-02-12', '2020-02-13')).toEqual([
			'22 days hidden',
			'1 day after the text was public'
		]);
		expect(told('2024-01-24', '2023-09-18', '2023-09-18')).toEqual([
			'Public 128 days before it was made',
			'The same day as the text'
		]);
		expect(told('2020-01-21', '2020-01-21', '2020-01-20')).toEqual([
			'Public the same day',
			'1 day before the text was public'
		]);
		expect(told('2020-02-01', '2020-02', '2020-02')).toEqual([
			'Up to 28 days hidden',
			'Up to 28 days after the text was public'
		]);
		expect(told('2020-02', '2020-02-01', '2020-01')).toEqual([
			'Public 0 to 28 days before it was made',
			'1 to 31 days before the text was public'
		]);
		expect(told('2020-02-29', '2020-02', '2020-02-01')).toEqual([
			'Public 0 to 28 days before it was made',
			'0 to 28 days before the text was public'
		]);
		expect(told('2020-02', '2020-02-10')).toEqual([
			'Up to 9 days hidden',
			'20 days after the text was public'
		]);
		expect(told('2020-01-21', '2020-02-01', '2020-02')[1]).toBe(
			'0 to 28 days after the text was public'
		);
		expect(told('2020-01', '2020-02-01')).toEqual([
			'Between 1 and 31 days hidden',
			'29 days after the text was public'
		]);
		expect(told('2020-01-31', '2020-02-01')[0]).toBe('1 day hidden');
		expect(told('2020-01-31/2020-02-01', '2020-02-01')[0]).toBe('Up to 1 day hidden');
		expect(told('2020-01-21')).toEqual(['Day it came out not on record', undefined]);
		expect(told(undefined, '2020-01-21')[0]).toBe('Day it was made not on record');
		expect(told()[0]).toBe('Days it was made and came out not on record');
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
			'Days it was made and came out not on record'
		],
		[
			'a bill whose status says that it was made',
			{ instrument: 'bill', status: 'in_force' },
			'Public from the start'
		],
		[
			'an act',
			{ instrument: 'act', status: 'in_force' },
			'Days it was made and came out not on record'
		],
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
		expect(clockSentence(clocksOf({}, law))).toBe(words);
	});

	it('say of a bill that a cabinet approved that it is not yet made', () => {
		const approved = { made: parseEdtf('2023-07-26') };
		expect(clocksOf(approved, { instrument: 'bill' }).missing).toBe('unmade');
		expect(clocksOf(approved, { instrument: 'act' }).missing).toBe('unrecorded');
		expect(clocksOf(approved, { instrument: 'rules', status: 'draft' }).missing).toBe('unrecorded');
		const both = { ...approved, textPublic: parseEdtf('2023-08-01') };
		expect(clocksOf(both, { instrument: 'bill' })).toMatchObject({
			missing: 'unmade',
			hidden: undefined
		});
		expect(clockSentence(clocksOf(both, { instrument: 'bill' }))).toBe('Not yet made');
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

describe('the words of a clock', () => {
	const claim = (of: OtherDay['of'], date: string, sources = 1): OtherDay => ({
		...{ ...parseEdtf(date)!, of, sources }
	});
	const disputed = (made: string, textPublic: string, ...otherDays: OtherDay[]) =>
		clockSentence(
			clocksOf({ made: parseEdtf(made), textPublic: parseEdtf(textPublic), otherDays })
		);

	it('carry the range that other sources give', () => {
		const leaked = claim('textPublic', '2020-02-10/2020-02-16');
		expect(disputed('2020-01-21', '2020-02-12', claim('made', '2020-01-31'), leaked)).toBe(
			'22 days hidden; by other sources 10 to 26'
		);
		expect(disputed('2020-07-29', '2020-07-31', claim('made', '2020-07-30'))).toBe(
			'2 days hidden; by another source 1'
		);
		expect(disputed('2020-07-29', '2020-07-31', claim('made', '2020-07-30', 2))).toBe(
			'2 days hidden; by other sources 1'
		);
	});

	it('say none where other sources leave no day hidden', () => {
		const later = [claim('made', '2020-11-18'), claim('made', '2020-11-20')];
		expect(disputed('2020-10-20', '2020-11-18', ...later)).toBe(
			'29 days hidden; by other sources none'
		);
		const either = [...later, claim('textPublic', '2020-11-19')];
		expect(disputed('2020-10-20', '2020-11-18', ...either)).toBe(
			'29 days hidden; by other sources none to 30'
		);
	});

	it('give no range where other days make the same number', () => {
		expect(disputed('2020-01-01', '2020-01-03', claim('made', '2020-01-01'))).toBe('2 days hidden');
	});

	it('of a text that was public first tell what a source says that calls it hidden', () => {
		expect(disputed('2020-01-21', '2020-01-21', claim('textPublic', '2020-01-26'))).toBe(
			'Public the same day; by another source 5 days hidden'
		);
		expect(disputed('2020-01-21', '2020-01-11', claim('textPublic', '2020-01-16'))).toBe(
			'Public 10 days before it was made'
		);
	});

	it('never call an act hidden, whose bill was debated in public', () => {
		const days = { made: parseEdtf('2016-08-18'), textPublic: parseEdtf('2016-08-22') };
		const way: Passage = { from: 'assent', to: 'gazette' };
		const act = clocksOf({ ...days, way }, { instrument: 'act', status: 'in_force' });
		expect(act.hidden).toBeUndefined();
		expect(clockWords(act)).toEqual({ figure: '4 days', rest: 'from assent to gazette' });
		expect(clockSentence(clocksOf(days, { instrument: 'act' }))).toBe(
			'4 days from approval to publication'
		);
		expect(clockSentence(clocksOf({ ...days, way }, { instrument: 'ordinance' }))).toBe(
			'4 days hidden'
		);
	});
});
