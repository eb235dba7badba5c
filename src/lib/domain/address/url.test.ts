import { expect, it } from 'vitest';
import { urlOf } from './url.ts';

it('an address with letters beyond ASCII is one, however many were read before it', () => {
	const addresses = ['https://bücher.example/a', 'https://news.example/été', 'https://a.example'];
	const read = Array.from({ length: 60_000 }, (_, round) => addresses[round % 3]!);
	expect(read.filter((address) => !urlOf(address))).toEqual([]);
});

it.each(['', 'news', '/laws', 'https://', 'https://a b.example/'])('“%s” is no address', (text) => {
	expect(urlOf(text)).toBeUndefined();
});

it('is read from where it stands', () => {
	expect(urlOf('/été', 'https://news.example/a')?.href).toBe('https://news.example/%C3%A9t%C3%A9');
});
