import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { published } from './facts.ts';
import { pages } from './pages.ts';

const aic = pages['a coalition'];
const own = published('statements').filter(({ organisation }) => organisation === 'aic');
const statementsIn = (page: Page) => page.getByRole('main').locator('article[id^="st-"]');
const older = (page: Page) => page.getByText(/^\d+ earlier statements$/);

for (const [width, height, most] of [
	[360, 740, 9],
	[1280, 900, 6]
] as const)
	test(`a coalition with many statements is at most ${most} screens of ${width} × ${height} tall @layout`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height });
		await page.goto(aic);
		const tall = await page.evaluate(() => document.documentElement.scrollHeight);
		expect(tall / height).toBeLessThanOrEqual(most);
	});

test('a coalition’s page holds all its statements, and paper shows each of them', async ({
	page
}) => {
	await page.goto(aic);
	await expect(statementsIn(page)).toHaveCount(own.length);
	await expect(statementsIn(page).last()).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(statementsIn(page).last()).toBeVisible();
	await expect(older(page)).toBeHidden();
});

test('the address of a statement among the folded ones opens them', async ({ page }) => {
	await page.goto(aic);
	const last = await statementsIn(page).last().getAttribute('id');
	await page.goto(`${aic}#${last}`);
	await expect(statementsIn(page).last()).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a coalition’s earlier statements open where they stand', async ({ page }) => {
		await page.goto(aic);
		await expect(statementsIn(page).first()).toBeVisible();
		await expect(statementsIn(page).last()).toBeHidden();
		await older(page).click();
		await expect(statementsIn(page).last()).toBeVisible();
	});
});
