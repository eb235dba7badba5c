import { countries } from './places.ts';

// Lists of names as people copy them out of letters, web pages and spreadsheets.

/** Soft hyphens, zero width blanks and marks of direction. Joiners stay where a script other than Latin needs them. */
const unseen =
	/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\u200c\u200d](?=\p{Script=Latin}|\P{L}|$)/gu;
const endOfLine = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const control = /\p{Cc}/gu;
const blanks = /\s+/gu;

/** What a line of a list begins with: a bullet, «1.», «(2)», «[3]», «iv)», or the number in a cell of its own. */
const leads = [
	/^[•‣⁃∙▪▫●○◦■□◆◇►▶➢➤✓✔·*–—-]/u,
	/^o\t/u,
	/^[([]?\p{Nd}{1,4}(?:[.):\]](?!\p{Nd})|\t)/u,
	/^\(?[a-z]{1,4}\)\s/u
];
/** «– (3) • Name» */
const mostLeads = 3;
const closers: Record<string, string> = {
	'"': '"',
	"'": "'",
	'“': '”',
	'„': '“',
	'‘': '’',
	'«': '»',
	'‹': '›'
};
const listMarks = new Set([',', ';', '،', '؛', ' ']);
const fullStops = new Set(['.', '۔']);
/** Words whose full stop is their own. */
const shortWord = /(?:^|[\s.,])(?:bros|co|corp|inc|jr|ltd|pvt|sr|\p{L})\.$/iu;

/**
 * The names of a pasted list, in its order: one a line, without what only the list needs. A single line is parted at
 * its semicolons, or where there are several at its commas.
 */
export function splitNames(text: string): string[] {
	const lines = text.split(endOfLine).map(cleanName).filter(Boolean);
	const [only] = lines;
	return only && lines.length === 1 ? inOneLine(only) : lines;
}

/** One name without what only its list needs, and without letters that nobody sees. */
export function cleanName(line: string): string {
	let rest = line.normalize('NFC').replace(unseen, '').trim();
	for (let round = 0; round < mostLeads; round++) rest = rest.slice(longestLead(rest)).trim();
	const name = ended(rest.replace(control, ' ').replace(blanks, ' ').trim());
	const closer = closers[name.charAt(0)];
	return closer && name.length > 1 && name.endsWith(closer)
		? ended(name.slice(1, -1).trim())
		: name;
}

const longestLead = (text: string) =>
	Math.max(...leads.map((lead) => lead.exec(text)?.[0].length ?? 0));

function ended(name: string): string {
	let end = name.length;
	for (; end > 0; end--) {
		const last = name.charAt(end - 1);
		const ends = fullStops.has(last)
			? !shortWord.test(name.slice(Math.max(0, end - 8), end))
			: listMarks.has(last);
		if (!ends) break;
	}
	return name.slice(0, end);
}

function inOneLine(line: string): string[] {
	const atSemicolons = line.split(/[;؛]/u);
	const pieces = atSemicolons.length > 1 ? atSemicolons : atCommas(line);
	if (pieces.length < 2) return [line];
	const names = pieces.map((piece) => piece.trim());
	names.push(names.pop()!.replace(/^(?:and|&)\s/iu, ''));
	return names.map(cleanName).filter(Boolean);
}

/** A name may have one comma in itself, and any number within brackets. */
function atCommas(line: string): string[] {
	const pieces = [''];
	let depth = 0;
	for (const letter of line) {
		if (letter === '(') depth++;
		if (letter === ')') depth = Math.max(0, depth - 1);
		if (!depth && /[,،]/u.test(letter)) pieces.push('');
		else pieces[pieces.length - 1] += letter;
	}
	return pieces.length > 2 ? pieces : [line];
}

/**
 * What a name of a list may be called on record: surely as a whole, or without the short form behind it («Digital Rights
 * Foundation (DRF)»); perhaps by that short form, without whatever else stands in brackets («Access Now (Asia)»), or
 * as it begins («Nighat Dad, Digital Rights Foundation»).
 */
export function waysOf(name: string): { surely: string[]; perhaps: string[] } {
	const { outside, inside } = bracketsOf(name);
	const [before, after] = name.split(/[,،]/u, 2);
	const begins = after === undefined ? '' : before?.trim();
	const given = (...texts: (string | undefined)[]) =>
		texts.filter((text) => text !== undefined && text !== '') as string[];
	return isShortForm(inside)
		? { surely: given(name, outside), perhaps: given(inside, begins) }
		: { surely: [name], perhaps: given(outside, begins) };
}

/** How a name of a list is put on record: «Digital Rights Foundation (DRF)» is also called DRF. */
export function recordedAs(name: string): { name: string; aliases: string[] } {
	const { outside, inside } = bracketsOf(name);
	return outside && inside && isShortForm(inside)
		? { name: outside, aliases: [inside] }
		: { name, aliases: [] };
}

function bracketsOf(name: string): { outside?: string; inside?: string } {
	const [, outside, inside] = /^([^()]+)\(([^()]+)\)$/u.exec(name) ?? [];
	return outside?.trim() && inside?.trim()
		? { outside: outside.trim(), inside: inside.trim() }
		: {};
}

/** Places are shortened as well, and tell a chapter from the whole. */
const places = new Set(['EU', 'UAE', 'UK', 'UN', 'USA', ...Object.keys(countries)]);

const isShortForm = (text = '') =>
	text.length <= 12 && /^\S+$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text) && !places.has(text);
