import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawnOf } from '../../../domain/charts/drawn.ts';
import { regulationView, matrixView, type View } from '../../../domain/charts/views.ts';
import { type Chart, sumOf } from '../../../domain/charts/charts.ts';
import { keysOf, memberStances, type Stance, takenStances } from '../../../domain/vocabulary.ts';
import { chartPng, chartSvg } from './files.ts';
import { families, serifFamilies } from './fonts.ts';
import { colour, darkColours, lightColours } from './palette.ts';

const site = 'https://rulewatch.example';
const regulation = { slug: 'harm-rules', title: 'Harm Rules' };

/** One row for each label; all five stances are taken. */
function chartOf(labels: string[]): Chart {
	const series = keysOf(takenStances).map((key) => ({ key, label: takenStances[key] }));
	const rows = labels.map((label) => ({
		key: label,
		label,
		cells: series.map((_, index) => ({ value: index + 1 }))
	}));
	return { heading: 'Kind', series, rows, total: labels.length * 15 };
}

const stance = regulationView(
	regulation,
	'stance',
	chartOf(['Company', 'Person']),
	{ count: 'statements' },
	'2026-11-25'
);
const nothing = regulationView(
	regulation,
	'stance',
	{ ...chartOf([]), total: 0 },
	{ count: 'statements' },
	undefined
);
const reactions = regulationView(
	regulation,
	'reactions',
	{
		...chartOf(['12 Feb 2020', '13 Feb 2020']),
		unit: 'day',
		markers: [{ id: 'out', kind: 'leak', date: '2020-02-12', description: 'Surfaced.', row: 0 }],
		undrawn: []
	},
	{ count: 'statements' },
	'2026-11-25'
);
const matrix = matrixView(
	{
		regulations: [{ ...regulation, short: 'Harm Rules', place: 'Pakistan' }],
		rows: keysOf(takenStances).map((stance) => ({
			slug: stance,
			name: `Who says ${stance}`,
			cells: [
				{ stance, as: 'Industry body', date: '2020', earlier: 0, older: [], href: '/statements' }
			]
		})),
		hiddenStakeholders: 2,
		hiddenRegulations: 0
	},
	{},
	'2026-11-25'
);

const png = (view: View) => chartPng(view, site);
const svg = (view: View) => new TextDecoder().decode(chartSvg(view, site));

const linesIn = (svg: string) =>
	[...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

/** Counts pixels by exact colour. */
async function coloursOf(file: Uint8Array) {
	const image = await loadImage(Buffer.from(file));
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	const { data } = pen.getImageData(0, 0, image.width, image.height);
	const counts = new Map<number, number>();
	for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
	return {
		width: image.width,
		height: image.height,
		of: (name: string) =>
			counts.get(Buffer.from(`${colour(name).slice(1)}ff`, 'hex').readUInt32LE()) ?? 0
	};
}

describe.each([
	['bars', stance],
	['bars over time', reactions],
	['the matrix', matrix]
])('a picture of %s', (_, view) => {
	it.each([
		['a card', png, [1200, 630]],
		['PNG', (view: View) => chartPng(view, site, '1'), [800]],
		['PNG of twice its size', (view: View) => chartPng(view, site, '2'), [1600]],
		['SVG', async (view: View) => chartSvg(view, site), [800]]
	])('as %s is as wide as it says and shows each stance in its colour', async (_, make, size) => {
		const colours = await coloursOf(await make(view));
		const { width, height } = colours;
		expect([width, height].slice(0, size.length)).toEqual(size);
		expect(height / width).toBeGreaterThanOrEqual(0.525);
		expect(colours.of('paper')).toBeGreaterThan((width * height) / 2);
		for (const key of keysOf(takenStances))
			expect([key, colours.of(key) > 20]).toEqual([key, true]);
	});

	it('says in words what it shows, of when, and where it stands', () => {
		const text = svg(view);
		for (const words of [
			view.title,
			view.about,
			view.counts,
			'As of 25 November 2026',
			'Source: Rulewatch',
			'Licence: CC0 1.0',
			site + view.path
		])
			expect(text).toContain(words);
	});
});

describe('a picture', () => {
	it('names its rows and numbers to who cannot see it', () => {
		expect(svg(stance)).toContain(
			'Company: Oppose 1, Concerned 2, Neutral 3, Mixed 4, Support 5; Person: Oppose 1'
		);
		expect(svg(matrix)).toContain('Who says mixed: Mixed on Harm Rules');
	});

	it('says so where there is nothing to draw', async () => {
		expect(svg(nothing)).toContain('No statement about this law is on record yet.');
		const colours = await coloursOf(await png(nothing));
		expect(colours.of('ink')).toBeGreaterThan(500);
		for (const key of keysOf(takenStances)) expect(colours.of(key)).toBe(0);
	});

	it('draws the largest of many rows, and the rest as one', () => {
		const many = chartOf(Array.from({ length: 400 }, (_, index) => `Kind ${index}`));
		const view = regulationView(regulation, 'stance', many, { count: 'statements' }, undefined);
		const { drawing } = drawnOf(view, 12);
		expect(drawing.rows).toHaveLength(12);
		expect(drawing.rows.at(-1)).toMatchObject({
			label: 'Other (389)',
			cells: [389, 778, 1167, 1556, 1945].map((value) => ({ value }))
		});
		expect(sumOf(drawing.rows)).toBe(many.total);
	});

	it('shows who is represented under more than one stance in a colour of their own', async () => {
		const series = keysOf(memberStances).map((key) => ({ key, label: memberStances[key] }));
		const row = { key: 'a', label: 'Company', cells: series.map(() => ({ value: 4 })) };
		const chart = { heading: 'Kind', series, rows: [row], total: 24 };
		const view = regulationView(regulation, 'stance', chart, { count: 'members' }, undefined);
		expect((await coloursOf(await png(view))).of('several')).toBeGreaterThan(20);
		expect(svg(view)).toContain('More than one stance 4');
	});

	it('has a look of its own for who states no stance', async () => {
		const series = [{ key: 'not_stated' as const, label: 'Not stated' }];
		const row = { key: 'company', label: 'Company', cells: [{ value: 4 }] };
		const chart = { heading: 'Kind', series, rows: [row], total: 4 };
		const view = regulationView(regulation, 'stance', chart, { count: 'statements' }, undefined);
		const colours = await coloursOf(await png(view));
		expect(colours.of('not_stated')).toBeGreaterThan(20);
		expect(colours.of('neutral')).toBe(0);
		expect(svg(view)).toContain('Not stated 4');
	});

	it.each([
		['long', 'A Bill to provide for what is to be removed '.repeat(20).trim()],
		['one word', 'Netzwerkdurchsetzungsgesetz'.repeat(30)],
		['Urdu', 'سوشل میڈیا قوانین'],
		['markup', '<script>alert(1)</script> & "Rules"'],
		['control characters', 'Rules \u0007of\u001b \ufffe2020']
	])('takes a title that is %s', async (_, title) => {
		const view: View = { ...stance, about: title };
		const colours = await coloursOf(chartSvg(view, site));
		expect(colours.of('oppose' satisfies Stance)).toBeGreaterThan(1000);
		expect((await coloursOf(await png(view))).of('soft')).toBeGreaterThan(100);
		expect(svg(view)).not.toContain('<script');
	});

	it.each([
		['long', 'A Bill to provide for what is to be removed '.repeat(20).trim()],
		['one word', 'Netzwerkdurchsetzungsgesetz'.repeat(20)]
	])('cuts nothing off, of a title, a name or a note that is %s', async (_, long) => {
		const label = `${long} (Pakistan)`;
		const row = { ...chartOf(['x']).rows[0]!, label, short: label };
		const view: View = {
			...stance,
			about: long,
			notDrawn: long,
			caveats: [long],
			chart: { ...stance.chart, rows: [row] }
		};
		const written = linesIn(svg(view)).join('').replaceAll(' ', '');
		expect(written).not.toContain('…');
		expect(written.split(long.replaceAll(' ', ''))).toHaveLength(5);
		const card = await coloursOf(await png(view));
		expect([card.width, card.height]).toEqual([1200, 630]);
		expect(card.of('oppose' satisfies Stance)).toBeGreaterThan(20);
	});

	it('writes out what it calls by an acronym, in words of the record', () => {
		const [row] = matrix.matrix.rows;
		const short = { title: 'Prevention of Electronic Crimes Act', short: 'PECA' };
		const drawn = svg({
			...matrix,
			matrix: {
				...matrix.matrix,
				regulations: [{ ...matrix.matrix.regulations[0]!, ...short }],
				rows: [{ ...row!, name: 'PFUJ', longName: 'Pakistan Federal Union of Journalists' }]
			}
		});
		expect(linesIn(drawn)).toContain('PECA: Prevention of Electronic Crimes Act.');
		expect(linesIn(drawn)).toContain('PFUJ: Pakistan Federal Union of Journalists.');
	});

	it('has its words as text, each line in the room that it takes', () => {
		for (const view of [stance, reactions, matrix]) {
			const texts = [...svg(view).matchAll(/<text ([^>]*)>/g)].map(([, attributes]) => attributes);
			expect(texts.length).toBeGreaterThan(10);
			for (const attributes of texts) expect(attributes).toMatch(/textLength="[\d.]+"/);
		}
	});

	it('says of itself how large it is on paper, and has a white ground there', async () => {
		const bytes = await chartPng(stance, site, 'print');
		const { width, of } = await coloursOf(bytes);
		expect(width).toBe(2480);
		expect(of('sheet')).toBeGreaterThan(1_000_000);
		expect(of('paper')).toBeLessThan(1000);
		const at = Buffer.from(bytes).indexOf('pHYs');
		const dotsAMetre = Buffer.from(bytes).readUInt32BE(at + 4);
		expect(Math.round(dotsAMetre * 0.0254)).toBe(300);
	});

	// A font of the machine may replace a missing character, so each of our fonts is tested alone.
	it.each([
		['newsreader-latin', 'A±–…’'],
		['newsreader-latin-ext', 'şŁ'],
		['newsreader-vietnamese', 'ệ'],
		['source-sans-3-latin', 'A±–…’'],
		['source-sans-3-latin-ext', 'şŁ'],
		['source-sans-3-vietnamese', 'ệ'],
		['source-sans-3-greek', 'λ'],
		['source-sans-3-cyrillic', 'Ж'],
		['devanagari', 'ह'],
		['urdu', 'قے'],
		['signs', '✕✓→≠']
	])('brings a font along: %s for %s', (font, characters) => {
		const family = `Rulewatch-${font}`;
		expect(GlobalFonts.has(family)).toBe(true);
		expect(font.startsWith('newsreader') ? serifFamilies : families).toContain(family);
		const drawn = (text: string) => {
			const canvas = createCanvas(60, 60);
			const pen = canvas.getContext('2d');
			pen.font = `20px ${family}`;
			pen.fillText(text, 10, 40);
			return canvas.toBuffer('image/png').toString('base64');
		};
		const pictures = ['\u{10fff0}', ...characters].map(drawn);
		expect(new Set(pictures).size).toBe(pictures.length);
	});
});

describe('colours', () => {
	function brightness(colour: string) {
		const [r = 0, g = 0, b = 0] = [1, 3, 5]
			.map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
			.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
	}
	/** As in WCAG 2. */
	function contrast(scheme: ReadonlyMap<string, string>, name: string, ground: string) {
		const of = (name: string) => brightness(scheme.get(name) ?? lightColours.get(name)!);
		const [dim, bright] = [of(name), of(ground)].sort((a, b) => a - b);
		return bright! / dim!;
	}

	it.each([
		['light', lightColours],
		['dark', darkColours]
	] as const)('of all that charts tell apart can be read on paper and sheet: %s', (_, scheme) => {
		for (const key of keysOf(memberStances))
			for (const ground of ['--paper', '--sheet'])
				expect([key, ground, contrast(scheme, `--${key}`, ground) >= 4.5]).toEqual([
					...[key, ground],
					true
				]);
	});

	it.each([
		['--ink', '--paper', 16.9, 15.1],
		['--soft', '--paper', 6.5, 8.4],
		['--edge', '--paper', 3.7, 4.7],
		['--link', '--paper', 8.0, 9.9],
		['--seen-ink', '--seen', 13.6, 13.6],
		['--oppose', '--paper', 6.1, 8.1],
		['--concerned', '--paper', 6.5, 10.1],
		['--neutral', '--paper', 6.0, 9.5],
		['--mixed', '--paper', 7.0, 9.5],
		['--support', '--paper', 6.4, 9.4],
		['--hatch', '--paper', 16.9, 5.8]
	])('%s on %s has a contrast of %d in the light and %d in the dark', (name, ground, ...ratios) => {
		for (const [index, scheme] of [lightColours, darkColours].entries())
			expect(Math.abs(contrast(scheme, name, ground) - ratios[index]!)).toBeLessThanOrEqual(0.1);
	});

	it('are those of the light scheme in tokens.css', () => {
		expect(colour('paper')).toBe('#faf9f6');
		expect(() => colour('no-such-name')).toThrow('tokens.css has no --no-such-name.');
	});
});
