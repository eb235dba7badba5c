import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

test('a reader sees who signs with whom, follows a number to the very statements, and narrows by law', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/stakeholders');
	await page.getByRole('link', { name: 'Who stands with whom' }).click();
	await expect(page.getByText('A coalition does not speak for its members')).toBeVisible();
	const pair = page
		.getByRole('table', { name: /^Pairs/ })
		.getByRole('row')
		.nth(1);
	const links = pair.getByRole('rowheader').getByRole('link');
	await expect(links).toHaveCount(2);
	const names = await links.allTextContents();
	const number = Number(await pair.getByRole('cell').first().textContent());
	await pair.getByRole('cell').first().getByRole('link').click();
	await expect(
		page.getByText(`${number} ${number === 1 ? 'statement' : 'statements'} with these filters`)
	).toBeVisible();
	await expect(page.getByText(`Signed together with ${names[1]}`)).toBeVisible();
	await page.goBack();
	await page.getByLabel('Law').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Apply' }).click();
	await expect(page).toHaveURL(/\/coalitions\?regulation=/);
	await expect(page.getByText(/a law leaves what was said on it/)).toBeVisible();
	await context.close();
});

test('a group’s number of members leads to the names, and its page leads back', async ({
	page
}) => {
	await page.goto('/coalitions');
	const group = page.getByRole('row', { name: /^Asia Internet Coalition/ });
	await group.getByRole('link', { name: /listed members of Asia Internet Coalition$/ }).click();
	await expect(page.getByRole('heading', { name: 'Members', exact: true })).toBeInViewport();
	await page.getByRole('link', { name: 'Who stands with whom, across all groups' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who stands with whom');
});

test('the picture shows names and lines, wide and on a phone, once it is drawn', async ({
	page
}) => {
	await expect(async () => {
		await page.goto('/coalitions');
		await expect(page.locator('figure')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	for (const [width, shown] of [
		[1280, '.wide'],
		[360, '.narrow']
	] as const) {
		await page.setViewportSize({ width, height: 740 });
		const drawing = page.locator(`figure ${shown} svg`);
		await expect(drawing).toBeVisible();
		await expect(drawing.locator('text', { hasText: 'Bolo Bhi' }).last()).toBeVisible();
		expect(await drawing.locator('path').count()).toBeGreaterThan(0);
	}
	// The picture covers the whole record, so a filtered page has none.
	await page.goto(pages['who stands with whom, narrowed']);
	await expect(page.locator('figure')).toHaveCount(0);
});

test('what is not understood is named and left out, and what nothing matches is said', async ({
	page
}) => {
	await page.goto('/coalitions?kind=wizard&country=Atlantis&regulation=no-such-law');
	await expect(page.getByRole('status')).toHaveText(
		'Not understood, and so left out: kind=wizard, country=Atlantis'
	);
	await expect(page.getByText('No statement on record carries two names that match')).toBeVisible();
	await expect(page.getByText('No group with members on record matches')).toBeVisible();
});

for (const [width, height, most] of [
	[360, 740, 9],
	[1280, 900, 6]
] as const)
	test(`the page is at most ${most} screens of ${width} × ${height}, without sideways scrolling`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height });
		await page.goto(pages['who stands with whom']);
		const [across, down] = await page.evaluate(() => {
			const { scrollWidth, scrollHeight } = document.documentElement;
			return [scrollWidth, scrollHeight] as const;
		});
		expect(across).toBe(width);
		expect(down / height).toBeLessThanOrEqual(most);
	});
