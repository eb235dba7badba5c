import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksFrom, sameFrom } from './groups.ts';
import { minhashKeys } from './keys.ts';
import { sharesOf } from './shares.ts';
import { sharedBy, shinglesOf } from './shingles.ts';
import {
	agency,
	cut,
	inUrdu,
	inUrduOtherwise,
	reprint,
	separate
} from '../../../../tests/helpers/domain/reports/test-reports.ts';

const shared = (one: string, other: string) => sharedBy(shinglesOf(one)!, shinglesOf(other)!);
const meet = (one: string, other: string) => {
	const keys = new Set(minhashKeys(shinglesOf(one)!));
	return minhashKeys(shinglesOf(other)!).some((key) => keys.has(key));
};

describe('two articles', () => {
	it.each([
		['one reprints the other', agency, reprint(agency)],
		['one is the other without its last 45 %', agency, cut(agency, 0.45)],
		['one is a cut of a reprint', agency, cut(reprint(agency), 0.45)],
		['both are in Urdu, from two keyboards', inUrdu, inUrduOtherwise]
	])('are one report where %s, and are found by a key', (_, one, other) => {
		expect(shared(one, other)).toBeGreaterThanOrEqual(sameFrom);
		expect(shared(other, one)).toBe(shared(one, other));
		expect(meet(one, other)).toBe(true);
	});

	it('that quote one press release stay two', () => {
		expect(shared(agency, separate)).toBeLessThan(asksFrom / 2);
	});

	it('of which neither has words of the other share nothing', () => {
		expect(shared(agency, inUrdu)).toBe(0);
		expect(meet(agency, inUrdu)).toBe(false);
	});
});

describe('the notices of a house', () => {
	const house = Array.from({ length: 48 }, (_, at) => `house${at}`).join(' ');
	const brief = (name: string, outlet = 'Dawn') => ({
		outlet,
		text: `${Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ')}.\n${house}`
	});
	const all = (articles: { text: string; outlet: string }[]) =>
		sharesOf({ articles, pairs: [[0, 1]] })[0]!;

	it('are no likeness of its articles, once three of them share one', () => {
		const [one, other, third] = [brief('one'), brief('other'), brief('third')];
		expect(all([one, other])).toBeGreaterThan(sameFrom);
		expect(all([one, other, { ...third, outlet: 'The News' }])).toBeGreaterThan(sameFrom);
		expect(all([one, other, third])).toBe(0);
	});

	it('leave what else the articles have in common', () => {
		const again = { ...brief('one'), text: brief('one').text.replace('one3 ', 'three ') };
		expect(all([brief('one'), again, brief('other')])).toBeGreaterThan(sameFrom);
	});

	it('are short: a report that one outlet printed three times is one, and brings no notice with it', () => {
		const three = [1, 2, 3].map((at) => ({ outlet: 'Dawn', text: `Edition ${at}.\n${agency}` }));
		expect(all(three)).toBeGreaterThan(sameFrom);
		expect(all(three.map((each) => ({ ...each, text: `${each.text}\n${house}` })))).toBeGreaterThan(
			sameFrom
		);
	});
});

describe('a text', () => {
	it('of a few words, or of quotations alone, is not compared', () => {
		expect(shinglesOf('Subscribe to read this article.')).toBeUndefined();
		expect(shinglesOf(`“${agency.replace(/[“”\n]/gu, ' ')}”`)).toBeUndefined();
	});

	it('is compared by its words, however they are set', () => {
		expect(shared(agency, agency.toUpperCase().replaceAll(' ', '  '))).toBe(1);
	});

	it('shares all with itself, and with others as much as they with it', () => {
		const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 60 });
		fc.assert(
			fc.property(words, words, (one, other) => {
				const [a, b] = [shinglesOf(one.join(' ')), shinglesOf(other.join(' '))];
				if (!a || !b) return;
				expect(sharedBy(a, a)).toBe(1);
				expect(sharedBy(a, b)).toBe(sharedBy(b, a));
				expect(minhashKeys(a)).toEqual(minhashKeys(new Set([...a].reverse())));
			})
		);
	});
});
