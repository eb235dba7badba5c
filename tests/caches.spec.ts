import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from '../bin/server.js';
import { ask } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { addressOf } from './matrix.ts';
import { pages } from './pages.ts';
import { routes } from './routes.ts';
import { expect, overHttp as test } from './staff.ts';

// Promise 26: responses to sessions are never cached, and cached ones depend only on the address.

/** File extensions that make careless caches store a page. */
const suffixes = [
	'/x.css',
	'/x.js',
	'/x.png',
	'.css',
	'.js',
	';x.css',
	'%2fx.css',
	'%3fx.css',
	'%23x.css',
	'?x.css',
	'/..%2fx.css'
];

/** Imitates a shared cache that stores everything not forbidden. */
const isKept = ({ status, headers }: Response) =>
	[200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501].includes(status) &&
	!/private|no-store/.test(headers.get('cache-control') ?? '');

const privateRooms = Object.values(routes).filter(({ read }) => read.stranger === 'sign in');

test('promise 26: no page of somebody signed in is kept by a cache, by eleven ways to deceive it', async ({
	house
}) => {
	expect(privateRooms.length).toBeGreaterThan(25);
	const kept: string[] = [];
	for (const row of privateRooms) {
		const [path = '', query = ''] = (await addressOf(row, house)).split(/(?=\?)/);
		for (const suffix of ['', ...suffixes]) {
			const address = suffix.startsWith('?') ? path + suffix : path + suffix + query;
			const answer = await house.request('administrator', address);
			if (isKept(answer)) kept.push(`${address}: ${answer.status}`);
		}
	}
	expect(kept).toEqual([]);
});

for (const page of [pages.home, pages['a law'], '/statements.json', '/feed.atom', '/api/v1/topics'])
	test(`promise 26: a public page is kept, unless somebody with a session reads it: ${page}`, async ({
		house
	}) => {
		expect(isKept(await house.request(undefined, page))).toBe(true);
		expect(isKept(await house.request('administrator', page))).toBe(false);
	});

const unkeyed: Record<string, string>[] = [
	{ 'x-forwarded-host': 'evil.example' },
	{ 'x-forwarded-proto': 'https' },
	{ 'x-forwarded-scheme': 'http' },
	{ 'x-forwarded-port': '1' },
	{ 'x-forwarded-for': '6.6.6.6' },
	{ 'x-forwarded-prefix': '/evil' },
	{ 'x-forwarded-server': 'evil.example' },
	{ 'x-host': 'evil.example' },
	{ 'x-original-url': '/evil' },
	{ 'x-rewrite-url': '/evil' },
	{ 'x-original-host': 'evil.example' },
	{ 'x-http-method-override': 'POST' },
	{ 'x-real-ip': '6.6.6.6' },
	{ 'x-wap-profile': 'http://evil.example/x.xml' },
	{ forwarded: 'host=evil.example;proto=https' },
	{ origin: 'https://evil.example' },
	{ referer: 'https://evil.example/' },
	{ 'accept-language': 'ur' },
	{ 'user-agent': 'evil' },
	{ 'sec-ch-prefers-color-scheme': 'dark' },
	{ 'x-sveltekit-action': 'true' }
];

async function responseTo(base: string, path: string, headers: Record<string, string>) {
	const answer = await ask(base, path, { headers: { accept: 'text/html', ...headers } });
	const kept = [
		'cache-control',
		'content-type',
		'etag',
		'location',
		'vary',
		'content-security-policy'
	];
	const about = kept.map((name) => `${name}: ${answer.headers.get(name)}`);
	return [answer.status, ...about, await answer.text()].join('\n');
}

async function changing(base: string, paths: string[]) {
	const changed: string[] = [];
	for (const path of paths) {
		const plain = await responseTo(base, path, {});
		for (const headers of unkeyed)
			if ((await responseTo(base, path, headers)) !== plain)
				changed.push(`${path} ${JSON.stringify(headers)}`);
	}
	return changed;
}

test('promise 26: 21 headers by which no cache tells answers apart change none', async () => {
	const { folder, remove } = loadedFolder();
	// Without our own cache every response is rendered for its request.
	const server = await startServer({ RULEWATCH_FOLDER: folder, CACHE_MEGABYTES: '0' });
	expect(unkeyed).toHaveLength(21);
	// Forms have a random key and are not cached.
	const paths = Object.values(pages).filter((path) => !path.startsWith('/corrections/report'));
	const files = [
		'/feed.atom',
		'/statements.json',
		'/sitemap.xml',
		'/api/v1/topics',
		'/no/such/page'
	];
	expect(await changing(server.url, [...paths, ...files])).toEqual([]);
	await server.end();
	remove();
});

test('promise 26: the same look finds a page that believes one of them', async () => {
	const server = createServer(({ headers }: IncomingMessage, response) => {
		response.end(`<link href="//${String(headers['x-forwarded-host'] ?? 'localhost')}/x.css">`);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	const found = await changing(`http://127.0.0.1:${port}`, ['/']);
	expect(found).toEqual(['/ {"x-forwarded-host":"evil.example"}']);
	server.close();
});
