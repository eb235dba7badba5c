import { hostOf } from '../../domain/address/address.ts';
import { type Found, found } from './capture.ts';
import { listed, namesOf } from './json-ld.ts';
import { type Page, saidBy } from './page.ts';
import { folded, plain } from './tidy.ts';

/** Who published a page: the name it gives itself, or else the host it stands on. */
export function outlet(page: Page): Found | undefined {
	const publishers = page.linked.of('publisher').flatMap(namesOf).map(plain);
	const [publisher] = page.marked('publisher');
	const marked = publisher && saidBy(publisher.querySelector('[itemprop~="name"]') ?? publisher);
	return (
		found(publishers.find(isName), 'JSON-LD') ??
		found(
			[page.meta('og:site_name'), page.meta('application-name', 'publisher', 'dc.publisher')].find(
				isName
			),
			'meta'
		) ??
		found([marked].find(isName), 'itemprop') ??
		found(named(page), 'written') ??
		found(page.url && URL.canParse(page.url) ? hostOf(page.url) : undefined, 'address')
	);
}

/** As the outlet names it, several by commas. */
export function section(page: Page): Found | undefined {
	const linked = listed(page.linked.article?.articleSection).map(plain);
	return (
		found(joined(linked), 'JSON-LD') ??
		found(
			page.meta('article:section', 'parsely-section', 'section', 'cxenseparse:recs:articlesection'),
			'meta'
		) ??
		found(joined(page.marked('articleSection').map(saidBy)), 'itemprop') ??
		found(
			joined(
				page
					.all('a[rel~="category"]')
					.map((link) => plain(link.textContent))
					.slice(0, 4)
			),
			'byline'
		)
	);
}

/** The end of the title, where it is the name that the host has: «… | Lantern Weekly» at lanternweekly.example. */
function named({ document, url }: Page): string | undefined {
	const [label = ''] = url && URL.canParse(url) ? hostOf(url).split('.') : [];
	const last = document
		.querySelector('title')
		?.textContent?.split(/ [|–—»·:-]+ /)
		.at(-1);
	const name = plain(last);
	return name && [label, `the${label}`].includes(folded(name)) ? name : undefined;
}

const joined = (names: (string | undefined)[]) => [...new Set(names.filter(Boolean))].join(', ');

const isName = (name: string | undefined) =>
	Boolean(name && name.length <= 100 && !/^https?:|^@/.test(name));
