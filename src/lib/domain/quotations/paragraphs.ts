import { trimmed } from './quotation.ts';

/** A line of text, or lines broken within a sentence, without the blanks around it. */
export interface Paragraph {
	start: number;
	end: number;
	kind: 'prose' | 'heading' | 'caption';
	isUrdu: boolean;
}

const lineEnd = /[\n\r\u2028\u2029]/u;

/** Joins lines that one sentence was broken into: the next begins with a small letter. */
export function paragraphsOf(text: string): Paragraph[] {
	const lines: { start: number; end: number }[] = [];
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && !lineEnd.test(text.charAt(at))) continue;
		const line = trimmed(text, start, at);
		const last = lines.at(-1);
		start = at + 1;
		if (line.start === line.end) continue;
		if (last && isBroken(text, last, line)) last.end = line.end;
		else lines.push(line);
	}
	let hasProse = false;
	return lines.map((line) => {
		const own = text.slice(line.start, line.end);
		const kind = kindOf(own, hasProse);
		hasProse ||= kind === 'prose';
		return { ...line, kind, isUrdu: isUrdu(own) };
	});
}

const isBroken = (text: string, last: { start: number; end: number }, next: { start: number }) =>
	next.start - last.end <= 2 &&
	/[\p{Ll}\p{Lu},–—-]/u.test(text.charAt(last.end - 1)) &&
	/\p{Ll}/u.test(text.charAt(next.start));

const mostWordsOfHeading = 26;

const caption =
	/^(?:photo|photos|image|picture|pictured|caption|file photo|photo credits?|photograph)\b[^.]{0,40}:|[—–|-] ?(?:AFP|AP|Reuters|APP|PTI|File|File photo|White Star|Getty Images)$/iu;

const ended = /[.?!:;…۔؟,]["'”’“‘»)\]]{0,4}$|["'”’“‘»]{1,2}[.?!:;…۔؟,]$/u;

const signs = /^[―—–-]{1,2} ?\p{Lu}/u;

const opened = /^["“”„«‘’']/u;

const labelled = /^[^:.“"]{2,80}: ?["“„«]/u;

const dash = /["”“’»] ?[―—–-]{1,2} ?\p{Lu}/u;

/** A line without a full stop is a heading; a caption is known by its words. */
function kindOf(line: string, hasProse: boolean): Paragraph['kind'] {
	if (caption.test(line.length > 400 ? line.slice(-400) : line)) return 'caption';
	const short = line.split(' ', mostWordsOfHeading + 1).length <= mostWordsOfHeading;
	if (!short || ended.test(line.slice(-8))) return 'prose';
	const isQuotation = opened.test(line) && (hasProse || dash.test(line));
	return isQuotation ||
		(hasProse && signs.test(line)) ||
		(hasProse && labelled.test(line)) ||
		dash.test(line.slice(0, 400))
		? 'prose'
		: 'heading';
}

const arabic = /[\u0600-\u06ff]/gu;

const latin = /[a-z]/giu;

const isUrdu = (line: string) => {
	const start = line.slice(0, 400);
	return (start.match(arabic)?.length ?? 0) > (start.match(latin)?.length ?? 0);
};
