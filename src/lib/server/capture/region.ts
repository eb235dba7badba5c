import { paragraphs } from './article-text.ts';
import { type About, type Capture, regionFaults, type Refusal, CaptureRefused } from './capture.ts';
import { decode } from './charset.ts';
import { extract } from './extract.ts';
import { textDirection, pageLanguage } from './language.ts';
import { requireKeepable, requireReadable } from './limits.ts';
import { Page } from './page.ts';
import { parse } from './parse.ts';
import { isMarkup } from './pasted.ts';
import { requireHtml, requirePage, requireText, signsOf } from './refusals.ts';
import { wordSet } from '../../domain/word-set.ts';

// Official pages are lists, tables or forms more often than articles, so we keep all their text.

const unread = wordSet(
	'SCRIPT STYLE NOSCRIPT TEMPLATE BUTTON SELECT OPTION TEXTAREA IFRAME SVG svg DIALOG'
);
/** Parts that every page of a site repeats. */
const frame =
	'nav, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], [aria-hidden="true"], [hidden]';
const edges = 'header, footer';

/** Other files than HTML are read by `extract`. */
export async function readRegion(
	bytes: Uint8Array,
	about: About,
	now: Date
): Promise<Capture | Refusal> {
	try {
		requirePage(bytes, about.contentType);
		const { text: html, charset } = decode(bytes, about.contentType);
		const isFile = html.startsWith('%PDF') || !isMarkup(html, about.contentType);
		if (isFile)
			return about.region ? { refused: regionFaults.noMatch } : await extract(bytes, about, now);
		requireHtml(html);
		requireReadable(html);
		const page = new Page(parse(html), about.url);
		const signs = signsOf(page);
		if (Object.values(signs).includes(true)) requireText(textOf([page.document.body]), signs);
		const text = textOf(about.region ? matched(page, about.region) : [mainPart(page.document)]);
		requireKeepable(text);
		return { text, charset, direction: textDirection(text), lang: pageLanguage(page, text) };
	} catch (fault) {
		if (fault instanceof CaptureRefused) return { refused: fault.message };
		throw fault;
	}
}

function matched({ document }: Page, selector: string): Element[] {
	let found: Element[];
	try {
		found = [...document.querySelectorAll(selector)];
	} catch {
		throw new CaptureRefused(regionFaults.noSelector);
	}
	if (!found.length) throw new CaptureRefused(regionFaults.noMatch);
	// An element inside another match is read with that one.
	const all = new Set<Element | null>(found);
	return found.filter((element) => {
		let around = element.parentElement;
		while (around && !all.has(around)) around = around.parentElement;
		return !around;
	});
}

function mainPart(document: Document): Element {
	const mains = [...document.querySelectorAll('main, [role="main"]')];
	const root = mains.length === 1 ? mains[0]! : document.body;
	for (const element of root.querySelectorAll(frame)) element.remove();
	for (const element of root.querySelectorAll(edges))
		if (!element.closest('main, article, section')) element.remove();
	return root;
}

const textOf = (elements: Element[]) =>
	elements.map((element) => paragraphs(element, unread)).join('\n\n');
