import type { Page } from '@playwright/test';
import { pastedPage } from './helpers/server/desk/capture/test-page.ts';
import { scripted } from './fixtures.ts';
import { expect, test } from './staff.ts';

const law = 'Citizens Protection (Against Online Harm) Rules 2020';
const article = pastedPage.replace('Safe Platforms (Duties and Penalties) Rules, 2021', law);
const address = 'https://mdw.example/2021/03/alarmed';

function counted(page: Page) {
	const { keyboard } = page;
	let keys = 0;
	return {
		keys: () => keys,
		paste: (text: string) => keyboard.insertText(text),
		async press(key: string) {
			await keyboard.press(key);
			keys++;
		},
		/** Presses a shortcut of the quotations page, once its script listens. */
		async decide(key: string) {
			await expect(page.getByRole('button', { name: 'Turn the keys off' })).toBeVisible();
			await this.press(key);
		}
	};
}

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('makes a draft with its proof of a pasted page in at most 12 keys, and publishes it in at most 3 clicks @postgres', async ({
		page,
		expectAccessible
	}) => {
		await page.goto('/desk/capture');
		await expect(page.getByLabel('Its address, or its text')).toBeFocused();
		await expectAccessible(page);
		const keys = counted(page);
		await keys.paste(article);
		await keys.press('Tab');
		await keys.paste(address);
		await keys.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			'Alliance of internet firms'
		);
		await expect(page.locator('mark')).toHaveCount(5);
		const { width, height } = page.viewportSize()!;
		for (const size of [
			{ width: 360, height: 740 },
			{ width, height }
		]) {
			await page.setViewportSize(size);
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wider, `pixels by which it is wider than ${size.width}`).toBeLessThanOrEqual(0);
			await expectAccessible(page);
		}
		await keys.decide('j');
		await expect(page.getByLabel('Speaker')).toHaveValue('Rehan Qadir');
		await keys.decide('j');
		await expect(page.getByLabel('Speaker')).toHaveValue('Laura Penn');
		await keys.decide('s');
		await expect(page.getByLabel('Stance on it')).toHaveValue('oppose');
		await keys.decide('Enter');
		await expect(page.getByRole('status').first()).toHaveText('Kept as a draft, with its proof.');
		await expect(page.getByText('This copy proves the quotations of its article.')).toBeVisible();
		expect(keys.keys(), 'keys beyond pasting').toBeLessThanOrEqual(12);

		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page.getByRole('status').first()).toHaveText('Published: readers see it now.');
		await page.goto('/statements?q=dismayed');
		const main = page.getByRole('main');
		await main
			.getByRole('link', { name: /Indus Internet Alliance/ })
			.first()
			.click();
		await expect(main).toContainText('with everyone at the table');
		await expect(main).toContainText('Laura Penn');
		await expect(main).toContainText('Oppose');
	});

	test('publishes in the stream with the page that its contributor pasted, unless a key refuses', async ({
		page,
		browser,
		house,
		expectAccessible
	}) => {
		const context = await house.contextOf(browser, 'contributor');
		const theirs = await context.newPage();
		await theirs.goto('/desk/capture');
		const own = article.replaceAll('Rehan Qadir', 'Zubair Lodhi').replace('March 3', 'March 5');
		await theirs.getByLabel('Its address, or its text').fill(own);
		await theirs.getByLabel('Where the text comes from').fill('https://mdw.example/stream');
		await theirs.getByRole('button', { name: 'Read the page' }).click();
		await theirs.getByRole('button', { name: 'Next' }).click();
		await expect(theirs.getByLabel('Speaker')).toHaveValue('Zubair Lodhi');
		await theirs.getByRole('button', { name: 'Confirm and send' }).click();
		await expect(theirs.getByRole('status').first()).toHaveText('Sent to an editor.');
		await context.close();

		await page.goto('/desk/review?sort=newest');
		await page
			.getByRole('main')
			.getByRole('link', { name: /Signal Commons Pakistan: / })
			.first()
			.click();
		const copy = page.getByLabel('Keep the page as its author pasted it, as the proof');
		await expect(copy).toBeChecked();
		await expect(page.getByText('No copy of this page is kept yet.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Turn the keys off' })).toBeVisible();
		await page.keyboard.press('n');
		await expect(copy).not.toBeChecked();
		await page.keyboard.press('n');
		await expect(copy).toBeChecked();
		await expectAccessible(page);
		await page.keyboard.press('p');
		await page.waitForURL(/decided=/);
		await page.goto('/statements?q=counts+hours');
		await expect(page.getByRole('main')).toContainText('Found in text that staff pasted');
		await page.getByRole('link', { name: /^Read and cite/ }).click();
		await expect(
			page.getByText(/^Found in text that staff pasted on \d+ \w+ \d{4}\.$/)
		).toBeVisible();
	});

	test('is told which rule refuses an address, beside it, and pastes the text instead', async ({
		page
	}) => {
		await page.goto('/desk/capture?address=http://169.254.169.254/latest&title=Metadata');
		await expect(page.getByText('From “Metadata”.')).toBeVisible();
		await page.getByRole('button', { name: 'Read the page' }).click();
		const given = page.getByLabel('Its address, or its text');
		await expect(given).toHaveAccessibleDescription(
			/on the public internet answers to this address/
		);
		await expect(given).toHaveValue('http://169.254.169.254/latest');
		await given.fill(article);
		await page.getByLabel('Where the text comes from').fill('http://169.254.169.254/latest');
		await page.getByRole('button', { name: 'Read the page' }).click();
		await expect(page.getByLabel('Address of the page')).toHaveValue(
			'http://169.254.169.254/latest'
		);
	});

	test('goes on by hand from a page in which no quotation was found', async ({ page }) => {
		await page.goto('/desk/capture');
		await page
			.getByLabel('Its address, or its text')
			.fill(`The ministry has published the ${law}.\n\nThey were signed in January.`);
		await page
			.getByLabel('Where the text comes from')
			.fill('https://mdw.example/2021/04/published');
		await page.getByRole('button', { name: 'Read the page' }).click();
		await expect(page.getByText('No quotation was found in this text.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Turn the keys off' })).toHaveCount(0);
		await page.getByLabel('Headline').fill('The ministry publishes the rules');
		await page.getByLabel('Outlet').fill('Media Defence Watch');
		await page.getByRole('button', { name: 'Keep the article alone' }).click();
		await page.getByRole('link', { name: 'Add a statement from it by hand' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('New statement');
		await expect(page.getByRole('list', { name: 'Sources, chosen' })).toContainText(
			'The ministry publishes the rules'
		);
	});

	test('keeps the text that they pasted where its address is refused', async ({ page }) => {
		await page.goto('/desk/capture');
		await page.getByLabel('Its address, or its text').fill(article);
		// The script sets the maximum length when it loads, so the test must remove it after that.
		await scripted(page);
		const where = page.getByLabel('Where the text comes from');
		for (const [given, told] of [
			['none at all', /is not the address of a web page/],
			[`https://mdw.example/${'x'.repeat(2_000)}`, /longer than 2,000 letters/]
		] as const) {
			await where.evaluate((box) => box.removeAttribute('maxlength'));
			await where.fill(given);
			await page.getByRole('button', { name: 'Read the page' }).click();
			await expect(where).toHaveAccessibleDescription(told);
			await expect(where).toHaveValue(given);
			await expect(page.getByLabel('Its address, or its text')).toHaveValue(article);
		}
	});
});

test.describe('without script', () => {
	test.use({ as: 'contributor', javaScriptEnabled: false });

	test('a contributor sends what a page quotes, and is told what is missing', async ({ page }) => {
		await page.goto('/desk/capture');
		// Its words are others than those of the statements above, which it would be offered.
		const undated = article.replace('March 3, 2021', '').replace('When companies', 'When firms');
		await page.getByLabel('Its address, or its text').fill(undated);
		await page.getByLabel('Where the text comes from').fill('https://mdw.example/unscripted');
		await page.getByRole('button', { name: 'Read the page' }).click();
		await page.getByRole('button', { name: 'Next' }).click();
		await page.getByLabel('Office').fill('its director');
		await page.getByRole('button', { name: 'Confirm and send' }).click();
		await expect(page.getByLabel('Date', { exact: true })).toHaveAccessibleDescription(
			'Give the date: the page does not tell it.'
		);
		await expect(page.getByLabel('Office')).toHaveValue('its director');
		await page.getByLabel('Date', { exact: true }).fill('3 March 2021');
		await page.getByRole('button', { name: 'Confirm and send' }).click();
		await expect(page.getByRole('status').first()).toHaveText('Sent to an editor.');
		await expect(page.getByText('It proves nothing before an editor has taken it.')).toBeVisible();
		await page.getByRole('button', { name: 'Drop' }).click();
		await page
			.getByRole('link', { name: /The Indus Internet Alliance is dismayed|grave alarm/ })
			.first()
			.click();
		await expect(page.getByRole('button', { name: /Take it back|Drop/ })).toBeVisible();
	});
});
