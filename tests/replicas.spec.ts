import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { type RunningServer, startServer, temporaryFolder } from '../bin/server.js';
import { moveIn } from './crash.ts';
import { faultProxy } from './fault-proxy.js';

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => test.skip(!hasPostgres(), 'PostgreSQL is not installed here.'));

const { folder: RULEWATCH_FOLDER, remove } = temporaryFolder();
test.afterAll(() => remove());

const statement = '/statements/st-028';

const textAt = async (app: RunningServer) => (await fetch(app.url + statement)).text();

async function publish(url: string, summary: string) {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	await client`update statement set summary = ${summary}, version = version + 1 where id = 'st-028'`;
	await client.end();
}

async function ask(url: string, query: string) {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	const [row] = await client.unsafe(query);
	await client.end();
	return row?.answer as unknown;
}

const summaryIn = (url: string) =>
	ask(url, "select summary as answer from statement where id = 'st-028'");

const readsOf = async (url: string) =>
	Number(await ask(url, 'select sum(xact_commit)::int as answer from pg_stat_database'));

test('what is published is shown by every process, also where it was kept in memory', async () => {
	const database = await startPostgres();
	const one = await startServer({ DATABASE_URL: database.url, RULEWATCH_FOLDER });
	const other = await startServer({ DATABASE_URL: database.url, RULEWATCH_FOLDER });
	for (let round = 0; round < 5; round++) {
		await Promise.all([textAt(one), textAt(other)]);
		await publish(database.url, `Published in round ${round}`);
		for (const app of [one, other])
			await expect.poll(() => textAt(app)).toContain(`Published in round ${round}`);
	}
	await Promise.all([one.end(), other.end()]);
	await database.stop();
});

test.describe('with a copy that follows', () => {
	let database: Awaited<ReturnType<typeof startPostgres>>;
	let copy: Awaited<ReturnType<typeof startPostgres>>;
	let line: Awaited<ReturnType<typeof faultProxy>>;
	let app: RunningServer;
	let editor: Awaited<ReturnType<typeof moveIn>>[0];

	test.beforeAll(async () => {
		database = await startPostgres();
		line = await faultProxy(database.port);
		const first = await startServer({ DATABASE_URL: database.url, RULEWATCH_FOLDER });
		[editor] = await moveIn(first);
		await first.end();
		copy = await startPostgres({ follows: line.port });
		app = await startServer({
			DATABASE_URL: database.url,
			RULEWATCH_FOLDER,
			DATABASE_REPLICA_URLS: copy.url,
			CACHE_MEGABYTES: '0',
			PORT: first.port
		});
	});

	test.afterAll(async () => {
		await app?.end();
		line?.close();
		await copy?.stop();
		await database?.stop();
	});

	test('readers are answered from it', async () => {
		const before = await readsOf(copy.url);
		for (let count = 0; count < 20; count++) await textAt(app);
		await expect.poll(() => readsOf(copy.url)).toBeGreaterThan(before + 40);
	});

	test('one that lags is left alone until it has caught up', async () => {
		line.set('hang');
		await publish(database.url, 'Published while the copy lags');
		await expect.poll(() => textAt(app)).toContain('Published while the copy lags');
		line.set('none');
		await expect.poll(() => summaryIn(copy.url)).toBe('Published while the copy lags');
	});

	test('readers read on while the database itself is away, and staff are told so', async () => {
		await database.crash();
		// Only after the replica was seen to be current.
		await expect.poll(() => textAt(app)).toContain('Published while the copy lags');
		expect((await editor.request('/desk')).status).toBe(503);
		await database.restart();
		await expect.poll(async () => (await editor.request('/desk')).status).toBe(200);
	});

	test('one that dies is left alone', async () => {
		await copy.crash();
		const statusOf = async () => (await fetch(app.url + statement)).status;
		await expect.poll(statusOf, { timeout: 10_000 }).toBe(200);
		expect(await textAt(app)).toContain('Published while the copy lags');
	});
});
