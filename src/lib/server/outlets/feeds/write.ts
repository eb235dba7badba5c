import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { filterQuery } from '../../../domain/filters.ts';
import { type FeedFormat, feedTypes, recordLicence } from '../../../domain/files.ts';
import { origin } from '../../settings.ts';
import {
	escapeHtml,
	summaryHtml,
	permanentId,
	summaryText,
	type Summary
} from '../summaries/index.ts';

export interface Entry extends Summary {
	/** Permanent key of the item: `statement/st-028`. */
	key: string;
	/** The occasion, said before the title, such as «Withdrawn». */
	what?: string;
	url: string;
	entered: Date;
	changed: Date;
}

export interface Feed {
	title: string;
	about: string;
	/** Path of the page with the same content, and the filters of both. */
	page: string;
	chosen?: Record<string, string | undefined>;
	/** Filters of the feed of articles to link to. */
	articles?: Record<string, string>;
	/** Number of this page of the feed (RFC 5005). */
	number: number;
	more: boolean;
	entries: Entry[];
	changed?: Date;
}

const name = 'Rulewatch';
// XML has no way to write these at all.
// eslint-disable-next-line no-control-regex
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function writeFeed(format: FeedFormat, feed: Feed, path: string): string {
	const { chosen = {}, number, more, articles } = feed;
	const at = (page: number) =>
		origin() + path + filterQuery(chosen, { page: page > 1 ? page : undefined });
	const pages = [
		{ rel: 'self', href: at(number) },
		{ rel: 'first', href: at(1) },
		...(number > 1 ? [{ rel: 'previous', href: at(number - 1) }] : []),
		...(more ? [{ rel: 'next', href: at(number + 1) }] : [])
	];
	const others = articles
		? [{ rel: 'related', href: `${origin()}/articles/feed.${format}${filterQuery(articles)}` }]
		: [];
	const links = [...pages, ...others].map((link) => ({ ...link, type: feedTypes[format] }));
	const page = origin() + feed.page + filterQuery(chosen);
	return writers[format]({ ...feed, page, id: permanentId(at(1).slice(origin().length)), links });
}

type Written = Feed & { id: string; links: { rel: string; href: string; type: string }[] };

const writers: Record<FeedFormat, (feed: Written) => string> = {
	atom: inPieces(atom, 'entry'),
	rss: inPieces(rss, 'item'),
	json
};

/** Writes each entry once, because a cached entry stays the same object, and puts them into the frame of the feed. */
function inPieces(write: (feed: Written) => string, element: string) {
	const [start, end] = [`<${element}`, `</${element}>`];
	const pieces = new WeakMap<Entry, string>();
	const pieceOf = (feed: Written, entry: Entry) => {
		const there = pieces.get(entry);
		if (there) return there;
		const xml = write({ ...feed, title: '', about: '', entries: [entry] });
		const piece = xml.slice(xml.indexOf(start), xml.lastIndexOf(end));
		pieces.set(entry, piece);
		return piece;
	};
	return (feed: Written): string => {
		// The frame tells when the newest entry changed.
		const [newest] = feed.entries.toSorted((one, other) => +other.changed - +one.changed);
		if (!newest) return write(feed);
		const written = feed.entries.map((entry) => pieceOf(feed, entry));
		const [own, frame] = [pieceOf(feed, newest), write({ ...feed, entries: [newest] })];
		const before = frame.slice(0, frame.lastIndexOf(own));
		const after = frame.slice(before.length + own.length);
		return before + written.join(end + before.slice(before.lastIndexOf('\n'))) + after;
	};
}

function atom({ title, about, page, id, links, entries, changed }: Written): string {
	const xml = generateAtomFeed(
		{
			id,
			title: plain(title),
			subtitle: plain(about),
			updated: updated(entries, changed),
			authors: [{ name, uri: `${origin()}/` }],
			rights: plain(`${recordLicence.name}, ${recordLicence.url}`),
			links: [...links, { href: page, rel: 'alternate', type: 'text/html' }],
			entries: entries.map((entry) => ({
				id: permanentId(entry.key),
				title: { ...plain(headingOf(entry)), xml: { lang: entry.titleLang ?? entry.lang } },
				published: entry.entered,
				updated: entry.changed,
				summary: entry.text ? plain(entry.text) : undefined,
				content: { value: summaryHtml(entry), type: 'html' },
				links: [
					{ href: entry.url, rel: 'alternate', type: 'text/html' },
					...(entry.original ? [{ href: entry.original, rel: 'related' }] : [])
				],
				categories: entry.tags.map((term) => ({ term })),
				xml: { lang: entry.lang }
			}))
		},
		{ strict: true }
	);
	return xml.replace(notInXml, '');
}

/** RSS 2.0, with elements of Atom, Dublin Core and the content module where RSS has none. */
function rss({ title, about, page, links, entries, changed }: Written): string {
	const xml = generateRssFeed(
		{
			title,
			link: page,
			description: about,
			language: 'en',
			copyright: `${recordLicence.name}, ${recordLicence.url}`,
			lastBuildDate: updated(entries, changed),
			atom: { links },
			items: entries.map((entry) => ({
				title: headingOf(entry),
				link: entry.url,
				guid: { value: permanentId(entry.key), isPermaLink: false },
				pubDate: entry.entered,
				// Feed readers take a description for HTML.
				description: escapeHtml(entry.text || headingOf(entry)),
				content: { encoded: summaryHtml(entry) },
				categories: entry.tags.map((name) => ({ name })),
				atom: { updated: entry.changed },
				dc: { creators: [name], languages: [entry.lang] }
			}))
		},
		{ strict: true }
	);
	return xml.replace(notInXml, '');
}

export const headingOf = ({ what, title }: Pick<Entry, 'what' | 'title'>) =>
	what ? `${what}: ${title}` : title;

const plain = (value: string) => ({ value, type: 'text' });

const addressIn = (links: Written['links'], wanted: string) =>
	links.find(({ rel }) => rel === wanted)?.href;

function json({ title, about, page, links, entries }: Written): string {
	const feed = generateJsonFeed(
		{
			title,
			description: about,
			home_page_url: page,
			feed_url: addressIn(links, 'self'),
			next_url: addressIn(links, 'next'),
			authors: [{ name, url: `${origin()}/` }],
			language: 'en',
			items: entries.map((entry) => ({
				id: permanentId(entry.key),
				url: entry.url,
				external_url: entry.original,
				title: headingOf(entry),
				summary: entry.text || undefined,
				content_html: summaryHtml(entry),
				content_text: summaryText(entry),
				date_published: entry.entered,
				date_modified: entry.changed,
				tags: entry.tags.length ? entry.tags : undefined,
				language: entry.lang
			}))
		},
		{ strict: true }
	);
	// The library omits an empty list, which JSON Feed requires.
	return `${JSON.stringify({ ...(feed as object), items: (feed as { items?: object[] }).items ?? [] })}\n`;
}

/** Atom requires a date, even of an empty feed. */
function updated(entries: Entry[], changed?: Date): Date {
	const last = Math.max(0, ...entries.map((entry) => entry.changed.getTime()));
	return last ? new Date(last) : (changed ?? new Date(0));
}
