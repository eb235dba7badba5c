import { expect, test } from './fixtures.ts';
import { embeds, pages, refusals } from './pages.ts';

// What every kind of page must pass, whatever it shows.

for (const [kind, address] of Object.entries({ ...pages, ...embeds })) {
	test.describe(kind, () => {
		test('is accessible, light and dark', async ({ page, expectAccessible }) => {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await page.goto(address);
				await expectAccessible(page);
			}
		});

		test('has one heading of its own and fits a telephone', async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expect(page).toHaveTitle(/\S+ · Rulewatch$/);
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wider, 'pixels by which the page is wider than the screen').toBeLessThanOrEqual(0);
		});
	});
}

for (const [kind, [address, status]] of Object.entries(refusals)) {
	test(`${kind} is refused with ${status} and a search box`, async ({ page, expectAccessible }) => {
		const response = await page.goto(address);
		expect(response?.status()).toBe(status);
		await expectAccessible(page);
		await page.getByRole('main').getByRole('searchbox').fill('AIC');
		await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
		await expect(page.getByRole('link', { name: 'Asia Internet Coalition' }).first()).toBeVisible();
	});
}
