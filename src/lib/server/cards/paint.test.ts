import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../domain/cards/card.ts';
import { colour } from '../charts/drawings/palette.ts';
import { cardPng } from './paint.ts';
import { fit, typeset } from './typesetting.ts';

const counts = { oppose: 22, concerned: 11, neutral: 3, mixed: 1, support: 5 };
const figures = [
	{ value: 'Suspended', label: 'where it stands' },
	{ value: 'Up to 128 days', label: 'public before it was made' }
];
const long = 'Removal and Blocking of Unlawful Online Content (Procedure, Oversight) Rules '.repeat(
	4
);
const urdu = 'ہم ان قواعد کو مسترد کرتے ہیں (freedom of speech) کیونکہ یہ آئین کے خلاف ہیں۔';

/** One block of each kind. */
const blocks: Record<Block['is'], Block> = {
	text: { is: 'text', text: long },
	summary: { is: 'summary', text: long, note: 'A summary.' },
	byline: { is: 'byline', name: urdu, office: long },
	stance: { is: 'stance', stance: 'oppose', on: `on the ${long}` },
	stances: { is: 'stances', counts },
	figures: { is: 'figures', figures },
	course: { is: 'course', steps: [{ label: 'Leaked', date: '12 February 2020', span: 'Hidden' }] },
	rows: { is: 'rows', rows: [{ text: long, end: long, stance: 'support', counts }, { text: urdu }] }
};

const card = (given: Partial<Card>): Card => ({
	kind: 'Rules, Pakistan',
	headline: 'Harm Rules 2020',
	blocks: [],
	foot: 'As of today',
	...given
});

interface Painted {
	width: number;
	height: number;
	/** Counts pixels of a rectangle that are not paper. */
	inked: (x1: number, y1: number, x2: number, y2: number) => number;
	/** Counts pixels of exactly one colour. */
	of: (name: string) => number;
}

async function painted(given: Partial<Card>): Promise<Painted> {
	const image = await loadImage(Buffer.from(await cardPng(card(given), 'rulewatch.example')));
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	const read = (x: number, y: number, width: number, height: number) =>
		pen.getImageData(x, y, width, height).data;
	const number = (data: Uint8ClampedArray, isMeant: (rgb: string) => boolean) => {
		let found = 0;
		for (let at = 0; at < data.length; at += 4)
			if (isMeant(Buffer.from(data.subarray(at, at + 3)).toString('hex'))) found++;
		return found;
	};
	const hex = (name: string) => colour(name).slice(1);
	return {
		width: image.width,
		height: image.height,
		inked: (x1, y1, x2, y2) =>
			number(read(x1, y1, x2 - x1, y2 - y1), (rgb) => rgb !== hex('paper')),
		of: (name) => number(read(0, 0, image.width, image.height), (rgb) => rgb === hex(name))
	};
}

describe('a card as a picture', () => {
	it.each(Object.entries(blocks))('has room for %s', async (_, block) => {
		const picture = await painted({ blocks: [block] });
		expect([picture.width, picture.height]).toEqual([1200, 630]);
		expect(picture.inked(60, 122, 1140, 546)).toBeGreaterThan(5000);
	});

	it('keeps clear of its edges, and of its head and foot, whatever it says', async () => {
		const { stance, text, summary } = blocks;
		for (const all of [
			[blocks.figures, blocks.stances, text, stance],
			// A statement on four laws with a stance on each.
			[text, summary, stance, stance, stance, stance]
		]) {
			const { inked } = await painted({ headline: long, blocks: all });
			expect([inked(0, 0, 56, 630), inked(1144, 0, 1200, 630)]).toEqual([0, 0]);
			expect(inked(60, 97, 1140, 118)).toBe(0);
			expect(inked(60, 551, 1140, 560)).toBe(0);
			expect(inked(60, 602, 1140, 630)).toBe(0);
		}
	});

	it('names an outlet in Urdu on the line of its foot', async () => {
		const { inked } = await painted({ foot: `Source: ${urdu}` });
		expect(inked(60, 570, 600, 606)).toBeGreaterThan(1000);
		expect([inked(60, 551, 1140, 560), inked(60, 616, 1140, 630)]).toEqual([0, 0]);
	});

	it('shows each stance in its colour, beside its sign and word', async () => {
		const { of } = await painted({ blocks: [blocks.stances] });
		for (const name of Object.keys(counts)) expect(of(name)).toBeGreaterThan(500);
		const without = await painted({ blocks: [{ is: 'stances', counts: { ...counts, mixed: 0 } }] });
		expect(without.of('mixed')).toBe(0);
	});

	it('is drawn of whatever stands in the record', async () => {
		const unit = fc.constantFrom('grapheme', 'binary') as fc.Arbitrary<'grapheme' | 'binary'>;
		const texts = unit.chain((unit) => fc.string({ unit, maxLength: 80 }));
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const all = [
					{ is: 'text' as const, text },
					{ is: 'rows' as const, rows: [{ text, end: text }] }
				];
				expect((await painted({ headline: text, kind: text, foot: text, blocks: all })).width).toBe(
					1200
				);
			}),
			{ numRuns: 12 }
		);
		const endless = 'a'.repeat(200_000);
		expect((await painted({ headline: endless, foot: endless })).width).toBe(1200);
	});

	it('sets what runs from right to left from the right', async () => {
		const headline = 'یہ قواعد واپس لیں';
		const urduCard = await painted({ headline, isQuotation: true });
		expect(urduCard.inked(60, 122, 560, 546)).toBe(0);
		expect(urduCard.inked(640, 122, 1140, 546)).toBeGreaterThan(2000);
		const english = await painted({ headline: 'Withdraw', isQuotation: true });
		expect(english.inked(640, 122, 1140, 546)).toBe(0);
	});
});

describe('a text that is set', () => {
	const pen = createCanvas(1200, 630).getContext('2d');
	const sizes = [60, 40, 30];

	it('is as large as there is room for', () => {
		const room = { width: 1080, height: 200 };
		expect(fit(pen, 'Harm Rules', { sizes }, room).style.size).toBe(60);
		expect(fit(pen, long, { sizes }, room).style.size).toBe(30);
	});

	it('that has no room ends with «…» after a whole word', () => {
		const { lines, isWhole } = fit(pen, long, { sizes }, { width: 700, height: 80 });
		const text = lines.join(' ');
		expect(isWhole).toBe(false);
		expect(text.endsWith('…')).toBe(true);
		expect(long.startsWith(text.slice(0, -1))).toBe(true);
		expect(long.slice(text.length - 1)).toMatch(/^[\s,(]/);
	});

	it('breaks a word only where it is longer than a line', () => {
		const word = 'Donaudampfschifffahrtsgesellschaftskapitän';
		expect(typeset(pen, word, { size: 30 }, 1080).lines).toEqual([word]);
		expect(typeset(pen, word, { size: 30 }, 300).lines.join('')).toBe(word);
	});

	it('stands higher where it is Urdu', () => {
		const [one, other] = [urdu, 'Rules'].map((text) => typeset(pen, text, { size: 30 }, 1080).step);
		expect(one).toBeGreaterThan(other! * 1.5);
	});
});
