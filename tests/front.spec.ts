import { expect, test } from './fixtures.ts';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

// What the front server says with every answer, and to what it should not be asked.

const always = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': expect.stringContaining('camera=()'),
	'x-frame-options': 'DENY',
	'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'$/)
};

for (const [name, path, status] of [
	['a page', '/', 200],
	['a static file', '/favicon.svg', 200],
	['data', '/healthz', 200],
	['a page that is not there', '/no/such/page', 404],
	['a malformed address', '/%E0%A4%A', 400]
] as const)
	test(`${name} carries every security header`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(status);
		expect(response.headers()).toMatchObject(always);
	});

test('files named by their content may be kept for a year, with the same headers', async ({
	page,
	request
}) => {
	await page.goto('/');
	const file = await page.locator('link[rel=stylesheet]').first().getAttribute('href');
	const headers = (await request.get(new URL(file!, page.url()).href)).headers();
	expect(headers).toMatchObject(always);
	expect(headers['cache-control']).toContain('immutable');
});

test('text is compressed on the way', async ({ request }) => {
	for (const encoding of ['br', 'gzip']) {
		const response = await request.get('/', { headers: { 'accept-encoding': encoding } });
		expect(response.headers()['content-encoding']).toBe(encoding);
		expect(await response.text()).toContain('</html>');
	}
});

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
	test(`${method} is refused while nobody is signed in`, async ({ request }) => {
		for (const path of ['/', '/healthz', '/no/such/page']) {
			const response = await request.fetch(path, { method });
			expect(response.status(), path).toBe(403);
			expect(await response.text()).toContain('nothing was changed');
		}
	});

for (const line of [
	'GET /%E0%A4%A HTTP/1.1',
	'GET /%00%ff HTTP/1.1',
	'GET http://elsewhere.example/ HTTP/1.1',
	'GET elsewhere HTTP/1.1',
	'GET / HTTP/9.9',
	'G\0T / HTTP/1.1'
])
	test(`“${line.replace('\0', '␀')}” is a bad request, and the server goes on`, async ({
		baseURL,
		request
	}) => {
		const socket = connect(Number(new URL(baseURL!).port), 'localhost');
		await once(socket, 'connect');
		socket.end(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
		expect(await text(socket)).toMatch(/^HTTP\/1\.1 (400|505) /);
		expect((await request.get('/healthz')).status()).toBe(200);
	});

test('a fault that reaches past every page is told in the look of the house', async ({
	page,
	expectAccessible
}) => {
	await page.route('/', (route) => route.continue({ method: 'POST' }));
	await page.goto('/');
	await expect(page.getByRole('heading')).toHaveText('This page cannot be shown');
	await expect(page.locator('h1')).toHaveCSS('font-family', /Georgia/);
	await expectAccessible(page);
});

test('a body that was refused unread stands in nobody’s way on its connection', async ({
	baseURL
}) => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const ask = async (path: string, body?: string) => {
		const headers = {
			'content-type': 'application/x-www-form-urlencoded',
			origin: baseURL!,
			'sec-fetch-site': 'same-origin'
		};
		const sent = request(new URL(path, baseURL), { agent, method: body ? 'POST' : 'GET', headers });
		sent.end(body);
		const [answer] = (await once(sent, 'response')) as [IncomingMessage];
		const { localPort } = answer.socket;
		await text(answer);
		return [answer.statusCode, localPort];
	};
	for (const size of [100_000, 600_000, 8_000_000]) {
		const [, port] = await ask('/desk/topics/new?/publish', `name=${'x'.repeat(size)}`);
		expect(await ask('/healthz')).toEqual([200, port]);
	}
	agent.destroy();
});
