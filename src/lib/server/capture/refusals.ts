import { CaptureRefused } from './capture.ts';
import { type Page, elementText } from './page.ts';
import { tidySpaces } from './tidy.ts';

/** The first bytes of zip and gzip files and of pictures. */
const files = ['PK\u0003\u0004', '\u001f\u008b', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff'];
const most = { unreadable: 0.01 };
const short = 600;
export const shortestArticle = 100;
const paste = 'Open it in your browser, and paste its text instead.';

const beginningOf = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 8));

/** The Content-Type header is ignored: it is often wrong. */
export const isPdf = (bytes: Uint8Array) => beginningOf(bytes).startsWith('%PDF');

/**
 * Refuses files that are not pages.
 * @throws CaptureRefused
 */
export function requirePage(bytes: Uint8Array, contentType = ''): void {
	if (isPdf(bytes)) return;
	const start = beginningOf(bytes);
	if (/^application\/pdf/i.test(contentType))
		throw new CaptureRefused(`This page says that it is a PDF, but it is not one. ${paste}`);
	const isMedia =
		/^(?:image|audio|video|font)\/|^application\/(?:zip|octet-stream|json|gzip)/i.test(contentType);
	if (isMedia || files.some((each) => start.startsWith(each)))
		throw new CaptureRefused(
			'This is a file and not a page with text: give the address of the article itself.'
		);
}

/**
 * Refuses XML and custom entities before parsing: entities can expand without limit.
 * @throws CaptureRefused
 */
export function requireHtml(html: string): void {
	if (/<!ENTITY/i.test(html.slice(0, 100_000)))
		throw new CaptureRefused(
			'This file defines entities of its own, as XML can, and is not opened: paste its text instead.'
		);
	const start = html.slice(0, 5_000).trimStart();
	if (/^<\?xml|^<(?:rss|feed|urlset|sitemapindex)[\s>]/i.test(start) && !/<html[\s>]/i.test(start))
		throw new CaptureRefused(
			'This is a file in XML, such as a feed, and not a page: give the address of the article itself.'
		);
}

/**
 * Gives the reason if the page shows it.
 * @throws CaptureRefused
 */
export function requireText(text: string, signs: Signs): void {
	if (text.length < short && signs.isCheck)
		throw new CaptureRefused(
			`This site checks whether a person is reading, and showed no text. ${paste}`
		);
	if (text.length < short && signs.isWall)
		throw new CaptureRefused(
			`This page shows its text only to those who subscribe or sign in. ${paste}`
		);
	if (text.length < shortestArticle && signs.isScripted)
		throw new CaptureRefused(`This page shows its text only once JavaScript has run. ${paste}`);
	if ((text.match(/\ufffd/g)?.length ?? 0) > text.length * most.unreadable)
		throw new CaptureRefused(
			`The letters of this page are not in the encoding that it names. ${paste}`
		);
	if (text.length < shortestArticle)
		throw new CaptureRefused(`No text of an article was found here. ${paste}`);
}

export type Signs = Record<'isCheck' | 'isWall' | 'isScripted', boolean>;

/** Read the signs before the tree is changed. */
export function signsOf(page: Page): Signs {
	const title = page.all('title').map(elementText).join(' ');
	const body = page.document.body;
	const text = tidySpaces(body?.textContent?.slice(0, 20_000) ?? '');
	const scripts = page.all('script:not([type*="json"])').length;
	const unseen = page
		.all('noscript')
		.map((element) => element.textContent)
		.join(' ');
	const isFree = page.linked.nodes.every(
		({ isAccessibleForFree: free }) => free === undefined || /true/i.test(String(free))
	);
	return {
		isCheck:
			/^(?:just a moment|attention required|access denied|are you a robot|security check|one moment)/i.test(
				title
			) || /verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser/i.test(text),
		isWall:
			!isFree ||
			page.all('input[type="password"]').length > 0 ||
			/subscribe to (?:continue|read|keep)|to continue reading|(?:sign|log) in to (?:continue|read)|already a subscriber|subscribers only/i.test(
				text
			),
		isScripted:
			/javascript/i.test(`${unseen} ${text.slice(0, 2_000)}`) ||
			(scripts > 0 &&
				page.all('#root, #app, #__next, #__nuxt, [data-reactroot], app-root').length > 0)
	};
}
