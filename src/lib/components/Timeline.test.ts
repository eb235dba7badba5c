import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
	clocksFrom,
	eventCard,
	harmRules,
	statementCard
} from '../../../tests/helpers/domain/test-cards.ts';
import { momentsOf } from '../domain/timeline/moments.ts';
import Timeline from './Timeline.svelte';
import TimelineList from './TimelineList.svelte';

const events = [
	eventCard('made', 'notification', '2020-01-21', {
		disputed: ['2020-01-31'],
		knownOn: '2020-02-12'
	}),
	eventCard('out', 'leak', '2020-02-12')
];
const statements = [
	statementCard('said', 'oppose', '2020-02-13', { name: 'Asia Internet Coalition' }),
	statementCard('in-may', 'mixed', '2020-05')
];
const show = (
	given: Partial<ComponentProps<typeof Timeline>['regulation']> = {},
	short = false
): string => {
	const clocks = clocksFrom('2020-01-21', '2020-02-12');
	const regulation = {
		...harmRules,
		events,
		course: statements,
		statementTotal: 2,
		clocks,
		...given
	};
	return render(Timeline, { props: { regulation, short } }).body;
};
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, part]) => part);

const html = show();
const [picture = '', list = ''] = html.split('<ol');
const words = list.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('the timeline on a page', () => {
	it('leads from each mark to an entry of the list', () => {
		const targets = all(/href="#(t-[^"]+)"/g, picture);
		expect(targets.toSorted()).toEqual(['t-in-may', 't-made', 't-out', 't-said']);
		expect(all(/ id="(t-[^"]+)"/g, list).toSorted()).toEqual(targets.toSorted());
	});

	it('says in the list all that the picture shows', () => {
		for (const fact of [
			'21 January 2020 What the state did: Notification: What happened at made.',
			'Made public on 12 February 2020.',
			'Other sources say 31 January 2020.',
			'22 days hidden: 21 January 2020 to 12 February 2020',
			'What the public saw: Leak',
			'13 February 2020 What the public said: Oppose, Asia Internet Coalition: What was said in said.',
			'May 2020 What the public said: Mixed',
			'Source: Dawn, 13 Feb 2020'
		])
			expect(words).toContain(fact);
	});

	it('tells the hidden stretch after the making and before the leak', () => {
		const places = ['at made', '22 days hidden', 'at out'].map((text) => words.indexOf(text));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	it('draws only shapes that it defines', () => {
		const used = all(/href="#(tl-[^"]+)"/g, html);
		const defined = all(/ id="(tl-[^"]+)"/g, html);
		expect(used.length).toBeGreaterThan(8);
		expect(used.filter((shape) => !defined.includes(shape))).toEqual([]);
		expect(new Set(defined).size).toBe(defined.length);
	});

	it('keeps the picture out of the way of keyboard and screen reader', () => {
		const links = all(/<a href="#t-[^"]+"([^>]*)>/g, picture);
		expect(links).toEqual(links.map(() => ' tabindex="-1"'));
		expect(picture).toMatch(/<svg viewBox[^>]* aria-hidden="true"/);
	});

	it('shows on telephones a strip of the same picture, which leads to the whole of it', () => {
		const [, strip = ''] = /<a class="strip[^"]*" (.*?)<\/a>/s.exec(html) ?? [];
		expect(strip).toContain('href="/regulations/harm-rules/timeline.svg"');
		expect(strip).toContain('22 days hidden');
		expect(all(/<path d="[^"]*" (transform)=/g, strip)).toHaveLength(4);
		expect(strip).toMatch(/<svg [^>]*aria-hidden="true"/);
	});

	it('carries no style attribute, which the policy of the pages forbids', () => {
		expect(html).not.toMatch(/ style=/);
	});

	it('links each entry to its permanent address', () => {
		expect(list).toContain('href="/events/made"');
		expect(list).toContain('href="/statements/said"');
	});

	it('says how much it leaves out, and leads to all of it', () => {
		expect(html).not.toContain('are shown');
		const some = show({ statementTotal: 6000 });
		expect(some).toContain('2 of 6,000 statements are shown: the first ones, and the latest.');
		expect(some).toMatch(
			/<a href="\/statements\?regulation=harm-rules&amp;sort=oldest">\s*All 6,000/
		);
	});

	it('says so where nothing dated is on record, and draws nothing', () => {
		const empty = show({ events: [], course: [], statementTotal: 0, clocks: clocksFrom() });
		expect(empty).toContain('Nothing dated is on record yet.');
		expect(empty).not.toContain('<svg');
	});

	it('tells in short what decided the course, and folds what was said in by its day', () => {
		const [picture = '', ...lists] = show({}, true).split('<ol');
		const list = lists.join('<ol');
		const words = list.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
		expect(words).toContain('13 Feb: 1 reaction 13 February 2020');
		expect(list).toMatch(/<details[^>]*><summary/);
		expect(words).not.toContain('What was said in said.');
		expect(all(/href="#(t-[^"]+)"/g, picture).toSorted()).toEqual([
			't-in-may',
			't-made',
			't-out',
			't-said'
		]);
	});

	it('names in a frame the page that proves a statement, as nothing else there does', () => {
		const lines = momentsOf([], statements, 'harm-rules').map((moment) => ({ moment }));
		const inFrame = (framed: boolean) =>
			render(TimelineList, { props: { lines, all: '/regulations/harm-rules', framed } }).body;
		expect(inFrame(true)).toMatch(/href="\/articles\/dawn"[^>]*><bdi>Dawn/);
		expect(inFrame(false)).not.toContain('/articles/');
	});

	it('leads in short from the mark of what it leaves out to the page of that', () => {
		const course = Array.from({ length: 70 }, (_, n) =>
			statementCard(`s${n}`, 'oppose', '2020-03-01')
		);
		const html = show({ course, statementTotal: 70 }, true);
		expect(html).toContain('href="/statements/s0"');
		expect(html).toMatch(/<a href="\/regulations\/harm-rules\/timeline">.*1 Mar</s);
		expect(html).not.toContain('#t-s0');
	});
});
