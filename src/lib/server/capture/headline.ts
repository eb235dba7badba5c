import { type Found, found } from './capture.ts';
import { hostOf } from '../../domain/address/address.ts';
import { type Page, saidBy, shownBy } from './page.ts';
import { folded, plain } from './tidy.ts';

const parts = / (?:[|–—»·•:]|-|::) /;

/** The headline, without the name of the outlet that many pages put behind it, or before. */
export function headline(page: Page, outlet: string | undefined): Found | undefined {
	const shown = page.all('h1').map(shownBy).filter(Boolean);
	const own = (text: string | undefined) => text && whole(bare(text, page, outlet, shown), shown);
	const title = page.all('title').map(shownBy).find(Boolean);
	const others = shown.filter((text) => !namesOf(page, outlet).includes(folded(text)));
	// A page may have several, such as the name of the outlet: its title tells which is meant.
	const top = others.find((text) => folded(title ?? '').includes(folded(text))) ?? others[0];
	return (
		found(own(plain(page.linked.text('headline', 'name'))), 'JSON-LD') ??
		found(
			own(page.meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'title')),
			'meta'
		) ??
		found(own(page.marked('headline').map(saidBy).find(Boolean)), 'itemprop') ??
		found(top, 'written') ??
		found(own(title), 'written')
	);
}

/** What the outlet may be called in a title. */
function namesOf({ url = '' }: Page, outlet = ''): string[] {
	const names = [outlet, hostOf(url), hostOf(url).split('.')[0]!].map(folded);
	return names.filter((name) => name.length > 2).flatMap((name) => [name, `the${name}`]);
}

function bare(text: string, page: Page, outlet = '', shown: string[]): string {
	const names = namesOf(page, outlet);
	const isOutlet = (part: string) => names.includes(folded(part));
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
