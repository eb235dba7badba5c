import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type RunningServer, startServer } from '../../bin/server.js';
import { filled, send } from '../entry.ts';
import { inFull } from '../fixtures.ts';
import { inWords, probeWhile } from '../health-probe.ts';
import { Visitor } from '../http.ts';
import { expect, overHttp as test, setUp } from '../staff.ts';

// Texts built to be slow to search are pasted at the desk, with 170 extra laws on record.

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const laws = 170;
const mostStall = 250;
const paragraph = `<p>The ministry said that “the Rules on Speech 2020 are a gag for all”. ${'It rained for two days. '.repeat(12)}</p>`;
/** 9.2 MB with the maximum number of elements. */
const page = `<article><h1>A very long report on the rules of speech</h1>${paragraph.repeat(Math.floor(9_200_000 / paragraph.length))}</article>`;

const texts = {
	'a million letters of tiny quotations': '“a b c d e f” said it. '.repeat(43_000),
	'a word with 900,000 full stops': `The rules are a gag for all who write${'.'.repeat(900_000)}`,
	'sentences of nothing but one word':
		`${'صبا '.repeat(370)}نے کہا کہ یہ قانون واپس لیا جائے۔ `.repeat(300)
};

let folder: string;
let app: RunningServer;
let asma: Visitor;
let place: string;
const server = http.createServer((_, response) =>
	response.writeHead(200, { 'content-type': 'text/html' }).end(page)
);

test.beforeAll(async () => {
	await once(server.listen(0, '127.0.0.1'), 'listening');
	place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	folder = await mkdtemp(join(tmpdir(), 'rulewatch-desk-bombs-'));
	app = await startServer({ RULEWATCH_FOLDER: folder, FETCH_ALLOW: place });
	asma = await setUp(app, new Visitor(app.url));
	for (let n = 0; n < laws; n++) {
		const title = `Regulation of Messages and Networks No ${n} Act 2020`;
		await send(asma, 'regulation', 'keep', { ...filled('regulation', title), different: 'yes' });
	}
});
test.afterAll(async () => {
	await app.end();
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true, force: true });
});

const bombs = {
	...texts,
	'a page of 9.2 MB': () => `http://${place}/`
};

for (const [name, text] of Object.entries(bombs))
	test(`${name}: looked through beside all others, who do not wait`, async ({}, info) => {
		const control = await probeWhile(`${app.url}/healthz`, () => after(3_000));
		const probed = await probeWhile(`${app.url}/healthz`, async () => {
			const form = { page: typeof text === 'string' ? text : text(), html: '', address: '' };
			const answer = await asma.request('/desk/capture', { form });
			const location = answer.headers.get('location');
			const opened = location ? await asma.request(location) : answer;
			expect(opened.status).toBe(location ? 200 : 400);
			expect(await opened.text()).toMatch(/Quotations found|paste the text/i);
		});
		const description = `${inWords(probed)}; undisturbed ${inWords(control)}`;
		info.annotations.push({ type: 'figure', description });
		expect(probed.failures).toEqual([]);
		if (inFull) expect(probed.longest - control.longest).toBeLessThan(mostStall);
	});
