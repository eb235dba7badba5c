import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type RunningServer, startServer } from '../../bin/server.js';
import { article, bombs as pages } from '../../src/lib/server/capture/test-bombs.ts';
import { inFull } from '../fixtures.ts';
import { inWords, probeWhile } from '../health-probe.ts';
import { Visitor } from '../http.ts';
import { expect, overHttp as test, setUp } from '../staff.ts';

// Pages that are made to exhaust whoever fetches them, brought to the desk of the built app by their addresses.

test.describe.configure({ mode: 'serial', timeout: 180_000 });
const details = { tag: '@promise-18' };

type Answer = (response: http.ServerResponse) => void;

const endless = () =>
	Readable.from(
		(function* () {
			for (;;) yield zeros;
		})()
	);
const zeros = Buffer.alloc(1e6);

const bombs: Record<string, { answer: Answer; says: RegExp }> = {
	'a body without end': {
		answer: (response) => endless().pipe(response),
		says: /larger than 10 MB/
	},
	'gzip without end': {
		answer: (response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' });
			endless()
				.pipe(createGzip({ level: 1 }))
				.pipe(response);
		},
		says: /larger than 10 MB/
	},
	'a redirect to itself': {
		answer: (response) => response.writeHead(302, { location: '/a-redirect-to-itself' }).end(),
		says: /leads on more than 5 times/
	},
	'an endless drip': {
		answer: (response) => {
			response.write('<p>');
			const drip = setInterval(() => response.write('.'), 100);
			response.on('close', () => clearInterval(drip));
		},
		says: /did not answer within 20 seconds/i
	},
	'an entity that swells': {
		answer: (response) =>
			response.end('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'),
		says: /defines entities of its own/
	},
	...Object.fromEntries(
		pages.map(([name, page]) => [
			name,
			{
				answer: (response: http.ServerResponse) =>
					response.writeHead(200, { 'content-type': 'text/html' }).end(page),
				says: /paste the text of the article instead/
			}
		])
	)
};

const pathOf = (name: string) => `/${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;

let folder: string;
let app: RunningServer;
let asma: Visitor;
let place: string;
const server = http.createServer(({ url }, response) => {
	response.on('error', () => {});
	const found = Object.entries(bombs).find(([name]) => pathOf(name) === url);
	if (found) found[1].answer(response);
	else response.writeHead(200, { 'content-type': 'text/html' }).end(article);
});

test.beforeAll(async () => {
	await once(server.listen(0, '127.0.0.1'), 'listening');
	place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	folder = await mkdtemp(join(tmpdir(), 'rulewatch-bombs-'));
	app = await startServer({ RULEWATCH_FOLDER: folder, FETCH_ALLOW: place });
	asma = await setUp(app, new Visitor(app.url));
});
test.afterAll(async () => {
	await app.end();
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true, force: true });
});

const bring = (path: string) =>
	asma.request('/desk/capture', { form: { page: `http://${place}${path}` } });

/** The most memory that the app has had, in bytes; 0 where the system does not tell. */
function peakOf(): number {
	const file = `/proc/${app.child.pid}/status`;
	const [, kilobytes] =
		(existsSync(file) && /VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))) || [];
	return Number(kilobytes ?? 0) * 1024;
}

test('a page that is none is read', details, async () => {
	const { status, headers } = await bring('/article');
	expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(/capture\/\w/)]);
});

for (const [name, { says }] of Object.entries(bombs))
	test(`${name} is refused in a sentence, and nobody else waits`, details, async ({}, info) => {
		const before = peakOf();
		let html = '';
		const probed = await probeWhile(`${app.url}/healthz`, async () => {
			const answer = await bring(pathOf(name));
			expect(answer.status).toBe(400);
			html = await answer.text();
		});
		expect(html).toMatch(says);
		expect(html).toContain(`value="http://${place}${pathOf(name)}"`);
		const megabytes = (peakOf() - before) / 1024 ** 2;
		const description = `${inWords(probed)}, ${Math.round(megabytes)} MB more`;
		info.annotations.push({ type: 'figure', description });
		expect(probed.failures).toEqual([]);
		expect(megabytes).toBeLessThan(512);
		if (inFull) expect(probed.longest).toBeLessThan(1_000);
	});
