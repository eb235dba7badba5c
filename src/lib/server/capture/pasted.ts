import { cleanAddress, hostIn } from '../../domain/address/address.ts';
import { inParagraphs } from './article-text.ts';
import { bylineStart, authorName } from './author.ts';
import { type Capture, type Found, asFound, CaptureRefused } from './capture.ts';
import { certainAddress } from './canonical.ts';
import { firstDateIn } from './dates.ts';
import { textDirection, pageLanguage } from './language.ts';
import { requireArticleLength } from './limits.ts';
import { longestProse, pastedLines } from './pasted-body.ts';
import { foldedText, tidySpaces } from './tidy.ts';

const headlineLength = { least: 20, most: 300 };
/** The very first line is not a menu, so it may be shorter. */
const shortestTop = 8;
const shortest = 20;
const longestLine = 90;
/** Menus come before the lines with headline, author and date. */
const above = 12;

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

/** Copied text often has menus and links to other articles. */
export function capturePasted(
	pasted: string,
	url: string | undefined,
	now: Date
): Omit<Capture, 'charset'> {
	requireArticleLength(pasted);
	const lines = pastedLines(pasted);
	const { start, paragraphs } = longestProse(lines);
	const text = inParagraphs(paragraphs.join('\n\n'));
	if (text.length < shortest)
		throw new CaptureRefused('There is too little text here: paste at least a sentence of it.');
	const before = lines.slice(0, start).filter(Boolean).slice(-above).reverse();
	const top = before.at(-1) === lines.find(Boolean) ? before.at(-1) : undefined;
	const headline =
		before.find((line) => isHeadline(line, now)) ??
		(top && isHeadline(top, now, shortestTop) ? top : undefined);
	return {
		text,
		direction: textDirection(text),
		lang: pageLanguage(undefined, text),
		canonical: certainAddress(cleanAddress(url ?? '')),
		headline: asFound(headline, 'written'),
		outlet: outlet(lines, url, before.map((line) => nameBesideDate(line, now)).find(Boolean)),
		author: asFound(before.map(authorIn).find(Boolean), 'written'),
		date: asFound(
			[...before.filter(({ length }) => length <= longestLine), text.slice(0, placeIn(text))]
				.map((line) => firstDateIn(line, now))
				.find(Boolean),
			'written'
		),
		section: asFound(
			before
				.slice(0, 8)
				.map((line) => /^in (\p{Lu}.{1,60})$/u.exec(line)?.[1])
				.find(Boolean),
			'written'
		)
	};
}

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

/** «KARACHI, Feb 20 (Newsline)», a date without a year. */
const dayBehindPlace = /^\p{Lu}[\p{Lu} .'/-]+, \p{L}{3,9}\.? \d{1,2}(?!\d)/u;

function isHeadline(line: string, now: Date, least = headlineLength.least): boolean {
	const { most } = headlineLength;
	const isDate =
		line.length < longestLine / 2 && (firstDateIn(line, now) || dayBehindPlace.test(line));
	return (
		line.length >= least &&
		line.length <= most &&
		!isDate &&
		!authorIn(line) &&
		!/^(?:in|share|tags|home|you are here)\b/i.test(line)
	);
}

/** «By Asma Jehan», or the same after the picture's caption, as copied: «Asma Jehanby Asma Jehan». */
function authorIn(line: string): string | undefined {
	if (line.length > longestLine) return undefined;
	const [picture = '', name = ''] = line.split('by ');
	const isTwice = name && tidySpaces(name) === tidySpaces(picture);
	return authorName(bylineStart.test(line) ? line : isTwice ? name : undefined);
}

/** «Dawn | 12 February 2020» */
function nameBesideDate(line: string, now: Date): string | undefined {
	const [, name, date = ''] = /^(\p{Lu}[^|–—·•]{1,60}) [|–—·•] (.{4,40})$/u.exec(line) ?? [];
	return bylineStart.test(line) || !firstDateIn(date, now) ? undefined : name;
}

/**
 * The line that equals the host's name, the name in an «About …» line of the footer, or the one beside the date. That one
 * may be the author's, so it must begin as the host's name does.
 */
function outlet(lines: string[], url: string | undefined, beside?: string): Found | undefined {
	const host = hostIn(url);
	const [label = ''] = host?.split('.') ?? [];
	const isTelling = label.length > 3;
	const named = lines.find((line) => isTelling && foldedText(line) === foldedText(label));
	const about = lines
		.filter((line) => /^About \p{Lu}/u.test(line))
		.map((line) => line.slice('About '.length));
	return (
		asFound(
			named ??
				about.find((name) => lines.includes(name)) ??
				(isTelling && beginsLike(label, beside) ? beside : undefined),
			'written'
		) ?? asFound(host, 'address')
	);
}

const beginsLike = (label: string, name = '') =>
	foldedText(name).replace(/^the/, '').startsWith(foldedText(label).replace(/^the/, ''));
