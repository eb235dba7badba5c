import type { Page } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { names } from '../src/lib/domain/nouns.ts';
import { probes } from './probes.ts';
import { password, expect, overHttp, test } from './staff.ts';
import { tokenOf, withToken } from './tokens.ts';

const regulation = 'citizens-protection-against-online-harm-rules-2020';

async function described(url: string): Promise<Record<string, string[]>> {
	const { paths } = await (await fetch(`${url}/api/v1/openapi.json`)).json();
	return Object.fromEntries(
		names.map((name) => [
			`/api/v1/${name}`,
			paths[`/${name}`].get.parameters.map((parameter: { name: string }) => parameter.name)
		])
	);
}

overHttp.describe('a program', () => {
	overHttp('reads a whole list from page to page, as the pages count it', async ({ house }) => {
		const ids: string[] = [];
		let next: string | null = `${house.url}/api/v1/statements?regulation=${regulation}&limit=7`;
		while (next) {
			const answer: { data: { id: string }[]; next: string | null } = await (
				await fetch(next)
			).json();
			ids.push(...answer.data.map(({ id }) => id));
			next = answer.next;
		}
		const page = await (
			await house.request(undefined, `/statements?regulation=${regulation}`)
		).text();
		expect(ids.length).toBeGreaterThan(7);
		expect(new Set(ids).size).toBe(ids.length);
		const counted = /<strong>(\d+)<\/strong>\s*statements/.exec(page)?.[1];
		expect(counted).toBe(String(ids.length));
	});

	for (const encoding of ['identity', 'gzip'])
		overHttp(`is not sent twice what it has, encoded as ${encoding}`, async ({ house }) => {
			const asked = { 'accept-encoding': encoding };
			const path = `/api/v1/regulations/${regulation}`;
			const first = await house.request(undefined, path, { headers: asked });
			const etag = first.headers.get('etag')!;
			const headers = { ...asked, 'if-none-match': etag };
			const again = await house.request(undefined, path, { headers });
			expect(again.status).toBe(304);
			expect(again.headers.get('access-control-allow-origin')).toBe('*');
			expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		});

	const long = 'a'.repeat(10_000);
	const refusals: [path: string, status: number, method?: string][] = [
		['/api/v1/nothing/at/all/here', 404],
		['/api/v1', 404],
		['/api/v1/laws', 404],
		['/api/v1/statements/nothing', 404],
		['/api/v1/statements/%', 400],
		['/api/v1/statements/a%00b', 404],
		['/api/v1/statements?colour=red', 400],
		[`/api/v1/statements?q=${long}`, 400],
		[`/api/v1/statements?${long}=1`, 400],
		['/api/v1/topics', 401, 'POST'],
		['/api/v1/topics', 401, 'DELETE'],
		['/api/v1/openapi.json', 401, 'PUT']
	];
	for (const [path, status, method = 'GET'] of refusals)
		overHttp(
			`is refused in its own words, whoever refuses it: ${method} ${path.replace(long, '10,000 letters')}`,
			async ({ house }) => {
				const response = await house.request(undefined, path, { method });
				expect(response.status).toBe(status);
				expect(response.headers.get('content-type')).toBe('application/problem+json');
				expect(response.headers.get('access-control-allow-origin')).toBe(
					method === 'GET' ? '*' : null
				);
				expect((await response.json()).title).toBeTruthy();
			}
		);

	overHttp('gets no body by HEAD, and is told which methods there are', async ({ house }) => {
		const head = await house.request(undefined, '/api/v1/topics', { method: 'HEAD' });
		expect([head.status, await head.text()]).toEqual([200, '']);
		const token = await tokenOf(house);
		const wrong = await withToken(house, token, '/api/v1/topics', { method: 'PATCH' });
		expect(wrong.status).toBe(405);
		expect(wrong.headers.get('allow')).toContain('POST');
		expect(wrong.headers.get('content-type')).toBe('application/problem+json');
	});

	overHttp('promise 19: changes no query by what it asks for', async ({ house }) => {
		const faults: string[] = [];
		const ask = async (path: string, asked?: Parameters<typeof withToken>[3]) => {
			const before = Date.now();
			const response = await (asked
				? withToken(house, await tokenOf(house), path, asked)
				: house.request(undefined, path));
			const body = await response.text();
			if (
				response.status >= 500 ||
				/syntax error|PostgreSQL|pg_|SELECT |drizzle/.test(message(body))
			)
				faults.push(`${path}: ${response.status} ${body.slice(0, 200)}`);
			if (Date.now() - before > 5_500) faults.push(`${path}: took ${Date.now() - before} ms`);
		};
		for (const [path, parameters] of Object.entries(await described(house.url)))
			for (const probe of probes) {
				const text = encodeURIComponent(probe);
				const place = Buffer.from(JSON.stringify([probe, probe, probe])).toString('base64url');
				await Promise.all([
					...parameters.map((name) => ask(`${path}?${name}=${text}`)),
					ask(`${path}?cursor=${place}`),
					ask(`${path}?${text}=1`),
					ask(`${path}/${text}`),
					ask(`${path}/${text}/form`, {})
				]);
			}
		expect(faults).toEqual([]);
	});

	overHttp('promise 19: changes no query by what it writes', async ({ house }) => {
		const token = await tokenOf(house);
		for (const probe of probes) {
			const body = JSON.stringify({ name: probe, slug: probe, reason: probe });
			const headers = {
				'content-type': 'application/json',
				'idempotency-key': `k-${probe}--------`
			};
			const ways = [
				{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
				...(/^[\x21-\x7e]+$/.test(probe) ? [{ method: 'POST', body, headers }] : [])
			];
			for (const asked of ways) {
				const { status } = await withToken(house, token, '/api/v1/topics', asked);
				expect(status, probe).toBeLessThan(500);
			}
		}
	});
});

/** A problem's sentence and parameter, without the input it quotes. */
const message = (body: string) => {
	const { detail = '', parameter = '' } = body.startsWith('{') ? JSON.parse(body) : {};
	return String(detail)
		.replaceAll(/“[^”]*”/g, '')
		.replaceAll(parameter, '');
};

test.describe('tokens', () => {
	test.use({ as: 'contributor' });

	const propose = (page: Page, url: string, token: string) =>
		page.request.post(`${url}/api/v1/topics`, {
			headers: { authorization: `Bearer ${token}`, cookie: '' },
			data: { name: `A topic of ${token.slice(-6)}` }
		});

	test('are made, shown once, used and revoked', async ({ page, house, expectAccessible }) => {
		await page.goto('/desk/account');
		await page.getByRole('link', { name: 'For programs that write in your name' }).click();
		await expect(page.getByText('You have no token yet.')).toBeVisible();
		await page.getByLabel('Name').fill('Court diary');
		await page.getByLabel('Your password').fill('not my password at all');
		await page.getByRole('button', { name: 'Make a token' }).click();
		await expect(page.getByText('This is not your password.')).toBeVisible();
		await expect(page.getByLabel('Name')).toHaveValue('Court diary');

		await page.getByLabel('Your password').fill(password);
		await page.getByRole('button', { name: 'Make a token' }).click();
		const shown = page.getByRole('status').locator('code');
		await expect(shown).toHaveText(/^rw_[\w-]{43}$/);
		const token = (await shown.textContent())!;
		await expect(page.getByText('never used')).toBeVisible();
		await expectAccessible(page);
		await page.goto('/desk/account/tokens');
		expect(await page.content()).not.toContain(token);

		const answer = await propose(page, house.url, token);
		expect(answer.status()).toBe(202);
		await page.reload();
		await expect(page.getByText(/last used on \d+ \w+ \d{4}/)).toBeVisible();
		await page.goto('/desk');
		await expect(page.getByText(`A topic of ${token.slice(-6)}`)).toBeVisible();

		await page.goto('/desk/account/tokens');
		await page.getByRole('button', { name: 'Revoke Court diary' }).click();
		await expect(page.getByRole('status')).toHaveText(/is revoked/);
		expect((await propose(page, house.url, token)).status()).toBe(401);
	});
});

overHttp('scripts of other sites read the record, and write nothing', async ({ page, house }) => {
	const elsewhere = createServer((_, answer) =>
		answer.setHeader('content-type', 'text/html').end('')
	);
	elsewhere.listen(0, '127.0.0.1');
	await once(elsewhere, 'listening');
	await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
	const read = await page.evaluate(async (url) => {
		const answer = await fetch(`${url}/api/v1/topics?limit=1`);
		return { etag: answer.headers.get('etag'), rows: (await answer.json()).data.length };
	}, house.url);
	expect(read).toEqual({ etag: expect.stringMatching(/^"/), rows: 1 });
	const token = await tokenOf(house);
	const written = (headers: Record<string, string>) =>
		page.evaluate(
			([url, headers]) =>
				fetch(`${url}/api/v1/topics`, {
					method: 'POST',
					credentials: 'include',
					headers,
					body: '{"name":"From elsewhere"}'
				}).then(
					({ status }) => String(status),
					() => 'refused by the browser'
				),
			[house.url, headers] as const
		);
	const type = { 'content-type': 'application/json' };
	expect(await written({ ...type, authorization: `Bearer ${token}` })).toBe(
		'refused by the browser'
	);
	expect(await written(type)).toBe('refused by the browser');
	expect(await written({ 'content-type': 'text/plain' })).toBe('refused by the browser');
	const { data } = await (await fetch(`${house.url}/api/v1/topics?q=elsewhere`)).json();
	expect(data).toEqual([]);
	elsewhere.close();
});

test('the page of the API shows each endpoint, with an example that works', async ({ page }) => {
	await page.goto('/api');
	for (const name of names) {
		const section = page.locator(`section:has(#${name})`);
		const example = section.getByText('For example').first().getByRole('link');
		const answer = await page.request.get((await example.getAttribute('href'))!);
		expect(answer.status(), name).toBe(200);
		expect((await answer.json()).data.length, name).toBeGreaterThan(0);
	}
	await page.getByText('GET /statements List statements').click();
	await expect(
		page.getByText('A stance taken in it; with “regulation”, taken on that law.')
	).toBeVisible();
});
