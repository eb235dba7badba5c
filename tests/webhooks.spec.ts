import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { startServer } from '../bin/server.js';
import { filled } from './entry.ts';
import { expect, test } from './fixtures.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { invite, setUp, stateOf } from './staff.ts';

// A webhook, from its form to a delivered change. The rules are in src/lib/server/follow/webhooks.

/** Longer than an editor has to undo a publication. */
const settled = 30_000;

test('somebody adds a webhook, gives its code back, and is told what is published', async ({
	browser,
	expectAccessible
}) => {
	const arrived: { headers: IncomingHttpHeaders; body: string }[] = [];
	const receiver = createServer((request, response) => {
		text(request).then(
			(body) => {
				arrived.push({ headers: request.headers, body });
				response.end('ok');
			},
			(fault) => response.destroy(fault)
		);
	});
	await once(receiver.listen(0, '127.0.0.1'), 'listening');
	const place = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
	const { folder, remove } = loadedFolder();
	const clock = join(folder, 'clock');
	writeFileSync(clock, '0');
	const app = await startServer(
		{ RULEWATCH_FOLDER: folder, CLOCK_FILE: clock, FETCH_ALLOW: place },
		[process.execPath, ...['--import', './tests/clock.js', 'server.js']]
	);
	expect(app.output()).toContain(
		`FETCH_ALLOW lets whoever has a webhook or captures a page reach ${place}`
	);
	const asma = await setUp(app, new Visitor(app.url));
	const context = await browser.newContext({
		baseURL: app.url,
		viewport: { width: 360, height: 740 },
		storageState: stateOf(asma.cookies.get('__Host-session')!)
	});
	const page = await context.newPage();
	await page.goto('/desk/account');
	await page.getByRole('link', { name: 'For programs that are told of changes' }).click();

	await test.step('what is wrong is said at each field, and what was typed comes back', async () => {
		await page.getByLabel('Name').fill('<b>Newsroom</b>');
		await page.getByLabel('Address', { exact: true }).fill('http://10.0.0.1/hook');
		await page.getByLabel('What it follows').fill('/regulations/none');
		await page.getByLabel('News articles').uncheck();
		await page.getByRole('button', { name: 'Add the webhook' }).click();
		await expect(page.getByText('on the public internet answers to this address')).toBeVisible();
		await expect(page.getByText('There is nothing to follow at this address')).toBeVisible();
		await expect(page.getByLabel('Name')).toHaveValue('<b>Newsroom</b>');
		await expect(page.getByLabel('News articles')).not.toBeChecked();
		await expectAccessible(page);
	});

	await page.getByLabel('Address', { exact: true }).fill(`http://${place}/services/T0/secret-word`);
	await page.getByLabel('What it follows').fill('/regulations?jurisdiction=PK');
	await page.getByRole('button', { name: 'Add the webhook' }).click();
	const secret = (await page.getByText(/^whsec_/).textContent())!;
	const { code } = JSON.parse(arrived[0]!.body).data;
	await expect(page.getByRole('listitem').filter({ hasText: 'Not verified.' })).toContainText(
		`<b>Newsroom</b> to ${place}`
	);
	await expectAccessible(page);
	await page.goto('/desk/account/webhooks');
	const html = await page.content();
	expect(html).not.toContain('secret-word');
	expect(html).not.toContain(secret);
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, 'pixels by which it is wider than the screen').toBeLessThanOrEqual(0);

	await test.step('another’s webhook is not there', async () => {
		const bilal = await invite(asma, 'editor', 'Bilal');
		const id = await page.locator('input[name=id]').first().inputValue();
		for (const action of ['verify', 'again', 'test', 'secret', 'off', 'on', 'remove']) {
			const at = `/desk/account/webhooks?/${action}`;
			expect((await bilal.request(at, { form: { id, code } })).status, action).toBe(404);
		}
		expect(arrived).toHaveLength(1);
	});

	await page.getByLabel('The code that arrived there').fill(code);
	await page.getByRole('button', { name: 'Verify: ' }).click();
	await expect(page.getByRole('status')).toContainText('It is verified');
	await expect(page.getByText('No change has been sent yet.')).toBeVisible();

	const form = filled('statement', 'Told to a webhook');
	const answer = await asma.request('/desk/statements/new?/publish', { form });
	expect(answer.status).toBe(303);
	expect(arrived).toHaveLength(1);
	writeFileSync(clock, String(settled));
	app.child.kill('SIGUSR2');
	await expect.poll(() => arrived.length).toBe(2);
	const { headers, body } = arrived[1]!;
	// The app's clock is ahead by less than a receiver tolerates.
	const told = new Webhook(secret).verify(body, headers as Record<string, string>);
	expect(told).toMatchObject({ type: 'statement.published', data: { what: 'New statement' } });
	// The app records the delivery after it has read the answer.
	await expect(async () => {
		await page.reload();
		await expect(page.getByText('The last change arrived on')).toBeVisible({ timeout: 500 });
	}).toPass();
	await context.close();
	await app.end();
	receiver.close();
	remove();
});
