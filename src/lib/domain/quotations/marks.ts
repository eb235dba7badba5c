import { singlePairs } from './single-marks.ts';
import type { Paragraph } from './paragraphs.ts';
import {
	type Mark,
	type Passage,
	doubles,
	opensAgain,
	closedPassage,
	openPassage
} from './passage.ts';

const singles = "'‘’‚‛`´";

const letter = /[\p{L}\p{N}]/u;

const beforeOpening = /[\s([{—–―/:،,-]/u;

const behindClosing = /[\s)\]}—–―/:;،,.?!…۔؟-]/u;

export function passagesIn(text: string, paragraph: Paragraph, next?: Paragraph): Passage[] {
	const marks = marksIn(text, paragraph);
	if (paragraph.isUrdu) return withoutNested(pair(marks, paragraph, text, next));
	const whole = pair(
		marks.filter((mark) => !mark.isSingle),
		paragraph,
		text,
		next
	);
	const free = outsidePassages(
		marks.filter((mark) => mark.isSingle),
		withoutNested(whole)
	);
	return withoutNested([...whole, ...singlePairs(free, paragraph, text, next)]);
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
		const starts = beforeOpening.test(prior) || isMark(prior);
		const ends = isLast || behindClosing.test(after) || isMark(after);
		const opens = starts && !/\s/u.test(after) && !isLast;
		const closes = ends && !/\s/u.test(prior) && at > start;
		marks.push({ at, length, isSingle, ...shapeOf(sign, { opens, closes }, isUrdu) });
		at += length - 1;
	}
	return marks;
}

const isMark = (sign: string) => doubles.includes(sign) || singles.includes(sign);

/** Blanks decide whether a mark opens or closes; if they leave it open, its shape does, except in Urdu. */
function shapeOf(sign: string, { opens, closes }: Pick<Mark, 'opens' | 'closes'>, isUrdu: boolean) {
	if (opens !== closes || isUrdu) return { opens, closes };
	if ('“„«‘‚'.includes(sign)) return { opens: true, closes: false };
	if ('”»’'.includes(sign)) return { opens: false, closes: true };
	return { opens, closes };
}

/** An unclosed mark counts only if the next paragraph opens again. */
function pair(marks: Mark[], paragraph: Paragraph, text: string, next?: Paragraph): Passage[] {
	const found: Passage[] = [];
	const waiting: Mark[] = [];
	for (const mark of marks) {
		const isOpen = mark.opens === mark.closes ? !waiting.length : mark.opens;
		const opening = isOpen ? undefined : waiting.pop();
		if (isOpen) waiting.push(mark);
		else if (opening) found.push(closedPassage(opening, mark));
	}
	const left = waiting.at(-1);
	if (left && next && opensAgain(left, text, next)) found.push(openPassage(left, paragraph));
	return found;
}

function withoutNested(passages: Passage[]): Passage[] {
	const sorted = passages.toSorted(
		(one, other) => one.open - other.open || other.close - one.close
	);
	const kept: Passage[] = [];
	for (const each of sorted)
		if (each.end > each.start && each.open >= (kept.at(-1)?.close ?? 0)) kept.push(each);
	return kept;
}

function outsidePassages(marks: Mark[], passages: Passage[]): Mark[] {
	let at = 0;
	return marks.filter((mark) => {
		while (at < passages.length && passages[at]!.close <= mark.at) at++;
		return !passages[at] || mark.at < passages[at]!.open;
	});
}
