import { type Found, asFound } from './capture.ts';
import { hostOf } from '../../domain/address/address.ts';
import { type Page, elementValue, elementText } from './page.ts';
import { foldedText, plainText } from './tidy.ts';

const parts = / (?:[|–—»·•:]|-|::) /;

/** Many pages put the outlet's name before or after the headline. */
export function headline(page: Page, outlet: string | undefined): Found | undefined {
	const headings = page.all('h1').map(elementText).filter(Boolean);
	const own = (text: string | undefined) =>
		text && completed(withoutOutlet(text, page, outlet, headings), headings);
	const title = page.all('title').map(elementText).find(Boolean);
	const others = headings.filter((text) => !namesOf(page, outlet).includes(foldedText(text)));
	// A page may have several, such as the outlet's name; its title tells which one is the headline.
	const top =
		others.find((text) => foldedText(title ?? '').includes(foldedText(text))) ?? others[0];
	return (
		asFound(own(plainText(page.linked.text('headline', 'name'))), 'JSON-LD') ??
		asFound(
			own(page.meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'title')),
			'meta'
		) ??
		asFound(own(page.marked('headline').map(elementValue).find(Boolean)), 'itemprop') ??
		asFound(top, 'written') ??
		asFound(own(title), 'written')
	);
}

function namesOf({ url = '' }: Page, outlet = ''): string[] {
	const names = [outlet, hostOf(url), hostOf(url).split('.')[0]!].map(foldedText);
	return names.filter((name) => name.length > 2).flatMap((name) => [name, `the${name}`]);
}

function withoutOutlet(text: string, page: Page, outlet = '', headings: string[]): string {
	const names = namesOf(page, outlet);
	const isOutlet = (part: string) => names.includes(foldedText(part));
	// The headline shown on the page is complete, even if it contains such marks.
	if (headings.some((each) => foldedText(each) === foldedText(text))) return text;
	const shorter = headings.find(
		(each) =>
			foldedText(each).length > 15 &&
			foldedText(text).startsWith(foldedText(each)) &&
			parts.test(text)
	);
	if (shorter) return shorter;
	const pieces = text.split(parts);
	if (pieces.length > 1 && isOutlet(pieces.at(-1)!))
		return text.slice(0, text.lastIndexOf(pieces.at(-1)!)).replace(/ (?:[|–—»·•:]|-|::) $/, '');
	const [, name = '', rest = ''] =
		/^([^:|–—»·•]{2,60}?)(?: ?[:|–—»·•]| -| ::) (.+)$/.exec(text) ?? [];
	return isOutlet(name) ? rest : text;
}

/** Metadata often has only the first hundred letters; the page shows all. */
function completed(text: string, headings: string[]): string {
	const [, start] = /^(.+?) ?(?:…|\.\.\.)$/.exec(text) ?? [];
	return (start && headings.find((each) => each.startsWith(start))) || text;
}
