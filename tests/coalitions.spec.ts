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
	const number = page.getByRole('link', { name: /joint statements? of/ });
	const pair = page.getByRole('listitem').filter({ has: number }).first().getByRole('link');
	await expect(pair).toHaveCount(3);
	const names = await pair.allTextContents();
	const count = Number.parseInt(names[2]!, 10);
	await pair.last().click();
	await expect(
		page.getByText(`${count} ${count === 1 ? 'statement' : 'statements'} with these filters`)
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
	await page.getByRole('link', { name: /members of Asia Internet Coalition, as listed$/ }).click();
	await expect(page.getByRole('heading', { name: 'Members', exact: true })).toBeInViewport();
	await page.getByRole('link', { name: 'Who stands with whom, across all groups' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who stands with whom');
});

test('what a group said stands at its day, as a picture where there is room and as dated rows on a phone', async ({
	page
}) => {
	await page.goto('/coalitions');
	const group = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('link', { name: 'Asia Internet Coalition', exact: true }) })
		.first();
	const picture = group.locator('svg[height]');
	const day = group.getByText('13 Feb 2020', { exact: true }).first();
	await expect(picture).toBeVisible();
	expect(await picture.getByRole('link').count()).toBeGreaterThan(5);
	await expect(day).toHaveCount(1);
	await page.setViewportSize({ width: 360, height: 740 });
	await expect(picture).toBeHidden();
	expect((await day.boundingBox())!.width).toBeGreaterThan(20);
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
