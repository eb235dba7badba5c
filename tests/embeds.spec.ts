import type { Page, Request } from '@playwright/test';
import { elsewhere, framed } from './elsewhere.ts';
import { add, publicOf, statement } from './entries.ts';
import { openMenu } from './menus.ts';
import { embeds, pages } from './pages.ts';
import { fixReported, reportOf } from './reports.ts';
import { apart, expect, type House, overHttp as test } from './staff.ts';

const most = 30_000;
const regulation = pages['a law'];
const today = () => new Date().toISOString().slice(0, 10);

const paper = { light: 'rgb(250, 249, 246)', dark: 'rgb(20, 22, 26)' } as const;
const paperOf = (page: Page) =>
	page
		.frameLocator('iframe')
		.locator('html')
		.evaluate((html) => getComputedStyle(html).backgroundColor);

/** Bytes on the wire of the page and of all that its HTML references but fonts: its weight before a chart is drawn. */
async function weightOf(requests: Request[], page: string): Promise<number> {
	const html = await (await requests.find((one) => one.url() === page)!.response())!.text();
	const isNamed = (url: string) =>
		url === page || (!url.endsWith('.woff2') && html.includes(new URL(url).pathname));
	const sizes = await Promise.all(
		requests.filter((one) => isNamed(one.url())).map((one) => one.sizes())
	);
	return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

for (const [kind, path] of Object.entries(embeds))
	for (const javaScriptEnabled of [true, false])
		test(`${kind} shows itself on another site, ${javaScriptEnabled ? 'with' : 'without'} script, sets no cookie, asks nobody else and weighs little`, async ({
			house,
			browser
		}) => {
			for (const colorScheme of ['light', 'dark'] as const) {
				const how = { javaScriptEnabled, colorScheme };
				const seen = await elsewhere(browser, house, framed(house, path), how);
				await expect(seen.frame.getByRole('heading', { level: 1 })).toBeVisible();
				await expect(seen.frame.getByRole('link', { name: house.url })).toBeVisible();
				if (kind.includes('chart')) {
					const drawn = javaScriptEnabled ? 'canvas' : '[data-chart] svg';
					await expect(seen.frame.locator(drawn).first()).toBeVisible();
				}
				expect(await paperOf(seen.page)).toBe(paper[colorScheme]);
				expect(await seen.cookies()).toEqual([]);
				expect(seen.faults()).toEqual([]);
				const weight = await weightOf(seen.requests, house.url + path);
				expect(weight).toBeGreaterThan(2_000);
				expect(weight).toBeLessThanOrEqual(most);
				if (kind.includes('chart')) {
					await seen.frame.getByText('The same numbers as a table').click();
					await expect(seen.frame.locator('figure table')).toBeVisible();
				}
				await seen.close();
			}
		});

for (const [kind, about] of [
	['a law', 'this law'],
	['a statement', 'this statement'],
	['a chart across laws', 'this chart']
] as const)
	test(`the HTML that the page of ${kind} offers is what another site needs`, async ({
		house,
		browser
	}) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(house.url + pages[kind]);
		await openMenu(page, about);
		await page
			.getByText(/^Embed/)
			.first()
			.click();
		const html = await page
			.getByLabel(/^HTML: Embed/)
			.first()
			.inputValue();
		await context.close();
		expect(html).toContain(`<script src="${house.url}/embed.js" async></script>`);
		const seen = await elsewhere(browser, house, html);
		const heading = seen.frame.getByRole('heading', { level: 1 });
		await expect(heading).toBeVisible();
		expect(seen.page.frames()[1]!.url()).toContain(`/embed${pages[kind]}`);
		expect(seen.page.frames()[1]!.url()).toContain(`as-of=${today()}`);
		await expect(seen.page.locator('iframe')).toHaveAttribute('title', / · Rulewatch$/);
		expect(seen.faults()).toEqual([]);
		await seen.close();
	});

test('with script, the HTML is copied', async ({ house, browser }) => {
	const permissions = ['clipboard-read', 'clipboard-write'];
	const context = await browser.newContext({ baseURL: house.url, permissions });
	const page = await context.newPage();
	await page.goto(regulation);
	await openMenu(page, 'the timeline');
	await page.getByText('Embed its timeline, in short').click();
	const box = page
		.locator('[data-copy]')
		.filter({ has: page.getByLabel('HTML: Embed its timeline, in short') });
	await box.getByRole('button', { name: 'Copy' }).click();
	await expect(box.getByRole('status')).toHaveText('Copied.');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(
		/^<iframe src="http:.*\/timeline\?as-of=.*<\/iframe>\n<script src=.*<\/script>$/
	);
	await context.close();
});

for (const [theme, colorScheme, background] of [
	['dark', 'light', paper.dark],
	['light', 'dark', paper.light],
	['auto', 'dark', paper.dark],
	['pink', 'light', paper.light]
] as const)
	test(`theme=${theme}, for a reader who likes it ${colorScheme}`, async ({ house, browser }) => {
		const path = `/embed${regulation}/charts/stance?theme=${theme}`;
		const seen = await elsewhere(browser, house, framed(house, path), { colorScheme });
		await expect(seen.frame.locator('canvas')).toBeVisible();
		expect(await paperOf(seen.page)).toBe(background);
		expect(seen.faults()).toEqual([]);
		await seen.close();
	});

test('without a theme, an embed follows the page around it', async ({ house, browser }) => {
	const html = `<style>:root { color-scheme: dark }</style>${framed(house, `/embed${regulation}`)}`;
	// An emulated color scheme would apply to every frame.
	const seen = await elsewhere(browser, house, html, { colorScheme: null });
	await expect(seen.frame.getByRole('heading', { level: 1 })).toBeVisible();
	expect(await paperOf(seen.page)).toBe(paper.dark);
	await seen.close();
});

test('a site that trusts nobody, and lets nothing but script run, gets its chart drawn', async ({
	house,
	browser
}) => {
	const html = framed(house, `/embed${regulation}/charts/stance`, 'sandbox="allow-scripts"');
	const seen = await elsewhere(browser, house, html);
	await expect(seen.frame.locator('canvas')).toBeVisible();
	expect(seen.faults()).toEqual([]);
	await seen.close();
});

for (const [what, path, nameIn] of [
	['a law', `/embed${regulation}`, () => 'Citizens Protection'],
	['a quotation', `/embed${pages['a statement']}`, () => 'Link to this quotation'],
	['the record', `/embed${pages['a statement']}`, ({ url }: House) => url]
] as const)
	test(`a link to ${what} leaves the frame for a page of its own, which cannot reach back`, async ({
		house,
		browser
	}) => {
		const name = nameIn(house);
		const seen = await elsewhere(browser, house, framed(house, path));
		const opened = seen.page.context().waitForEvent('page');
		await seen.frame.getByRole('link', { name }).first().click();
		const page = await opened;
		await expect(page.getByRole('navigation', { name: 'The record' })).toBeVisible();
		expect(page.url()).toContain(house.url + path.replace('/embed', ''));
		expect(await page.evaluate(() => window.opener)).toBeNull();
		expect(seen.page.frames()[1]!.url()).toBe(house.url + path);
		await seen.close();
	});

for (const path of [
	regulation,
	'/',
	'/sign-in',
	'/no/such/page',
	'/embedded',
	`${regulation}/charts/stance`
])
	test(`promise 16: another page refuses to stand in a frame: ${path}`, async ({
		house,
		browser
	}) => {
		const seen = await elsewhere(browser, house, framed(house, path));
		await expect.poll(() => seen.page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
		await expect.poll(() => seen.faults().join()).toMatch(/frame-ancestors 'none'/);
		await seen.close();
	});

for (const [path, status] of [
	...Object.values(embeds).map((path) => [path, 200] as const),
	['/embed', 404],
	['/embed/nothing/here', 404],
	['/embed/regulations/none', 404],
	['/embed/dark.css', 200],
	['/embed/pink.css', 404]
] as const)
	test(`promise 16: every answer under /embed may be framed: ${path}`, async ({ house }) => {
		const { headers, status: answered } = await house.request(undefined, path);
		expect(answered).toBe(status);
		expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
		expect(headers.get('content-security-policy')).not.toContain('frame-ancestors');
		for (const name of ['x-frame-options', 'set-cookie'])
			expect(headers.has(name), name).toBe(false);
		const cookie = { headers: { cookie: '__Host-session=x' } };
		const kept = await house.request(undefined, path, cookie);
		expect(kept.headers.get('cache-control')).toBe('private, no-store');
	});

for (const path of ['/about', '/embed/../about', '/embed/%2e%2e/about', '/embedded', '/Embed/x'])
	test(`promise 16: no answer elsewhere may be framed, however it is spelt: ${path}`, async ({
		house
	}) => {
		const { headers } = await house.request(undefined, path);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	});

// Runs on its own server, so that no other test adds corrections.
apart(
	'an embed tells of a correction that was made after it was copied, and of none before',
	async ({ house, browser }) => {
		const answer = 'It said 13 February; <b>it is</b> 12 February.';
		const page = pages['a statement'];
		const at = await reportOf(house, { page, message: 'The date is wrong.' }, '127.0.0.21');
		const shown = async (path: string) => (await house.request(undefined, path)).text();
		const embedded = [
			`/embed${page}`,
			`/embed${regulation}`,
			`/embed${regulation}/timeline`,
			`/embed${regulation}/charts/stance`,
			'/embed/trends/charts/stance'
		];
		const others = ['/embed/statements', '/embed/trends/charts/hidden', '/embed/statements/st-001'];
		for (const path of embedded)
			expect(await shown(`${path}?as-of=${today()}`)).not.toContain('Corrected on');
		const made = { version: '1', state: 'made', answer, ...(await fixReported(house, at)) };
		await house.request('editor', at, { form: made });
		for (const path of embedded) {
			expect(await shown(`${path}?as-of=${today()}`), path).toContain('Corrected on');
			for (const query of ['', '?as-of=2126-01-01', '?as-of=yesterday'])
				expect(await shown(path + query), path + query).not.toContain('Corrected on');
		}
		for (const path of others)
			expect(await shown(`${path}?as-of=${today()}`), path).not.toContain('Corrected on');

		const seen = await elsewhere(browser, house, framed(house, `/embed${page}?as-of=${today()}`));
		const note = seen.frame.getByRole('note');
		await expect(note).toHaveText(/^Corrected on .*: what changed\s*$/);
		await seen.page.setViewportSize({ width: 320, height: 800 });
		await seen.page.locator('iframe').evaluate((frame) => (frame.style.width = '320px'));
		await expect.poll(() => note.evaluate(() => innerWidth)).toBe(320);
		const lines = await note.evaluate(
			(note) => note.clientHeight / parseFloat(getComputedStyle(note).lineHeight)
		);
		expect(Math.round(lines)).toBe(1);
		await expect(note.getByRole('link')).toHaveAttribute('title', answer);
		await seen.close();
	}
);

test('what was withdrawn, moved or drafted is so in a frame and for oEmbed too', async ({
	house,
	browser
}) => {
	const rules = {
		title: 'Rules "to be <i>framed</i>',
		slug: 'framed',
		jurisdiction: 'PK',
		issuingBody: 'Somebody',
		instrument: 'rules',
		status: 'proposed',
		'sources.0': 'drm-aic-0214'
	};
	const draft = await add(house, 'regulations', rules, { who: 'contributor', wish: 'send' });
	expect(draft).toBeTruthy();
	const below = ['', '/timeline', '/charts/stance'];
	const get = (path: string) => house.request(undefined, path);
	const oembed = (path: string) => get(`/oembed?url=${encodeURIComponent(house.url + path)}`);
	for (const rest of below)
		expect((await get(`/embed/regulations/framed${rest}`)).status).toBe(404);
	expect((await oembed('/regulations/framed')).status).toBe(404);

	const at = await add(house, 'regulations', { ...rules, slug: 'framed-2' });
	for (const rest of below)
		expect((await get(`/embed/regulations/framed-2${rest}`)).status).toBe(200);
	const { html, title } = await (await oembed('/regulations/framed-2')).json();
	expect(title).toBe(rules.title);
	const seen = await elsewhere(browser, house, html);
	await expect(seen.frame.getByRole('heading', { level: 1 })).toHaveText(rules.title);
	await expect(seen.page.locator('iframe')).toHaveAttribute('title', `${rules.title} · Rulewatch`);
	await seen.close();

	const moved = { ...rules, slug: 'framed-anew', version: '1', reason: 'A clearer address' };
	await house.request('editor', `${at}?/publish`, { form: moved });
	for (const rest of below) {
		const answer = await get(`/embed/regulations/framed-2${rest}?theme=dark`);
		expect([answer.status, answer.headers.get('location')]).toEqual([
			308,
			`/embed/regulations/framed-anew${rest}?theme=dark`
		]);
	}
	expect((await oembed('/regulations/framed-2')).status).toBe(200);

	const reason = 'The rules were a hoax.';
	await house.request('editor', `${at}/withdraw`, { form: { version: '2', reason } });
	for (const rest of below) {
		const answer = await get(`/embed/regulations/framed-anew${rest}`);
		expect(answer.status).toBe(410);
		expect(await answer.text()).toContain(reason);
		expect(answer.headers.get('content-security-policy')).not.toContain('frame-ancestors');
	}
	const refused = await oembed('/regulations/framed-anew');
	expect([refused.status, await refused.json()]).toEqual([410, { message: reason }]);
	const gone = await elsewhere(browser, house, framed(house, '/embed/regulations/framed-anew'));
	await expect(gone.frame.getByRole('heading', { level: 1 })).toHaveText('This was withdrawn');
	await expect(gone.frame.getByText(reason)).toBeVisible();
	expect(gone.faults()).toEqual([]);
	await gone.close();
});

test('other words never take the place of the quotation that was embedded', async ({ house }) => {
	const saying = (exact: string) => ({
		...statement,
		summary: 'They were quoted.',
		'quotations.0.exact': exact,
		'quotations.0.lang': 'en',
		'quotations.0.article': 'drm-aic-0214'
	});
	const at = await add(house, 'statements', saying('We were right to object'));
	const page = publicOf(at);
	const shown = async (path: string) => (await house.request(undefined, path)).text();
	const [, fragment] = /id="(q-[\da-f]+)"/.exec(await shown(page)) ?? [];
	const embed = `/embed${page}?quotation=${fragment}`;
	expect(await shown(embed)).toContain('We were right to object');
	const form = {
		...saying('We were wrong to object'),
		version: '1',
		reason: 'Read again',
		correction: 'correction'
	};
	expect((await house.request('editor', `${at}?/publish`, { form })).status).toBe(303);
	const html = await shown(embed);
	expect(html).toContain('no longer on record');
	expect(html).not.toMatch(/We were (right|wrong) to object/);
	expect(await shown(`/embed${page}`)).toContain('We were wrong to object');
});

for (const path of [
	regulation,
	pages['a statement'],
	pages['an event'],
	pages['a topic'],
	'/statements?stance=oppose',
	`${pages['a chart of a law']}?count=members`
])
	test(`a page leads whoever unfolds links to its oEmbed, which scripts of other sites may read: ${path}`, async ({
		house,
		browser
	}) => {
		const html = await (await house.request(undefined, path)).text();
		const [link = ''] = /<link[^>]*application\/json\+oembed[^>]*>/.exec(html) ?? [];
		const href = /href="([^"]+)"/.exec(link)![1]!.replaceAll('&amp;', '&');
		const seen = await elsewhere(browser, house, '');
		const answer = await seen.page.evaluate(async (href) => (await fetch(href)).json(), href);
		expect(answer).toMatchObject({ version: '1.0', type: 'rich' });
		expect(answer.html).toContain(`${house.url}/embed${path}`.replaceAll('&', '&amp;'));
		const { thumbnail_url: picture = house.url } = answer;
		expect((await house.request(undefined, picture.slice(house.url.length) || '/')).status).toBe(
			200
		);
		await seen.close();
	});

for (const path of ['/about', '/corrections'])
	test(`a page that cannot be embedded leads to no oEmbed: ${path}`, async ({ house }) => {
		expect(await (await house.request(undefined, path)).text()).not.toContain('json+oembed');
	});

for (const [what, queryIn, status] of [
	['without an address', () => '', 400],
	['for another site', () => '?url=https://evil.example/', 404],
	['in XML', ({ url }: House) => `?url=${url}${regulation}&format=xml`, 501],
	['for a width that is no number', ({ url }: House) => `?url=${url}${regulation}&maxwidth=x`, 400]
] as const)
	test(`oEmbed ${what} is refused in a sentence that scripts of other sites may read`, async ({
		house
	}) => {
		const answer = await house.request(undefined, `/oembed${queryIn(house)}`);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(await answer.json()).toEqual({ message: expect.stringMatching(/\.$/) });
	});
