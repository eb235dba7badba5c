import { dateInAddress } from '../../domain/address/dated-address.ts';
import { type Found, found } from './capture.ts';
import { dateSaid, dateWritten } from './dates.ts';
import { plain } from './tidy.ts';
import { type Page, saidBy, shownBy } from './page.ts';

const metas =
	'article:published_time og:published_time og:article:published_time article.published datepublished publish-date publish_date publishdate published_time pubdate parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.created dcterms.date dcterms.issued citation_publication_date cxenseparse:recs:publishtime date date.released'.split(
		' '
	);
/** Classes of newspapers and of what they are made with, for where a date stands by the headline. */
const bylines =
	'.entry-date .post-date .published .publish-date .published-date .date-published .article-date .article__date .story__time .story-date .timestamp .dateline .posted-on .jeg_meta_date .td-post-date .meta-date .pubdate .date .byline'.split(
		' '
	);
/** How far from the beginning of a text its own date stands. */
const near = 400;

/** When an article was published, by the surest that the page says. */
export function published(page: Page, now: Date): Found | undefined {
	const { linked } = page;
	return (
		found(dateSaid(plain(linked.text('datePublished', 'dateCreated')), now), 'JSON-LD') ??
		found(first(metas.map((name) => dateSaid(page.meta(name), now))), 'meta') ??
		found(first(marked(page).map((element) => dateSaid(saidBy(element), now))), 'itemprop') ??
		found(first(shown(page).map((element) => dateWritten(shownBy(element), now))), 'byline') ??
		found(inAddress(page.url, now), 'address') ??
		found(nearHeadline(page, now), 'written')
	);
}

const marked = (page: Page) => [
	...page.marked('datePublished'),
	...page.own('time[pubdate], time.published[datetime], time.entry-date.published[datetime]'),
	...page
		.own('time[datetime]:not(.updated):not(.modified):not([itemprop~="dateModified"])')
		.slice(0, 1)
];

const shown = (page: Page) => bylines.flatMap((selector) => page.own(selector).slice(0, 2));

const inAddress = (url: string | undefined, now: Date) =>
	url && URL.canParse(url) ? dateInAddress(url, now) : undefined;

/** A date that stands for itself below the headline, or begins the text as agencies do. */
function nearHeadline(page: Page, now: Date): string | undefined {
	const [headline] = page.all('h1');
	let left = near;
	for (let next = headline && after(headline); next && left > 0; next = after(next)) {
		const text = shownBy(next);
		const date = dateWritten(text, now);
		if (date) return date;
		left -= text.length;
	}
	return undefined;
}

/** What follows an element, be it in its parent. */
function after(element: Element): Element | undefined {
	for (let here: Element | null = element; here; here = here.parentElement)
		if (here.nextElementSibling) return here.nextElementSibling;
	return undefined;
}

const first = (dates: (string | undefined)[]) => dates.find(Boolean);
