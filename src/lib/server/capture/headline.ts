import { type Found, found } from './capture.ts';
import { hostOf } from '../../domain/address/address.ts';
import { type Page, saidBy, shownBy } from './page.ts';
import { folded, plain } from './tidy.ts';

const parts = / (?:[|–—»·•:]|-|::) /;

/** The headline, without the name of the outlet that many pages put behind it, or before. */
export function headline(page: Page, outlet: string | undefined): Found | undefined {
	const shown = page.all('h1').map(shownBy).filter(Boolean);
	const own = (text: string | undefined) => text && whole(bare(text, page, outlet, shown), shown);
	const top = shown.find((text) => folded(text) !== folded(outlet ?? ''));
	return (
		found(own(plain(page.linked.text('headline', 'name'))), 'JSON-LD') ??
		found(
			own(page.meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'title')),
			'meta'
		) ??
		found(own(page.marked('headline').map(saidBy).find(Boolean)), 'itemprop') ??
		found(top, 'written') ??
		found(own(page.all('title').map(shownBy).find(Boolean)), 'written')
	);
}

function bare(text: string, { url = '' }: Page, outlet = '', shown: string[]): string {
	const names = [outlet, hostOf(url), hostOf(url).split('.')[0]!]
		.map(folded)
		.filter((name) => name.length > 2);
	const isOutlet = (part: string) =>
		names.some((name) => folded(part) === name || folded(part) === `the${name}`);
	// What is shown as the headline is one, whatever it has in it.
	if (shown.some((each) => folded(each) === folded(text))) return text;
	const shorter = shown.find(
		(each) => folded(each).length > 15 && folded(text).startsWith(folded(each)) && parts.test(text)
	);
	if (shorter) return shorter;
	const pieces = text.split(parts);
	if (pieces.length > 1 && isOutlet(pieces.at(-1)!))
		return text.slice(0, text.lastIndexOf(pieces.at(-1)!)).replace(/ (?:[|–—»·•:]|-|::) $/, '');
	const [, name = '', rest = ''] =
		/^([^:|–—»·•]{2,60}?)(?: ?[:|–—»·•]| -| ::) (.+)$/.exec(text) ?? [];
	return isOutlet(name) ? rest : text;
}

/** Search engines are given the first hundred letters of a headline: the page shows all of it. */
function whole(text: string, shown: string[]): string {
	const [, start] = /^(.+?) ?(?:…|\.\.\.)$/.exec(text) ?? [];
	return (start && shown.find((each) => each.startsWith(start))) || text;
}
