import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, type Pair, reportsOf } from './groups.ts';
import { articlesInWords, countReports } from './count.ts';

const pair = (ids: string, shared: number | null, decision: Decision | null = null): Pair => ({
	one: ids.charAt(0),
	other: ids.charAt(1),
	shared,
	decision
});
const groups = (...pairs: Pair[]) =>
	reportsOf(pairs)
		.map((group) => group.join(''))
		.sort();

describe('articles', () => {
	it('that are like a third are one report with it', () => {
		expect(groups(pair('ab', 0.9), pair('bc', 0.41), pair('de', 1))).toEqual(['abc', 'de']);
	});

	it('that share less are two, until an editor says that they are one', () => {
		expect(groups(pair('ab', 0.39))).toEqual([]);
		expect(groups(pair('ab', 0.39, 'same'))).toEqual(['ab']);
		expect(groups(pair('ab', null, 'same'))).toEqual(['ab']);
	});

	it('that an editor took apart stay so, though a third is like both', () => {
		const apart = pair('ab', 0.9, 'apart');
		expect(groups(apart, pair('ac', 0.8), pair('bc', 0.7))).toEqual(['ac']);
		expect(groups(apart, pair('ac', 0.8), pair('bc', 0.3, 'same'))).toEqual(['bc']);
	});

	it('are grouped alike in whatever order they came', () => {
		const one = fc.record({
			one: fc.constantFrom('a', 'b', 'c'),
			other: fc.constantFrom('d', 'e', 'f'),
			shared: fc.constantFrom(0.2, 0.5, 0.5, 0.9),
			decision: fc.constantFrom<(Decision | null)[]>(null, null, 'same', 'apart')
		});
		const pairs = fc.uniqueArray(one, { selector: ({ one, other }) => one + other });
		fc.assert(
			fc.property(pairs, (pairs) => {
				expect(groups(...pairs.toReversed())).toEqual(groups(...pairs));
				for (const { one, other, decision } of pairs)
					if (decision === 'apart')
						for (const group of groups(...pairs))
							expect(group.includes(one) && group.includes(other)).toBe(false);
			})
		);
	});
});

describe('a number of articles', () => {
	it('is told with how many reports they make, where that is another', () => {
		expect(articlesInWords(7, 2)).toBe('7 articles, 2 independent reports');
		expect(articlesInWords(2, 1)).toBe('2 articles, 1 independent report');
		expect(articlesInWords(2, 2)).toBe('2 articles');
	});

	it('counts what stands alone as a report of its own', () => {
		const pages = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
		expect(countReports(pages, { a: 'r', b: 'r' })).toBe(2);
	});
});
