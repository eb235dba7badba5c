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
import Ledger from './Ledger.svelte';

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
const show = (given: Partial<ComponentProps<typeof Timeline>['regulation']> = {}): string => {
	const clocks = clocksFrom('2020-01-21', '2020-02-12');
	const regulation = {
		...harmRules,
		events,
		course: statements,
		statementTotal: 2,
		clocks,
		...given
	};
	return render(Timeline, { props: { regulation } }).body;
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
			'21 Jan What the state did: Notification. What happened at made.',
			'Made public on 12 February 2020.',
			'Other sources say 31 Jan 2020.',
			'22 days hidden 21 January to 12 February 2020',
			'What the public saw: Leak',
			'13 Feb Oppose: Asia Internet Coalition in a statement',
			'May Mixed: Coalition',
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

	it('has a picture only where four entries or more are on record', () => {
		const few = show({ course: [], statementTotal: 0 });
		expect(few).not.toContain('<figure');
		expect(few).toContain('id="t-made"');
	});

	it('blacks out the hidden days, on which nothing was public', () => {
		const rows = (html: string) => all(/<li class="([^"]*?) ?_[^"]*"/g, html.split('<ol')[1]!);
		expect(rows(html).slice(0, 3)).toEqual(['veiled black', 'end', '']);
		const early = show({ course: [statementCard('early', 'oppose', '2020-01-21')] });
		expect(rows(early)[0]).toBe('veiled');
		expect(early).toContain('id="t-early"');
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
		expect(some).toContain('2 of 6,000 statements are shown: the first of each week.');
		expect(some).toMatch(
			/<a href="\/statements\?regulation=harm-rules&amp;sort=oldest">\s*All 6,000/
		);
	});

	it('says so where nothing dated is on record, and draws nothing', () => {
		const empty = show({ events: [], course: [], statementTotal: 0, clocks: clocksFrom() });
		expect(empty).toContain('Nothing dated is on record yet.');
		expect(empty).not.toContain('<svg');
	});

	it('leads from a week of which more was said to all of it', () => {
		const html = show({ weeks: [{ id: 'said', total: 5000 }], statementTotal: 6000 });
		expect(html).toMatch(
			/<a href="\/statements\?regulation=harm-rules&amp;from=2020-02-10&amp;to=2020-02-16&amp;sort=oldest"[^>]*>All 5,000 statements/
		);
		expect(html.replace(/<[^>]+>/g, '')).toMatch(/Week of\s+10 Feb/);
	});

	it('never passes over weeks in silence', () => {
		const html = show({
			weeks: [{ id: 'said', total: 1, skipped: 5000 }],
			statementTotal: 6000
		});
		expect(html).toContain('the first of each week at the beginning and at the end.');
		expect(html).toMatch(
			/<a href="\/statements\?regulation=harm-rules&amp;from=2020-02-10&amp;sort=oldest"[^>]*>5,000 more statements before/
		);
	});

	it('names in a frame the page that proves a statement, as nothing else there does', () => {
		const moments = momentsOf([], statements, 'harm-rules');
		const inFrame = (framed: boolean) =>
			render(Ledger, { props: { moments, slug: 'harm-rules', framed } }).body;
		expect(inFrame(true)).toMatch(/href="\/articles\/dawn"[^>]*>Dawn/);
		expect(inFrame(false)).not.toContain('/articles/');
	});

	it('tells on its own page what was said in our words, with each source', () => {
		const moments = momentsOf(events, statements, 'harm-rules');
		const body = render(Ledger, { props: { moments, slug: 'harm-rules', full: true } }).body;
		expect(body).toContain('What was said in said.');
		expect(body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(
			'Source: Dawn, 13 Feb 2020'
		);
	});
});
