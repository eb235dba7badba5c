import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { parseFeed } from '@rowanmanning/feed-parser';
import ICAL from 'ical.js';
import { statementsOn } from './facts.ts';
import { expect, test } from './fixtures.ts';
import { openMenu } from './menus.ts';
import { pages } from './pages.ts';

async function offered(page: Page, type: string) {
	const links = page.locator(`link[rel=alternate][type="${type}"]`);
	return Promise.all((await links.all()).map((link) => link.getAttribute('href')));
}

test('a reader takes the list that they filtered along, and follows it', async ({
	page,
	request
}) => {
	await page.goto('/statements?stance=support');
	const total = await page.locator('p[aria-live] strong').textContent();
	const links = await openMenu(page, 'this list');
	const download = page.waitForEvent('download');
	await links.getByRole('link', { name: 'CSV', exact: true }).click();
	const file = await readFile(await (await download).path(), 'utf8');
	expect((await download).suggestedFilename()).toBe('statements.csv');
	expect(file.match(/\r\n(?:nw-)?st-\d+,/g)).toHaveLength(Number(total));
	const json = await request.get(
		(await links.getByRole('link', { name: 'JSON', exact: true }).getAttribute('href'))!
	);
	expect((await json.json()).rows).toHaveLength(Number(total));
	const feed = await request.get(
		(await links.getByRole('link', { name: 'Atom', exact: true }).getAttribute('href'))!
	);
	expect(parseFeed(await feed.text()).title).toBe('Rulewatch: Statements (stance: support)');
});

test('every page with a file or a feed offers it to programs, and each is there', async ({
	page,
	request
}) => {
	const kinds = {
		'text/csv': [
			'laws, filtered',
			'stakeholders',
			'statements',
			'articles',
			'events',
			'topics',
			'a section',
			'a law'
		],
		'application/json': [
			'laws',
			'a law',
			'a coalition',
			'a statement',
			'an article',
			'an event',
			'a topic'
		],
		'application/atom+xml': [
			'home',
			'laws, filtered',
			'statements',
			'a law',
			'a person',
			'a topic',
			'a section',
			'corrections'
		],
		'application/feed+json': ['home', 'stakeholders', 'events', 'a coalition', 'corrections'],
		'text/calendar': ['home', 'a law']
	} as const;
	for (const [type, named] of Object.entries(kinds))
		for (const kind of named) {
			await page.goto(pages[kind]);
			const addresses = await offered(page, type);
			expect(addresses.length, `${kind}, ${type}`).toBeGreaterThan(0);
			for (const address of addresses) {
				const answer = await request.get(address!);
				expect(answer.status(), address!).toBe(200);
				expect(answer.headers()['content-type'], address!).toContain(type);
				expect(answer.headers()['cache-control'], address!).toBe(
					'public, max-age=0, must-revalidate'
				);
			}
		}
});

test('a browser takes feeds for well-formed XML, in which what stands in the record is text', async ({
	page,
	request
}) => {
	await page.goto('/');
	for (const address of [
		'/feed.atom',
		'/feed.rss',
		`${pages['a law']}/feed.atom`,
		'/statements/feed.atom',
		'/corrections/feed.atom'
	]) {
		const xml = await (await request.get(address)).text();
		const read = await page.evaluate((xml) => {
			const feed = new DOMParser().parseFromString(xml, 'application/xml');
			const contents = Array.from(
				feed.querySelectorAll('content'),
				({ textContent }) => textContent ?? ''
			);
			const bodies = contents.map(
				(html) => new DOMParser().parseFromString(html, 'text/html').body
			);
			const names = bodies.flatMap((body) =>
				Array.from(body.querySelectorAll('*'), ({ localName }) => localName)
			);
			return {
				error: feed.querySelector('parsererror')?.textContent,
				entries: contents.length,
				names: [...new Set(names)].sort()
			};
		}, xml);
		expect(read.error, address).toBeUndefined();
		if (read.entries)
			expect(['a', 'blockquote', 'li', 'p', 'ul']).toEqual(expect.arrayContaining(read.names));
	}
});

for (const address of [
	'/statements.csv',
	'/statements/feed.atom',
	'/feed.json',
	'/corrections/feed.atom',
	'/calendar.ics',
	`${pages['a law']}/feed.atom`,
	`${pages['a law']}/timeline.ics`
])
	test(`a filter that it does not know is refused, as by lists: ${address}`, async ({
		request
	}) => {
		const answer = await request.get(`${address}?colour=red`);
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toContain('Not understood: colour=red. ');
	});

for (const address of [
	'/feed.atom',
	'/feed.json',
	'/calendar.ics',
	`${pages['a law']}.json`,
	`${pages['a law']}/timeline.json`
])
	test(`a program that asks again is told that nothing changed: ${address}`, async ({
		request
	}) => {
		const { etag = '' } = (await request.get(address)).headers();
		const again = await request.get(address, { headers: { 'if-none-match': etag } });
		expect(again.status()).toBe(304);
		expect(again.headers().etag).toBe(etag);
	});

test('calendars are read by ical.js: a month or a year stands on the first of its days', async ({
	request
}) => {
	const read = async (address: string) =>
		new ICAL.Component(ICAL.parse(await (await request.get(address)).text()))
			.getAllSubcomponents('vevent')
			.map((component) => new ICAL.Event(component));
	const events = await read(`${pages['a law']}/timeline.ics`);
	const { rows } = await (
		await request.get(`/events.json?regulation=${pages['a law'].split('/').at(-1)}`)
	).json();
	for (const { id, earliest, date, statement } of rows) {
		// A reaction that is a statement appears as that statement.
		if (statement) continue;
		const event = events.find(({ uid }) => uid.startsWith(`event-${id}@`))!;
		expect(String(event.startDate), date).toBe(earliest);
		if (/^\d{4}(?:-\d\d)?$/.test(date)) expect(event.duration.toSeconds(), date).toBe(86_400);
	}
	expect((await read('/calendar.ics')).every(({ startDate }) => startDate.isDate)).toBe(true);
});

test('what is not understood, not there or moved is said in the form that was asked for', async ({
	request
}) => {
	const refused = await request.get('/statements.json?stance=furious');
	expect(refused.status()).toBe(400);
	expect((await refused.json()).message).toContain('stance=furious');
	expect((await request.get('/memberships.csv')).status()).toBe(404);
	expect((await request.get('/feed.rdf')).status()).toBe(404);
});

for (const address of [
	'/regulations/none.json',
	'/statements/none.json',
	'/regulations/none/feed.json',
	'/regulations/none/timeline.json'
])
	test(`what is not on record is told to a program in JSON: ${address}`, async ({ request }) => {
		// Even a browser, which prefers HTML, gets JSON.
		const unknown = await request.get(address, { headers: { accept: 'text/html' } });
		expect([unknown.status(), await unknown.json()]).toEqual([
			404,
			{ status: 404, message: expect.stringMatching(/is on record/) }
		]);
	});

test.describe('TimelineJS', () => {
	let elsewhere: Server;
	let outside: string;

	test.beforeAll(async () => {
		const dist = new URL('../node_modules/@knight-lab/timelinejs/dist/', import.meta.url);
		elsewhere = createServer(({ url = '/' }, response) => {
			if (url === '/page') {
				response.setHeader('content-type', 'text/html; charset=utf-8');
				return response.end(
					'<!doctype html><link rel="stylesheet" href="/css/timeline.css"><div id="it"></div><script src="/js/timeline.js"></script>'
				);
			}
			const type = url.endsWith('.css') ? 'text/css' : 'text/javascript';
			readFile(fileURLToPath(new URL(`.${url}`, dist))).then(
				(file) => response.writeHead(200, { 'content-type': type }).end(file),
				() => response.writeHead(404).end()
			);
		}).listen(0, 'localhost');
		await once(elsewhere, 'listening');
		outside = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
	});
	test.afterAll(() => void elsewhere.close());

	// Runs on a page of another site, because no page of ours may ask another host.
	test('draws the timeline of a law on the page of another site, and asks nobody else', async ({
		baseURL,
		launchOptions
	}) => {
		const browser = await chromium.launch(launchOptions);
		const page = await browser.newPage();
		const asked: string[] = [];
		const faults: string[] = [];
		page.on('pageerror', ({ message }) => faults.push(message));
		await page.route('**', (route) => {
			const { origin } = new URL(route.request().url());
			if ([outside, baseURL].includes(origin)) return route.continue();
			asked.push(route.request().url());
			return route.abort();
		});
		await page.goto(`${outside}/page`);
		await page.setViewportSize({ width: 1200, height: 800 });
		const source = `${baseURL}${pages['a law']}/timeline.json`;
		const slides = await page.evaluate(async (source) => {
			const data = await (await fetch(source)).json();
			const { TL } = window as unknown as { TL: { Timeline: new (...given: unknown[]) => object } };
			document.getElementById('it')!.style.height = '700px';
			const timeline = new TL.Timeline('it', data, { font: null, hash_bookmark: false });
			Object.assign(window, { timeline });
			return data.events as { unique_id: string; media?: object }[];
		}, source);
		expect(slides.length).toBeGreaterThanOrEqual(statementsOn('pk-cp-rules-2020').length);
		await expect(page.locator('.tl-timemarker')).toHaveCount(slides.length);
		const lanes = page.locator('.tl-timegroup-message');
		for (const lane of ['What the state did', 'What the public saw and said'])
			await expect(lanes.filter({ hasText: lane })).toHaveCount(1);
		await expect(page.locator('.tl-timeera')).toContainText('22 days hidden');
		for (const { unique_id } of slides)
			await expect(page.locator(`#${unique_id}-marker`)).toHaveCount(1);
		const goTo = (id: string) =>
			page.evaluate(
				(id) =>
					(window as unknown as { timeline: { goToId(id: string): void } }).timeline.goToId(id),
				id
			);
		await goTo('event-ev-044');
		await expect(
			page.locator('#event-ev-044').getByRole('link', { name: 'On Rulewatch' })
		).toHaveAttribute('href', /\/events\/ev-044$/);
		const quoted = slides.find(({ media }) => media)!.unique_id;
		await goTo(quoted);
		await expect(page.locator(`#${quoted} blockquote`)).toBeVisible();
		await expect(page.locator(`#${quoted} .tl-credit a`)).toHaveAttribute('href', /^https?:/);
		expect({ asked, faults }).toEqual({ asked: [], faults: [] });
		await browser.close();
	});
});

test('a browser can search here from its own bar', async ({ page, request }) => {
	await page.goto('/');
	const link = page.locator('link[rel="search"]');
	const answer = await request.get((await link.getAttribute('href'))!);
	expect(answer.headers()['content-type']).toContain('application/opensearchdescription+xml');
	const [, template] = /type="text\/html" template="([^"]+)"/.exec(await answer.text())!;
	await page.goto(template!.replace('{searchTerms}', 'encryption'));
	await expect(page).toHaveURL(/\/search\?q=encryption$/);
	await expect(page.getByRole('main')).toContainText('encryption');
});
