import type { Browser, Page } from '@playwright/test';
import { regulationCharts, trendCharts } from '../src/lib/domain/charts/views.ts';
import { keysOf } from '../src/lib/domain/vocabulary.ts';
import { elsewhere, framed } from './elsewhere.ts';
import { add, publicOf, statement } from './entries.ts';
import { embeds, pages } from './pages.ts';
import { apart, expect, type House, overHttp as test } from './staff.ts';

const script = (house: House) => `<script src="${house.url}/embed.js" async></script>`;

/** The height in pixels of the frame's content that is cut off or must be scrolled to. */
const cut = (page: Page) =>
	page.frames()[1]!.evaluate(() => {
		const { scrollHeight, scrollWidth } = document.documentElement;
		return Math.max(scrollHeight - innerHeight, scrollWidth - innerWidth);
	});

const frameOf = (page: Page) => page.locator('iframe').first();

const heightOf = (page: Page) => frameOf(page).evaluate(({ clientHeight }) => clientHeight);

async function fitted(page: Page) {
	const width = await frameOf(page).evaluate(({ clientWidth }) => clientWidth);
	await expect.poll(() => page.frames()[1]!.evaluate(() => innerWidth)).toBe(width);
	// Some fail: a stand-in is a font that the system may not have.
	await page
		.frames()[1]!
		.evaluate(
			async () => void (await Promise.allSettled([...document.fonts].map((font) => font.load())))
		);
}

for (const [kind, path] of Object.entries(embeds))
	test(`${kind} has the height of what it shows, in columns of any width`, async ({
		house,
		browser
	}) => {
		const html = framed(house, path).replace('width="640"', 'width="100%"') + script(house);
		const seen = await elsewhere(browser, house, html);
		for (const width of [320, 500, 680]) {
			await seen.page.setViewportSize({ width, height: 800 });
			await fitted(seen.page);
			await expect.poll(() => cut(seen.page)).toBeLessThanOrEqual(0);
			expect(await heightOf(seen.page)).toBeLessThan(20_000);
		}
		expect(seen.faults()).toEqual([]);
		await seen.close();
	});

/** The heights of the HTML that sites copied, which run no script of ours. */
const heights = { law: 520, statement: 400 };

async function showsAll(
	{ house, browser }: { house: House; browser: Browser },
	path: string,
	height: number
) {
	const size = `width="100%" height="${height}"`;
	const html = framed(house, path).replace('width="640" height="600"', size);
	const seen = await elsewhere(browser, house, `<style>body { margin: 0 }</style>${html}`);
	for (const width of [324, 504, 684]) {
		await seen.page.setViewportSize({ width, height: 800 });
		await fitted(seen.page);
		expect(await heightOf(seen.page)).toBe(height);
		expect(await cut(seen.page), `${width - 4} pixels`).toBeLessThanOrEqual(0);
	}
	return seen;
}

for (const [kind, height] of [
	['a law in a frame', heights.law],
	['a quotation in a frame', heights.statement]
] as const)
	test(`${kind} of ${height} pixels shows all of itself, in columns of 320 pixels and more`, async ({
		house,
		browser
	}) => {
		const seen = await showsAll({ house, browser }, embeds[kind], height);
		await seen.close();
	});

apart(
	'a frame shortens a long quotation and a long title, and leads to the whole of both',
	async ({ house, browser }) => {
		const title = `${'Rules on Words that Offend the Decency of Whoever Reads Them and '.repeat(3)}on Rumours, 2024`;
		const law = await add(house, 'regulations', {
			title,
			slug: 'offending-words',
			jurisdiction: 'PK',
			issuingBody: 'Ministry of Information',
			instrument: 'rules',
			status: 'in_force',
			'sources.0': 'drm-aic-0214'
		});
		const words = 'We ask the ministry to withdraw rules that nobody who speaks has seen. '.repeat(
			13
		);
		const at = await add(house, 'statements', {
			...statement,
			summary: 'They ask for a withdrawal.',
			'positions.0.regulation': law.split('/').at(-1)!,
			'quotations.0.exact': words,
			'quotations.0.lang': 'en',
			'quotations.0.article': 'drm-aic-0214'
		});

		const quoted = await showsAll({ house, browser }, `/embed${publicOf(at)}`, heights.statement);
		await expect(quoted.frame.getByText(/^“We ask the ministry .*…”$/)).toBeVisible();
		for (const text of ['Asia Internet Coalition', '12 Feb 2020', /^Quoted from: Digital Rights/])
			await expect(quoted.frame.getByText(text).first()).toBeVisible();
		await expect(
			quoted.frame.getByRole('link', { name: 'Read the whole quotation' })
		).toHaveAttribute('href', new RegExp(`^${publicOf(at)}#q-`));
		await quoted.close();

		const page = '/regulations/offending-words';
		const told = await showsAll({ house, browser }, `/embed${page}`, heights.law);
		await expect(
			told.frame.getByRole('link', { name: /^Rules on Words that Offend .*…$/ })
		).toHaveAttribute('href', page);
		await told.close();
	}
);

/** Runs in the page. */
function sizeOf() {
	const { scrollHeight, scrollWidth } = document.documentElement;
	return [scrollHeight, scrollWidth];
}

test('each timeline and chart on record shows all of itself in 640 pixels, in columns of 320 and 640', async ({
	house,
	page
}) => {
	test.slow();
	const answer = await house.request(undefined, '/api/v1/regulations?limit=100');
	const { data } = (await answer.json()) as { data: { slug: string }[] };
	const frames = [
		...data.flatMap(({ slug }) =>
			['timeline', ...keysOf(regulationCharts).map((key) => `charts/${key}`)].map(
				(part) => `/embed/regulations/${slug}/${part}`
			)
		),
		...keysOf(trendCharts).map((key) => `/embed/trends/charts/${key}`)
	];
	for (const path of frames) {
		await page.goto(path);
		if (path.includes('/charts/') && (await page.locator('[data-chart]').count()))
			await expect(page.locator('[data-chart] canvas')).toBeVisible();
		for (const width of [320, 640]) {
			await page.setViewportSize({ width, height: 640 });
			// A chart takes the new width some frames later.
			await expect
				.poll(() => page.evaluate(sizeOf), `${path} at ${width} pixels`)
				.toEqual([640, width]);
		}
	}
});

test('a frame follows what its reader unfolds, and believes nobody else about its height', async ({
	house,
	browser
}) => {
	const path = `/embed${pages['a chart across laws']}`;
	const forger = `<iframe srcdoc="<script>parent.postMessage({ message: 'height', value: 4444 }, '*')</script>"></iframe>`;
	const seen = await elsewhere(browser, house, framed(house, path) + script(house) + forger);
	await expect.poll(() => cut(seen.page)).toBeLessThanOrEqual(0);
	const before = await heightOf(seen.page);
	await seen.frame.first().getByText('The same numbers as a table').click();
	await expect.poll(() => heightOf(seen.page)).toBeGreaterThan(before);
	await expect.poll(() => cut(seen.page)).toBeLessThanOrEqual(0);

	const [fair, address] = [await heightOf(seen.page), seen.page.url()];
	await seen.page.evaluate(() => postMessage({ message: 'height', value: 4444 }, '*'));
	const forged = seen.page.frames()[1]!;
	for (const value of [1e9, 20_001, 59, -1, 0, 700.5, '700', NaN, null, {}])
		await forged.evaluate((value) => parent.postMessage({ message: 'height', value }, '*'), value);
	for (const value of ['javascript:alert(1)', 'https://evil.example/'])
		await forged.evaluate((value) => parent.postMessage({ message: 'link', value }, '*'), value);
	for (const data of ['height', null, 5, { message: 'size', value: 700 }])
		await forged.evaluate((data) => parent.postMessage(data, '*'), data);
	expect(await heightOf(seen.page)).toBe(fair);
	await forged.evaluate(() => parent.postMessage({ message: 'height', value: 777 }, '*'));
	await expect.poll(() => heightOf(seen.page)).toBe(777);
	expect(seen.page.url()).toBe(address);
	await seen.close();
});

test('in the sandbox of WordPress, a frame tells its links to the page around it, in answer to that alone', async ({
	house,
	browser
}) => {
	const html = framed(
		house,
		`${embeds['a quotation in a frame']}#?secret=a1B2c3D4e5`,
		'sandbox="allow-scripts"'
	);
	const listener = `<script>
		told = [];
		addEventListener('message', ({ data }) => told.push(data));
	</script>`;
	const seen = await elsewhere(browser, house, listener + html);
	const told = () =>
		seen.page.evaluate(() => (globalThis as unknown as { told: { message: string }[] }).told);
	await expect.poll(async () => (await told()).length).toBeGreaterThan(0);
	for (const { message, ...more } of await told())
		expect({ message, ...more }).toEqual({
			message: 'height',
			value: expect.any(Number),
			secret: 'a1B2c3D4e5'
		});

	// The frame also reports its height while it loads, so the test waits for that.
	const inside = seen.page.frames()[1]!;
	await inside.waitForLoadState();
	await inside.evaluate(async () => {
		await document.fonts.ready;
		await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		parent.postMessage({ message: 'laid out' }, '*');
	});
	await expect.poll(async () => (await told()).at(-1)?.message).toBe('laid out');
	const asked = (await told()).length;
	await seen.page.evaluate(() => {
		const { contentWindow } = document.querySelector('iframe')!;
		for (const secret of ['another', '', undefined])
			contentWindow!.postMessage({ message: 'ready', secret }, '*');
	});
	await seen.frame.getByRole('link', { name: house.url }).click();
	const link = { message: 'link', value: expect.stringContaining(house.url), secret: 'a1B2c3D4e5' };
	await expect.poll(async () => (await told()).slice(asked)).toEqual([link]);
	await seen.page.evaluate(() => {
		const { contentWindow } = document.querySelector('iframe')!;
		contentWindow!.postMessage({ message: 'ready', secret: 'a1B2c3D4e5' }, '*');
	});
	await expect.poll(async () => (await told()).at(-1)?.message).toBe('height');
	expect(seen.page.context().pages()).toHaveLength(1);
	await seen.close();
});

for (const kind of ['a whole timeline in a frame', 'a comparison in a frame'] as const)
	test(`WordPress lets no frame be higher than 1000 px, and ${kind} says that it is shortened`, async ({
		house,
		browser
	}) => {
		const path = `${embeds[kind]}#?secret=a1B2c3D4e5`;
		const html = framed(house, path, 'sandbox="allow-scripts"').replace('600', '1000');
		const seen = await elsewhere(browser, house, html);
		await seen.page.setViewportSize({ width: 320, height: 800 });
		await expect(seen.frame.getByText('Shortened to fit this page')).toBeVisible();
		expect(await cut(seen.page)).toBeLessThanOrEqual(0);
		await seen.close();
	});

test('an unknown filter of a list in a frame is named in one sentence, and the list stands', async ({
	house
}) => {
	const html = await (await house.request(undefined, '/embed/statements?nobody=knows')).text();
	expect(html).toContain('Not understood, and so left out: <code>nobody=knows</code>');
	expect(html).toMatch(/All [\d,]+ statements/);
});
