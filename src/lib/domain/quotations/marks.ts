import type { Paragraph } from './paragraphs.ts';

/** What stands between an opening and a closing mark: `open` and `close` are around the marks, `start` and `end` within. */
export interface Passage {
	open: number;
	start: number;
	end: number;
	close: number;
	isSingle: boolean;
	/** Its paragraph ends without a closing mark, and the next opens again. */
	goesOn: boolean;
}

interface Mark {
	at: number;
	length: number;
	isSingle: boolean;
	opens: boolean;
	closes: boolean;
}

const doubles = '"“”„‟«»″';
const singles = "'‘’‚‛`´";
const letter = /[\p{L}\p{N}]/u;
/** What may stand before an opening mark, besides a blank. */
const before = /[\s([{—–―/:،,-]/u;
/** What may stand behind a closing mark, besides a blank. */
const behind = /[\s)\]}—–―/:;،,.?!…۔؟-]/u;
/** Words that begin with an apostrophe. */
const elided = /^.(?:\d\ds?|em|tis|twas|til|cause|n|cos|bout|round)(?![\p{L}\p{N}])/iu;

export function passagesIn(text: string, paragraph: Paragraph, next?: Paragraph): Passage[] {
	const marks = marksIn(text, paragraph);
	if (paragraph.isUrdu) return outermost(paired(marks, paragraph, text, next));
	const whole = paired(
		marks.filter((mark) => !mark.isSingle),
		paragraph,
		text,
		next
	);
	const free = outside(
		marks.filter((mark) => mark.isSingle),
		outermost(whole)
	);
	return outermost([...whole, ...singlePairs(free, paragraph, text, next)]);
}

function marksIn(text: string, { start, end, isUrdu }: Paragraph): Mark[] {
	const marks: Mark[] = [];
	for (let at = start; at < end; at++) {
		const sign = text.charAt(at);
		const isDouble = doubles.includes(sign);
		if (!isDouble && !singles.includes(sign)) continue;
		const length = !isDouble && at + 1 < end && singles.includes(text.charAt(at + 1)) ? 2 : 1;
		const [prior, after] = [
			at > start ? text.charAt(at - 1) : ' ',
			text.charAt(at + length) || ' '
		];
		const isSingle = !isDouble && length === 1;
		const isLast = at + length >= end;
		if (isSingle && !isUrdu && letter.test(prior) && letter.test(after) && !isLast) continue;
		const starts = before.test(prior) || isMark(prior);
		const ends = isLast || behind.test(after) || isMark(after);
		const opens = starts && !/\s/u.test(after) && !isLast;
		const closes = ends && !/\s/u.test(prior) && at > start;
		marks.push({ at, length, isSingle, ...shaped(sign, { opens, closes }, isUrdu) });
		at += length - 1;
	}
	return marks;
}

const isMark = (sign: string) => doubles.includes(sign) || singles.includes(sign);

/** Blanks decide; where they leave it open, the shape of the mark does, but not in Urdu. */
function shaped(sign: string, { opens, closes }: Pick<Mark, 'opens' | 'closes'>, isUrdu: boolean) {
	if (opens !== closes || isUrdu) return { opens, closes };
	if ('“„«‘‚'.includes(sign)) return { opens: true, closes: false };
	if ('”»’'.includes(sign)) return { opens: false, closes: true };
	return { opens, closes };
}

/** Each closing mark with the last that opened; an opening mark that none closes is passed over, but at the end. */
function paired(marks: Mark[], paragraph: Paragraph, text: string, next?: Paragraph): Passage[] {
	const found: Passage[] = [];
	const waiting: Mark[] = [];
	for (const mark of marks) {
		const isOpen = mark.opens === mark.closes ? !waiting.length : mark.opens;
		const opening = isOpen ? undefined : waiting.pop();
		if (isOpen) waiting.push(mark);
		else if (opening) found.push(passage(opening, mark));
	}
	const left = waiting.at(-1);
	if (left && next && opensAgain(left, text, next)) found.push(unclosed(left, paragraph));
	return found;
}

const passage = (opening: Mark, closing: Mark): Passage => ({
	...{ open: opening.at, start: opening.at + opening.length },
	...{ end: closing.at, close: closing.at + closing.length },
	...{ isSingle: opening.isSingle && closing.isSingle, goesOn: false }
});

const unclosed = (opening: Mark, { end }: Paragraph): Passage => ({
	...{ open: opening.at, start: opening.at + opening.length, end, close: end },
	...{ isSingle: opening.isSingle, goesOn: true }
});

function opensAgain(opening: Mark, text: string, next: Paragraph): boolean {
	const sign = text.charAt(next.start);
	return opening.isSingle ? "‘'".includes(sign) : doubles.includes(sign);
}

/** Behind a plural the mark is more often an apostrophe («citizens’ rights»), unless one of these words follows. */
const functionWords = new Set(
	'a about after although and are as at because before but by can could did do does during for from had has have he her his if in into is it its may might must nor not of on or over said saying says she should since so than that the their them then there they this those to under until was we were when where which while who will with without would you'.split(
		' '
	)
);

function singlePairs(marks: Mark[], paragraph: Paragraph, text: string, next?: Paragraph) {
	const found: Passage[] = [];
	let opening: Mark | undefined;
	let perhaps: Mark | undefined;
	const end = () => {
		if (opening && perhaps) found.push(passage(opening, perhaps));
		opening = perhaps = undefined;
	};
	for (const mark of marks) {
		const opens = mark.opens && !mark.closes && !elided.test(text.slice(mark.at, mark.at + 8));
		if (opens && (!opening || perhaps)) {
			end();
			opening = mark;
		} else if (opens) opening = mark;
		else if (opening && mark.closes) {
			perhaps = mark;
			if (!isPossessive(text, mark.at)) end();
		}
	}
	if (opening && !perhaps && next && opensAgain(opening, text, next))
		found.push(unclosed(opening, paragraph));
	end();
	return found;
}

function isPossessive(text: string, at: number): boolean {
	if (!/s/iu.test(text.charAt(at - 1)) || text.charAt(at + 1) !== ' ') return false;
	const [word = ''] = /^[\p{L}\p{N}]{1,20}/u.exec(text.slice(at + 2, at + 22)) ?? [];
	return word !== '' && !functionWords.has(word.toLowerCase());
}

/** In order, without those within others. */
function outermost(passages: Passage[]): Passage[] {
	const sorted = passages.toSorted(
		(one, other) => one.open - other.open || other.close - one.close
	);
	const kept: Passage[] = [];
	for (const each of sorted)
		if (each.end > each.start && each.open >= (kept.at(-1)?.close ?? 0)) kept.push(each);
	return kept;
}

/** Marks that stand in none of the passages. */
function outside(marks: Mark[], passages: Passage[]): Mark[] {
	let at = 0;
	return marks.filter((mark) => {
		while (at < passages.length && passages[at]!.close <= mark.at) at++;
		return !passages[at] || mark.at < passages[at]!.open;
	});
}
