import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksFrom } from '../../../../tests/helpers/domain/test-cards.ts';
import type { Card } from '../../domain/cards/card.ts';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { colour } from '../charts/drawings/palette.ts';
import { cardPng } from './paint.ts';
import { fit, typeset } from './typesetting.ts';

const counts = { oppose: 22, concerned: 11, neutral: 3, mixed: 1, support: 5 };
const long = 'Removal and Blocking of Unlawful Online Content (Procedure, Oversight) Rules '.repeat(
	4
);
const urdu = 'ہم ان قواعد کو مسترد کرتے ہیں (freedom of speech) کیونکہ یہ آئین کے خلاف ہیں۔';

const name90 =
	'Association of Publishers, Broadcasters and Digital Rights Defenders of South and East Asia';
const clocks = clocksFrom('2020-01-21', '2020-02-12');
const words = { layout: 'words' as const, kind: 'Letter', foot: 'As of today' };
const bars = (rows: [label: string, count: number][]) => ({
	of: 'Law',
	rows: rows.map(([label, count]) => ({ label, count }))
});

/** One card of each kind, with more to say than there is room for. */
const cards: Record<string, Card> = {
	'a quotation': {
		...words,
		headline: long,
		isQuotation: true,
		stances: [{ stance: 'oppose', on: `on the ${long}` }],
		by: { name: name90, office: `Director, ${name90}` }
	},
	'a quotation in Urdu': {
		...words,
		headline: urdu.repeat(4),
		isQuotation: true,
		stances: [{ stance: 'oppose', on: 'on the Harm Rules' }],
		by: { name: urdu, office: `Director, ${urdu}` }
	},
	'a summary of what was said on four laws': {
		...words,
		headline: name90,
		stances: (['oppose', 'mixed', 'support', 'neutral'] as const).map((stance) => ({
			stance,
			on: 'on 12 laws'
		})),
		by: { name: long },
		text: long,
		facts: [long]
	},
	'an event that is disputed': { ...words, headline: long, text: long, facts: [long, long, long] },
	'numbers with bars': {
		...words,
		layout: 'counts',
		headline: long,
		text: long,
		figures: [
			{ value: '1,412', label: 'statements on record' },
			{ value: '412', label: 'laws on which it took a stance' },
			{ value: '12', label: 'members listed' }
		],
		bars: bars([long, urdu, 'Pakistan', 'India', 'Nepal'].map((label) => [label, 6_000]))
	},
	'numbers alone': {
		...words,
		layout: 'counts',
		headline: long,
		text: long,
		figures: [{ value: '12', label: 'laws on record' }]
	},
	'a law': { ...words, layout: 'course', headline: long, laws: [{ clocks, stances: counts }] },
	'a law hidden for ten years': {
		...words,
		layout: 'course',
		headline: long,
		laws: [{ clocks: clocksFrom('2010-01-21', '2019-12-12'), stances: counts }]
	},
	'four laws': {
		...words,
		layout: 'course',
		headline: 'Laws compared',
		laws: [1, 2, 3, 4].map(() => ({ title: long, clocks, stances: counts }))
	}
};

const card = (given: object = {}): Card => ({
	layout: 'words',
	kind: 'Rules, Pakistan',
	headline: 'Harm Rules 2020',
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

async function painted(given: object): Promise<Painted> {
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
	it.each(Object.entries(cards))(
		'keeps clear of its edges, and of its head and foot, whatever it says: %s',
		async (_, full) => {
			const { width, height, inked } = await painted(full);
			expect([width, height]).toEqual([1200, 630]);
			expect(inked(60, 120, 1140, 546)).toBeGreaterThan(5000);
			expect([inked(0, 0, 56, 630), inked(1144, 0, 1200, 630)]).toEqual([0, 0]);
			expect(inked(60, 97, 1140, 118)).toBe(0);
			expect(inked(60, 551, 1140, 560)).toBe(0);
			expect(inked(60, 602, 1140, 630)).toBe(0);
		}
	);

	it('names an outlet in Urdu on the line of its foot', async () => {
		const { inked } = await painted({ foot: `Source: ${urdu}` });
		expect(inked(60, 570, 600, 606)).toBeGreaterThan(1000);
		expect([inked(60, 551, 1140, 560), inked(60, 616, 1140, 630)]).toEqual([0, 0]);
	});

	const law = { ...cards['a law'], headline: 'Harm Rules' };

	it('shows each stance in its colour, beside its sign and word', async () => {
		const { of } = await painted(law);
		for (const name of Object.keys(counts)) expect(of(name)).toBeGreaterThan(500);
		const without = await painted({ ...law, laws: [{ clocks, stances: { ...counts, mixed: 0 } }] });
		expect(without.of('mixed')).toBe(0);
	});

	it('has an edge in the colour of what was said', async () => {
		const stances = [{ stance: 'oppose', on: 'on the Harm Rules' }];
		const [edged, plain, torn] = [
			await painted({ stances }),
			await painted({}),
			await painted({ stances: [...stances, { stance: 'support', on: 'on the Rules' }] })
		];
		expect(edged.of('oppose')).toBeGreaterThan(1080 * 12);
		expect(plain.of('oppose')).toBe(0);
		expect(torn.of('oppose')).toBeLessThan(1080 * 4);
	});

	it('draws each hidden day as a black square, and the day that the text came out in yellow', async () => {
		const hiddenFor = (days: number) =>
			painted({
				...law,
				laws: [{ clocks: clocksFrom('2020-02-01', `2020-02-${days + 1}`), stances: counts }]
			});
		const [eleven, days22] = [await hiddenFor(11), await hiddenFor(22)];
		const open = await painted({ ...law, laws: [{ clocks: clocksOf({}), stances: counts }] });
		expect(days22.of('veil') - eleven.of('veil')).toBeGreaterThan(11 * 25 ** 2);
		// The sign of the site has such a square too.
		expect(eleven.of('seen')).toBeGreaterThan(open.of('seen') + 200);
		expect(Math.abs(days22.of('seen') - eleven.of('seen'))).toBeLessThan(100);
	});

	it('is drawn of whatever stands in the record', async () => {
		const unit = fc.constantFrom('grapheme', 'binary') as fc.Arbitrary<'grapheme' | 'binary'>;
		const texts = unit.chain((unit) => fc.string({ unit, maxLength: 80 }));
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const all = { headline: text, kind: text, foot: text, text };
				const by = { name: text, office: text };
				expect((await painted({ ...all, by })).width).toBe(1200);
				const figures = [{ value: text, label: text }];
				const counted = { layout: 'counts', figures, bars: bars([[text, 1]]) };
				expect((await painted({ ...all, ...counted })).width).toBe(1200);
			}),
			{ numRuns: 12 }
		);
		const endless = 'a'.repeat(200_000);
		expect((await painted({ headline: endless, foot: endless })).width).toBe(1200);
		const named = { layout: 'counts', figures: [], bars: bars([[endless, 1]]) };
		expect((await painted(named)).width).toBe(1200);
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
