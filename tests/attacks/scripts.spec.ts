import type { BrowserContext, Page } from '@playwright/test';
import { names, nameOf, type Noun, nounOf } from '../../src/lib/domain/nouns.ts';
import {
	by,
	type Fields,
	fieldPlaces,
	fieldsIn,
	filled,
	send,
	type Sender,
	textPlaces
} from '../entry.ts';
import * as files from '../files.ts';
import { Visitor } from '../http.ts';
import { embeds, pages } from '../pages.ts';
import { addresses, payloads } from '../payloads.ts';
import { fixReported } from '../reports.ts';
import { apart as test, emailOf, expect, type House, password } from '../staff.ts';
import { tokenOf, withToken } from '../tokens.ts';
import { inFull } from '../fixtures.ts';

// Every payload is entered through the desk's forms, and every page that shows it is opened in Chromium.

test.describe.configure({ mode: 'serial', timeout: inFull ? 1_800_000 : 180_000 });

/** Form fields of items that hold every payload: each in every field, or in one in the short run. */
function textsOf(noun: Noun): Fields[] {
	const places = fieldPlaces(noun).filter(
		({ place, field }) => textPlaces(noun).includes(place) && field.name !== 'keptBack'
	);
	const items: Fields[] = [];
	const next = new Map(places.map(({ place }) => [place, 0]));
	let shared = 0;
	while (
		inFull ? [...next.values()].some((index) => index < payloads.length) : shared < payloads.length
	)
		items.push(
			Object.fromEntries(
				places.map(({ place, field }) => {
					const from = inFull ? next.get(place)! : shared;
					const { text, count } = packed(from, field.kind);
					if (inFull) next.set(place, from + count);
					else shared += count;
					return [place, text];
				})
			)
		);
	return items;
}

function packed(from: number, kind: string) {
	const most = kind === 'line' ? 950 : 5_000;
	let text = '';
	let count = 0;
	for (;;) {
		const more = payloads[(from + count) % payloads.length]!;
		if (text.length + more.length + 1 > most) return { text: text.slice(1), count };
		text += (kind === 'line' ? ' ' : '\n') + more;
		count++;
	}
}

const image = (name: string) => `"><img src=x onerror=xss('${name}')>`;

async function comeIn(house: House): Promise<Visitor> {
	const email = emailOf('Mallory');
	const form = { email, role: 'editor' };
	const invited = await house.request('administrator', '/desk/people?/invite', { form });
	const link = /\/invitation\/[\w-]{43}/.exec(await invited.text())![0];
	const mallory = new Visitor(house.url);
	const name = image('name');
	expect((await mallory.request(link, { form: { name, password } })).status).toBe(303);
	return mallory;
}

/**
 * A program publishes a statement.
 * @returns the path of its page
 */
async function publishByProgram(house: House): Promise<string> {
	const [article, organisation, regulation] = [
		written.article[0],
		written.stakeholder[0],
		written.regulation[0]
	];
	const body = {
		action: 'publish',
		organisation,
		date: '12 February 2020',
		date_basis: 'event',
		channel: 'letter',
		summary: packed(0, 'text').text,
		note: image('program'),
		positions: [{ regulation, stance: 'oppose' }],
		quotations: [{ source: article, exact: packed(200, 'text').text }],
		sources: [article]
	};
	const answer = await withToken(house, await tokenOf(house), '/api/v1/statements', {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' }
	});
	expect(answer.status, await answer.clone().text()).toBe(201);
	const { data } = await answer.json();
	return `/statements/${data.id}`;
}

function filesOf(path: string): string[] {
	const [, list] = path.split('/');
	const drawn = ['/charts/stance', '/charts/stance.svg', '/charts/demands.json', '/timeline.svg'];
	return [
		`${path}.json`,
		`/api/v1${path}`,
		...(/statements|events|regulations|articles|campaigns/.test(list!) ? [`${path}/cite.txt`] : []),
		...(list === 'regulations' ? [...drawn, '/timeline.json'].map((file) => path + file) : [])
	];
}

const written: Record<Noun, string[]> = {
	topic: [],
	article: [],
	regulation: [],
	stakeholder: [],
	membership: [],
	event: [],
	statement: [],
	campaign: []
};

function naming(noun: Noun): Fields {
	const [topic, article, regulation] = [
		written.topic[0]!,
		written.article[0]!,
		written.regulation[0]!
	];
	const [first, second] = written.stakeholder;
	const all: Record<Noun, Fields> = {
		topic: {},
		article: { 'topics.0': topic },
		regulation: { 'topics.0': topic, 'sources.0': article },
		stakeholder: { 'sources.0': article },
		membership: { group: first!, member: second!, 'sources.0': article },
		event: { 'regulations.0': regulation, 'actors.0': first!, 'dates.0.sources.0': article },
		statement: {
			organisation: first!,
			'signatories.0': second!,
			'positions.0.regulation': regulation,
			'quotations.0.article': article,
			'sources.0': article
		},
		campaign: {
			'regulations.0': regulation,
			'participants.0.stakeholder': first!,
			'statements.0': written.statement[0]!,
			'sources.0': article
		}
	};
	return all[noun];
}

const atDesk: string[] = [];
const forReaders: string[] = [];

async function publish(by: Sender, noun: Noun, form: Fields): Promise<string> {
	const { id, html } = await send(by, noun, 'publish', form);
	expect(id, html).toBeTruthy();
	written[noun].push(id!);
	const at = `/desk/${nameOf[noun]}/${id}`;
	atDesk.push(at, `${at}/history`, `${at}/history/1`);
	const page = await (await by.request(at)).text();
	const shown = /href="([^"]+)">What readers see/.exec(page)?.[1];
	if (shown) forReaders.push(new URL(shown, `http://house${at}`).pathname);
	return id!;
}

test.beforeAll(async ({ house }) => {
	test.setTimeout(600_000);
	const mallory = await comeIn(house);
	const chanda = by(house, 'contributor');
	for (const noun of Object.values(nounOf)) {
		const all = textsOf(noun);
		for (const texts of all)
			await publish(mallory, noun, { ...filled(noun, ''), ...texts, ...naming(noun) });
		const [id] = written[noun];
		const form = { ...filled(noun, ''), ...all.at(-1), ...naming(noun), reason: image('reason') };
		await send(chanda, noun, 'send', { ...form, version: '1' }, id);
		await send(chanda, noun, 'send', {
			...form,
			...filled(noun, image('mark')),
			'quotations.0.keptBack': image('kept')
		});
	}
	forReaders.push(await publishByProgram(house));
	const sentReport = { page: forReaders[0]!, message: `Wrong is ${image('message')}` };
	await house.request(undefined, '/corrections/report', {
		form: sentReport,
		localAddress: '127.0.0.9'
	});
	const reports = await (await mallory.request('/desk/corrections')).text();
	const report = /\/desk\/corrections\/\w+/.exec(reports.slice(reports.indexOf('Wrong is')))![0];
	const decision = {
		version: '1',
		state: 'made',
		answer: image('answer'),
		note: image('note'),
		...(await fixReported(house, report))
	};
	expect((await mallory.request(report, { form: decision })).status).toBe(303);

	const queue = await (await mallory.request('/desk/review')).text();
	const waiting = [...new Set(queue.match(/(?<=\/desk\/review\/)\w+/g))];
	expect(waiting.length).toBeGreaterThan(10);
	atDesk.push(
		...waiting.map((id) => `/desk/review/${id}`),
		...names.flatMap((name) => [
			`/desk/${name}`,
			`/desk/${name}?q=xss`,
			`/desk/lookup?noun=${name}&q=xss`
		]),
		...['', '/review', '/corrections', '/people', '/activity', '/outbox'].map(
			(room) => `/desk${room}`
		),
		report
	);
	const framed = ['/regulations/', '/statements/'];
	forReaders.push(
		...forReaders
			.filter((path) => framed.some((room) => path.startsWith(room)))
			.map((path) => `/embed${path}?as-of=2026-01-01`),
		...forReaders.flatMap(filesOf),
		...['/feed.json', '/api/v1/openapi.json', '/search/feed.json?q=xss'],
		'/search/suggestions.json?q=xss',
		...Object.values(pages),
		...Object.values(embeds),
		'/search?q=xss',
		...['regulations', 'stakeholders', 'statements', 'articles', 'events'].map(
			(list) => `/${list}?q=xss`
		)
	);
});

test('promise 15: there are 635 payloads and more, and as they are they run by the hundred', async ({
	house,
	browser
}) => {
	expect(new Set(payloads).size).toBeGreaterThanOrEqual(635);
	const context = await browser.newContext({ baseURL: house.url, bypassCSP: true });
	const ran = await watched(context, house.url);
	const page = await context.newPage();
	const frames = payloads.map(
		(payload) =>
			`<iframe srcdoc="${payload.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`
	);
	await context.route('**/*', (route) =>
		route.request().url() === `${house.url}/raw`
			? route.fulfill({ contentType: 'text/html', body: frames.join('') })
			: route.abort()
	);
	await page.goto('/raw');
	const count = () => new Set(ran.filter((fault) => fault.startsWith('ran'))).size;
	await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(150);
	await context.close();
});

for (const [name, body] of Object.entries({
	'a script': '<script>xss(1)</script>',
	'a handler': '<p onclick="1">',
	'an address': '<a href=" javascript:1">x</a>',
	'a frame': '<iframe srcdoc="x"></iframe>',
	'a request elsewhere': '<img src="https://evil.example/x.png">',
	'a file of its own': '<img src=x>',
	'a dialog': '<script>alert(1)</script>'
}))
	test(`promise 15: the look notices ${name}`, async ({ house, browser }) => {
		const context = await browser.newContext({ baseURL: house.url, bypassCSP: true });
		await context.route('**/*', (route) =>
			route.request().isNavigationRequest()
				? route.fulfill({ contentType: 'text/html', body })
				: route.abort()
		);
		const faults = await watched(context, house.url);
		await look(await context.newPage(), '/raw', faults);
		await expect.poll(() => faults.length).toBeGreaterThan(0);
		await context.close();
	});

/** Collects faults: dialogs, errors and requests that none of our pages may cause. */
async function watched(context: BrowserContext, origin: string): Promise<string[]> {
	const faults: string[] = [];
	await context.exposeBinding('xss', ({ page }, which: unknown) => {
		faults.push(`ran ${String(which)} at ${page.url()}`);
	});
	context.on('dialog', (dialog) => {
		faults.push(`dialog at ${dialog.page()?.url()}`);
		void dialog.dismiss();
	});
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (!['about:', 'data:', 'blob:'].includes(url.protocol) && url.origin !== origin)
			faults.push(`request to ${url.href}`);
		if (url.pathname.endsWith('/x')) faults.push(`request to ${url.pathname}`);
	});
	context.on('console', (message) => {
		if (message.text().includes('Content Security Policy'))
			faults.push(`${message.text()} at ${message.location().url}`);
	});
	return faults;
}

/**
 * Opens a page.
 * @returns whether it shows a payload
 */
async function look(page: Page, address: string, faults: string[]): Promise<boolean> {
	const response = await page.goto(address);
	if ((response?.status() ?? 500) >= 500) faults.push(`${response?.status()} at ${address}`);
	return lookAround(page, faults);
}

async function lookAround(page: Page, faults: string[]): Promise<boolean> {
	const { found, shows } = await page.evaluate(() => {
		const isBad = ({ name, value }: Attr) =>
			/^(on|srcdoc$)/i.test(name) ||
			(/^(href|xlink:href|src|action|formaction|data|values|from|to|poster|background|cite)$/i.test(
				name
			) &&
				// eslint-disable-next-line no-control-regex
				/^(javascript|vbscript|data:text|data:image.svg)/i.test(value.replace(/[\u0000- ]/g, '')));
		const elements = [...document.querySelectorAll('*')];
		const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
		return {
			found: [
				...elements.flatMap((element) =>
					[...element.attributes]
						.filter(isBad)
						.map(({ name, value }) => `${element.tagName} ${name}=${value}`)
				),
				...[
					...document.querySelectorAll(
						'iframe, object, embed, base[href], meta[http-equiv=refresh]'
					)
				].map(({ outerHTML }) => outerHTML)
			],
			// An image has no body.
			shows: [
				document.body?.innerText ?? '',
				document.title,
				...values.map(({ value }) => value)
			].some((text) => text.includes('xss('))
		};
	});
	faults.push(...found.map((what) => `${what} at ${page.url()}`));
	return shows;
}

async function readAll(context: BrowserContext, house: House, all: string[]) {
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	let shown = 0;
	for (const address of new Set(all)) if (await look(page, address, faults)) shown++;
	await context.close();
	return { faults, shown };
}

test('promise 15: no payload runs on a page for readers, though no policy forbids it', async ({
	house,
	browser
}) => {
	const context = await browser.newContext({ baseURL: house.url, bypassCSP: true });
	const { faults, shown } = await readAll(context, house, forReaders);
	expect(faults).toEqual([]);
	expect(shown).toBeGreaterThan(25);
});

test('promise 15: no payload runs on a page of the desk, though no policy forbids it', async ({
	house,
	browser
}) => {
	const context = await house.contextOf(browser, 'administrator', { bypassCSP: true });
	const { faults, shown } = await readAll(context, house, atDesk);
	expect(faults).toEqual([]);
	expect(shown).toBeGreaterThan(60);
});

test('promise 15: with the policy nothing runs either, nothing is fetched from elsewhere, and nothing is there to forbid', async ({
	house,
	browser
}) => {
	const context = await house.contextOf(browser, 'administrator');
	const some = (all: string[]) => (inFull ? all : all.filter((_, index) => index % 4 === 0));
	const { faults, shown } = await readAll(context, house, [...some(forReaders), ...some(atDesk)]);
	expect(faults).toEqual([]);
	expect(shown).toBeGreaterThan(20);
});

/** Submits a form from the page, as if it were part of it, and reads the answer. */
async function submit(page: Page, action: string, fields: Fields, faults: string[]) {
	const arrived = page.waitForEvent('load');
	await page.evaluate(
		([action, fields]) => {
			const form = document.createElement('form');
			Object.assign(form, { action, method: 'post' });
			for (const [name, value] of Object.entries(fields)) {
				const field = form.appendChild(document.createElement('textarea'));
				Object.assign(field, { name, value });
			}
			document.body.append(form);
			HTMLFormElement.prototype.submit.call(form);
		},
		[action, fields] as const
	);
	await arrived;
	return lookAround(page, faults);
}

/** Payloads in every field, whether it accepts them or not. */
const everywhere = (noun: Noun): Fields => ({
	...filled(noun, ''),
	...Object.fromEntries(
		fieldPlaces(noun).map(({ place }, index) => [place, packed(index * 9, 'line').text])
	),
	reason: image('reason')
});

test('promise 15: nothing runs in a form that comes back refused, overtaken, unsent or filled in by its address', async ({
	house,
	browser
}) => {
	const context = await house.contextOf(browser, 'editor', { bypassCSP: true });
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	await page.goto('/desk');
	for (const noun of Object.values(nounOf)) {
		const room = `/desk/${nameOf[noun]}`;
		const form = everywhere(noun);
		expect(await submit(page, `${room}/new?/publish`, form, faults)).toBe(true);

		const overtaken = { ...filled(noun, image('mark')), ...naming(noun), reason: image('reason') };
		await submit(page, `${room}/${written[noun][0]}?/publish`, overtaken, faults);
		await expect(page.getByText('What is there now, and what you wrote')).toBeVisible();

		const unsent = { ...form, name: nameOf[noun] };
		await house.request('editor', `/desk/unsent/${form.key}`, { form: unsent });
		expect(await look(page, `${room}/new?form=${form.key}`, faults)).toBe(true);
		const short = Object.entries(form).map(([name, text]) => [name, text.slice(0, 200)]);
		expect(await look(page, `${room}/new?${new URLSearchParams(short)}`, faults)).toBe(true);
	}
	await context.close();
	expect(faults).toEqual([]);
});

test('promise 15: nothing runs in a form that goes through the sign-in', async ({
	house,
	browser
}) => {
	const context = await browser.newContext({ baseURL: house.url, bypassCSP: true });
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	await page.goto('/sign-in');
	expect(await submit(page, '/desk/statements/new?/send', everywhere('statement'), faults)).toBe(
		true
	);
	await page.getByLabel('E-mail address').fill(emailOf('Dawood'));
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('what you wrote is still here')).toBeVisible();
	expect(await lookAround(page, faults)).toBe(true);
	await page.getByRole('button', { name: 'Send it now' }).click();
	await expect(page.getByRole('heading', { name: 'New statement' })).toBeVisible();
	expect(await lookAround(page, faults)).toBe(true);
	await context.close();
	expect(faults).toEqual([]);
});

test('promise 15: nothing runs in what a picker offers', async ({ house, browser }) => {
	const context = await house.contextOf(browser, 'editor', { bypassCSP: true });
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	await page.goto('/desk/statements/new');
	for (const [label, words] of [
		['Organisation', 'onerror'],
		['Law', 'onload'],
		['Sources', 'xss']
	] as const) {
		await page.getByRole('combobox', { name: label }).first().fill(words);
		await expect(page.getByRole('option').filter({ hasText: 'xss(' }).first()).toBeVisible();
		expect(await lookAround(page, faults)).toBe(true);
		await page.keyboard.press('Enter');
	}
	expect(await lookAround(page, faults)).toBe(true);
	await context.close();
	expect(faults).toEqual([]);
});

test('promise 15: an address that would run script is refused at the form that it was typed into', async ({
	house
}) => {
	const editor = by(house, 'editor');
	for (const address of addresses)
		for (const place of ['url', 'archiveUrl']) {
			const form = { ...filled('article', `At ${address}`), [place]: address };
			const { status, html } = await send(editor, 'article', 'publish', form);
			expect([address, status]).toEqual([address, 400]);
			expect(html).toContain('This is not the address of a web page');
			expect(fieldsIn(html).get(place)).toBe(address);
		}
	const good = { ...filled('article', 'At last'), archiveUrl: 'https://example.org/copy' };
	expect((await send(editor, 'article', 'publish', good)).status).toBe(303);
});

test('promise 15: nothing runs in the name of a file, in its columns, its cells and what is wrong with them', async ({
	house,
	browser
}) => {
	const ask = files.by(house, 'editor');
	const cells = (index: number) => packed(index * 9, 'line').text;
	const row = files.says(cells(0), { Note: cells(1), [image('column')]: cells(2) });
	const wrong = {
		...row,
		Regulation: cells(3),
		Date: cells(4),
		Stance: cells(5),
		Sources: cells(6)
	};
	const at = await files.importOf(ask, files.csv([row, wrong]), image('file'));

	const context = await house.contextOf(browser, 'editor', { bypassCSP: true });
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	expect(await look(page, at, faults)).toBe(true);
	await files.check(ask, at);
	await files.until(ask, at, 'checked');
	for (const address of [at, '/desk/imports']) expect(await look(page, address, faults)).toBe(true);
	expect((await ask(`${at}/problems.csv`)).headers.get('content-type')).toMatch(/^text\/csv/);
	await context.close();
	expect(faults).toEqual([]);
});

test('promise 15: nothing runs in a list of names that is pasted into a form', async ({
	house,
	browser
}) => {
	const context = await house.contextOf(browser, 'editor', { bypassCSP: true });
	const faults = await watched(context, house.url);
	const page = await context.newPage();
	await page.goto('/desk');
	const form: Fields = { ...filled('statement', image('mark')), name: 'statements' };
	await house.request('editor', `/desk/unsent/${form.key}`, { form });
	const list = { text: payloads.slice(0, 400).join('\n') };
	const action = `/desk/unsent/${form.key}/names/signatories?/match`;
	expect(await submit(page, action, list, faults)).toBe(true);
	await context.close();
	expect(faults).toEqual([]);
});
