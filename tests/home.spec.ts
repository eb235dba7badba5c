import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

test.describe('the front page, without script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('opens with what changed, each a sentence that leads to its proof', async ({ page }) => {
		await page.goto(pages.home);
		const headings = page.getByRole('heading', { level: 2 });
		await expect(headings.first()).toHaveText('What changed');
		const changes = page.getByRole('main').getByRole('list').first().getByRole('listitem');
		await expect(changes.first()).toContainText(/^\s*\w+, .*\d{4}:\s+\S.+\./);
		await changes.first().getByRole('link').first().click();
		await expect(page).toHaveURL(/\/(events|statements)\/|\/corrections/);
		await expect(page.getByRole('main')).toContainText(/Source/);
	});

	test('shows every law in a picture, with the same in a table, and says what hidden means', async ({
		page
	}) => {
		await page.goto(pages.home);
		const figure = page.locator('figure').filter({ hasText: 'A law is hidden from the day' });
		const rows = page.getByRole('row');
		await page.getByText('The same as a table').click();
		const inTable = await rows
			.getByRole('link')
			.evaluateAll((links) =>
				links.map((link) => new URL((link as HTMLAnchorElement).href).pathname)
			);
		const inPicture = await figure
			.locator('svg a')
			.evaluateAll((links) =>
				links.map((link) => new URL(link.getAttribute('href')!, document.baseURI).pathname)
			);
		expect(inPicture.toSorted()).toEqual(inTable.toSorted());
		expect(inPicture).toContain(pages['a law']);
		await expect(rows.filter({ has: page.locator(`a[href$="${pages['a law']}"]`) })).toContainText(
			'Hidden for 22 days'
		);
		const regulations = await page.getByRole('link', { name: /^\d+ laws$/ }).textContent();
		expect(inPicture).toHaveLength(parseInt(regulations!, 10));
	});

	test('tells that nothing is due, and leads to what comes', async ({ page }) => {
		await page.goto(pages.home);
		await expect(page.getByRole('main')).toContainText('Nothing is due on record.');
		await page.getByRole('link', { name: 'What comes, and its calendar' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What comes');
	});
});
