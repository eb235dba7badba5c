import { execFile } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import { type Cookie, mergeTests, test as base } from '@playwright/test';
import { type RunningServer, startServer } from '../bin/server.js';
import { filled, send } from './entry.ts';
import { expect, test as pages } from './fixtures.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { invite, setUp, stateOf } from './staff.ts';

interface Kept {
	statement: string;
	article: string;
	exact: string;
	closest: string;
	copy: string;
}
interface House {
	server: RunningServer;
	found: Kept;
	missed: Kept;
	editor: Visitor;
}

const test = mergeTests(
	pages,
	base.extend<{ baseURL: string }, { house: House }>({
		house: [
			async ({}, use) => {
				const { folder, remove } = loadedFolder();
				const env = { ...process.env, DATABASE_URL: '', RULEWATCH_FOLDER: folder };
				const script = promisify(execFile)(process.execPath, ['tests/keep-copies.js'], { env });
				const { found, missed } = JSON.parse((await script).stdout) as Record<string, Kept>;
				const server = await startServer({ RULEWATCH_FOLDER: folder });
				const asma = await setUp(server, new Visitor(server.url));
				const editor = await invite(asma, 'editor', 'Bilal');
				await use({ server, found: found!, missed: missed!, editor });
				await server.end();
				remove();
			},
			{ scope: 'worker' }
		],
		baseURL: async ({ house }, use) => use(house.server.url)
	})
);

test.describe('a reader without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('sees the words in their page, and where there is no copy that there is none', async ({
		page,
		house: { found, missed }
	}) => {
		await page.goto(`/statements/${found.statement}`);
		const proof = page.locator('details', { hasText: 'Found in the copy' }).first();
		await expect(proof.locator('summary')).toHaveText(
			'Found in the copy of this page kept on 3 March 2026.'
		);
		await proof.locator('summary').click();
		await expect(proof.locator('mark')).toContainText(found.exact.slice(0, 40));
		await expect(proof).toContainText('The letter says: “');
		await expect(proof).toContainText(/SHA-256 of it as it came: [0-9a-f]{64}/);
		await expect(proof.getByRole('link', { name: 'Original, at these words' })).toHaveAttribute(
			'href',
			/#:~:text=/
		);
		await page.goto(`/statements/${missed.statement}`);
		await expect(page.locator('main')).toContainText(
			`Not in the copy of this page kept on 4 March 2026: the words there are “${missed.closest.replace(/[.,]$/, '')}`
		);
	});
});

test('an editor is led to what was not found, reads the copy as text, and takes the evidence along', async ({
	page,
	context,
	house: { missed, found, editor },
	expectAccessible
}) => {
	const state = stateOf(editor.cookies.get('__Host-session')!);
	await context.addCookies((state as { cookies: Cookie[] }).cookies);
	await page.goto(`/statements/${found.statement}`);
	await page.getByText('Found in the copy of this page').click();
	await expectAccessible(page);
	await page.goto('/desk');
	await page.getByRole('link', { name: /quotations? not found/ }).click();
	const first = page.getByRole('listitem').filter({ hasText: missed.exact.slice(0, 40) });
	await expect(first).toContainText('Not in the kept copy');
	await expect(first.getByRole('link', { name: 'Change the statement' })).toHaveAttribute(
		'href',
		`/desk/statements/${missed.statement}`
	);
	await expectAccessible(page);
	await first.getByRole('link', { name: /^The copy of/ }).click();
	await expect(page.locator('main')).toContainText('Nobody at the ministry answered on Monday.');

	await page.goto(`/desk/copies/${found.copy}`);
	await page.getByRole('link', { name: /5 March 2026/ }).click();
	await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
	await expect(page.locator('ins')).toContainText('<script>alert(1)</script>');
	await expectAccessible(page);

	const file = await editor.request(`/desk/copies/${found.copy}.warc.gz`);
	expect(Object.fromEntries(file.headers)).toMatchObject({
		'content-disposition': expect.stringMatching(/^attachment; filename="[0-9a-f]{16}\.warc\.gz"$/),
		'content-type': 'application/gzip',
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	});
	expect(gunzipSync(Buffer.from(await file.arrayBuffer())).toString()).toMatch(/^WARC\/1\.1/);
});

test('an editor who decides on a statement sees whether its quotation stands in the page', async ({
	page,
	context,
	house: { missed, editor },
	expectAccessible
}) => {
	const form = filled('statement', 'What was never said');
	form['quotations.0.exact'] = `${missed.exact.slice(0, 50)} — and it was never said`;
	form['quotations.0.article'] = missed.article;
	expect((await send(editor, 'statement', 'send', form)).status).toBe(303);
	const state = stateOf(editor.cookies.get('__Host-session')!);
	await context.addCookies((state as { cookies: Cookie[] }).cookies);
	await page.goto('/desk/review');
	await page
		.getByRole('link', { name: /never said/ })
		.first()
		.click();
	await expect(page.locator('main')).toContainText(
		'Not in the copy of this page kept on 4 March 2026'
	);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'See the copy' }).click();
	await expect(page).toHaveURL(`/desk/copies/${missed.copy}`);
});

test('a stranger gets no copy, and no file of one', async ({ house: { found, server } }) => {
	for (const address of [`/desk/copies/${found.copy}`, `/desk/copies/${found.copy}.warc.gz`]) {
		const answer = await new Visitor(server.url).request(address);
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toMatch(/^\/sign-in\?/);
	}
});
