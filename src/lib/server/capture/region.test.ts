import { afterAll, describe, expect, it } from 'vitest';
import { closeReader } from './index.ts';
import { captured, refusalOf } from '../../../../tests/helpers/server/capture/test-capture.ts';

afterAll(closeReader);

const page = `<!doctype html><html lang="en"><head><title>Rules</title></head><body>
<header>Ministry of IT</header><nav><a href="/">Home</a></nav>
<form id="aspnetForm"><table id="rules"><tr><td>1</td><td>Harm Rules</td></tr><tr><td>2</td><td>Levy Rules</td></tr></table>
<div class="news"><p>Comments are <b>invited</b>.</p><button>Send</button><script>run()</script></div></form>
<footer>Visitors: 12</footer></body></html>`;
const text = async (region: string, html = page) => (await captured(html, { region })).text;

describe('the text of a watched page', () => {
	it('is all that it says, lists and forms too, without what stands around it', async () => {
		expect(await text('')).toBe('1 Harm Rules\n\n2 Levy Rules\n\nComments are invited.');
	});

	it('is that of its main part, where it has one', async () => {
		const main = page.replace('<form', '<main><h1>Drafts</h1></main><form');
		expect(await text('', main)).toBe('Drafts');
	});

	it('is that of the region which a selector names, each part once', async () => {
		expect(await text('#rules')).toBe('1 Harm Rules\n\n2 Levy Rules');
		expect(await text('.news p')).toBe('Comments are invited.');
		expect(await text('tr, td')).toBe('1 Harm Rules\n\n2 Levy Rules');
		expect(await text('footer')).toBe('Visitors: 12');
	});

	it('is read once, however many elements stand within one another', async () => {
		const nested = '<div class="a">'.repeat(300) + 'Rules' + '</div>'.repeat(300);
		expect(await text('.a', nested.repeat(60))).toBe(Array(60).fill('Rules').join('\n\n'));
	});

	it('is the text itself where it is plain', async () => {
		const plain = 'The Ministry invites comments on the draft Harm Rules until further notice.';
		const read = await captured(plain, { region: '', contentType: 'text/plain' });
		expect(read.text).toBe(plain);
	});
});

describe('a region is refused with a sentence', () => {
	it.each([
		['#levies', 'Nothing on the page matches this selector.'],
		['p[', 'This is no CSS selector that can be read.'],
		['::before', 'This is no CSS selector that can be read.'],
		[':has(', 'This is no CSS selector that can be read.']
	])('%s', async (region, sentence) => {
		expect(await refusalOf(page, { region })).toBe(sentence);
	});

	it('where the page asks whether a person is reading', async () => {
		const check = '<html><title>Just a moment...</title><body><p>Wait.</p></body></html>';
		expect(await refusalOf(check, { region: 'p' })).toMatch(/checks whether a person is reading/);
	});
});
