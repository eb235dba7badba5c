import { loadImage } from '@napi-rs/canvas';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { clocksFrom, eventCard, harmRules, statementCard } from '../domain/test-cards.ts';
import { standalone } from '../server/drawings/index.ts';
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
const draw = (regulation = given) =>
	standalone(render(TimelineFile, { props: { regulation, asOf: '2026-11-25', page } }).body);

describe('the timeline as a file', () => {
	it('is a picture that stands alone: no style, no class, no colour that a page must give', async () => {
		const svg = draw();
		expect(svg).not.toMatch(/ style=| class=|<style|var\(|<!--/);
		const { width, height } = await loadImage(Buffer.from(svg));
		expect([width, height]).toEqual([1168, expect.any(Number)]);
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
			page
		])
			expect(svg).toContain(words);
	});

	it('says so where it leaves statements out, and where there is nothing', () => {
		expect(draw({ ...given, statementTotal: 300 })).toContain(
			'2 of 300 statements are shown: the first ones, and the latest.'
		);
		const empty = { ...given, events: [], course: [], statementTotal: 0, clocks: clocksFrom() };
		expect(draw(empty)).toContain('Nothing dated is on record yet.');
	});

	it('takes a title that is markup, or that no XML can hold', async () => {
		const svg = draw({
			...given,
			title: '<![CDATA[<script>alert(1)</script>]]> & \u0007x="var(--x)"\ufffe'
		});
		expect(svg).not.toContain('<script');
		expect((await loadImage(Buffer.from(svg))).width).toBe(1168);
	});
});
