import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip, deflateSync, gzipSync } from 'node:zlib';
import { ownDatabase } from '../../bin/own-database.js';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { type RunningServer, startServer } from '../../bin/server.js';
import {
	article,
	bombs as pages,
	heavyPages,
	sentence
} from '../helpers/server/capture/test-bombs.ts';
import { pdfWith } from '../helpers/server/capture/test-pdf.ts';
import { inFull } from '../fixtures.ts';
import { inWords, type ProbeResult, probeWhile } from '../health-probe.ts';
import { Visitor } from '../http.ts';
import { expect, overHttp as test, setUp } from '../staff.ts';
import { setTimeout as after } from 'node:timers/promises';

// Pages built to exhaust a fetcher are captured by address through the built app. It uses PostgreSQL if installed,
// because the embedded database blocks the main thread.

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
				says: /paste the (?:text of the article|part that matters) instead/
			}
		])
	)
};

const zipped = (times: number): Answer => {
	let body: Buffer = Buffer.from(`<p>${sentence}</p>`.repeat(20_000));
	for (let time = 0; time < times; time++) body = gzipSync(body, { level: 1 });
	return (response) =>
		response
			.writeHead(200, {
				'content-type': 'text/html',
				'content-encoding': Array(times).fill('gzip').join(', ')
			})
			.end(body);
};

/** Some pages are read, some refused, and nobody else waits. One person may fetch 60 pages an hour. */
const heavy: Record<string, Answer> = {
	'gzip of gzip of gzip': zipped(3),
	'gzip forty times': zipped(40),
	'a PDF that swells': (response) =>
		response
			.writeHead(200, { 'content-type': 'application/pdf' })
			.end(pdfWith(Array(20).fill(deflateSync(Buffer.alloc(5e6, 'BT (No.) Tj ET\n'))))),
	...Object.fromEntries(
		Object.entries(heavyPages).map(([name, page]): [string, Answer] => [
			name,
			(response) =>
				response
					.writeHead(200, {
						'content-type': name.endsWith('pasted') ? 'text/plain' : 'text/html'
					})
					.end(page())
		])
	)
};
const heldUpBy = ['gzip of gzip of gzip', '29,000 paragraphs', 'line breaks'];
const few = ['9.2 MB in one paragraph', '80,000 tiny quotations', 'gzip of gzip of gzip'];

const pathOf = (name: string) => `/${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;

let folder: string;
let app: RunningServer;
let asma: Visitor;
let place: string;
let robots: string | undefined;
let robotsAsked = 0;
let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;
const server = http.createServer(({ url }, response) => {
	response.on('error', () => {});
	if (url === '/robots.txt') robotsAsked++;
	if (url === '/robots.txt' && robots === undefined) return response.writeHead(404).end();
	if (url === '/robots.txt') return response.end(robots);
	const found = Object.entries(bombs).find(([name]) => pathOf(name) === url);
	const made = Object.entries(heavy).find(([name]) => pathOf(name) === url);
	if (found) found[1].answer(response);
	else if (made) made[1](response);
	else response.writeHead(200, { 'content-type': 'text/html' }).end(article);
});

test.beforeAll(async () => {
	await once(server.listen(0, '127.0.0.1'), 'listening');
	place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	folder = await mkdtemp(join(tmpdir(), 'rulewatch-bombs-'));
	postgres = hasPostgres() ? await startPostgres() : undefined;
	app = await startServer({
		RULEWATCH_FOLDER: folder,
		FETCH_ALLOW: place,
		...(postgres && { DATABASE_URL: postgres.url })
	});
	asma = await setUp(app, new Visitor(app.url));
});
test.afterAll(async () => {
	await app.end();
	await postgres?.stop();
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true, force: true });
});

const bring = (path: string, by = asma) =>
	by.request('/desk/capture', { form: { page: `http://${place}${path}` } });

/** The app's peak memory in bytes; 0 if the system does not say. */
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

/** Response times of others during expensive work, and without it. */
async function waitsWhile(work: () => Promise<unknown>, { url } = app) {
	const idle = await probeWhile(`${url}/healthz`, () => after(2_000));
	return { idle, busy: await probeWhile(`${url}/healthz`, work) };
}

/** The limit scales with the idle times, since a busy machine slows both. */
const most = (idle: ProbeResult) => (postgres ? 250 : 1_000) + 3 * idle.longest;

for (const name of Object.keys(heavy).filter((name) => inFull || few.includes(name)))
	test(`nobody waits while this is brought: ${name}`, details, async ({}, info) => {
		const { idle, busy } = await waitsWhile(async () => {
			const answer = await bring(pathOf(name));
			expect([303, 400]).toContain(answer.status);
			// The hourly quota must not be what refused the page.
			expect(await answer.text()).not.toContain('within an hour');
		});
		const description = `${inWords(busy)}; ${Math.round(idle.longest)} ms without it`;
		info.annotations.push({ type: 'figure', description });
		expect(busy.failures).toEqual([]);
		expect(busy.longest).toBeLessThan(most(idle));
	});

for (const [name, rule] of Object.entries({
	'many wildcards': `Allow: /${'*a'.repeat(245_000)}b`,
	'many rules': 'Allow: /*aab\n'.repeat(37_000),
	'long parts': `Allow: /*${'a'.repeat(99)}b\n`.repeat(4_500),
	'many robots': 'User-agent: *\n'.repeat(18_000) + 'Disallow: /no\n'.repeat(17_000)
}))
	test(`nobody waits while a robots.txt is read that has ${name}`, details, async ({}, info) => {
		const asked = robotsAsked;
		robots = `User-agent: *\n${rule}`;
		const form = { regulation: '', url: `http://${place}/${'a'.repeat(1_900)}`, region: '' };
		const { idle, busy } = await waitsWhile(async () => {
			const { status } = await asma.request('/desk/watches/new?/try', { form });
			expect([200, 400]).toContain(status);
		});
		robots = undefined;
		expect(robotsAsked).toBe(asked + 1);
		const description = `${inWords(busy)}; ${Math.round(idle.longest)} ms without it`;
		info.annotations.push({ type: 'figure', description });
		expect(busy.longest).toBeLessThan(most(idle));
	});

test(
	'others wait where the same pages are worked on beside the answers',
	details,
	async ({}, info) => {
		const database = postgres && (await ownDatabase(postgres.url));
		const home = await mkdtemp(join(tmpdir(), 'rulewatch-no-worker-'));
		const server = await startServer(
			{
				RULEWATCH_FOLDER: home,
				FETCH_ALLOW: place,
				...(database && { DATABASE_URL: database.url })
			},
			[process.execPath, '--import', './tests/attacks/without-worker.js', 'server.js']
		);
		try {
			const bilal = await setUp(server, new Visitor(server.url));
			const beyond: number[] = [];
			for (const name of heldUpBy) {
				const { idle, busy } = await waitsWhile(() => bring(pathOf(name), bilal), server);
				const description = `${name}: ${inWords(busy)}; ${Math.round(idle.longest)} ms without it`;
				info.annotations.push({ type: 'figure', description });
				beyond.push(busy.longest - most(idle));
			}
			expect(Math.max(...beyond)).toBeGreaterThan(0);
		} finally {
			await server.end('SIGKILL');
			await database?.remove();
			await rm(home, { recursive: true, force: true });
		}
	}
);
