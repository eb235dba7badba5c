import { afterAll, describe, expect, it } from 'vitest';
import type { Capture, Found } from './capture.ts';
import { closeReader } from './index.ts';
import { captured } from '../../../../tests/helpers/server/capture/test-capture.ts';
import { testPages } from '../../../../tests/helpers/server/capture/test-pages.ts';

afterAll(closeReader);

const linesOf = ({ text }: Capture) => text.split(/\n+/);

const fieldsOf = (capture: Capture, names: string[]) =>
	Object.fromEntries(names.map((name) => [name, capture[name as keyof Capture] as Found]));

describe('a page of a newspaper', () => {
	it.each(testPages)('has its text read paragraph by paragraph: $name', async (page) => {
		const capture = await captured(page.bytes, page.about);
		expect(linesOf(capture)).toEqual(page.paragraphs);
		expect(capture.direction).toBe(page.direction);
	});

	it.each(testPages)('has its fields read, each with where it was found: $name', async (page) => {
		const right = Object.entries(page.fields).map(([name, answer]) => {
			if (!answer) return [name, undefined];
			const [value, from, certain] = answer;
			const isSure = from === 'JSON-LD' || from === 'meta' || name === 'canonical';
			return [name, { value, from, certain: certain ?? isSure }];
		});
		const capture = await captured(page.bytes, page.about);
		expect(fieldsOf(capture, Object.keys(page.fields))).toEqual(Object.fromEntries(right));
	});

	it('says which encoding it was read in, and whether that is a guess', async () => {
		const guessed = testPages.filter(({ name }) => name.startsWith('latin-'));
		const said = testPages.filter(({ name }) => name.includes('1256') || name.includes('charset'));
		for (const { bytes, about } of guessed)
			expect((await captured(bytes, about)).charset).toEqual({
				label: 'windows-1252',
				isGuessed: true
			});
		for (const { bytes, about } of said)
			expect((await captured(bytes, about)).charset).toEqual({
				label: 'windows-1256',
				isGuessed: false
			});
	});

	it.each([
		'class="has-menu no-js"',
		'class="footer-fixed"',
		'id="social"',
		'role="menu"',
		'hidden',
		'style="display:none"',
		'aria-hidden="true"'
	])('is read whatever its outermost elements say of themselves: %s', async (attribute) => {
		const sentence = 'The ministry withdrew its levy on messages, two days after it was announced.';
		const body = `<article><h1>A levy falls</h1><p>${sentence}</p><p>${sentence} Nobody paid.</p></article>`;
		for (const [html, own] of [
			[attribute, ''],
			['', attribute]
		]) {
			const page = `<!doctype html><html lang="en" ${html}><head><title>A levy falls</title></head><body ${own}>${body}</body></html>`;
			expect(await captured(page)).toMatchObject({
				text: `${sentence}\n\n${sentence} Nobody paid.`,
				lang: { value: 'en' }
			});
		}
	});

	it('has no address for an author', async () => {
		const authorOf = async (author: string) =>
			(
				await captured(
					`<html><head><meta name="author" content="${author}"></head><body><h1>A levy falls</h1>${'<p>The levy fell, as the ministry said, after two days and before anybody had paid it.</p>'.repeat(2)}</body></html>`
				)
			).author?.value;
		expect(await authorOf('https://facebook.com/lanternweekly')).toBeUndefined();
		expect(await authorOf('HTTPS://lantern.example')).toBeUndefined();
		expect(await authorOf('facebook.com/lanternweekly')).toBeUndefined();
		expect(await authorOf('www.lantern.example')).toBeUndefined();
		expect(await authorOf('Asma Jehan https://lantern.example/asma')).toBe('Asma Jehan');
	});

	it('gives text and no markup, whatever stands in its fields', async () => {
		const script = '&lt;script&gt;alert(1)&lt;/script&gt;';
		const capture = await captured(`<html><head><meta name="author" content="Asma ${script}Jehan">
			<meta property="og:title" content="A levy &lt;b&gt;falls&lt;/b&gt;"></head><body>
			<h1>A levy falls</h1><p>The levy fell, as <i onclick="x()">the</i> ministry said, after two days and
			before anybody had paid it.<script>alert(2)</script></p><p>Nobody will be asked to pay it again.</p>`);
		expect(capture.headline?.value).toBe('A levy falls');
		expect(capture.author?.value).not.toMatch(/[<>]/);
		expect(capture.text).toBe(
			'The levy fell, as the ministry said, after two days and before anybody had paid it.\n\n' +
				'Nobody will be asked to pay it again.'
		);
	});
});
