import { expect, type Page, test } from '@playwright/test';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { type RunningServer, startServer } from '../bin/server.js';
import { faultProxy } from './fault-proxy.js';
import { linesOf } from './log.ts';

test.describe.configure({ mode: 'serial' });
const details = { tag: '@promise-37' };

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let line: Awaited<ReturnType<typeof faultProxy>>;
let app: RunningServer;

test.beforeAll(async () => {
	test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
	postgres = await startPostgres();
	line = await faultProxy(postgres.port);
	app = await startServer({
		DATABASE_URL: postgres.url.replace(`:${postgres.port}`, `:${line.port}`),
		CACHE_MEGABYTES: '0'
	});
});

test.afterAll(async () => {
	await app?.end();
	line?.close();
	await postgres?.stop();
});

/** Unlike home, a list asks the database each time. */
const asked = () => `${app.url}/events`;

async function pageSaysAway(page: Page) {
	const began = performance.now();
	const response = await page.goto(asked());
	expect(response?.status()).toBe(503);
	expect(performance.now() - began).toBeLessThan(8_000);
	await expect(page.getByText(/The database does not answer/)).toBeVisible();
	const html = await page.content();
	expect(html).not.toMatch(/ECONN|select |postgres|node_modules/i);
	return response!;
}

async function health() {
	const response = await fetch(`${app.url}/healthz`);
	return [response.status, await response.json()];
}

const well = [200, { status: 'ok', deliveries: 'ok' }];
const unwell = [503, { status: 'unavailable', reason: 'database' }];

async function servesAgain(page: Page) {
	await expect.poll(async () => (await page.goto(asked()))?.status(), { timeout: 5_000 }).toBe(200);
	expect(await health()).toEqual(well);
}

test(
	'a crash is told as a 503 page in the look of the house; pages serve again without a restart',
	details,
	async ({ page }) => {
		await servesAgain(page);
		await postgres.crash();
		const response = await pageSaysAway(page);
		expect(response.headers()['retry-after']).toBe('5');
		expect(await health()).toEqual(unwell);
		await postgres.restart();
		await servesAgain(page);
	}
);

test(
	'a database that falls silent costs each reader less than eight seconds',
	details,
	async ({ page }) => {
		// Opens the whole connection pool, so that no new connection can fail early.
		await Promise.all(Array.from({ length: 20 }, () => fetch(asked())));
		line.set('hang');
		const [, state] = await Promise.all([pageSaysAway(page), health()]);
		expect(state).toEqual(unwell);
		line.set('none');
		await servesAgain(page);
	}
);

test('what was read before is read on while the database is away', details, async () => {
	const keeping = await startServer({ DATABASE_URL: postgres.url });
	const statusOf = async (path: string) => (await fetch(keeping.url + path)).status;
	expect(await statusOf('/topics')).toBe(200);
	await postgres.crash();
	expect([await statusOf('/topics'), await statusOf('/events')]).toEqual([200, 503]);
	await postgres.restart();
	await expect.poll(() => statusOf('/events')).toBe(200);
	await keeping.end();
});

test(
	'every fault stands in the log under the number that the reader was told',
	{ tag: ['@promise-27', details.tag] },
	async ({ page }) => {
		await postgres.crash();
		await pageSaysAway(page);
		const number = /\b[0-9a-f]{8}\b/.exec(await page.locator('main').innerText())?.[0];
		const fault = { msg: 'fault', request: number, method: 'GET', route: '/(public)/events' };
		await expect.poll(() => linesOf(app)).toContainEqual(expect.objectContaining(fault));
		await postgres.restart();
		await servesAgain(page);
	}
);
