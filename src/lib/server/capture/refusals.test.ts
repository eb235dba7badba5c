import { afterAll, describe, expect, it, vi } from 'vitest';
import { captureOf, closeReader } from './index.ts';
import {
	article,
	bombs,
	largePage,
	sentence
} from '../../../../tests/helpers/server/capture/test-bombs.ts';
import { ended } from '../../../../tests/helpers/server/worker/test-worker.ts';
import { captured, refusalOf } from '../../../../tests/helpers/server/capture/test-capture.ts';

afterAll(closeReader);

describe('promise 18: a page that is made to stall its reader', () => {
	it.each([
		...bombs,
		['more bytes than are read', 'a'.repeat(10 * 1024 * 1024 + 1), /larger than 10 MB/] as const
	])('is refused before a tree is built of it: %s', async (_, page, why) => {
		ended.mockClear();
		expect(await refusalOf(page)).toMatch(why);
		expect(ended).not.toHaveBeenCalled();
		expect((await captured(article)).text).toContain('withdrew its levy');
	});

	it('is no page that is merely large', async () => {
		expect(largePage.length).toBeGreaterThan(5_000_000);
		const { text, headline } = await captured(largePage);
		expect(headline?.value).toBe('A large report');
		expect(text.split('\n\n').every((each) => each === sentence.repeat(5).trim())).toBe(true);
	});

	it('may have 2 million letters of text and 100,000 line breaks, and is told so where it has more', async () => {
		const breaks = 'No.\n\n'.repeat(100_001);
		expect(await refusalOf(`Yes, they said to reporters.\n\n${breaks}`)).toMatch(
			/line breaks and unseen marks .*\(at most 100,000\)/
		);
		const joined = `<p>${'a\u200c'.repeat(1_000)}</p>`.repeat(101);
		expect(await refusalOf(joined)).toMatch(/unseen marks .*\(at most 100,000\)/);
		expect(await refusalOf(`<p>${sentence}</p>`.repeat(27_000))).toMatch(/\(at most 2,000,000\)/);
	});

	it('tells no name, title or address of more than 2,000 letters', async () => {
		const address = `https://paper.example/${'a'.repeat(2_000)}`;
		const { canonical, text } = await captured(
			`<link rel="canonical" href="${address}">${article}`
		);
		expect(canonical).toBeUndefined();
		expect(text).toContain('withdrew its levy');
	});

	it('has room for a script of any length, and for data of any depth', async () => {
		const data = `<script type="application/ld+json">${'['.repeat(500_000)}</script>`;
		const script = `<script>${'x();'.repeat(500_000)}</script>`;
		expect((await captured(data + script + article)).text).toBe(sentence.repeat(3).trim());
	});

	it('leaves files of this machine and other addresses alone', async () => {
		const entity = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
		expect(await refusalOf(`${entity}<html><body><p>&x;</p>${article}</body></html>`)).toMatch(
			/defines entities of its own/
		);
		const laughs =
			'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>';
		expect(await refusalOf(laughs)).toMatch(/defines entities of its own/);
		const fetched = vi.spyOn(globalThis, 'fetch');
		await captured(
			`<img src="http://127.0.0.1/a.png"><script src="http://127.0.0.1/a.js"></script>${article}`
		);
		expect(fetched).not.toHaveBeenCalled();
		fetched.mockRestore();
	});
});

describe('a page without an article', () => {
	it.each([
		['nothing', '', undefined, 'This page is empty.'],
		['no PDF', 'Nothing', 'application/pdf', /but it is not one/],
		['a picture', '\x89PNG', 'image/png', /a file and not a page/],
		[
			'a feed',
			'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
			undefined,
			/in XML/
		],
		[
			'a page of scripts',
			'<html><body><div id="root"></div><noscript>You need to enable JavaScript.</noscript><script src="/a.js"></script></body></html>',
			undefined,
			/only once JavaScript has run\. Open it in your browser, and paste its text/
		],
		[
			'a wall',
			`<html><body><h1>Levy</h1><p>${sentence}</p><p>Subscribe to continue reading.</p></body></html>`,
			undefined,
			/only to those who subscribe or sign in/
		],
		[
			'a form to sign in',
			'<html><body><h1>Welcome back</h1><form><input type="password"></form></body></html>',
			undefined,
			/only to those who subscribe or sign in/
		],
		[
			'a question whether one is a person',
			'<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you go on.</p></body></html>',
			undefined,
			/checks whether a person is reading/
		],
		[
			'letters in another encoding',
			Buffer.from(`<p>${'\xe9\xe8 \xe0\xfc '.repeat(200)}</p>`, 'latin1'),
			'text/html; charset=utf-8',
			/not in the encoding that it names/
		],
		[
			'a list of links',
			'<html><body><ul><li><a href="/a">A</a></li></ul></body></html>',
			undefined,
			/No text of an article/
		]
	])('is refused in a sentence that says why: %s', async (_, page, contentType, why) => {
		expect(await refusalOf(page, { contentType })).toMatch(why);
	});

	it('waits for its turn, and is told so where too many wait', async () => {
		const answers = await Promise.all(
			Array.from({ length: 30 }, () => captureOf(Buffer.from(article)))
		);
		const refused = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));
		expect(new Set(refused)).toEqual(
			new Set(['Many pages are being read at the moment: try again in a minute.'])
		);
		expect(refused.length).toBeLessThan(30);
	});
});
