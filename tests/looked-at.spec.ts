import { expect, overHttp, test } from './staff.ts';

const today = () =>
	new Date().toLocaleDateString('en-GB', {
		...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
		timeZone: 'UTC'
	});

test.describe('when somebody last looked at a law', () => {
	test.use({ as: 'editor', javaScriptEnabled: false });

	test('an editor is told at the desk what to look at, looks, and readers see the day', async ({
		page,
		browser,
		house
	}) => {
		await page.goto('/desk');
		const overdue = page.getByRole('link', { name: /to be looked at again$/ });
		const before = Number(await overdue.locator('strong').textContent());
		await overdue.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Laws to look at');
		const first = page
			.getByRole('listitem')
			.filter({ has: page.getByRole('button') })
			.first();
		await expect(first).toContainText('no look is on record yet');
		await first.getByText('Its own sources').click();
		await expect(first.getByRole('link').last()).toHaveAttribute('href', /^https?:/);
		const looked = first.getByRole('link').first();
		const title = await looked.textContent();
		const address = new URL((await looked.getAttribute('href'))!, page.url()).pathname;

		const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false });
		const reader = await context.newPage();
		await reader.goto(address);
		await expect(reader.locator('main')).toContainText('when it was last looked at is not known');

		await first.getByRole('button', { name: `I looked today at ${title}` }).click();
		await expect(page.getByRole('status')).toContainText('you looked at it today');
		await page.goto('/desk');
		await expect(overdue.locator('strong')).toHaveText(String(before - 1));

		await reader.goto(address);
		await expect(reader.locator('main')).toContainText(`last looked at ${today()}.`);
		await reader.goto('/coming');
		await expect(reader.locator('main')).toContainText(
			`An editor last looked at a law on ${today()}.`
		);
		await context.close();
	});
});

test.describe('the list of laws to look at', () => {
	test.use({ as: 'editor', viewport: { width: 360, height: 740 } });

	test('is accessible on a telephone', async ({ page, expectAccessible }) => {
		test.slow();
		await page.goto('/desk/looked-at');
		await expectAccessible(page);
	});
});

overHttp('an editor who saw an older version of the law is told', async ({ house }) => {
	const form = { id: 'pk-cp-rules-2020', version: '7' };
	const answer = await house.request('editor', '/desk/looked-at', { form });
	expect(answer.status).toBe(409);
});
