import type { Page } from '@playwright/test';
import { add, enter } from './entries.ts';
import { expect, test } from './fixtures.ts';
import { statementsOn } from './facts.ts';
import { openMenu } from './menus.ts';
import { pages } from './pages.ts';
import { overHttp } from './staff.ts';

const files = ['png', 'svg', 'csv', 'json'] as const;
const ofOneRegulation = statementsOn('pk-cp-rules-2020').length;
const chart = (regulation: string, key = 'stance') => `${regulation}/charts/${key}`;

test('a chart has an address of its own, kept in step with what it counts', async ({ page }) => {
	await page.goto(pages['a law']);
	const figure = page.locator('figure').filter({ hasText: 'Stance by kind of stakeholder' });
	await (
		await openMenu(figure, 'this chart')
	)
		.getByRole('link', { name: 'Link to this chart' })
		.click();
	await expect(page).toHaveURL(`${chart(pages['a law'])}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stance by kind of stakeholder');
	await expect(page.locator('canvas')).toBeVisible();
	const caption = page.locator('figcaption');
	await expect(caption).toContainText(new RegExp(`\\b${ofOneRegulation} statements\\.\\s+As of `));
	await page.getByRole('link', { name: 'signatories' }).click();
	await expect(page).toHaveURL(/\?count=signatories#chart$/);
	await expect(caption).toContainText(/\d+ names on statements\./);
	const menu = await openMenu(page, 'this chart');
	await expect(menu.getByRole('link', { name: 'CSV', exact: true })).toHaveAttribute(
		'href',
		/stance\.csv\?count=signatories$/
	);
	await menu.locator('> summary').click();
	await page.getByRole('link', { name: 'Citizens Protection' }).click();
	await expect(page).toHaveURL(pages['a law']);
});

test('a bar leads to the statements that it counts @journey', async ({ page }) => {
	await page.goto(chart(pages['a law']));
	const canvas = page.locator('canvas');
	await canvas.scrollIntoViewIfNeeded();
	const isBar = () => canvas.evaluate(({ style }) => style.cursor === 'pointer');
	// Moves along the axis until a bar is under the pointer, since its place depends on the layout.
	await expect(async () => {
		const { x, y, width, height } = (await canvas.boundingBox())!;
		for (let down = 8; down < height && !(await isBar()); down += 8) {
			await page.mouse.move(x + width / 3, y + down);
			await page.evaluate(() => new Promise(requestAnimationFrame));
		}
		expect(await isBar()).toBe(true);
	}).toPass();
	await page.mouse.down();
	await page.mouse.up();
	await expect(page).toHaveURL(/\/statements\?regulation=[\w-]+&kind=\w+&stance=\w+$/);
});

test('a field of the matrix says in words what its sign means, to eyes and ears', async ({
	page,
	expectAccessible
}) => {
	await page.goto(pages['the matrix across laws']);
	const row = page.getByRole('row', { name: 'Asia Internet Coalition' });
	const field = row.getByRole('link', { name: /^Oppose, \d+ \w+ 20\d\d; also: / }).first();
	await expect(field).toHaveText(/^\+\d+$/);
	await expect(field.locator('use')).toHaveAttribute('href', '#mark-oppose');
	await expect(field).toHaveAttribute('title', /^Oppose, .+; also: \w+, \d/);
	await expect(row.getByRole('cell', { name: 'not on record' }).first()).toBeAttached();
	await expectAccessible(page);
});

test('a choice that means nothing is named on the page, and makes no file', async ({ page }) => {
	await page.goto(`${chart(pages['a law'])}?count=followers`);
	await expect(page.getByRole('status').filter({ hasText: 'left out' })).toHaveText(
		/count=followers$/
	);
	await expect(page.locator('figcaption')).toContainText(`${ofOneRegulation} statements.`);
	const answer = await page.request.get(`${chart(pages['a law'])}.png?count=followers`);
	expect(answer.status()).toBe(400);
	expect(await answer.text()).toContain('Not understood: count=followers');
});

test('a picture for print and a spreadsheet are saved under names that tell them apart', async ({
	page
}) => {
	await page.goto(`${chart(pages['a law'])}?count=signatories`);
	await openMenu(page, 'this chart');
	for (const [link, name] of [
		['PNG for print', 'stance-signatories-print.png'],
		['SVG', 'stance-signatories.svg'],
		['XLSX', 'stance-signatories.xlsx']
	] as const) {
		const saved = page.waitForEvent('download');
		await page.getByRole('link', { name: link, exact: true }).click();
		expect((await saved).suggestedFilename()).toContain(name);
	}
	await expect(page).toHaveURL(/charts\/stance\?count=signatories$/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const kind of ['a chart of a law', 'a chart across laws'] as const)
		test(`${kind} is a drawing and its table, with its files beside it`, async ({ page }) => {
			await page.goto(pages[kind]);
			await expect(page.locator('figure table')).toBeVisible();
			await expect(page.locator('[data-chart] svg').first()).toBeVisible();
			await expect(page.locator('canvas')).toHaveCount(0);
			await openMenu(page, 'this chart');
			for (const name of ['PNG', 'PNG for print', 'SVG', 'CSV', 'XLSX', 'JSON'])
				await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
		});

	test('a table over time says once of weeks without a statement that there were none', async ({
		page
	}) => {
		await page.goto(pages['a chart of a law']);
		const table = page.locator('figure table');
		await expect(table).toContainText('No statements from 9 March to 7 June 2020');
		await expect(table.getByRole('rowheader', { name: '8 Jun 2020' })).toBeVisible();
		await expect(table.getByRole('rowheader', { name: '16 Mar 2020' })).toHaveCount(0);
		const csv = await page.request.get(`${pages['a chart of a law']}.csv`);
		expect(await csv.text()).toContain('16 Mar 2020');
	});

	test('laws without a number of days are named beside the tables, folded', async ({ page }) => {
		await page.goto(pages.trends);
		await expect(page.getByRole('cell', { name: 'unknown', exact: true })).toHaveCount(0);
		const law = page
			.locator('figure')
			.getByRole('link', { name: 'Communications and Multimedia Act 1998 (Malaysia)' });
		await expect(law).toHaveCount(0);
		await page
			.getByText(/^No number of days for \d+ laws$/)
			.first()
			.click();
		await expect(law).toBeVisible();
	});
});

/** The size of a picture as the browser sees it, and for SVG the root's name or the parse error. */
const seen = (page: Page, path: string) =>
	page.evaluate(async (path) => {
		const image = new Image();
		image.src = path;
		await image.decode();
		const size = [image.naturalWidth, image.naturalHeight];
		if (!/\.svg/.test(path)) return { size };
		const text = await (await fetch(path)).text();
		const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
		const mistake = parsed.querySelector('parsererror')?.textContent;
		return { size, root: mistake ?? parsed.documentElement.localName };
	}, path);

test('browsers take every picture, and every SVG is well-formed', async ({ page }) => {
	await page.goto('/about');
	const charts = [
		...['stance', 'reactions', 'demands'].map((key) => chart(pages['a law'], key)),
		chart(pages['a law without days']),
		...['hidden', 'answered', 'stance', 'matrix'].map((key) => chart('/trends', key))
	];
	for (const path of charts) {
		expect([path, await seen(page, `${path}.png`)]).toEqual([path, { size: [1200, 630] }]);
		const { size, root } = await seen(page, `${path}.svg?count=members`);
		expect([path, size[0], root]).toEqual([path, 800, 'svg']);
		const whole = await seen(page, `${path}.png?count=members&size=2`);
		expect([path, whole.size]).toEqual([path, size.map((side) => (side ?? 0) * 2)]);
	}
	for (const regulation of [pages['a law'], pages['a law without days']])
		expect(await seen(page, `${regulation}/timeline.svg`), regulation).toMatchObject({
			root: 'svg'
		});
	const drawn = `${pages['a law']}/timeline`;
	const { size } = await seen(page, `${drawn}.svg`);
	expect(await seen(page, `${drawn}.png`)).toEqual({ size });
	expect((await seen(page, `${drawn}.png?scale=2`)).size).toEqual(size.map((side) => side * 2));
	expect((await seen(page, `${drawn}.png?size=print`)).size[0]).toBe(3508);
	for (const asked of ['scale=9', 'size=card', 'size=huge'])
		expect((await page.request.get(`${drawn}.png?${asked}`)).status(), asked).toBe(400);
});

for (const path of [`${chart(pages['a law'])}.svg`, `${pages['a law']}/timeline.svg`])
	test(`an SVG that is opened by itself breaks no policy and shows itself whole: ${path}`, async ({
		page
	}) => {
		await page.goto(path);
		await expect(page.locator('svg').first()).toBeVisible();
		expect(await page.locator('title').first().textContent()).toContain('Citizens Protection');
	});

for (const path of [pages.trends, `${pages['a chart of a law']}?count=members`])
	test(`a link brings a picture along: ${path}`, async ({ page }) => {
		await page.goto(path);
		const meta = (name: string) =>
			page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
		expect(await meta('twitter:card')).toBe('summary_large_image');
		expect(await meta('og:image:alt')).toMatch(/^Chart\. /);
		const picture = await page.request.get((await meta('og:image'))!);
		expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
		expect(picture.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
		const again = await page.request.get((await meta('og:image'))!, {
			headers: { 'if-none-match': picture.headers().etag! }
		});
		expect(again.status()).toBe(304);
	});

overHttp(
	'a chart is where its law is: unknown, moved, withdrawn, or drafted',
	async ({ house }) => {
		const get = (path: string) => house.request(undefined, path);
		const below = (slug: string) =>
			[
				'charts/stance',
				...files.map((format) => `charts/stance.${format}`),
				'timeline.svg',
				'timeline.png'
			].map((rest) => `/regulations/${slug}/${rest}`);
		for (const path of below('never'))
			expect([path, (await get(path)).status]).toEqual([path, 404]);
		const rules = {
			title: 'Rules to be drawn',
			slug: 'drawn',
			jurisdiction: 'PK',
			issuingBody: 'Somebody',
			instrument: 'rules',
			status: 'proposed',
			'sources.0': 'drm-aic-0214'
		};
		const at = await add(house, 'regulations', rules);
		await enter(house, 'editor', 'publish', {
			summary: 'They are to be withdrawn.',
			'positions.0.regulation': at.split('/').at(-1)!
		});
		for (const path of below('drawn'))
			expect([path, (await get(path)).status]).toEqual([path, 200]);
		expect(await (await get('/regulations/drawn/charts/stance.csv')).text()).toContain('oppose');
		for (const path of ['charts/other', 'charts/other.png', 'charts/stance.gif'])
			expect([path, (await get(`/regulations/drawn/${path}`)).status]).toEqual([path, 404]);

		const moved = { ...rules, slug: 'drawn-anew', version: '1', reason: 'A clearer address' };
		await house.request('editor', `${at}?/publish`, { form: moved });
		for (const [index, path] of below('drawn').entries()) {
			const answer = await get(`${path}?count=members`);
			// A timeline has no `count`, so the parameter is dropped.
			const kept = /\/timeline\.\w+$/.test(path) ? '' : '?count=members';
			expect([answer.status, answer.headers.get('location')]).toEqual([
				308,
				below('drawn-anew')[index] + kept
			]);
		}

		const form = { version: '2', reason: 'The rules were a hoax.' };
		await house.request('editor', `${at}/withdraw`, { form });
		for (const path of below('drawn-anew')) {
			const answer = await get(path);
			expect([path, answer.status]).toEqual([path, 410]);
			expect(await answer.text()).toContain('The rules were a hoax.');
		}

		const draft = { ...rules, title: 'Rules not told yet', slug: 'untold' };
		await add(house, 'regulations', draft, { who: 'contributor', wish: 'send' });
		for (const path of below('untold'))
			expect([path, (await get(path)).status]).toEqual([path, 404]);
	}
);
