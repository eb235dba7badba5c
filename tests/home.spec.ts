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

	test('shows the days that laws were hidden as squares, an act of parliament without', async ({
		page
	}) => {
		await page.goto(pages.home);
		const row = (words: string) => page.getByRole('listitem').filter({ hasText: words }).first();
		const hidden = row('22 days hidden; by other sources 10 to 26');
		await expect(hidden.getByRole('img')).toBeVisible();
		await expect(hidden.locator(`a[href$="${pages['a law']}"]`)).toBeVisible();
		const act = row('4 days from assent to gazette');
		await expect(act.getByRole('img')).toHaveCount(0);
		await expect(row('29 days hidden; by other sources none')).toBeVisible();
	});

	test('leads to every law in a picture of the trends, with the same in a table, and says what hidden means', async ({
		page
	}) => {
		await page.goto(pages.home);
		const regulations = await page.getByRole('link', { name: /^\d+ laws$/ }).textContent();
		await page.getByRole('link', { name: 'Compare all laws' }).click();
		const figure = page.locator('figure').filter({ hasText: 'A law is hidden from the day' });
		const table = page.locator('table').filter({ hasText: 'Stance of most statements' });
		const rows = table.getByRole('row');
		await page.getByText('The same as a table', { exact: true }).click();
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
			'22 days hidden; by other sources 10 to 26'
		);
		expect(inPicture).toHaveLength(parseInt(regulations!, 10));
	});

	test('tells that nothing is due, and leads to what comes', async ({ page }) => {
		await page.goto(pages.home);
		await expect(page.getByRole('main')).toContainText('Nothing is due on record.');
		await page.getByRole('link', { name: 'What comes, and its calendar' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What comes');
	});
});
