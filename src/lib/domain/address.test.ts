import { expect, it } from 'vitest';
import { addressWords, hostOf } from './address.ts';

it.each([
	['https://www.thenews.com.pk/print/614312-hrcp-rejects-gagging', 'hrcp rejects gagging'],
	['https://example.org/en/comm-849092.html?page=2', undefined],
	['https://example.org/news/faulty-cp-rules-2020/', 'faulty cp rules 2020'],
	['https://example.org/%D8%B3%D9%88%D8%B4%D9%84-%D9%85%DB%8C%DA%88%DB%8C%D8%A7', 'سوشل میڈیا'],
	['https://example.org/news/1534572', undefined],
	['https://example.org/%E0%A4', undefined],
	['https://', undefined]
])('reads the words of %s', (url, words) => {
	expect(addressWords(url)).toBe(words);
});

it('names a host as people read it, and never fails', () => {
	expect(hostOf('https://www.dawn.com/news/1')).toBe('dawn.com');
	expect(hostOf('https://')).toBe('https://');
});
