import { cleanAddress, hostOf } from '../../domain/address/address.ts';
import { inParagraphs } from './article-text.ts';
import { by, nameOf } from './author.ts';
import { type Capture, type Found, found, Refused } from './capture.ts';
import { dateWritten } from './dates.ts';
import { directionOf, language } from './language.ts';
import { requireArticleLength } from './limits.ts';
import { bodyIn, linesOf } from './pasted-body.ts';
import { folded, spaced } from './tidy.ts';

const headlineLength = { least: 20, most: 300 };
/** The first line of all is no menu, and may be shorter. */
const shortestTop = 8;
const shortest = 20;
const longestLine = 90;
/** How many lines above its text an article says what it is; above these are the menus. */
const above = 12;

/** Whether it is a page and not the text of one, pasted as it was seen. */
export function isMarkup(text: string, contentType = ''): boolean {
	if (/^text\/plain/i.test(contentType)) return false;
	return (
		/html|xml/i.test(contentType) ||
		/^\s*<[a-z]/i.test(text) ||
		/<(?:!doctype|\?xml|!--|html|head|body|main|article|div|section|p|h1|meta|script|rss)[\s>/]/i.test(
			text
		)
	);
}

/** Reads what was marked and copied in a browser: the text of an article, often with its menus and its neighbours. */
export function capturePasted(
	pasted: string,
	url: string | undefined,
	now: Date
): Omit<Capture, 'charset'> {
	requireArticleLength(pasted);
	const lines = linesOf(pasted);
	const { start, paragraphs } = bodyIn(lines);
	const text = inParagraphs(paragraphs.join('\n\n'));
	if (text.length < shortest)
		throw new Refused('There is too little text here: paste at least a sentence of it.');
	const before = lines.slice(0, start).filter(Boolean).slice(-above).reverse();
	const top = before.at(-1) === lines.find(Boolean) ? before.at(-1) : undefined;
	const headline =
		before.find((line) => isHeadline(line, now)) ??
		(top && isHeadline(top, now, shortestTop) ? top : undefined);
	const address = cleanAddress(url ?? '');
	return {
		text,
		direction: directionOf(text),
		lang: language(undefined, text),
		canonical: address ? { value: address, from: 'address', certain: true } : undefined,
		headline: found(headline, 'written'),
		outlet: outlet(lines, url),
		author: found(before.map(authorIn).find(Boolean), 'written'),
		date: found(
			[...before.filter(({ length }) => length <= longestLine), text.slice(0, placeIn(text))]
				.map((line) => dateWritten(line, now))
				.find(Boolean),
			'written'
		),
		section: found(
			before
				.slice(0, 8)
				.map((line) => /^in (\p{Lu}.{1,60})$/u.exec(line)?.[1])
				.find(Boolean),
			'written'
		)
	};
}

/** How many letters of a text are its date line. */
const placeIn = (text: string) => {
	const start = text.slice(0, longestLine);
	return (inCapitals.exec(start) ?? withDate.exec(start))?.[0].length ?? 0;
};

/** «LAHORE, Pakistan (Newsline) — », «KARACHI, February 20, 2020: » */
const inCapitals =
	/^\p{Lu}[\p{Lu} .'/-]{2,30}(?:,[^:—–“”"]{1,40})?(?: ?\([^)]{1,30}\))? ?(?:[:—–]|--?(?=\s))\s/u;

/** «Thiruvananthapuram, Jul 8 (PNI) » */
const withDate =
	/^\p{Lu}[\p{L} ]{2,30}, \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?(?: \([\p{L} ]{1,20}\)| ?[:–—-])[:–—-]? /u;

/** «KARACHI, Feb 20 (Newsline)», in which the year is missing. */
const dayBehindPlace = /^\p{Lu}[\p{Lu} .'/-]+, \p{L}{3,9}\.? \d{1,2}(?!\d)/u;

function isHeadline(line: string, now: Date, least = headlineLength.least): boolean {
	const { most } = headlineLength;
	const isDate =
		line.length < longestLine / 2 && (dateWritten(line, now) || dayBehindPlace.test(line));
	return (
		line.length >= least &&
		line.length <= most &&
		!isDate &&
		!authorIn(line) &&
		!/^(?:in|share|tags|home|you are here)\b/i.test(line)
	);
}

/** «By Asma Jehan», or the same after the name of the picture, as copied: «Asma Jehanby Asma Jehan». */
function authorIn(line: string): string | undefined {
	if (line.length > longestLine) return undefined;
	const [picture = '', name = ''] = line.split('by ');
	const isTwice = name && spaced(name) === spaced(picture);
	return nameOf(by.test(line) ? line : isTwice ? name : undefined);
}

/** The line that is the name in the address, or that the foot of the page tells more about. */
function outlet(lines: string[], url: string | undefined): Found | undefined {
	const host = url && URL.canParse(url) ? hostOf(url) : undefined;
	const [label = ''] = host?.split('.') ?? [];
	const named = lines.find((line) => label.length > 3 && folded(line) === folded(label));
	const about = lines
		.filter((line) => /^About \p{Lu}/u.test(line))
		.map((line) => line.slice('About '.length));
	return (
		found(named ?? about.find((name) => lines.includes(name)), 'written') ?? found(host, 'address')
	);
}
