import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { isFormula } from '../src/lib/domain/formulas.ts';
import { formulas } from './helpers/domain/test-formulas.ts';
import { by, check, csv, formOf, importOf, says, send, until } from './files.ts';
import { scripted } from './fixtures.ts';
import { checked, refused } from './hostile-files.js';
import { expect, type House, overHttp, test } from './staff.ts';

const fileOf = (content: string | Buffer, name = 'rows.csv') => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(content)
});

async function upload(page: Page, content: string | Buffer, name?: string) {
	await page.goto('/desk/imports');
	await page.getByLabel('CSV file').setInputFiles(fileOf(content, name));
	await page.getByRole('button', { name: 'Upload' }).click();
}

const statusOf = (page: Page) => expect(page.getByRole('status'));

async function expectToFit(page: Page) {
	const size = page.viewportSize()!;
	await page.setViewportSize({ width: 360, height: 740 });
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, `pixels by which ${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
	await page.setViewportSize(size);
}

async function walk(page: Page, word: string, look: (page: Page) => Promise<void>) {
	const right = says(`Right ${word}.`);
	const aside = { Aside: 'Ours' };
	const wrong = says(`Wrong ${word}.`, { Date: 'the other day', ...aside });
	await upload(page, csv([wrong, { ...right, ...aside }]));
	await expect(page.getByLabel('What was said (needed)')).toHaveValue('c4');
	await look(page);
	await page.getByRole('button', { name: 'Check the rows' }).click();
	await statusOf(page).toContainText('1 row of 2 cannot enter');
	await expect(page.getByRole('textbox', { name: 'Write for Date, row 2' })).toHaveValue(
		'the other day'
	);
	await expect(page.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
	await look(page);

	// All columns match our template, so the mapping step is skipped.
	await upload(page, csv([says(`Mended ${word}.`, { Date: 'Feb 2020' }), right]));
	await statusOf(page).toContainText('All 2 rows are right');
	await page.getByRole('button', { name: 'Publish 2 rows' }).click();
	await statusOf(page).toContainText('In the record since');
	await expect(page.getByRole('status')).toContainText('2 rows published');
	await look(page);

	await page.goto(`/statements?q=${word}`);
	await expect(page.getByRole('main')).toContainText(`Mended ${word}.`);
	await expect(page.getByRole('main')).toContainText(`Right ${word}.`);
	await expect(page.getByRole('main')).not.toContainText(`Wrong ${word}.`);
}

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('uploads a file, mends and enters it, and readers see it @journey @postgres', ({
		page,
		expectAccessible
	}) =>
		walk(page, 'scripted', async () => {
			await expectAccessible(page);
			await expectToFit(page);
		}));

	test('is told of a file that is too large before it is sent', async ({ page }) => {
		await page.goto('/desk/imports');
		// Reported by the page's script.
		await scripted(page);
		const file = page.getByLabel('CSV file');
		await file.setInputFiles(fileOf(Buffer.alloc(5 * 1024 * 1024 + 1, 'x')));
		await page.getByRole('button', { name: 'Upload' }).click();
		await expect(page).toHaveURL('/desk/imports');
		const said = await file.evaluate((input: HTMLInputElement) => input.validationMessage);
		expect(said).toContain('larger than 5 MB');
	});

	test('finds what was wrong with a file where it was chosen', async ({
		page,
		expectAccessible
	}) => {
		await upload(page, Buffer.from('504b0304', 'hex'), 'rows.xlsx');
		await expect(page.getByLabel('CSV file')).toHaveAccessibleDescription(/Excel workbook/);
		await expectAccessible(page);
		await expectToFit(page);
	});

	test('gives an import up, and nothing of it stays', async ({ page }) => {
		await upload(page, csv([says('Given up.', { Aside: 'Ours' })]), 'given-up.csv');
		await page.getByRole('button', { name: 'Delete this import' }).click();
		await expect(page.getByRole('status')).toContainText('Given up: its rows are deleted');
	});

	test('is told that an import has moved on since the page was opened', async ({ page, house }) => {
		const rows = csv([says('Moved on.', { Aside: 'Ours' })]);
		const path = await importOf(by(house, 'administrator'), rows);
		await page.goto(path);
		await check(by(house, 'administrator'), path);
		await page.getByRole('button', { name: 'Delete this import' }).click();
		await expect(page.getByRole('alert')).toContainText('has moved on');
		await statusOf(page).toContainText('The row is right');
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('does it all the same', ({ page }) => walk(page, 'plainly', async () => {}));

		test('is told of a file of 30 MB, and nothing of it is stored', async ({ page }) => {
			const row = `${Object.values(says('Far too much.')).join(',')}\n`;
			const header = `${Object.keys(says('')).join(',')}\n`;
			const rows = Math.ceil((30 * 1024 * 1024) / row.length);
			await upload(page, header + row.repeat(rows), 'far-too-much.csv');
			await expect(page.getByLabel('CSV file')).toHaveAccessibleDescription(/larger than 5 MB/);
			await page.goto('/desk/imports');
			await expect(page.getByRole('main')).not.toContainText('far-too-much.csv');
			await upload(page, csv([says('Just enough.', { Aside: 'Ours' })]), 'just-enough.csv');
			await page.goto('/desk/imports');
			await expect(page.getByRole('main')).toContainText('just-enough.csv');
		});
	});
});

const parser = (text: string) => parse(text.replace(/^\uFEFF/, '')) as string[][];

overHttp.describe('promise 20: a file', () => {
	for (const [name, make] of Object.entries(refused))
		overHttp(`of ${name} gets a sentence, and nothing of it is kept`, async ({ house }) => {
			const { content, answer } = make();
			const editor = by(house, 'editor');
			const listed = async () => (await editor('/desk/imports')).text();
			const before = await listed();
			const response = await send(editor, content as string);
			expect([400, 413]).toContain(response.status);
			const [, sentence] = /<p class="error[^>]*>\s*([^<]+)/.exec(await response.text()) ?? [];
			expect(sentence).toMatch(answer);
			expect(await listed()).toBe(before);
		});

	for (const [name, make] of Object.entries(checked))
		overHttp(`of ${name} is checked like any other`, async ({ house }) => {
			const { content, answer, fileName } = make();
			const editor = by(house, 'editor');
			const path = await importOf(editor, content as string, fileName);
			await check(editor, path);
			await until(editor, path, 'checked');
			expect(await (await editor(path)).text()).toMatch(answer);
			const { version = '' } = await formOf(editor, path);
			await editor(`${path}?/giveUp`, { form: { version } });
		});

	overHttp(
		'that is none of these is taken, and its problems and name are told as text',
		async ({ house }) => {
			const editor = by(house, 'editor');
			const path = await importOf(editor, csv(formulas.map((text) => says(text))), '=1+1.csv');
			await check(editor, path);
			await until(editor, path, 'checked');
			const problems = parser(await (await editor(`${path}/problems.csv`)).text());
			expect(problems.filter(([, column]) => column === 'What was said')).toHaveLength(30);
			expect(problems.flat().filter(isFormula)).toEqual([]);

			const named = await importOf(editor, csv([says('Named like a formula.')]), '=2+2.csv');
			await check(editor, named);
			await until(editor, named, 'checked');
			const { version = '' } = await formOf(editor, named);
			await editor(`${named}?/enter`, { form: { version } });
			await until(editor, named, 'published');
			const log = await by(house, 'administrator')('/desk/activity.csv');
			const cells = parser(await log.text()).flat();
			expect(cells).toContain("'=2+2.csv");
			expect(cells.filter(isFormula)).toEqual([]);
		}
	);
});

overHttp.describe('what is sent in place of a form', () => {
	const post = (house: House, path: string, headers: Record<string, string>) =>
		request(house.url + path, {
			method: 'POST',
			headers: {
				accept: 'text/html',
				origin: house.url,
				'sec-fetch-site': 'same-origin',
				cookie: `__Host-session=${house.cookieOf('editor')}`,
				'content-type': 'multipart/form-data; boundary=x',
				...headers
			}
		});
	const answerTo = async (sent: ClientRequest) => {
		const [answer] = (await once(sent, 'response')) as [IncomingMessage];
		return { status: answer.statusCode, body: await text(answer) };
	};
	const start = [
		'--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nstatements\r\n',
		'--x\r\ncontent-disposition: form-data; name="file"; filename="slow.csv"\r\n\r\n'
	].join('');

	for (const [path, limit] of [
		['/desk/imports', 'larger than 5 MB'],
		['/desk/account/password', 'longer than 512 kB']
	] as const) {
		overHttp(
			`to ${path} is refused before it is sent, where it says that it is large`,
			async ({ house }) => {
				for (const length of [200e6, 1e9, 1e15]) {
					const sent = post(house, path, { 'content-length': String(length) });
					sent.flushHeaders();
					const { status, body } = await answerTo(sent);
					sent.destroy();
					expect(status, `${length} bytes`).toBe(413);
					expect(body, `${length} bytes`).toContain(limit);
				}
			}
		);

		overHttp(`to ${path} is refused where it does not say so and is`, async ({ house }) => {
			const sent = post(house, path, { 'transfer-encoding': 'chunked' });
			sent.on('error', () => {});
			const answer = answerTo(sent);
			const endless = new Readable({
				read() {
					this.push(Buffer.alloc(65_536, 'x'));
				}
			});
			sent.write(start);
			endless.pipe(sent);
			const { status, body } = await answer;
			endless.destroy();
			sent.destroy();
			expect(status).toBe(413);
			expect(body).toContain(limit);
		});
	}

	overHttp('and is no form is refused in a sentence', async ({ house }) => {
		const editor = by(house, 'editor');
		const type = { 'content-type': 'multipart/form-data; boundary=x' };
		const part = '--x\r\ncontent-disposition: form-data; name="f"\r\n\r\n\r\n';
		const bodies = ['', 'x', '--x\r\n', part.repeat(50_000), `${part.repeat(2_000)}--x--\r\n`];
		for (const body of bodies)
			for (const headers of [type, { 'content-type': 'multipart/form-data' }]) {
				const response = await editor('/desk/imports', { method: 'POST', body, headers });
				const which = `“${body.slice(0, 9)}” as ${headers['content-type']}`;
				expect(response.status, which).toBe(400);
				expect(await response.text(), which).toMatch(
					/did not arrive whole|Choose what the rows are/
				);
			}
	});

	overHttp('takes its time on a slow line, longer than an answer may', async ({ house }) => {
		const sent = post(house, '/desk/imports', {});
		const answer = answerTo(sent);
		sent.write(start);
		const row = Object.values(says('It came slowly.')).join();
		const lines = [Object.keys(says('')).join(), ...Array.from({ length: 8 }, () => row)];
		for (const line of lines) {
			sent.write(`${line}\n`);
			await after(900);
		}
		sent.end('\r\n--x--\r\n');
		expect((await answer).status).toBe(303);
	});
});
