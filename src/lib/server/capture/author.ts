import { type Found, asFound } from './capture.ts';
import { linkedNames } from './json-ld.ts';
import { type Page, elementValue, elementText } from './page.ts';
import { foldedText, plainText, tidySpaces } from './tidy.ts';

const metas =
	'author article:author article:author_name byl parsely-author sailthru.author dc.creator dcterms.creator cxenseparse:author twitter:data1'.split(
		' '
	);
const bylines =
	'.byline .byline__name .byline-name .story__byline .by-author .post-author .entry-author .article-author .article__author .author-name .author__name .jeg_meta_author .td-post-author-name .author .writer .reporter'.split(
		' '
	);
const ofDates =
	/^(?:(?:published|updated|posted|last|on|at|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[,:.]?|[,:])$/i;
const longest = 80;
const accountNames = new Set([
	'admin',
	'administrator',
	'editor',
	'author',
	'webmaster',
	'root',
	'user',
	'guest',
	'unknown',
	'anonymous',
	'staff'
]);
export const bylineStart =
	/^(?:(?:written|posted|published|reported|words|story|report) by|by|author|از)(?: |:|$)/i;

export function author(page: Page, outlet: string | undefined): Found | undefined {
	const linked = [...page.linked.of('author'), ...page.linked.of('creator')];
	const names = (values: unknown[]) => joinedNames(values, outlet);
	return (
		asFound(names(linked.flatMap(linkedNames)), 'JSON-LD') ??
		asFound(metas.map((name) => names([page.meta(name)])).find(Boolean), 'meta') ??
		asFound(
			names(page.marked('author').map(nameIn)) ??
				names(page.own('a[rel~="author"], [rel~="author"]').map(elementText)),
			'itemprop'
		) ??
		asFound(
			bylines
				.map((selector) => names(page.own(selector).slice(0, 1).map(elementText)))
				.find(Boolean),
			'byline'
		) ??
		asFound(
			belowHeadline(page)
				.map((line) => (bylineStart.test(line) ? names([line]) : undefined))
				.find(Boolean),
			'written'
		)
	);
}

function nameIn(element: Element): string {
	const name = element.querySelector('[itemprop~="name"]');
	return name ? elementValue(name) : elementValue(element);
}

/** «Asma Jehan, Ali Khan and Sara Malik» */
function joinedNames(values: unknown[], outlet = ''): string | undefined {
	const names = values.map(authorName).filter((name) => name !== undefined);
	const distinct = [...new Map(names.map((name) => [foldedText(name), name])).values()].filter(
		(name) => foldedText(name) !== foldedText(outlet)
	);
	const last = distinct.pop();
	return distinct.length ? `${distinct.join(', ')} and ${last}` : last;
}

/** Cleans names such as «By Asma Jehan | February 14, 2020». */
export function authorName(value: unknown): string | undefined {
	const [start = ''] = (plainText(value) ?? '')
		.replace(bylineStart, '')
		.split(/https?:|www\.| ?[|•·/–—] ?| - |\d/i);
	const words = tidySpaces(start.replace(bylineStart, '')).split(' ');
	while (ofDates.test(words.at(-1) ?? '')) words.pop();
	const name = words.join(' ').replace(/^[@,:]|[,:]$/g, '');
	const isName =
		name.length > 1 &&
		name.length <= longest &&
		/\p{L}/u.test(name) &&
		!/@|\{/.test(name) &&
		!isHost.test(name);
	return isName && !accountNames.has(name.toLowerCase()) ? name : undefined;
}

/** «facebook.com» */
const isHost = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/;

function belowHeadline(page: Page): string[] {
	const headlines = page.all('h1');
	return headlines.flatMap((headline) => {
		const holders = [
			headline.nextElementSibling,
			headline.nextElementSibling?.nextElementSibling,
			headline.parentElement?.nextElementSibling
		];
		return holders
			.flatMap((holder) =>
				holder ? [elementText(holder), ...[...holder.children].slice(0, 4).map(elementText)] : []
			)
			.filter((line) => line.length <= 2 * longest);
	});
}
