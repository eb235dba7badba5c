import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, folded, foldedWords, type Part } from './text.ts';

const finds = (...words: string[]) => {
	const found = new Set(words);
	return (word: string) => found.has(word);
};
const shown = (parts: Part[]) =>
	parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('words as they are compared', () => {
	it.each([
		['Über', 'uber'],
		['ＦＵＬＬ', 'full'],
		['كتاب', 'کتاب'],
		['آزادیِ', 'ازادی'],
		['هے', 'ہے'],
		['آن‌لائن', 'انلاین']
	])('%s is %s', (word, plain) => expect(folded(word)).toBe(plain));

	it('are each named once', () => {
		expect(foldedWords(['The net, the Net!', ''])).toEqual(['the', 'net']);
	});
});

describe('an excerpt', () => {
	it('is the whole text where that is short, with the words marked', () => {
		expect(shown(excerpt('They ask for privacy.', finds('privacy')))).toBe(
			'They ask for [privacy].'
		);
	});

	it('is the stretch in which most of the words stand, cut between words', () => {
		const text = `${'far '.repeat(60)}privacy ${'away '.repeat(60)}privacy and data ${'more '.repeat(60)}`;
		const parts = shown(excerpt(text, finds('privacy', 'data')));
		expect(parts).toMatch(/^… (away )+\[privacy\] and \[data\] (more )+…$/);
		expect(parts.length).toBeLessThan(260);
	});

	it('begins at the beginning where nothing is found', () => {
		expect(shown(excerpt('no '.repeat(200), finds('yes')))).toMatch(/^no no .* …$/);
	});

	it('cuts a text without spaces, and marks whole letters in any script', () => {
		expect(shown(excerpt('x'.repeat(1_000), finds('y')))).toHaveLength(242);
		expect(shown(excerpt('قانون كی آزادیِ اظہار', finds('ازادی')))).toBe('قانون كی [آزادیِ] اظہار');
	});

	it('of a short text is that text, whatever it holds', () => {
		const whole = fc.property(fc.string({ maxLength: 40 }), fc.string(), (text, word) => {
			const parts = excerpt(text, finds(...foldedWords([word])), 40);
			expect(parts.map((part) => part.text).join('')).toBe(text);
		});
		fc.assert(whole);
	});
});
