import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, addressWords, archivedOriginal, cleanAddress, hostOf } from './address.ts';

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

const page = 'https://www.dawn.com/news/1534572/new-rules';
const facebook = 'https://l.facebook.com/l.php?u=';
const archive = 'https://web.archive.org/web/20200213101010';

describe('a pasted address', () => {
	it.each([
		[`  ${page} `, page],
		['HTTPS://WWW.Dawn.com:443/News#comments', 'https://www.dawn.com/News'],
		[`${page}#:~:text=online%20harm`, page],
		['https://na.gov.pk/#/bills/12', 'https://na.gov.pk/#/bills/12'],
		['https://اردو.com/خبر', 'https://xn--mgbqf7g.com/%D8%AE%D8%A8%D8%B1'],
		[`${page}?utm_source=x&UTM_Foo=y&fbclid=1&gclid=2&at_medium=RSS&_ga=3&mc_eid=4&spm=5`, page],
		['https://a.org/p?z=%20a&ref_src=x&p=4747&z=b+c&utm_id', 'https://a.org/p?z=%20a&p=4747&z=b+c'],
		['https://x.com/hrcp/status/1?s=20&t=abc', 'https://x.com/hrcp/status/1'],
		['https://a.org/watch?s=20&t=abc', 'https://a.org/watch?s=20&t=abc'],
		['https://www.theguardian.com/a?CMP=share_btn_tw', 'https://www.theguardian.com/a'],
		[`https://www.google.com.pk/url?sa=t&url=${encodeURIComponent(page)}&usg=x`, page],
		[`${facebook}${encodeURIComponent(`${page}?fbclid=1`)}&h=AT0`, page],
		[`${facebook}${encodeURIComponent(`https://www.google.com/url?q=${page}`)}`, page],
		[`${facebook}javascript:alert(1)`, `${facebook}javascript:alert(1)`],
		['https://www.google.com/amp/s/www.dawn.com/news/1/amp', 'https://www.dawn.com/news/1/amp'],
		['https://dawn-com.cdn.ampproject.org/c/s/dawn.com/1?usqp=mq', 'https://dawn.com/1'],
		[`${archive}/${page}?utm_source=x#top`, `${archive}/${page}?utm_source=x`]
	])('%s is kept as %s', (pasted, kept) => {
		expect(cleanAddress(pasted)).toBe(kept);
	});

	it.each([
		'',
		'dawn.com/news',
		'ftp://a.org/',
		'javascript:alert(1)',
		'https://',
		'http://me:pw@a.org/',
		'https://me@a.org/'
	])('“%s” is refused', (pasted) => {
		expect(cleanAddress(pasted)).toBeUndefined();
		expect(addressKey(pasted)).toBeUndefined();
		expect(archivedOriginal(pasted)).toBeUndefined();
	});
});

describe('the same page', () => {
	it.each([
		`http://dawn.com/news/1534572/new-rules`,
		`${page}/`,
		`${page}/amp`,
		`${page}?outputType=amp`,
		`${page}?amp`,
		`${page}/index.html`,
		`https://m.dawn.com./news/1534572/new%2Drules?fbclid=1#x`,
		`https://amp.dawn.com/news//1534572/new-rules?amp=1`,
		`${archive}/${page}`,
		`https://web.archive.org/web/2020*/dawn.com/news/1534572/new-rules`,
		`https://archive.ph/2020.02.13-101010/${page}`
	])('stands at %s', (other) => {
		expect(addressKey(other)).toBe('dawn.com/news/1534572/new-rules');
	});

	it.each([
		['https://a.org/?b=2&a=1&a=0', 'https://a.org/index.php?a=1&a=0&b=2'],
		['https://a.org/%d8%ae', 'https://a.org/خ'],
		['https://a.org/?q=%d8%ae%20b', 'https://a.org/?q=خ+b'],
		['https://bücher.org/a', 'https://xn--bcher-kva.org/a'],
		['https://mobile.twitter.com/a/status/1', 'https://x.com/a/status/1?s=20']
	])('stands at %s and %s', (one, other) => {
		expect(addressKey(one)).toBe(addressKey(other));
	});

	it.each([
		['https://a.org/News', 'https://a.org/news'],
		['https://a.org/?p=1', 'https://a.org/?p=2'],
		['https://a.org/?q=a%26b=c', 'https://a.org/?q=a&b=c'],
		['https://a.org/a%2Fb', 'https://a.org/a/b'],
		['https://a.org:8080/', 'https://a.org/'],
		['https://amp.dev/', 'https://m.dev/'],
		['https://na.gov.pk/#/bills/1', 'https://na.gov.pk/#/bills/2']
	])('does not stand at both %s and %s', (one, other) => {
		expect(addressKey(one)).not.toBe(addressKey(other));
	});

	it('is named by the archive that keeps a copy', () => {
		expect(archivedOriginal(`${archive}id_/${page}?p=1&utm_source=x`)).toBe(`${page}?p=1`);
		expect(archivedOriginal('https://web.archive.org/web/2020/http:/a.org/b')).toBe(
			'http://a.org/b'
		);
		expect(archivedOriginal('https://web.archive.org/about')).toBeUndefined();
		expect(archivedOriginal(`https://a.org/web/2020/${page}`)).toBeUndefined();
	});
});

it('keeps every article of the bundled facts as it is, each a page of its own', () => {
	const file = readFileSync('src/lib/server/seed/facts/articles.json', 'utf8');
	const urls = (JSON.parse(file) as { url?: string }[]).flatMap(({ url }) => url ?? []);
	expect(urls.length).toBeGreaterThan(200);
	expect(urls.filter((url) => cleanAddress(url) !== url)).toEqual([]);
	expect(new Set(urls.map(addressKey)).size).toBe(urls.length);
});

it('takes any text, and what it cleaned once it leaves', () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.webUrl({ withQueryParameters: true, withFragments: true }),
		fc
			.tuple(
				fc.constantFrom(facebook, `${archive}/`, 'https://www.google.com/amp/s/', ''),
				fc.webUrl({ withQueryParameters: true }),
				fc.constantFrom('', '?', '&utm_source=1', '/amp', '%', '%ff', '#!x')
			)
			.map((parts) => parts.join(''))
	);
	fc.assert(
		fc.property(text, (pasted) => {
			const kept = cleanAddress(pasted);
			expect(addressKey(pasted) === undefined).toBe(kept === undefined);
			if (kept === undefined) return;
			expect(kept).toMatch(/^https?:\/\/\S+$/);
			expect(cleanAddress(kept)).toBe(kept);
			expect(addressKey(kept)).toBe(addressKey(pasted));
		}),
		{ numRuns: 2_000 }
	);
});
