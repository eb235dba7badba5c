import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../bin/server.js';
import { openMenu } from './menus.ts';
import { expect, test as base } from './fixtures.ts';
import { loadedFolder } from './loaded.ts';
import { pages } from './pages.ts';

const test = base.extend<object, { then: RunningServer }>({
	/** The app with its clock in February 2020, when the bundled events were still to come. */
	then: [
		async ({}, use) => {
			const { folder, remove } = loadedFolder();
			const clock = join(folder, 'clock');
			writeFileSync(clock, String(Date.parse('2020-02-12T12:00:00Z') - Date.now()));
			const app = await startServer({ RULEWATCH_FOLDER: folder, CLOCK_FILE: clock }, [
				process.execPath,
				...['--import', './tests/clock.js', 'server.js']
			]);
			await use(app);
			await app.end();
			remove();
		},
		{ scope: 'worker' }
	]
});

test('where nothing is due, the page says so and the bar does not lead to it', async ({ page }) => {
	await page.goto(pages['what comes']);
	await expect(page.locator('p[aria-live]')).toContainText('0 coming events.');
	await expect(page.locator('main')).toContainText('No date ahead is on record.');
	await expect(page.locator('main')).toContainText('When an editor last looked');
	const bar = page.getByRole('navigation', { name: 'The record' });
	await expect(bar.getByRole('link', { name: 'Trends' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Coming up' })).toHaveCount(0);
});

test('a reader finds what comes in the bar, narrows it to a country, and subscribes to just that', async ({
	browser,
	then,
	expectAccessible
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(then.url);
	await page.getByRole('navigation', { name: 'The record' }).getByText('Laws').click();
	const bar = page.getByRole('navigation', { name: 'Laws' });
	await bar.getByRole('link', { name: 'Coming up' }).click();
	await expect(page).toHaveURL(`${then.url}/coming`);
	await expect(bar.locator('[aria-current=page]')).toHaveText('Coming up');
	await expect(page.locator('main')).toContainText('Tomorrow');
	await page.getByLabel('Country').selectOption('PK');
	await page.getByRole('button', { name: 'Apply' }).click();
	const total = Number(await page.locator('p[aria-live] strong').textContent());
	expect(total).toBeGreaterThan(0);
	const files = await openMenu(page, 'these dates');
	const subscribe = files.getByRole('link', { name: 'Subscribe in your calendar' });
	const address = await subscribe.getAttribute('href');
	expect(address).toBe(`webcal://${new URL(then.url).host}/calendar.ics?jurisdiction=PK`);
	const calendar = await page.request.get(address!.replace('webcal:', 'http:'));
	expect(calendar.headers()['content-type']).toContain('text/calendar');
	expect(await calendar.text()).toContain('Rulewatch: coming dates (jurisdiction: PK)');
	await context.close();
	const scripted = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const narrow = await scripted.newPage();
	await narrow.goto(`${then.url}/coming?jurisdiction=PK`);
	await expectAccessible(narrow);
	const sideways = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(sideways).toBeLessThanOrEqual(0);
	await scripted.close();
});

test('what is not understood is named on the page, and refused as a calendar', async ({ page }) => {
	await page.goto(`${pages['what comes']}?kind=court&topic=privacy`);
	await expect(page.getByRole('status')).toHaveText('Not understood, and so left out: kind=court');
	const refused = await page.request.get('/calendar.ics?kind=court');
	expect(refused.status()).toBe(400);
	expect(await refused.text()).toContain('jurisdiction, regulation, topic');
});
