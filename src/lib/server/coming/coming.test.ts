import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formerSlug } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { answerWith } from '../outlets/files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { origin } from '../settings.ts';
import * as coming from './index.ts';

const get = (query = '') => ask(answerWith('ics', coming.calendar), `/calendar.ics${query}`, {});
const calendar = async (query?: string) =>
	new ICAL.Component(ICAL.parse(await (await get(query)).text()));
const inCalendar = async (query?: string) =>
	(await calendar(query))
		.getAllSubcomponents('vevent')
		.map((component) => new ICAL.Event(component).uid.split('@')[0]!.replace('event-', ''));
const inList = async (filters: Parameters<typeof coming.list>[0]['filters'] = {}, page = 1) =>
	(await coming.list({ filters, page })).rows.map(({ id }) => id);
const on = (day: string) => vi.setSystemTime(`${day}T12:00:00Z`);

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	on('2020-03-15');
	await cast.scene();
	await cast.topic('privacy', { name: 'Privacy' });
	await cast.regulation('data-bill', { jurisdiction: 'IN', topics: ['privacy'] });
	await cast.event('approved', {
		kind: 'approval',
		date: '2020-01',
		disputed: [{ date: '2020-04-11', source: 'dawn' }]
	});
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
	await cast.event('consulted', { kind: 'consultation', date: '2020-06-01/2020-06-15' });
	await cast.event('heard', { kind: 'court', date: '2021-21' });
	await cast.event('amended', { kind: 'amendment', date: '2022~' });
	await cast.event('begins', {
		kind: 'commencement',
		date: '2020-06-10',
		regulations: ['data-bill']
	});
});
afterEach(() => vi.useRealTimers());

describe('what comes', () => {
	it('is what is not over, the first to be over first, by the preferred date alone', async () => {
		expect(await inList()).toEqual(['begins', 'consulted', 'heard', 'amended']);
		on('2020-06-10');
		expect(await inList()).toContain('begins');
		on('2020-06-11');
		expect(await inList()).toEqual(['consulted', 'heard', 'amended']);
		on('2020-06-16');
		expect(await inList()).toEqual(['heard', 'amended']);
		on('2024-01-01');
		expect(await inList()).toEqual([]);
	});

	it('is narrowed by country, law and topic, whose choices tell how many each leaves', async () => {
		expect(await inList({ jurisdiction: 'IN' })).toEqual(['begins']);
		expect(await inList({ regulation: 'harm-rules' })).toEqual(['consulted', 'heard', 'amended']);
		expect(await inList({ topic: 'privacy' })).toEqual(['begins']);
		const { facets, total } = await coming.list({ filters: { topic: 'privacy' }, page: 1 });
		expect(total).toBe(1);
		expect(facets.topic).toEqual([{ value: 'privacy', label: 'Privacy', count: 1 }]);
		expect(facets.jurisdiction).toEqual([{ value: 'IN', label: 'India', count: 1 }]);
		on('2020-06-11');
		const later = await coming.list({ filters: {}, page: 1 });
		expect(later.facets.topic).toEqual([]);
		expect(later.facets.jurisdiction).toEqual([{ value: 'PK', label: 'Pakistan', count: 3 }]);
	});

	it('promise 10: tells of no draft, neither in the list nor in the calendar nor in the bar', async () => {
		const { event } = t;
		await db.update(event).set({ state: 'draft', stateReason: 'x' }).where(eq(event.id, 'heard'));
		expect([...(await inList()), ...(await inCalendar())]).not.toContain('heard');
		on('2022-12-31');
		expect(await coming.hasComing()).toBe(true);
		await db.update(event).set({ state: 'draft', stateReason: 'x' }).where(eq(event.id, 'amended'));
		expect(await coming.hasComing()).toBe(false);
	});

	it('is none of a law that was withdrawn, but of its other laws', async () => {
		const { regulation } = t;
		await db.insert(t.eventRegulation).values({ eventId: 'consulted', regulationId: 'data-bill' });
		await db
			.update(regulation)
			.set({ state: 'withdrawn', stateReason: 'x' })
			.where(eq(regulation.id, 'harm-rules'));
		expect(await inList()).toEqual(['begins', 'consulted']);
		expect((await coming.firstComing(9)).map(({ id }) => id)).toEqual(['begins', 'consulted']);
		expect(await inCalendar()).toEqual(['consulted', 'begins']);
		await db
			.update(regulation)
			.set({ state: 'withdrawn', stateReason: 'x' })
			.where(eq(regulation.id, 'data-bill'));
		expect(await inList()).toEqual([]);
		expect(await coming.hasComing()).toBe(false);
	});

	it('is in the bar of the site until the last of it is over', async () => {
		expect(await coming.hasComing()).toBe(true);
		on('2022-12-31');
		expect(await coming.hasComing()).toBe(true);
		on('2023-01-01');
		expect(await coming.hasComing()).toBe(false);
	});
});

describe('the calendar of what comes', () => {
	it('has what lies ahead, of any kind and precision, and what passed within thirty days', async () => {
		expect(await inCalendar()).toEqual(['consulted', 'begins', 'heard', 'amended']);
		on('2020-03-13');
		expect(await inCalendar()).toContain('leaked');
		on('2020-07-15');
		expect(await inCalendar()).toContain('consulted');
		on('2020-07-16');
		expect(await inCalendar()).not.toContain('consulted');
		on('2020-03-10');
		expect(await inCalendar()).not.toContain('approved');
	});

	it('is narrowed as the list is, and says by what', async () => {
		expect(await inCalendar('?jurisdiction=in')).toEqual(['begins']);
		expect(await inCalendar('?regulation=harm-rules')).toEqual(['consulted', 'heard', 'amended']);
		expect(await inCalendar('?topic=privacy')).toEqual(['begins']);
		const narrowed = await calendar('?topic=privacy');
		expect(narrowed.getFirstPropertyValue('x-wr-calname')).toBe(
			'Rulewatch: coming dates (topic: privacy)'
		);
		expect(narrowed.getFirstPropertyValue('url')).toBe(`${origin()}/calendar.ics?topic=privacy`);
	});

	it('refuses what it cannot be narrowed by, in a sentence', async () => {
		for (const query of ['kind=court', 'jurisdiction=Pakistan', 'q=harm']) {
			const answer = await get(`?${query}`);
			expect(answer.status).toBe(400);
			expect(await answer.text()).toBe(
				`Not understood: ${query}. What /calendar.ics can be asked for: jurisdiction, regulation, topic; the page of the list names the values.\n`
			);
		}
	});

	it('leads from the old address of a law to its present one', async () => {
		await db
			.insert(formerSlug)
			.values({ noun: 'regulation', slug: 'old-rules', rowId: 'harm-rules' });
		const answer = await get('?regulation=old-rules');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/calendar.ics?regulation=harm-rules');
	});

	it('is a calendar where nothing is ahead', async () => {
		on('2090-01-01');
		expect((await calendar()).name).toBe('vcalendar');
		expect(await inCalendar()).toEqual([]);
	});
});
