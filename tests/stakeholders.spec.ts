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
	test(`a coalition with many statements is at most ${most} screens of ${width} × ${height} tall`, async ({
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

for (const [width, shown, hidden] of [
	[1280, 'marks', 'dates'],
	[360, 'dates', 'marks']
] as const)
	test(`each position that its day or month is known of is shown once at ${width} px, among the ${shown}`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height: 900 });
		await page.goto(aic);
		const positions = page.locator('#positions ~ .picture');
		const found = {
			marks: positions.locator('svg a[href^="/statements/"]'),
			dates: positions.locator('li li a[href^="/statements/"]')
		};
		const expected = own.flatMap(({ positions }) => positions).length;
		await expect(found[shown].filter({ visible: true })).toHaveCount(expected);
		await expect(found[hidden].filter({ visible: true })).toHaveCount(0);
		await expect(found.marks.locator('title').first()).toHaveText(/^\w+, (\d+ )?\w{3} \d{4}$/);
	});

test('a statement is a card, with what was said later below it and the law’s clock beside it', async ({
	page
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(pages['a statement']);
	const main = page.getByRole('main');
	const top = async (text: string | RegExp) =>
		(await main.getByText(text).first().boundingBox())!.y;
	expect(await top('Quoted from')).toBeLessThan(await top('Position changed later'));
	expect(await top('Position changed later')).toBeLessThan(await top('In short'));
	const course = page.getByRole('complementary', { name: 'The course of the law' });
	await expect(course).toBeInViewport();
	await expect(course).toContainText('22 days hidden; by other sources 10 to 26');
	await expect(course.locator('[aria-current]')).toHaveText(/13 Feb 2020\s*.*This statement/);
});
