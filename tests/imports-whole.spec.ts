import type { Page } from '@playwright/test';
import { by, csv, importOf, until } from './files.ts';
import { expect, overHttp, test } from './staff.ts';

const regulation = 'citizens-protection-against-online-harm-rules-2020';

/** A file by somebody who never saw our template: 49 statements, three with unknown pages. */
const row = (number: number, word: string) => ({
	Org: number % 12 === 3 ? 'Bolo Bi' : 'Digital Rights Foundation',
	Bill: regulation,
	Position: 'oppose',
	Date: `${1 + (number % 28)} February 2020`,
	Type: 'Letter',
	Statement: `Row ${number} of ${word} objects.`,
	Demands: number % 10 === 5 ? 'Withdrawl; Consult' : 'Withdraw',
	URL: number % 20 ? 'drm-aic-0214' : `https://news.example.com/${word}/${number}`,
	Publication: number % 20 ? '' : 'The Example'
});
const rows = (word: string) =>
	csv(Array.from({ length: 49 }, (_, number) => row(number + 1, word)));

function counted(page: Page) {
	const count = { clicks: 0 };
	return {
		count,
		async press(role: 'link' | 'button', name: string | RegExp) {
			count.clicks++;
			await page.getByRole(role, { name }).first().click();
		},
		async choose(content: string) {
			count.clicks++;
			await page
				.getByLabel('CSV file')
				.setInputFiles({ name: 'ours.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
		}
	};
}

async function publishAll(page: Page, word: string, look: (page: Page) => Promise<void>) {
	await page.goto('/desk');
	const { count, press, choose } = counted(page);
	await press('link', 'From a file');
	await choose(rows(word));
	await press('button', 'Upload');
	await press('button', 'Check the rows');
	await expect(page.getByRole('status')).toContainText('cannot enter yet');
	await look(page);
	await press('button', /^Use “Bolo Bhi” in 4 rows/);
	await expect(page.getByRole('button', { name: /^Use “Bolo Bhi”/ })).toHaveCount(0);
	await press('button', /^Use “Withdraw” in 5 rows/);
	await expect(page.getByRole('status')).toContainText('All 49 rows are right');
	await expect(page.getByRole('status')).toContainText('2 articles that the record did not have');
	await look(page);
	await press('button', 'Publish 49 rows');
	await expect(page.getByRole('status')).toContainText('49 rows published');
	expect(count.clicks).toBeLessThanOrEqual(8);
	await look(page);
	await page.goto(`/statements?q=${word}`);
	await expect(page.getByRole('main')).toContainText(`of ${word} objects.`);
}

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('publishes 49 rows of a file of one’s own in at most 8 clicks, and takes them back whole', async ({
		page,
		expectAccessible
	}) => {
		await publishAll(page, 'scripted49', async () => {
			await expectAccessible(page);
			const size = page.viewportSize()!;
			await page.setViewportSize({ width: 360, height: 740 });
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wider).toBeLessThanOrEqual(0);
			await expectAccessible(page);
			await page.setViewportSize(size);
		});
		await page.goto('/desk/imports');
		await page.getByRole('link', { name: 'ours.csv' }).first().click();
		await page.getByText('Withdraw it', { exact: true }).click();
		await page.getByLabel('Reason').fill('The file was a draft.');
		await page.getByRole('button', { name: 'Withdraw the whole' }).click();
		await expect(page.getByRole('status')).toContainText('49 rows withdrawn');
		await expect(page.getByRole('button', { name: 'Check its rows again' })).toBeVisible();
		await expectAccessible(page);
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });
		test('does the same', ({ page }) => publishAll(page, 'plain49', async () => {}));
	});
});

test.describe('a contributor', () => {
	test.use({ as: 'contributor' });

	test('sends a file whole, which an editor sends back and then publishes', async ({
		page,
		house,
		browser
	}) => {
		const ask = by(house, 'contributor');
		const right = { ...row(1, 'sent'), Org: 'Bolo Bhi', Publication: '' };
		const path = await importOf(
			ask,
			csv([right, { ...right, Statement: 'Two of sent.' }]),
			'sent.csv'
		);
		await page.goto(path);
		await page.getByRole('button', { name: 'Check the rows' }).click();
		await page.getByRole('button', { name: 'Send 2 rows to an editor' }).click();
		await expect(page.getByRole('status')).toContainText('Sent to the editors');

		const context = await house.contextOf(browser, 'editor');
		const desk = await context.newPage();
		await desk.goto('/desk/imports');
		await desk.getByRole('link', { name: 'sent.csv' }).click();
		await expect(desk.getByRole('region', { name: 'Row 2', exact: true })).toContainText(
			'Its source'
		);
		await desk.getByText('Send it back', { exact: true }).click();
		await desk.getByLabel('Note to its author').fill('Which page says so?');
		await desk.getByRole('button', { name: 'Send the whole back' }).click();
		await expect(desk.getByRole('status')).toContainText('sent it back');

		await page.reload();
		await expect(page.getByRole('status')).toContainText('Which page says so?');
		await page.getByRole('button', { name: 'Send it again' }).click();
		await expect(page.getByRole('status')).toContainText('Sent to the editors');
		await desk.reload();
		await desk.getByRole('button', { name: 'Publish 2 rows' }).click();
		await expect(desk.getByRole('status')).toContainText('2 rows published');
		await context.close();
	});

	test('mends a cell in its row, and has the mended file', async ({
		page,
		house,
		expectAccessible
	}) => {
		const ask = by(house, 'contributor');
		const wrong = { ...row(1, 'mended'), Date: 'the other day' };
		const path = await importOf(ask, csv([wrong]), 'mended.csv');
		await page.goto(path);
		await page.getByRole('button', { name: 'Check the rows' }).click();
		await page.getByRole('listitem').getByRole('link', { name: '2', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Row 2');
		await expect(page.getByLabel('Date')).toHaveAccessibleDescription(/the other day/);
		await expectAccessible(page);
		await page.getByLabel('Date').fill('Feb 2020');
		await page.getByRole('button', { name: 'Save this row' }).click();
		await expect(page.getByRole('status')).toContainText('The row is right');
		expect(await (await ask(`${path}/rows.csv`)).text()).toContain('Feb 2020');
	});
});

overHttp('is not taken back without a reason, nor by somebody else', async ({ house }) => {
	const ask = by(house, 'contributor');
	const path = await importOf(ask, csv([row(1, 'reasons')]), 'reasons.csv');
	const refused = await ask(`${path}?/takeBack`, { form: { version: '1', reason: ' ' } });
	expect(refused.status).toBe(400);
	expect(await refused.text()).toContain('Say why.');
	const form = { version: '1', reason: 'Not mine.' };
	const other = await by(house, 'other contributor')(`${path}?/takeBack`, { form });
	expect(other.status).toBe(404);
	const published = await ask(`${path}?/publish`, { form });
	expect(published.status).toBe(403);
	await until(ask, path, 'mapping');
});
