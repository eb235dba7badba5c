import { describe, expect, it } from 'vitest';
import { clocksOf, type OtherDay } from './clocks.ts';
import { squaresOf } from './squares.ts';
import { parseEdtf } from '../dates/edtf.ts';
import type { Instrument } from '../vocabulary.ts';

interface Given {
	made?: string;
	textPublic?: string;
	firstReaction?: string;
	others?: [of: OtherDay['of'], date: string][];
	instrument?: Instrument;
}

const clocks = ({ made, textPublic, firstReaction, others = [], instrument }: Given) =>
	clocksOf(
		{
			made: made ? parseEdtf(made) : undefined,
			textPublic: textPublic ? parseEdtf(textPublic) : undefined,
			firstReaction: firstReaction ? parseEdtf(firstReaction) : undefined,
			otherDays: others.map(([of, date]) => ({ ...parseEdtf(date)!, of, sources: 1 }))
		},
		{ instrument }
	);
const drawn = (given: Given) => squaresOf(clocks(given));
/** «hhd» for two hidden days and one on which sources differ. */
const letters = (given: Given) =>
	drawn(given)
		?.hidden.map(([letter]) => letter)
		.join('');

const harmRules: Given = {
	made: '2020-01-21',
	textPublic: '2020-02-12',
	firstReaction: '2020-02-13',
	others: [
		['made', '2020-01-31'],
		['textPublic', '2020-02-10/2020-02-16']
	]
};

describe('the squares of a clock', () => {
	it('are one for each day from the day made until the text came out', () => {
		expect(letters({ made: '2020-02-10', textPublic: '2020-02-13' })).toBe('hhh');
	});

	it('are solid where every source calls the day hidden, and hatched where they differ', () => {
		expect(letters(harmRules)).toBe('d'.repeat(10) + 'h'.repeat(10) + 'dd');
	});

	it('are all hatched where another source leaves no day hidden', () => {
		const others: Given['others'] = [['made', '2021-10-14']];
		expect(letters({ made: '2021-10-12', textPublic: '2021-10-14', others })).toBe('dd');
	});

	it('are outlined on days that a date less exact than a day leaves open', () => {
		expect(letters({ made: '2020-02-01/2020-02-03', textPublic: '2020-02-06/2020-02-08' })).toBe(
			'uuhhhuu'
		);
	});

	it('reach to the days that other sources give, and to a first reaction soon after', () => {
		expect(drawn(harmRules)).toMatchObject({ reaction: 23, places: 27 });
		expect(drawn(harmRules)!.others).toEqual([10, 20, 21, 22, 23, 24, 25, 26]);
		const { reaction, places } = drawn({ ...harmRules, firstReaction: '2021-02-13', others: [] })!;
		expect([reaction, places]).toEqual([undefined, 23]);
	});

	it('mark no day for a reaction that came first, or whose day is not known', () => {
		for (const firstReaction of ['2020-01-15', '2020-02-12', '2020-02', '2020-02-13/2020-02-14'])
			expect(drawn({ ...harmRules, firstReaction })!.reaction).toBeUndefined();
	});

	it('keep a day that another source gives far away out of the picture', () => {
		const far: Given['others'] = [
			['made', '1999-01-01'],
			['textPublic', '2031-01-01']
		];
		expect(drawn({ ...harmRules, others: far })).toMatchObject({ others: [], places: 24 });
	});

	it('are weeks above 60 days, or where a law beside it needs them', () => {
		const sixty = { made: '2020-01-01', textPublic: '2020-03-01' };
		expect(drawn(sixty)).toMatchObject({ unit: 'day', hidden: { length: 60 } });
		const longer = { ...sixty, textPublic: '2020-03-02' };
		expect(drawn(longer)).toMatchObject({ unit: 'week', hidden: { length: 9 }, labels: [] });
		expect(squaresOf(clocks(sixty), 'week')).toMatchObject({ unit: 'week', hidden: { length: 9 } });
	});

	it('hatch a week if sources differ on any of its days', () => {
		const others: Given['others'] = [['made', '2020-01-09']];
		expect(letters({ made: '2020-01-01', textPublic: '2020-03-18', others })).toBe('ddhhhhhhhhh');
	});

	it('are labelled with days that do not touch', () => {
		expect(drawn(harmRules)!.labels).toEqual([
			{ place: 0, text: '21 Jan' },
			{ place: 22, text: '12 Feb' },
			{ place: 10, text: '31 Jan' },
			{ place: 26, text: '16 Feb' }
		]);
	});

	it.each([
		['a text that was public first', { made: '2024-01-24', textPublic: '2023-09-18' }],
		['a text that was public the same day', { made: '2024-01-24', textPublic: '2024-01-24' }],
		['an act', { made: '2016-08-18', textPublic: '2016-08-22', instrument: 'act' }],
		['a bill', { made: '2016-08-18', textPublic: '2016-08-22', instrument: 'bill' }],
		['a law without a day', { made: '2016-08-18' }],
		['a law without days', {}],
		['a text hidden for more than ten years', { made: '1990-01-01', textPublic: '2020-01-01' }]
	] as const)('are not drawn of %s', (_, given) => {
		expect(drawn(given)).toBeUndefined();
	});

	it('outline a day that is asked for, from the first hidden one to two weeks after the text is out', () => {
		const marked = (date: string) => {
			const { marked, places } = squaresOf(clocks(harmRules), 'day', parseEdtf(date)!)!;
			return [marked, places];
		};
		const { places } = drawn(harmRules)!;
		expect(marked('2020-01-21')).toEqual([0, places]);
		expect(marked('2020-02-14')).toEqual([24, places]);
		expect(marked('2020-02-26')).toEqual([36, 37]);
		for (const away of ['2020-01-20', '2020-02-27', '2020-02'])
			expect(marked(away), away).toEqual([undefined, places]);
	});
});
