import { hostIn } from '../../domain/address/address.ts';
import { type Found, asFound } from './capture.ts';
import { toList, linkedNames } from './json-ld.ts';
import { type Page, elementValue } from './page.ts';
import { foldedText, plainText } from './tidy.ts';

export function outlet(page: Page): Found | undefined {
	const publishers = page.linked.of('publisher').flatMap(linkedNames).map(plainText);
	const [publisher] = page.marked('publisher');
	const marked =
		publisher && elementValue(publisher.querySelector('[itemprop~="name"]') ?? publisher);
	return (
		asFound(publishers.find(isName), 'JSON-LD') ??
		asFound(
			[page.meta('og:site_name'), page.meta('application-name', 'publisher', 'dc.publisher')].find(
				isName
			),
			'meta'
		) ??
		asFound([marked].find(isName), 'itemprop') ??
		asFound(titleEnd(page), 'written') ??
		asFound(hostIn(page.url), 'address')
	);
}

export function pageSection(page: Page): Found | undefined {
	const linked = toList(page.linked.article?.articleSection).map(plainText);
	return (
		asFound(joined(linked), 'JSON-LD') ??
		asFound(
			page.meta('article:section', 'parsely-section', 'section', 'cxenseparse:recs:articlesection'),
			'meta'
		) ??
		asFound(joined(page.marked('articleSection').map(elementValue)), 'itemprop') ??
		asFound(
			joined(
				page
					.all('a[rel~="category"]')
					.map((link) => plainText(link.textContent))
					.slice(0, 4)
			),
			'byline'
		)
	);
}

/** The end of the title if it is the host's name: «… | Lantern Weekly» at lanternweekly.example. */
function titleEnd({ document, url }: Page): string | undefined {
	const [label = ''] = hostIn(url)?.split('.') ?? [];
	const last = document
		.querySelector('title')
		?.textContent?.split(/ [|–—»·:-]+ /)
		.at(-1);
	const name = plainText(last);
	return name && [label, `the${label}`].includes(foldedText(name)) ? name : undefined;
}

const joined = (names: (string | undefined)[]) => [...new Set(names.filter(Boolean))].join(', ');

const isName = (name: string | undefined) =>
	Boolean(name && name.length <= 100 && !/^https?:|^@/.test(name));
