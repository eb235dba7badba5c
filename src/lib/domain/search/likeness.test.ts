import { describe, expect, it } from 'vitest';
import { Likeness } from './likeness.ts';

const record = new Likeness([
	['digital rights foundation', 'drf'],
	['digital rights monitor'],
	['union of journalists', 'journalists’ union'],
	['اتحاد صحافیان']
]);
const near = (...texts: string[]) =>
	record.nearest(texts, { least: 0.4, most: 3 }).map(({ index, by }) => [index, by]);

describe('a name', () => {
	it('is like what is called nearly so, likest first, whatever the order of its words', () => {
		expect(near('digital right foundation')).toEqual([[0, 0]]);
		expect(near('digital rights')).toEqual([
			[1, 0],
			[0, 0]
		]);
		expect(near('journalists union')).toEqual([[2, 1]]);
		expect(near('اتحاد صحافیاں')).toEqual([[3, 0]]);
	});

	it.each([
		['a name', 'bolo bhi'],
		['a word of one', 'rights'],
		['nothing', ''],
		['a sign', '—'],
		['seventy thousand letters', 'x'.repeat(70_000)]
	])('is like nothing that shares only a few letters with it: %s', (_, text) => {
		expect(near(text)).toEqual([]);
	});

	it('that is nearly another’s is like nobody who only shares some words with it', () => {
		const unions = new Likeness([
			['pakistan federal union of journalists'],
			['balochistan union of journalists']
		]);
		const near = (text: string) =>
			unions.nearest([text], { least: 0.4, most: 3 }).map(({ index }) => index);
		expect(near('union of journalists')).toEqual([1, 0]);
		expect(near('pakistan federal union of journalist')).toEqual([0]);
	});

	it('that has several forms is like what the likest of them is', () => {
		expect(near('dr foundation of rights (drf)', 'drf')).toEqual([[0, 1]]);
		expect(record.nearest(['drf'], { least: 0.4, most: 3 })[0]).toMatchObject({ likeness: 1 });
	});

	it('is as like another as the database counts it', () => {
		const [hit] = new Likeness([['word']]).nearest(['two words'], { least: 0, most: 1 });
		// From the manual of pg_trgm: similarity('word', 'two words').
		expect(hit?.likeness).toBeCloseTo(0.36363637, 6);
	});
});
