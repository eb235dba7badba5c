import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createBrotliCompress, createGzip } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	forms,
	insideNames,
	withUser
} from '../../../../tests/helpers/server/jobs/test-addresses-inside.ts';
import { openInternet, outerAddress } from '../../../../tests/helpers/server/jobs/test-internet.ts';
import { fetchPage } from './fetch-page.ts';
import { captureOf, closeReader } from './index.ts';
import { article } from '../../../../tests/helpers/server/capture/test-bombs.ts';

let internet: Awaited<ReturnType<typeof openInternet>>;
beforeEach(async () => {
	internet = await openInternet();
});
afterEach(() => internet.close());
afterAll(closeReader);

const outer = `http://${outerAddress.v4}/page`;
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const refusalOf = async (address: string, milliseconds?: number) => {
	const answer = await fetchPage(address, milliseconds);
	return 'refused' in answer ? answer.refused : undefined;
};

async function answered(answer: Answer) {
	internet.outer.answer = answer;
	const page = await fetchPage(outer);
	if ('refused' in page) throw new Error(page.refused);
	return page;
}

describe('a page that a person chose', () => {
	it('comes with where it was found and what its server says of it', async () => {
		internet.outer.answer = ({ url }, response) => {
			if (url === '/page') response.writeHead(302, { location: '/moved' }).end();
			else
				response
					.writeHead(200, { 'content-type': 'text/html', etag: '"7"', 'set-cookie': 'secret=1' })
					.end(article);
		};
		const page = await fetchPage(outer);
		expect(page).toMatchObject({
			url: `http://${outerAddress.v4}/moved`,
			status: 200,
			contentType: 'text/html',
			headers: { etag: '"7"', 'content-type': 'text/html' },
			bytes: Buffer.from(article)
		});
		expect(JSON.stringify(page)).not.toContain('secret');
	});

	it.each([
		[401, /sign in or subscribe \(401\)/],
		[403, /does not show the page to programs \(403\)\. Open it in your browser, and paste/],
		[404, /no page at this address, says its server \(404\)/],
		[410, /no page at this address/],
		[429, /asked too often/],
		[503, /has a fault \(503\)/],
		[304, /leads on more than 5 times, or nowhere/]
	])('is refused with what its server says, and the way to paste: %d', async (status, sentence) => {
		internet.outer.answer = (_, response) => response.writeHead(status).end('No');
		const refused = await refusalOf(outer);
		expect(refused).toMatch(sentence);
		expect(refused).toContain('paste');
	});

	it('is refused in words where nothing answers', async () => {
		internet.outer.answer = (request) => request.socket.destroy();
		expect(await refusalOf(outer)).toMatch(/^The page could not be fetched\. .* paste its text/);
	});
});

describe('promise 17: a page that a person chose to capture', () => {
	it('is fetched from no place inside, however that is written; outside it is', async () => {
		Object.assign(internet.names, insideNames);
		for (const address of [...forms, ...withUser.map((each) => `http://${each}/`)])
			expect(await refusalOf(address), address).toBeDefined();
		expect(internet.inner.seen).toEqual({ connections: 0, requests: [] });
		expect((await answered((_, response) => response.end(article))).status).toBe(200);
	});

	it.each([301, 302, 303, 307, 308])('leads inside by no redirect with %d', async (status) => {
		for (const location of ['http://127.0.0.1/', 'http://[::ffff:10.0.0.1]/', '//0x7f.1/']) {
			internet.outer.answer = ({ url }, response) =>
				response.writeHead(status, { location: url === '/page' ? '/second' : location }).end();
			expect(await refusalOf(outer)).toMatch(/^Nothing on the public internet/);
		}
		expect(internet.outer.seen.requests).toHaveLength(6);
		expect(internet.inner.seen.connections).toBe(0);
	});

	it('leads inside by a name that changes where it leads no more', async () => {
		internet.names['rebound.example'] = [[outerAddress.v4], ['127.0.0.1']];
		expect(await refusalOf('http://rebound.example/')).toBeUndefined();
		expect(await refusalOf('http://rebound.example/')).toMatch(/^Nothing on the public internet/);
		expect(internet.inner.seen.connections).toBe(0);
	});

	it.each([
		['a refresh', '<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">'],
		['its canonical address', '<link rel="canonical" href="http://127.0.0.1/secret">'],
		['its picture', '<meta property="og:image" content="http://10.0.0.1/a.png">'],
		['its own address', '<meta property="og:url" content="http://169.254.169.254/latest">'],
		['its icon', '<link rel="icon" href="http://[::1]/favicon.ico">'],
		['its feed and its sheet', '<link rel="stylesheet alternate" href="http://127.1/a.css">'],
		['its base', '<base href="http://127.0.0.1/"><img src="a.png"><script src="a.js"></script>'],
		['a frame', '<iframe src="http://0x7f.1/"></iframe><object data="http://localhost/"></object>'],
		['JSON-LD', '<script type="application/ld+json">{"@id":"http://127.0.0.1/"}</script>']
	])('leads inside by nothing that it names: %s', async (_, named) => {
		const html = `<html><head>${named}<title>Levy</title></head><body>${article}</body></html>`;
		const page = await answered((_, response) =>
			response
				.writeHead(200, { 'content-type': 'text/html', refresh: '0; http://127.0.0.1/' })
				.end(html)
		);
		const capture = await captureOf(page.bytes, page);
		expect(capture).toMatchObject({ text: expect.stringContaining('withdrew its levy') });
		expect(JSON.stringify(capture)).not.toContain('inner secret');
		expect(internet.outer.seen.requests).toHaveLength(1);
		expect(internet.inner.seen.connections).toBe(0);
	});
});

describe('promise 18: a page that is made to exhaust whoever fetches it', () => {
	const endless = (chunk: Buffer) =>
		Readable.from(
			(function* () {
				for (;;) yield chunk;
			})()
		);
	const zeros = Buffer.alloc(1e6);
	const bombs: [string, Answer][] = [
		['a body without end', (_, response) => endless(zeros).pipe(response)],
		[
			'400 MB, as it says itself',
			(_, response) => endless(zeros).pipe(response.writeHead(200, { 'content-length': 4e8 }))
		],
		[
			'gzip without end',
			(_, response) =>
				endless(zeros)
					.pipe(createGzip({ level: 1 }))
					.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }))
		],
		[
			'brotli without end',
			(_, response) =>
				endless(zeros)
					.pipe(createBrotliCompress())
					.pipe(response.writeHead(200, { 'content-encoding': 'br' }))
		]
	];

	it.each(bombs)('is given up at 10 MB and not half read: %s', async (_, answer) => {
		internet.outer.answer = answer;
		const before = process.memoryUsage.rss();
		expect(await refusalOf(outer)).toMatch(/larger than 10 MB/);
		expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(512);
	});

	it('is read whole where it has 10 MB', async () => {
		const large = Buffer.alloc(10 * 1024 * 1024, 'a');
		expect((await answered((_, response) => response.end(large))).bytes).toHaveLength(large.length);
	});

	it('is given up where it drips', async () => {
		internet.outer.answer = (_, response) => {
			const drip = setInterval(() => response.write('.'), 10);
			response.on('close', () => clearInterval(drip));
		};
		expect(await refusalOf(outer, 300)).toMatch(/not answer within 0\.3 seconds.* paste its text/);
	});

	it('is given up where it leads from one address to the next', async () => {
		internet.outer.answer = ({ url }, response) =>
			response.writeHead(302, { location: `${url}1` }).end();
		expect(await refusalOf(outer)).toMatch(/leads on more than 5 times/);
		expect(internet.outer.seen.requests).toHaveLength(6);
	});
});
