import { type Found, found } from './capture.ts';
import { namesOf } from './json-ld.ts';
import { type Page, saidBy, shownBy } from './page.ts';
import { folded, plain, spaced } from './tidy.ts';

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
const nobody = new Set([
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
/** How a line starts that names who wrote an article. */
export const by =
	/^(?:(?:written|posted|published|reported|words|story|report) by|by|author|از)(?: |:|$)/i;

/** Who wrote an article, by the surest that the page says. Whoever is called as the outlet is says nothing more. */
export function author(page: Page, outlet: string | undefined): Found | undefined {
	const linked = [...page.linked.of('author'), ...page.linked.of('creator')];
	const names = (values: unknown[]) => together(values, outlet);
	return (
		found(names(linked.flatMap(namesOf)), 'JSON-LD') ??
		found(first(metas.map((name) => names([page.meta(name)]))), 'meta') ??
		found(
			names(page.marked('author').map(nameIn)) ??
				names(page.own('a[rel~="author"], [rel~="author"]').map(shownBy)),
			'itemprop'
		) ??
		found(
			first(bylines.map((selector) => names(page.own(selector).slice(0, 1).map(shownBy)))),
			'byline'
		) ??
		found(
			first(belowHeadline(page).map((line) => (by.test(line) ? names([line]) : undefined))),
			'written'
		)
	);
}

function nameIn(element: Element): string {
	const name = element.querySelector('[itemprop~="name"]');
	return name ? saidBy(name) : saidBy(element);
}

/** Several as people write them: «Asma Jehan, Ali Khan and Sara Malik». */
function together(values: unknown[], outlet = ''): string | undefined {
	const names = values.map(nameOf).filter((name) => name !== undefined);
	const distinct = [...new Map(names.map((name) => [folded(name), name])).values()].filter(
		(name) => folded(name) !== folded(outlet)
	);
	const last = distinct.pop();
	return distinct.length ? `${distinct.join(', ')} and ${last}` : last;
}

/** A name without what stands around it: «By Asma Jehan | February 14, 2020». */
export function nameOf(value: unknown): string | undefined {
	const [start = ''] = (plain(value) ?? '')
		.replace(by, '')
		.split(/https?:|www\.| ?[|•·/–—] ?| - |\d/i);
	const words = spaced(start.replace(by, '')).split(' ');
	while (ofDates.test(words.at(-1) ?? '')) words.pop();
	const name = words.join(' ').replace(/^[@,:]|[,:]$/g, '');
	const isName =
		name.length > 1 &&
		name.length <= longest &&
		/\p{L}/u.test(name) &&
		!/@|\{/.test(name) &&
		!isHost.test(name);
	return isName && !nobody.has(name.toLowerCase()) ? name : undefined;
}

/** «facebook.com» */
const isHost = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/;

/** The few short lines that follow the headline. */
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
				holder ? [shownBy(holder), ...[...holder.children].slice(0, 4).map(shownBy)] : []
			)
			.filter((line) => line.length <= 2 * longest);
	});
}

const first = (names: (string | undefined)[]) => names.find(Boolean);
