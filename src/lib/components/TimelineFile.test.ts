import { createCanvas, loadImage } from '@napi-rs/canvas';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
	clocksFrom,
	eventCard,
	harmRules,
	statementCard
} from '../../../tests/helpers/domain/test-cards.ts';
import { drawSvgAsPng, standaloneSvg } from '../server/charts/drawings/index.ts';
import { svgToPng } from '../server/charts/drawings/raster.ts';
import { separateTexts } from '../server/charts/drawings/written.ts';
import { keysOf, stances } from '../domain/vocabulary.ts';
import TimelineFile from './TimelineFile.svelte';

const page = 'https://rulewatch.example/regulations/harm-rules';
const given = {
	...harmRules,
	events: [
		eventCard('made', 'notification', '2020-01-21', { disputed: ['2020-01-31'] }),
		eventCard('out', 'leak', '2020-02-12')
	],
	eventTotal: 2,
	course: [
		statementCard('said', 'oppose', '2020-02-13'),
		statementCard('in-may', 'mixed', '2020-05')
	],
	statementTotal: 2,
	clocks: clocksFrom('2020-01-21', '2020-02-12')
};
const wordsIn = (svg: string) =>
	separateTexts(svg)
		.lines.map(({ runs }) => runs.map(({ text }) => text).join(''))
		.join(' ');
const draw = (regulation = given) =>
	standaloneSvg(render(TimelineFile, { props: { regulation, asOf: '2026-11-25', page } }).body);

describe('the timeline as a file', () => {
	it('is a picture that stands alone: no style, no class, no colour that a page must give', async () => {
		const svg = draw();
		expect(svg).not.toMatch(/ style=| class=|<style|var\(|<!--/);
		const { width, height } = await loadImage(Buffer.from(svg));
		expect([width, height]).toEqual([1136, expect.any(Number)]);
	});

	it('leads from each mark to its entry on the page of the law, by its whole address', () => {
		const links = [...draw().matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
		expect(links.toSorted()).toEqual(
			[page, ...['in-may', 'made', 'out', 'said'].map((id) => `${page}#t-${id}`)].toSorted()
		);
	});

	it('says what it shows, of when, and where it stands', () => {
		const svg = draw();
		for (const words of [
			'<title id="title">Timeline: Harm Rules</title>',
			'21 January 2020: Notification; 12 February 2020: Leak; 13 February 2020: Coalition, Oppose',
			'22 days hidden',
			'2 events, 2 statements.',
			'As of 25 November 2026.',
			'Source: Rulewatch',
			'Licence: CC0 1.0',
			page
		])
			expect(svg).toContain(words);
	});

	it('is drawn as PNG at any scale, the same each time', async () => {
		const svg = draw();
		const drawn = await loadImage(Buffer.from(svg));
		const [once, twice, again] = await Promise.all([
			drawSvgAsPng(svg, { scale: 1 }, 'once'),
			drawSvgAsPng(svg, { scale: 2 }, 'twice'),
			drawSvgAsPng(svg, { scale: 2 }, 'again')
		]);
		const sizes = await Promise.all([once, twice].map((png) => loadImage(png)));
		expect(sizes.map(({ width, height }) => [width, height])).toEqual([
			[drawn.width, drawn.height],
			[drawn.width * 2, drawn.height * 2]
		]);
		expect(Buffer.compare(twice, again)).toBe(0);
	});

	it('has each stance of its own sign without colours', async () => {
		const signs = await Promise.all(
			keysOf(stances).map(async (stance) => {
				const course = [statementCard('said', stance, '2020-02-13')];
				const svg = draw({ ...given, events: [], course, statementTotal: 1 });
				const grey = svg.replaceAll(/fill="#[0-9a-f]{6}"(?=><\/circle>)/g, 'fill="#555555"');
				const [, sign = ''] = /<g id="tl-\w+"[^>]*>(.*?)<\/g>/s.exec(grey) ?? [];
				const canvas = createCanvas(40, 40);
				const alone = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 18 18" width="40" height="40"><g stroke-linecap="round" fill="none">${sign}</g></svg>`;
				canvas.getContext('2d').drawImage(await loadImage(Buffer.from(alone)), 0, 0);
				return Buffer.from(canvas.getContext('2d').getImageData(0, 0, 40, 40).data).toString('hex');
			})
		);
		expect(new Set(signs).size).toBe(signs.length);
	});

	it('says of itself how each of its shapes is drawn, for nothing comes to it by its use', () => {
		const shapes = [...draw().matchAll(/<(?:g|path) [^>]*id="tl-[^>]*>/g)].map(([tag]) => tag);
		expect(shapes.length).toBeGreaterThan(2);
		for (const tag of shapes) expect(tag).toMatch(/stroke-linecap="round".*fill="none"/);
	});

	it('says so where it leaves statements out, and where there is nothing', () => {
		expect(draw({ ...given, statementTotal: 300 })).toContain(
			'2 of 300 statements are shown: the first of each week.'
		);
		const empty = { ...given, events: [], course: [], statementTotal: 0, clocks: clocksFrom() };
		expect(draw(empty)).toContain('Nothing dated is on record yet.');
	});

	it('says which dates are disputed, and what others give', () => {
		expect(wordsIn(draw())).toContain(
			'Disputed: Notification, 21 January 2020 (others give 31 January 2020).'
		);
	});

	it('cuts off no title, and writes out names that had no room', () => {
		const title = 'A Bill to provide for what is to be removed '.repeat(12).trim();
		const name = 'The Association of All Who Speak About Rules';
		const said = statementCard('said', 'oppose', '2020');
		const course = [{ ...said, organisation: { ...said.organisation!, name } }];
		const words = wordsIn(draw({ ...given, title, course, statementTotal: 1 }));
		expect(words).toContain(title);
		expect(words).toContain(`Written out: The Association of All Who… ${name}.`);
		expect(wordsIn(draw())).not.toContain('…');
	});

	it('is drawn as PNG with what is written from right to left', async () => {
		const inkOf = async (title: string) => {
			const picture = await loadImage(await svgToPng(draw({ ...given, title }), { scale: 1 }));
			const pen = createCanvas(600, 60).getContext('2d');
			pen.drawImage(picture, 0, 0);
			const { data } = pen.getImageData(0, 0, 600, 54);
			return new Uint32Array(data.buffer).filter((pixel) => (pixel & 0xff) < 0x60).length;
		};
		expect(await inkOf('سوشل میڈیا قوانین')).toBeGreaterThan(2 * (await inkOf('.')));
	});

	it('takes a title that is markup, or that no XML can hold', async () => {
		const svg = draw({
			...given,
			title: '<![CDATA[<script>alert(1)</script>]]> & \u0007x="var(--x)"\ufffe'
		});
		expect(svg).not.toContain('<script');
		expect((await loadImage(Buffer.from(svg))).width).toBe(1136);
	});
});
