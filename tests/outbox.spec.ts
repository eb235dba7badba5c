import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { startServer } from '../bin/server.js';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { openPostOffice } from './post-office.ts';
import { openTables } from './record.ts';
import { expect, setUp, stateOf } from './staff.ts';

test('an administrator sees what was given up and why, and sends it again', async ({ browser }) => {
	const { folder, remove } = loadedFolder();
	const mail = await openPostOffice();
	const env = { RULEWATCH_FOLDER: folder, DATABASE_URL: '', ORIGIN: '', ...mail.env };
	await promisify(execFile)(process.execPath, ['tests/post-letters.js', '3'], {
		env: { ...process.env, ...env }
	});
	const rows = await PGlite.create({
		dataDir: join(folder, 'pglite'),
		extensions: { pg_trgm, unaccent }
	});
	await rows.exec(`update outbox set tries = 12, dead_at = now(), failure =
		'The mail server does not take the e-mail: 554 Not this'`);
	await rows.close();
	const server = await startServer(env);
	try {
		const asma = await setUp(server, new Visitor(server.url));
		const state = stateOf(asma.cookies.get('__Host-session')!);
		const page = await (await browser.newContext({ storageState: state })).newPage();
		await page.goto(`${server.url}/desk/outbox`);
		await expect(page.getByText('3 given up')).toBeVisible();
		await expect(page.getByText('554 Not this')).toHaveCount(3);
		await page.getByRole('button', { name: 'Send again: A notice about an account' }).click();
		await expect(page.getByText('It is sent again within seconds.')).toBeVisible();
		await expect.poll(() => mail.arrived.map(({ to }) => to)).toEqual(['reader-0@example.org']);

		const hook = await page.locator('code', { hasText: '/follow/bounced/' }).textContent();
		const report = (body: BodyInit, type: string, address = hook!) =>
			fetch(address, { method: 'POST', body, headers: { 'content-type': type } });
		const json = JSON.stringify([{ email: 'reader-1@example.org', reason: 'bounce' }]);
		expect((await report(json, 'application/json', hook!.replace('hook.', 'else.'))).status).toBe(
			404
		);
		expect((await report('Hello', 'application/json')).status).toBe(400);
		expect((await report('x'.repeat(1_100_000), 'text/plain')).status).toBe(413);
		const known = await report(json, 'text/plain; charset=UTF-8');
		const unknown = await report(
			'email=nobody@example.org&reason=550',
			'application/x-www-form-urlencoded'
		);
		expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);

		await page.reload();
		await page.getByRole('button', { name: 'Send again all 2 that were given up' }).click();
		await expect(page.getByText('2 are sent again')).toBeVisible();
		await expect
			.poll(() => mail.arrived.map(({ to }) => to))
			.toEqual(['reader-0@example.org', 'reader-2@example.org']);
	} finally {
		await server.end();
		await mail.close();
	}
	const tables = await openTables({ folder });
	expect(await tables.rows('select id from follower where ended_at is not null')).toEqual([
		{ id: 'reader-1@example.org' }
	]);
	expect(await tables.rows('select id from outbox where sent_at is null')).toEqual([]);
	await tables.close();
	remove();
});
