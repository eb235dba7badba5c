import { belongsBefore } from './reading.ts';

/** Invisible characters. Joiners stay where scripts other than Latin need them. */
const unseen =
	/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u200c\u200d](?=\p{Script=Latin}|\P{L}|$)/gu;

export const withoutUnseen = (name: string) => name.replace(unseen, '');

const endOfLine = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const control = /\p{Cc}/gu;
const blanks = /\s+/gu;

/** A list marker: a bullet, «1.», «(2)», «[3]», «iv)», or a number in a cell of its own. */
const listMarkers = [
	/^[•‣⁃∙▪▫●○◦■□◆◇►▶➢➤✓✔·*–—-]/u,
	/^o\t/u,
	/^[([]?\p{Nd}{1,4}(?:[.):\]](?!\p{Nd})|\t)/u,
	/^\(?[a-z]{1,4}\)\s/u
];
/** «– (3) • Name» */
const mostMarkers = 3;
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
/** Abbreviations, which keep their full stop. */
const shortWord = /(?:^|[\s.,])(?:bros|co|corp|inc|jr|ltd|pvt|sr|\p{L})\.$/iu;

export interface SplitList {
	names: string[];
	/** The list was split at commas, which may belong to names. */
	atCommas: boolean;
}

/** Splits at line ends. A single line is split at semicolons, or else at commas if there are several. */
export function splitNames(text: string): SplitList {
	const lines = text.split(endOfLine).map(cleanName).filter(Boolean);
	const [only] = lines;
	return only && lines.length === 1 ? splitLine(only) : { names: lines, atCommas: false };
}

/** Removes list markers, quotation marks and invisible characters. */
export function cleanName(line: string): string {
	let rest = withoutUnseen(line.normalize('NFC')).trim();
	for (let round = 0; round < mostMarkers; round++) rest = rest.slice(longestMarker(rest)).trim();
	const name = trimEnd(rest.replace(control, ' ').replace(blanks, ' ').trim());
	const closer = closers[name.charAt(0)];
	return closer && name.endsWith(closer) ? trimEnd(name.slice(1, -1).trim()) : name;
}

const longestMarker = (text: string) =>
	Math.max(...listMarkers.map((lead) => lead.exec(text)?.[0].length ?? 0));

function trimEnd(name: string): string {
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

function splitLine(line: string): SplitList {
	const atSemicolons = line.split(/[;؛]/u);
	const atCommas = atSemicolons.length === 1;
	const pieces = atCommas ? splitAtCommas(line) : atSemicolons;
	if (pieces.length < 2) return { names: [line], atCommas: false };
	const names = pieces.map((piece) => piece.trim());
	names.push(names.pop()!.replace(/^(?:and|&)\s/iu, ''));
	const clean = names.map(cleanName).filter(Boolean);
	return { names: atCommas ? joinParts(clean) : clean, atCommas };
}

/** «Bolo Bhi, Pakistan», «Afia Salam, journalist» and «Booking Holdings, Inc.» are one name each. */
function joinParts(pieces: string[]): string[] {
	const names: string[] = [];
	for (const piece of pieces) {
		const before = names.at(-1);
		if (before !== undefined && belongsBefore(piece, before))
			names.push(`${names.pop()}, ${piece}`);
		else names.push(piece);
	}
	return names;
}

/** A single comma belongs to a name, and so do commas in brackets. */
function splitAtCommas(line: string): string[] {
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
