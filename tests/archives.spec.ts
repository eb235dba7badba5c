import type { Page } from '@playwright/test';
import { wxr } from '../src/lib/server/desk/archives/test-wxr.ts';
import { agency, reprint } from '../src/lib/domain/reports/test-reports.ts';
import { expect, test } from './staff.ts';

const html = (text: string) => text.split('\n').join('\n\n');
const archive = wxr(
	{ title: 'Cabinet approves rules in silence', html: html(agency) },
	{ title: 'New curbs on the web', date: '2020-02-15 08:00:00', html: html(reprint(agency)) },
	{ title: 'Not finished', status: 'draft' }
);

async function upload(page: Page, content: string) {
	await page.goto('/desk/archives');
	await page
		.getByLabel('The XML file')
		.setInputFiles({ name: 'rights.xml', mimeType: 'text/xml', buffer: Buffer.from(content) });
	await page.getByRole('button', { name: 'Upload' }).click();
}

test.describe('a newsroom’s archive', () => {
	test.use({ as: 'editor', javaScriptEnabled: false });

	test('enters from a file, and readers see which of its pages are one report', async ({
		page
	}) => {
		test.slow();
		await upload(page, archive);
		await expect(page.locator('main')).toContainText('Left out: posts that are not published (1).');
		await expect(page.getByLabel('Outlet')).toHaveValue('Rights & Wrongs');
		await page.getByLabel('They enter as').selectOption('published articles');
		await page.getByRole('button', { name: 'Enter 2 posts' }).click();
		const main = page.locator('main');
		await expect(async () => {
			await page.reload();
			await expect(main).toContainText('2 posts are articles now', { timeout: 500 });
		}).toPass();
		await expect(main).toContainText('quotations found in 2 articles');

		await page.goto('/articles?outlet=Rights+%26+Wrongs');
		await expect(page.locator('main')).toContainText('2 articles, 1 independent report');
		await page.getByRole('link', { name: 'independent reports' }).click();
		await expect(page.getByRole('article')).toHaveCount(1);
		await page.getByRole('link', { name: 'Cabinet approves rules in silence' }).click();
		await expect(page.locator('main')).toContainText(
			'Also printed by Rights & Wrongs, 15 Feb 2020'
		);

		await page.goto('/desk/reports');
		const own = page.getByRole('listitem').filter({ hasText: 'New curbs on the web' }).last();
		await own.getByRole('button', { name: 'A report of its own' }).click();
		await expect(page.getByRole('status')).toContainText('They are two reports now.');
		await page.goto('/articles?outlet=Rights+%26+Wrongs');
		await expect(page.locator('main')).toContainText('2 articles with these filters');
		await page.goto('/desk/reports');
		await page.getByRole('button', { name: 'One report after all' }).click();
		await expect(page.getByRole('status')).toContainText('They are one report now.');
	});

	test('is refused in a sentence where it is none, and nothing of it is kept', async ({ page }) => {
		await upload(page, archive.slice(0, -40));
		await expect(page.getByRole('alert')).toContainText('breaks off before its end');
		await upload(page, 'Outlet,Headline\nDawn,Rules\n');
		await expect(page.getByRole('alert')).toContainText('This is no export of WordPress');
		await page.goto('/desk/reports');
		await page.getByLabel('One page').fill('https://nowhere.example/a');
		await page.getByLabel('The other page').fill('/articles/none');
		await page.getByRole('button', { name: 'One report', exact: true }).last().click();
		await expect(page.locator('main')).toContainText('not on record');
		await expect(page.getByLabel('One page')).toHaveValue('https://nowhere.example/a');
	});
});
