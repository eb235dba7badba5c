import { expect, test } from './fixtures.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { freePort } from '../bin/ports.js';
import { type RunningServer, startServer, temporaryFolder } from '../bin/server.js';
import { ask } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { pages } from './pages.ts';

const shared = 'public, max-age=0, must-revalidate';
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

for (const [path, type] of [
	['/', 'text/html'],
	['/statements?nobody=knows', 'text/html'],
	['/sign-in', 'text/html'],
	['/no/such/page', 'text/html'],
	['/embed/nothing', 'text/html'],
	['/embed/dark.css', 'text/css']
] as const)
	test(`HTML and style sheets say how their letters are written: ${path}`, async ({ request }) => {
		expect((await request.get(path)).headers()['content-type']).toBe(`${type}; charset=utf-8`);
	});

/** Sends the path unchanged; returns the response's headers. */
async function headersOf(baseURL: string, path: string) {
	const sent = request(new URL(baseURL), { path }).end();
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	answer.resume();
	return answer.headers;
}

for (const path of ['/embed/../desk', '/embed/%2e%2e/sign-in', '/embed/..\\desk', '/embed/../'])
	test(`a page is for frames by the address that it is, not by the one that was written: ${path}`, async ({
		baseURL
	}) => {
		expect(await headersOf(baseURL!, path)).toMatchObject({
			'x-frame-options': 'DENY',
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
		});
	});

test('an embed is for frames', async ({ baseURL }) => {
	const framed = await headersOf(baseURL!, '/embed/statements/st-028');
	expect(framed['x-frame-options']).toBeUndefined();
});

test.describe('what is kept', () => {
	let server: RunningServer;
	const { folder, remove } = temporaryFolder();
	const regulation = pages['a law'];

	test.beforeAll(async () => {
		server = await startServer({ RULEWATCH_FOLDER: folder, LOG_LEVEL: 'debug' });
	});

	test.afterAll(async () => {
		await server.end();
		remove();
	});

	async function kept(path: string, headers: Record<string, string> = {}) {
		const answer = await ask(server.url, path, { headers });
		const said = answer.headers.get('cache-status') ?? 'none';
		return { said, cached: answer.headers.get('cache-control'), text: await answer.text() };
	}

	for (const [what, query, cookie] of [
		['a mark of where a reader came from', '?fbclid=IwAR1', ''],
		['parameters that nobody knows', '?utm_source=newsletter&nobody=knows', ''],
		['cookies of others', '', '_ga=1; session_of_another=2'],
		['a long cookie', '', `theme=${'x'.repeat(8_000)}`]
	] as const)
		test(`is one copy, whatever a page does not read: ${what}`, async () => {
			const { text } = await kept(regulation);
			const again = await kept(regulation + query, cookie ? { cookie } : {});
			expect(again).toEqual({ said: 'Rulewatch; hit', cached: shared, text });
		});

	test('is nothing of what goes to somebody with a cookie of ours, which passes it by', async () => {
		await kept(regulation);
		for (const name of ['session', 'device', 'step'])
			expect((await kept(regulation, { cookie: `_ga=1; __Host-${name}=x` })).said, name).toBe(
				'none'
			);
		const { cached } = await kept(regulation, { cookie: '__Host-session=x' });
		expect(cached).toBe('private, no-store');
		const { said } = await kept(regulation, { authorization: 'Bearer x' });
		expect(said).toBe('none');
	});

	for (const path of [
		'/about?fbclid=clicked-7',
		`${regulation}?count=members&gclid=clicked-7`,
		'/statements?utm_id=clicked-7'
	])
		test(`shows nothing of the address by which its first reader came: ${path}`, async () => {
			expect((await kept(path)).text).not.toContain('clicked-7');
		});

	for (const path of [
		'/statements?nobody=knows',
		'/statements.csv?nobody=knows',
		'/api/v1/statements?nobody=knows',
		'/search?q=harm',
		'/statements?q=harm',
		'/api/v1/statements?q=harm',
		'/search/suggestions.json?q=harm'
	])
		test(`is no refusal, no notice of what was not understood, and no search: ${path}`, async () => {
			for (const time of [1, 2]) expect([time, (await kept(path)).said]).toEqual([time, 'none']);
		});

	test('takes away no notice of what was not understood', async () => {
		expect((await kept('/statements?nobody=knows')).text).toContain('nobody=knows');
	});
});

test('readers are served on when whoever read the log is gone, and the process ends when it is asked to', async () => {
	const { folder, remove } = loadedFolder();
	const port = String(await freePort());
	const server = spawn(process.execPath, ['server.js'], {
		env: { ...process.env, DATABASE_URL: '', ORIGIN: '', RULEWATCH_FOLDER: folder, PORT: port },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const ended = once(server, 'exit');
	try {
		// It writes more lines while it starts.
		server.stdout.once('data', () => server.stdout.destroy());
		const health = async () => (await ask(`http://localhost:${port}`, '/healthz')).status;
		await expect.poll(() => health().catch(() => null)).toBe(200);
		server.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	} finally {
		server.kill('SIGKILL');
		remove();
	}
});

test('where more come than can wait, some are told to come again, the others are served, and all is well', async () => {
	// Its own server, because it counts requests by address.
	const { folder, remove } = loadedFolder();
	const server = await startServer({ RULEWATCH_FOLDER: folder });
	try {
		const crowd = Array.from({ length: 1_100 }, (_, index) =>
			ask(server.url, index % 2 ? `/api/v1/statements?q=harm+${index}` : `/search?q=harm+${index}`)
		);
		expect((await ask(server.url, '/healthz')).status).toBe(200);
		expect((await ask(server.url, '/sign-in')).status).toBe(200);
		const answers = await Promise.all(crowd);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
		for (const answer of answers.filter(({ status }) => status === 503)) {
			expect(Object.fromEntries(answer.headers)).toMatchObject({
				...always,
				'retry-after': '5',
				'cache-control': 'no-store'
			});
			expect(await answer.text()).toContain('Please try again in a few seconds.');
			// Scripts on other sites may read the refusal and when to retry.
			const isProgram = answer.headers.get('content-type') === 'application/problem+json';
			expect(answer.headers.get('access-control-allow-origin')).toBe(isProgram ? '*' : null);
			expect(answer.headers.get('access-control-expose-headers')).toBe(
				isProgram ? 'Retry-After' : null
			);
		}
		const types = answers
			.filter(({ status }) => status === 503)
			.map(({ headers }) => headers.get('content-type'));
		expect(new Set(types)).toEqual(
			new Set(['application/problem+json', 'text/plain; charset=utf-8'])
		);
	} finally {
		await server.end();
		remove();
	}
});

test('nobody is told what others read', async ({ request }) => {
	for (const path of ['/', '/', '/search?q=harm', '/search?q=harm']) {
		const names = Object.keys((await request.get(path)).headers()).join();
		expect(names, path).not.toMatch(/cache-status|\bage\b|server-timing|x-cache/);
	}
});

for (const [what, start] of [
	['an address', `GET /statements?q=${'x'.repeat(50_000)} HTTP/1.1\r\n`],
	['a cookie', `GET / HTTP/1.1\r\nCookie: a=${'x'.repeat(50_000)}\r\n`]
] as const)
	test(`${what} that is too long to be read is refused in a sentence`, async ({ baseURL }) => {
		const { port } = new URL(baseURL!);
		const socket = connect(Number(port), 'localhost').on('error', () => {});
		await once(socket, 'connect');
		socket.write(`${start}Host: localhost\r\n\r\n`);
		const said = await text(socket);
		expect(said).toMatch(/^HTTP\/1\.1 431 /);
		expect(said).toContain('longer than 16 kB');
		expect(said.toLowerCase()).toContain('x-content-type-options: nosniff');
	});

for (const encoding of ['br', 'gzip'])
	test(`text is compressed on the way by ${encoding}`, async ({ request }) => {
		const response = await request.get('/', { headers: { 'accept-encoding': encoding } });
		expect(response.headers()['content-encoding']).toBe(encoding);
		expect(await response.text()).toContain('</html>');
	});

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
	test(`${method} is refused while nobody is signed in`, async ({ request }) => {
		for (const path of ['/', '/healthz', '/no/such/page']) {
			const response = await request.fetch(path, { method });
			expect(response.status(), path).toBe(403);
			expect(await response.text(), path).toContain('nothing was changed');
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
