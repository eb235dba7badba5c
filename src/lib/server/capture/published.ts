import { dateInAddress } from '../../domain/address/dated-address.ts';
import { type Found, asFound } from './capture.ts';
import { metadataDate, firstDateIn } from './dates.ts';
import { plainText } from './tidy.ts';
import { type Page, elementValue, elementText } from './page.ts';
import { urlOf } from '../../domain/address/url.ts';

const metas =
	'article:published_time og:published_time og:article:published_time article.published datepublished publish-date publish_date publishdate published_time pubdate parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.created dcterms.date dcterms.issued citation_publication_date cxenseparse:recs:publishtime date date.released'.split(
		' '
	);
const bylines =
	'.entry-date .post-date .published .publish-date .published-date .date-published .article-date .article__date .story__time .story-date .timestamp .dateline .posted-on .jeg_meta_date .td-post-date .meta-date .pubdate .date .byline'.split(
		' '
	);
/** Characters after the headline in which the article's date may stand. */
const near = 400;

export function publicationDate(page: Page, now: Date): Found | undefined {
	const { linked } = page;
	return (
		asFound(metadataDate(plainText(linked.text('datePublished', 'dateCreated')), now), 'JSON-LD') ??
		asFound(metas.map((name) => metadataDate(page.meta(name), now)).find(Boolean), 'meta') ??
		asFound(
			marked(page)
				.map((element) => metadataDate(elementValue(element), now))
				.find(Boolean),
			'itemprop'
		) ??
		asFound(
			bylineElements(page)
				.map((element) => firstDateIn(elementText(element), now))
				.find(Boolean),
			'byline'
		) ??
		asFound(inAddress(page.url, now), 'address') ??
		asFound(nearHeadline(page, now), 'written')
	);
}

const marked = (page: Page) => [
	...page.marked('datePublished'),
	...page.own('time[pubdate], time.published[datetime], time.entry-date.published[datetime]'),
	...page
		.own('time[datetime]:not(.updated):not(.modified):not([itemprop~="dateModified"])')
		.slice(0, 1)
];

const bylineElements = (page: Page) =>
	bylines.flatMap((selector) => page.own(selector).slice(0, 2));

const inAddress = (url: string | undefined, now: Date) =>
	url && urlOf(url) ? dateInAddress(url, now) : undefined;

/** A line with only a date below the headline, or a dateline at the start of the text. */
function nearHeadline(page: Page, now: Date): string | undefined {
	const [headline] = page.all('h1');
	let left = near;
	for (let next = headline && nextElement(headline); next && left > 0; next = nextElement(next)) {
		const text = elementText(next);
		const date = firstDateIn(text, now);
		if (date) return date;
		left -= text.length;
	}
	return undefined;
}

function nextElement(element: Element): Element | undefined {
	for (let here: Element | null = element; here; here = here.parentElement)
		if (here.nextElementSibling) return here.nextElementSibling;
	return undefined;
}
