import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Card } from '../../domain/cards/card.ts';
import { type Laid, lay } from './blocks.ts';
import { colour } from '../charts/drawings/palette.ts';
import { directionIn, fit, fontOf, typeset, type Typeset, drawLines } from './typesetting.ts';

/** Networks show pictures of this size beside a link. */
export const [width, height] = [1200, 630];
const margin = 60;
const wide = width - 2 * margin;
/** Space between the rules of head and foot. */
const [top, bottom] = [122, 546];
const [usualGap, tightGap] = [24, 16];
const indent = 84;

const headlines = [68, 62, 56, 51, 46, 42, 38, 34, 31, 28, 26];
const quotations = [52, 48, 44, 40, 37, 34, 31, 28, 26];

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
	paintHead(pen, card.kind);
	paintFoot(pen, card.foot ?? '', where);
	const { headline, blocks, gap } = arranged(pen, card);
	const left = bottom - top - heightOf({ headline, blocks, gap });
	let y = top + Math.max(0, left * 0.38);
	paintHeadline(pen, card, headline, y);
	y += headline.height + gap;
	for (const block of blocks) {
		block.paint(y);
		y += block.height + gap;
	}
}

interface Arranged {
	headline: Typeset;
	blocks: Laid[];
	gap: number;
}

/** Makes the headline as large as the blocks below allow. If it gets too small, the blocks are shortened first. */
function arranged(pen: SKRSContext2D, card: Card): Arranged {
	const inset = card.isQuotation ? indent : 0;
	const style = card.isQuotation
		? { sizes: quotations, serif: true }
		: { sizes: headlines, weight: 600 as const, serif: true };
	const left = inset && directionIn(card.headline) === 'ltr' ? margin + inset : margin;
	let found: Arranged | undefined;
	for (const isTight of [false, true]) {
		const gap = isTight ? tightGap : usualGap;
		const blocks = card.blocks.map((block) => lay(pen, block, left, wide - inset, isTight));
		const taken = blocks.reduce((sum, block) => sum + block.height + gap, 0);
		const room = { width: wide - inset, height: bottom - top - taken };
		found = { headline: fit(pen, card.headline, style, room), blocks, gap };
		const { isWhole, style: at } = found.headline;
		if (isWhole && at.size >= style.sizes[4]! && heightOf(found) <= bottom - top) break;
	}
	return found!;
}

const heightOf = ({ headline, blocks, gap }: Arranged) =>
	blocks.reduce((sum, block) => sum + block.height + gap, headline.height);

function paintHeadline(pen: SKRSContext2D, { isQuotation }: Card, headline: Typeset, y: number) {
	if (!isQuotation) return drawLines(pen, headline, margin, y, wide);
	const isReversed = headline.direction === 'rtl';
	pen.save();
	pen.font = fontOf({ size: 150, weight: 600, serif: true });
	pen.fillStyle = colour('edge');
	pen.textAlign = isReversed ? 'right' : 'left';
	pen.fillText(isReversed ? '”' : '“', isReversed ? width - margin : margin - 6, y + 112);
	pen.restore();
	drawLines(pen, headline, isReversed ? margin : margin + indent, y, wide - indent);
}

function paintHead(pen: SKRSContext2D, kind: string) {
	const name = typeset(pen, 'Rulewatch', { size: 36, weight: 600, serif: true }, wide);
	drawLines(pen, name, margin, 36, wide);
	const after = 220;
	const words = typeset(pen, kind, { size: 26, colour: 'soft' }, wide - after, 1);
	const taken = pen.measureText(words.lines[0] ?? '').width;
	drawLines(pen, words, width - margin - taken, 44, taken);
	pen.fillStyle = colour('ink');
	pen.fillRect(margin, 88, wide, 4);
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
