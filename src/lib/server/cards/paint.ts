import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Card } from '../../domain/cards/card.ts';
import type { Squares } from '../../domain/timeline/squares.ts';
import { colour } from '../charts/drawings/palette.ts';
import { type Layout, layOut } from './layouts.ts';
import { layDays } from './marks.ts';
import { directionIn, drawLines, fit, type Laid, typeset, type Typeset } from './typesetting.ts';

/** Networks show pictures of this size beside a link. */
export const [width, height] = [1200, 630];
const margin = 60;
const wide = width - 2 * margin;
/** Space between the rules of head and foot. */
const [top, bottom] = [120, 546];
const [usualGap, tightGap] = [24, 14];

const headlines = [76, 68, 62, 56, 51, 46, 42, 38, 34, 31, 28, 26];
const quotations = [64, 58, 52, 48, 44, 40, 37, 34, 31, 28, 26];

/** @param where host name of the site */
export async function cardPng(card: Card, where: string): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = createCanvas(width, height);
	paint(canvas.getContext('2d'), card, where);
	return new Uint8Array(await canvas.encode('png'));
}

function paint(pen: SKRSContext2D, card: Card, where: string) {
	pen.fillStyle = colour('paper');
	pen.fillRect(0, 0, width, height);
	pen.textBaseline = 'alphabetic';
	paintHead(pen, card);
	paintFoot(pen, card.foot ?? '', where);
	const { headline, above, below, gap } = arranged(pen, card);
	const parts = [above, { height: headline.height, paint: paintHeadline }, below];
	function paintHeadline(y: number) {
		drawLines(pen, headline, margin, y, wide);
	}
	const left = bottom - top - heightOf({ headline, above, below, gap });
	let y = top + Math.max(0, left * 0.38);
	for (const part of parts.filter((each: Laid) => each.height)) {
		part.paint(y);
		y += part.height + gap;
	}
}

interface Arranged extends Layout {
	headline: Typeset;
	gap: number;
}

/** Makes the headline as large as the parts around it allow. If it gets too small, these are shortened first. */
function arranged(pen: SKRSContext2D, card: Card): Arranged {
	const isQuotation = card.layout === 'words' && card.isQuotation;
	const style = isQuotation
		? { sizes: quotations, weight: 500 as const, serif: true }
		: { sizes: headlines, weight: 600 as const, serif: true, step: 1.12 };
	const isReversed = directionIn(card.headline) === 'rtl';
	const [open, close] = isQuotation ? (isReversed ? ['”', '“'] : ['“', '”']) : ['', ''];
	const text = open + card.headline + close;
	let found: Arranged | undefined;
	for (const isTight of [false, true]) {
		const gap = isTight ? tightGap : usualGap;
		const layout = layOut(pen, card, [margin, wide], isTight);
		const taken = [layout.above, layout.below].reduce(
			(sum, { height }) => sum + (height ? height + gap : 0),
			0
		);
		const room = { width: wide, height: bottom - top - taken };
		found = { headline: fit(pen, text, style, room), gap, ...layout };
		const { isWhole, style: at } = found.headline;
		if (isWhole && at.size >= style.sizes[5]! && heightOf(found) <= bottom - top) break;
	}
	return found!;
}

const heightOf = ({ headline, above, below, gap }: Arranged) =>
	[above, below].reduce((sum, { height }) => sum + (height ? height + gap : 0), headline.height);

/** The sign of the site: a hidden day, and the day that a text came out. */
const sign: Squares = { unit: 'day', hidden: ['hidden'], others: [], places: 2, labels: [] };

/** A statement has an edge in the colour of its stance, as on its page. */
function paintHead(pen: SKRSContext2D, card: Card) {
	layDays(pen, sign, [margin, 58], { isWhole: false, height: 26 }).paint(42);
	const name = typeset(pen, 'Rulewatch', { size: 36, weight: 600, serif: true }, wide);
	drawLines(pen, name, margin + 70, 32, wide);
	const after = 290;
	const words = typeset(pen, card.kind, { size: 26, colour: 'soft' }, wide - after, 1);
	const taken = pen.measureText(words.lines[0] ?? '').width;
	drawLines(pen, words, width - margin - taken, 40, taken);
	const [first, ...others] = (card.layout === 'words' && card.stances) || [];
	pen.fillStyle = colour(first && !others.length ? first.stance : 'ink');
	if (first) pen.fillRect(margin, 84, wide, 12);
	else pen.fillRect(margin, 88, wide, 4);
}

function paintFoot(pen: SKRSContext2D, foot: string, where: string) {
	pen.fillStyle = colour('ink');
	pen.fillRect(margin, 560, wide, 1);
	const site = typeset(pen, where, { size: 24, colour: 'link' }, wide / 2, 1);
	const taken = pen.measureText(site.lines[0] ?? '').width;
	const room = wide - taken - 32;
	const words = typeset(pen, foot, { size: 24, colour: 'soft' }, room, 1);
	// Aligns both texts, even if one is Urdu, which has taller lines.
	const lower = (words.step - site.step) / 4;
	drawLines(pen, site, width - margin - taken, 572 + lower, taken);
	drawLines(pen, words, margin, 572 - lower, room);
}
