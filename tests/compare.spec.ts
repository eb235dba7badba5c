import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

const regulation = 'Citizens Protection (Against Online Harm) Rules';

test('a reader ticks two laws, sees them side by side, follows a number to what it counts, and takes one out', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/regulations?jurisdiction=PK');
	await page.getByRole('checkbox', { name: `Compare ${regulation}` }).check();
	await page.getByRole('checkbox', { name: /^Compare Removal and Blocking .+ 2021$/ }).check();
	await page.getByRole('button', { name: 'Compare ticked laws' }).click();
	await expect(page).toHaveURL(/\/compare\?regulations=/);
	const hidden = page.getByRole('row', { name: /^Days hidden/ });
	await expect(
		hidden.getByRole('cell').filter({ hasText: /^22 days hidden; by other sources 10 to 26$/ })
	).toBeVisible();
	await expect(page.getByRole('row', { name: /^First reaction/ })).toContainText('February 2020');
	await expect(page.getByRole('row', { name: /^\+22 days/ })).toContainText('Leak');
	const oppose = page
		.getByRole('row', { name: /^Oppose/ })
		.getByRole('link')
		.first();
	const number = await oppose.textContent();
	await oppose.click();
	await expect(page.getByText(`${number} statements with these filters`)).toBeVisible();
	await page.goBack();
	await page.getByText('Add a law or take one out').click();
	await page.getByRole('checkbox', { name: regulation }).uncheck();
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(page.getByRole('checkbox')).toHaveCount(1);
	await context.close();
});

test('a law that is unknown and a fifth one are named, and the rest is compared', async ({
	page
}) => {
	await page.goto('/regulations');
	const boxes = page.getByRole('checkbox');
	const slugs = await boxes.evaluateAll((all) =>
		all.slice(0, 5).map((box) => (box as HTMLInputElement).value)
	);
	await page.goto(`/compare?regulations=no-such-law,${slugs.join(',')}`);
	const said = page.getByRole('status');
	await expect(said.first()).toHaveText('“no-such-law” is not the address of a law on record.');
	await expect(said.last()).toContainText('was left out: four laws at most are compared.');
	await page.getByText('Take a law out').click();
	await expect(page.getByRole('checkbox')).toHaveCount(4);
	await expect(page.getByRole('heading', { name: 'Stances' })).toBeVisible();
});

test('every law leads to its comparison with another', async ({ page }) => {
	await page.goto(pages['a law']);
	await page.getByRole('link', { name: 'Compare with another law' }).click();
	await page.getByLabel('Add a law').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Compare' }).click();
	await page.getByText('Add a law or take one out').click();
	await expect(page.getByRole('checkbox')).toHaveCount(2);
	await expect(page.getByRole('heading', { name: 'Who spoke on more than one' })).toBeVisible();
});

const hiddenTwice = [
	'citizens-protection-against-online-harm-rules-2020',
	'removal-and-blocking-of-unlawful-online-content-rules-2021'
];

for (const count of [2, 4])
	test(`a comparison of ${count} laws is at most nine screens of a telephone tall, and draws their days on one scale`, async ({
		page
	}) => {
		const height = 740;
		await page.setViewportSize({ width: 360, height });
		await page.goto('/regulations?jurisdiction=PK');
		const slugs = await page
			.getByRole('checkbox')
			.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
		const others = slugs.filter((slug) => !hiddenTwice.includes(slug)).slice(0, count - 2);
		await page.goto(`/compare?regulations=${[...hiddenTwice, ...others].join(',')}`);
		const tall = await page.evaluate(() => document.documentElement.scrollHeight);
		expect(tall / height).toBeLessThanOrEqual(9);
		const squares = page.locator('#hidden ~ ul').first().locator('svg');
		await expect(squares).toHaveCount(2);
		const widths = await squares.evaluateAll((all) =>
			all.map((svg) => [
				(svg as SVGSVGElement).viewBox.baseVal.width,
				svg.getBoundingClientRect().width
			])
		);
		expect(widths[0]).toEqual(widths[1]);
		await expect(
			page.getByText('Its first reaction came 105 days before it was made.')
		).toBeVisible();
	});
