import type { Page } from '@playwright/test';
import { csv } from './files.ts';
import { expect, test } from './staff.ts';

/** The work is done in the background, on machines that may be busy. */
const soon = expect.configure({ timeout: 20_000 });
const law = 'citizens-protection-against-online-harm-rules-2020';

/** A statement as a row of a file. */
const says = (summary: string, given: Record<string, string> = {}) => ({
	Organisation: 'Asia Internet Coalition',
	Law: law,
	Stance: 'Oppose',
	Date: '15 February 2020',
	'What was said': summary,
	Sources: 'drm-aic-0214',
	...given
});

const fileOf = (content: string | Buffer, name = 'rows.csv') => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(content)
});

async function upload(page: Page, content: string | Buffer, name?: string) {
	await page.goto('/desk/imports');
	await page.getByLabel('CSV file').setInputFiles(fileOf(content, name));
	await page.getByRole('button', { name: 'Upload' }).click();
}

const statusOf = (page: Page) => soon(page.getByRole('status'));

/** A file is uploaded, mended and entered, and readers see what it says. */
async function walk(page: Page, word: string, look: (page: Page) => Promise<void>) {
	const right = says(`Right ${word}.`);
	await upload(page, csv([says(`Wrong ${word}.`, { Date: 'the other day' }), right]));
	await expect(page.getByLabel('What was said (needed)')).toHaveValue('c4');
	await look(page);
	await page.getByRole('button', { name: 'Check the rows' }).click();
	await statusOf(page).toContainText('1 row of 2 cannot enter');
	await expect(page.getByRole('main')).toContainText('Row 2, Date:');
	await expect(page.getByRole('main')).toContainText('In the cell: the other day');
	await expect(page.getByRole('button', { name: /Enter/ })).toHaveCount(0);
	await look(page);

	await upload(page, csv([says(`Mended ${word}.`, { Date: 'Feb 2020' }), right]));
	await page.getByRole('button', { name: 'Check the rows' }).click();
	await statusOf(page).toContainText('All 2 rows are right');
	await page.getByRole('button', { name: 'Enter 2 rows into the record' }).click();
	await statusOf(page).toContainText('In the record since');
	await expect(page.getByRole('status')).toContainText('2 rows were published');
	await look(page);

	await page.goto(`/statements?q=${word}`);
	await expect(page.getByRole('main')).toContainText(`Mended ${word}.`);
	await expect(page.getByRole('main')).toContainText(`Right ${word}.`);
	await expect(page.getByRole('main')).not.toContainText(`Wrong ${word}.`);
}

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('uploads a file, mends and enters it, and readers see it', ({ page, expectAccessible }) =>
		walk(page, 'scripted', expectAccessible));

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('does it all the same', ({ page }) => walk(page, 'plainly', async () => {}));
	});
});
