import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { published, statementsOn } from './facts.ts';
import { openMenu } from './menus.ts';
import { pages } from './pages.ts';

const regulations = published('regulations');

const answer = (page: Page, name: string) =>
	page
		.getByRole('region', { name: 'In short' })
		.locator('dl > div')
		.filter({ has: page.getByText(name, { exact: true }) });

test('the Citizens Protection Rules were hidden for 22 days and answered in one @journey', async ({
	page
}) => {
	await page.goto(pages['a law']);
	await expect(answer(page, 'Made')).toContainText('21 January 2020');
	await expect(answer(page, 'Public')).toContainText('12 February 2020');
	await expect(answer(page, 'Public')).toContainText('Leaked by');
	const short = page.getByRole('region', { name: 'In short' });
	const words = '22 days hidden; by other sources 10 to 26';
	await expect(short.getByRole('heading', { name: words })).toBeVisible();
	await expect(short.getByRole('img', { name: words })).toBeVisible();
	await expect(answer(page, 'First reaction')).toContainText('13 February 2020');
	await expect(answer(page, 'First reaction')).toContainText('1 day after the text was public');
	await expect(answer(page, 'Where it stands')).toContainText('Superseded');
});

test('each answer has its name and its proof one tap away, and what other sources say', async ({
	page
}) => {
	await page.goto(pages['a law']);
	await expect(answer(page, 'Made')).toContainText('Other sources say 31 Jan 2020');
	for (const name of ['Made', 'Public', 'First reaction', 'Where it stands']) {
		const proof = answer(page, name)
			.getByRole('link', { name: /^Original: / })
			.first();
		await expect(proof, name).toHaveAttribute('href', /^https?:/);
	}
	await answer(page, 'First reaction')
		.getByRole('link', { name: 'Asia Internet Coalition' })
		.click();
	await expect(page).toHaveURL(/\/statements\/st-028$/);
	await page.goto(pages['a law']);
	await answer(page, 'Public')
		.getByRole('link', { name: /^Digital Rights Monitor/ })
		.click();
	await expect(page).toHaveURL(/\/articles\//);
});

test('where those on record stand is told in a sentence whose numbers lead to the rows', async ({
	page
}) => {
	await page.goto(pages['a law']);
	const total = statementsOn('pk-cp-rules-2020').length;
	const sentence = page.getByRole('region', { name: 'In short' }).locator('.positions');
	await expect(sentence).toContainText(
		/^\d+ of \d+ statements \(\d+%\) oppose it or are concerned;/
	);
	await sentence.getByRole('link', { name: `${total} statements` }).click();
	await expect(page.getByText(`${total} statements with these filters`)).toBeVisible();
});

test('a law without days and statements says that none is on record, and counts nothing', async ({
	page
}) => {
	await page.goto(pages['a law without days']);
	const short = page.getByRole('region', { name: 'In short' });
	await expect(short.getByText('Days it was made and came out not on record')).toHaveCount(1);
	await expect(answer(page, 'First reaction')).toContainText('none on record');
	await expect(short.getByText('No statement about it is on record yet.')).toBeVisible();
	await expect(short.getByRole('img')).toHaveCount(0);
	for (const part of ['.clock', '.verdict'])
		await expect(short.locator(part).first()).not.toContainText(/\b0\b/);
});

test('a disputed date stands behind a dotted line below the preferred one, with its source', async ({
	page
}) => {
	await page.goto(pages['a law']);
	const row = page.locator('.ledger > li').filter({ hasText: 'The federal cabinet approves' });
	await expect(row.locator('time').first()).toHaveAttribute('datetime', '2020-01-28');
	await expect(row).toContainText('Other sources say 11 Feb 2020. Naya Daur');
	expect(
		await row
			.locator('.otherwise')
			.first()
			.evaluate((each) => getComputedStyle(each).borderInlineStartStyle)
	).toBe('dotted');
});

test('every event and every named reaction of a law is in view, and hidden days are blacked out', async ({
	page
}) => {
	await page.goto(pages['a law']);
	const ledger = page.locator('.ledger');
	for (const { id } of statementsOn('pk-cp-rules-2020'))
		await expect(ledger.locator(`#t-${id}`), id).toBeVisible();
	await expect(ledger.locator('details')).toHaveCount(0);
	await expect(ledger.locator('#t-st-028')).toContainText('Asia Internet Coalition');
	await expect(ledger.locator('#t-st-028')).toContainText('reconsider, consult');
	await expect(ledger.locator('.end')).toContainText(
		'22 days hidden 21 January to 12 February 2020; by other sources 10 to 26'
	);
	const black = ledger.locator('.black').first();
	const fill = (element: string) =>
		black.evaluate((each, element) => getComputedStyle(each, element).backgroundColor, element);
	expect(await fill('::after')).toBe('rgb(21, 24, 29)');
	await page.setViewportSize({ width: 360, height: 740 });
	const name = ledger.locator('#t-st-028 a').first();
	await name.evaluate((each) => (each.textContent = 'Unterbeamtengesellschaft'.repeat(4)));
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	expect(await black.evaluate((each) => getComputedStyle(each).borderInlineStartWidth)).toBe('8px');
});

test('a reader gets from home to a quotable, sourced sentence in two clicks @journey', async ({
	page
}) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'Statements', exact: true }).click();
	await page
		.getByRole('article')
		.filter({ has: page.locator('blockquote') })
		.first()
		.getByRole('link', { name: 'Read and cite' })
		.click();
	await expect(page).toHaveURL(/\/statements\/st-/);
	await expect(page.locator('blockquote').first()).toBeVisible();
	await expect(
		page
			.getByRole('main')
			.getByRole('link', { name: /original/i })
			.first()
	).toHaveAttribute('href', /^https?:/);
});

test('filters combine, show counts and stay in the address @journey', async ({ page }) => {
	await page.goto('/regulations');
	const here = regulations.filter(({ jurisdiction }) => jurisdiction === 'PK');
	const rules = here.filter(({ instrument }) => instrument === 'rules');
	await page.getByLabel('Country').selectOption({ label: `Pakistan (${here.length})` });
	await page.getByText('More filters').click();
	await page.getByLabel('Instrument').selectOption('rules');
	await page.getByRole('button', { name: 'Apply' }).click();
	await expect(page).toHaveURL(/jurisdiction=PK&.*instrument=rules/);
	await expect(page.getByText(`${rules.length} laws with these filters`)).toBeVisible();
	await page.getByRole('link', { name: 'Clear all filters' }).click();
	await expect(page.getByText(`${regulations.length} laws`)).toBeVisible();
});

test('a filter or page number that means nothing is named and left out', async ({ page }) => {
	const response = await page.goto('/regulations?status=furious&page=minus');
	expect(response?.status()).toBe(200);
	await expect(page.getByRole('status')).toContainText('status=furious');
	await expect(page.getByText(`${regulations.length} laws`)).toBeVisible();
});

test('from home on a telephone, two taps and one screen lead to days, names and sources', async ({
	page
}) => {
	const height = 740;
	await page.setViewportSize({ width: 360, height });
	await page.goto(pages.home);
	const search = page.getByRole('search');
	await search.getByRole('searchbox').fill('citizens protection');
	await search.getByRole('button').click();
	const law = page.getByRole('main').locator(`a[href$="${pages['a law']}"]`).first();
	await law.click();
	await expect(page).toHaveURL(new RegExp(`${pages['a law']}$`));
	for (const name of ['Made', 'Public', 'First reaction']) {
		const source = answer(page, name)
			.getByRole('link', { name: /^Original: / })
			.first();
		const box = await source.boundingBox();
		expect(box!.y + box!.height, name).toBeLessThanOrEqual(2 * height);
	}
});

test('of each law the three answers stand on the first screen of a telephone', async ({ page }) => {
	const height = 740;
	await page.setViewportSize({ width: 360, height });
	for (const { slug } of regulations) {
		await page.goto(`/regulations/${slug}`);
		const title = page.getByRole('heading', { level: 1 });
		const lines = await title.evaluate(
			(each) => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)
		);
		if (Math.round(lines) > 3) continue;
		for (const day of await page.getByRole('region', { name: 'In short' }).locator('.date').all()) {
			const box = (await day.boundingBox())!;
			expect(box.y + box.height, slug).toBeLessThanOrEqual(height);
		}
	}
});

test('the bar of a law stays in reach, and leads to each section and its tools in two taps', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(pages['a law']);
	const bar = page.getByRole('navigation', { name: 'On this page' });
	await expect(bar).toBeInViewport({ ratio: 1 });
	for (const name of ['What happened', 'Who said what', 'Charts', 'Cite', 'Sources']) {
		await bar.getByRole('link', { name, exact: true }).click();
		await expect(bar).toBeInViewport();
	}
	await bar.getByRole('link', { name: 'Cite' }).click();
	await expect(page.locator('#cite')).toBeInViewport();
	await bar.getByRole('link', { name: 'What happened' }).click();
	const menu = await openMenu(page, 'the timeline');
	await expect(menu.getByText('Embed its timeline')).toBeInViewport();
	await expect(menu.getByRole('link', { name: 'SVG' })).toBeInViewport();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('all that happened to a law is narrowed by a form', async ({ page }) => {
		await page.goto(pages['a law']);
		await expect(
			page.getByRole('link', { name: 'Digital Rights Foundation' }).first()
		).toBeVisible();
		await page.getByRole('link', { name: 'All entries, with filters' }).click();
		await page.getByLabel('Kind of stakeholder').selectOption('court');
		await page.getByRole('button', { name: 'Apply' }).click();
		await expect(page).toHaveURL(/\/timeline\?kind=&stakeholder=court&stance=$/);
		await expect(page.getByText('entries with these filters')).toBeVisible();
		await page.goto(`${pages['a law']}/timeline?stance=furious`);
		await expect(page.getByRole('status')).toContainText('stance=furious');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('of each stance three voices are in view, in their own words or ours, and all are one press away', async ({
		page
	}) => {
		await page.goto(pages['a law']);
		const voices = page.locator('h3.oppose + ul > li');
		await expect(voices).toHaveCount(3);
		const names = voices.locator('b');
		await expect(names).toHaveCount(3);
		expect(new Set(await names.allInnerTexts()).size).toBe(3);
		const words = page.locator('h3 + ul > li > blockquote');
		for (const quoted of await words.allInnerTexts()) expect(quoted).toMatch(/^“.+”$/s);
		const all = page.getByRole('link', { name: /^All \d+ that oppose$/ });
		const [total] = /\d+/.exec(await all.innerText())!;
		await all.click();
		await expect(page.getByText(`${total} statements with these filters`)).toBeVisible();
	});

	test('a law is complete: clocks, timeline, numbers of the charts, statements, sources', async ({
		page
	}) => {
		await page.goto(pages['a law']);
		for (const name of [
			'What happened',
			'Who said what',
			'Who they are, and what they asked for',
			'Before and after this law',
			'Sources'
		])
			await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
		await expect(page.locator('canvas:visible')).toHaveCount(0);
		for (const figure of await page.locator('figure:has([data-chart])').all()) {
			await expect(figure.locator('[data-chart] svg').first()).toBeVisible();
			await expect(figure.locator('table')).toBeVisible();
		}
		await expect(page.getByText('22 days').first()).toBeVisible();
	});
});

test('nothing moves while a law loads and is read, and chart code waits for its turn', async ({
	page
}) => {
	const scripts: string[] = [];
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) scripts.push(response.url());
	});
	// Late fonts are measured in look.spec.ts, with each set of stand-ins.
	await page.route('**/*.woff2', (route) => route.abort());
	await page.addInitScript(() => {
		const shifts = globalThis as { shifts?: number[] };
		shifts.shifts = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				shifts.shifts?.push((entry as unknown as { value: number }).value);
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(pages['a law'], { waitUntil: 'networkidle' });
	const before = scripts.length;
	await page.locator('[data-chart]').first().scrollIntoViewIfNeeded();
	await expect
		.poll(() => scripts.length, 'chart code that came once a chart was near')
		.toBeGreaterThan(before);
	await expect(page.locator('[data-chart] canvas').first()).toBeVisible();
	await page.getByRole('heading', { name: 'Sources', exact: true }).scrollIntoViewIfNeeded();
	expect(await page.evaluate(() => (globalThis as { shifts?: number[] }).shifts)).toEqual([]);
});
