import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from '../bin/server.js';
import { expect, test } from './fixtures.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { setUp, stateOf } from './staff.ts';

// A watched page, from its form to the law’s page. The rules are in src/lib/domain/watch and src/lib/server/watch.

const notice = 'The Ministry of IT invites comments on the draft rules until further notice.';

test('an editor tries a page, watches it, and readers see when it was last looked at', async ({
	browser,
	expectAccessible
}) => {
	const ministry = createServer(({ url }, response) => {
		response.writeHead(url === '/rules' ? 200 : 404, { 'content-type': 'text/html' });
		response.end(`<nav>Home</nav><div id="rules"><p>${notice}</p></div><p>Weather: sunny.</p>`);
	});
	await once(ministry.listen(0, '127.0.0.1'), 'listening');
	const place = `127.0.0.1:${(ministry.address() as AddressInfo).port}`;
	const { folder, remove } = loadedFolder();
	const app = await startServer({ RULEWATCH_FOLDER: folder, FETCH_ALLOW: place });
	const asma = await setUp(app, new Visitor(app.url));
	const context = await browser.newContext({
		baseURL: app.url,
		viewport: { width: 360, height: 740 },
		storageState: stateOf(asma.cookies.get('__Host-session')!)
	});
	const page = await context.newPage();
	await page.goto('/desk/watches');
	await expect(page.getByText('No page is watched yet.')).toBeVisible();
	await page.getByRole('link', { name: 'Watch a page' }).click();

	const address = page.getByLabel('Address of the page');
	const region = page.getByLabel('Region', { exact: true });
	await test.step('what is wrong is said at each field, and what was typed comes back', async () => {
		await page.getByLabel('Law', { exact: true }).fill('Rules that nobody made');
		await address.fill(`http://${place}/rules`);
		await region.fill('#levy');
		await page.getByRole('button', { name: 'Watch this page' }).click();
		await expect(page.getByText('Nothing on the page matches this selector.')).toBeVisible();
		await expect(page.getByText('No law is on record as “Rules that nobody made”')).toBeVisible();
		await expect(address).toHaveValue(`http://${place}/rules`);
		await expect(region).toHaveValue('#levy');
		await expectAccessible(page);
	});

	await region.fill('#rules');
	await page.getByRole('button', { name: /^Try it/ }).click();
	await expect(page.getByRole('status').filter({ hasText: notice })).toHaveText(notice);
	await page.getByLabel('Law', { exact: true }).fill('pk-cp-rules-2020');
	await page.getByRole('button', { name: 'Watch this page' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`A ministry’s page at ${place}`);
	await expect(page.getByText('It has not changed since it was last read.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Upkeep' }).click();
	await page.getByRole('link', { name: 'Watched pages', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ hasText: place })).toContainText('#rules');

	await page.goto('/regulations/citizens-protection-against-online-harm-rules-2020');
	const today = new Date().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
	await expect(page.locator('main')).toContainText(
		`The ministry’s page was last looked at on ${today}.`
	);

	await context.close();
	await app.end();
	ministry.close();
	remove();
});
