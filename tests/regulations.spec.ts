import { expect, test } from './fixtures.ts';
import { published } from './facts.ts';
import { pages } from './pages.ts';

const laws = published('regulations');

test('the Citizens Protection Rules were hidden for 22 days and answered in one @journey', async ({
	page
}) => {
	await page.goto(pages['a law']);
	const clock = (name: string) => page.locator('dl').getByText(name, { exact: true }).locator('..');
	await expect(clock('Made')).toContainText('21 January 2020');
	await expect(clock('hidden')).toContainText('22 days');
	await expect(clock('Text public')).toContainText('12 February 2020');
	await expect(clock('until answered')).toContainText('1 day');
	await expect(clock('First reaction')).toContainText('13 February 2020');
});

test('a disputed date stands beside the preferred one with its source', async ({ page }) => {
	await page.goto(pages['a law']);
	const approval = page
		.getByRole('listitem')
		.filter({ hasText: 'The federal cabinet approves' })
		.first();
	await expect(approval).toContainText('28 January 2020');
	await expect(approval).toContainText('11 February 2020');
	await expect(approval).toContainText('Naya Daur');
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
	const here = laws.filter(({ jurisdiction }) => jurisdiction === 'PK');
	const rules = here.filter(({ instrument }) => instrument === 'rules');
	await page.getByLabel('Country').selectOption({ label: `Pakistan (${here.length})` });
	await page.getByLabel('Instrument').selectOption('rules');
	await page.getByRole('button', { name: 'Apply' }).click();
	await expect(page).toHaveURL(/jurisdiction=PK&instrument=rules/);
	await expect(page.getByText(`${rules.length} laws with these filters`)).toBeVisible();
	await page.getByRole('link', { name: 'Clear all filters' }).click();
	await expect(page.getByText(`${laws.length} laws`)).toBeVisible();
});

test('a filter or page number that means nothing is named and left out', async ({ page }) => {
	const response = await page.goto('/regulations?status=furious&page=minus');
	expect(response?.status()).toBe(200);
	await expect(page.getByRole('status')).toContainText('status=furious');
	await expect(page.getByText(`${laws.length} laws`)).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a law is complete: clocks, timeline, numbers of the charts, statements, sources', async ({
		page
	}) => {
		await page.goto(pages['a law']);
		for (const name of ['Timeline', 'Reactions', 'Statements', 'Related laws', 'Sources'])
			await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
		await expect(page.locator('canvas:visible')).toHaveCount(0);
		await expect(page.locator('figure table').first()).toBeVisible();
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
