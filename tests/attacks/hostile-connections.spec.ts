import fc from 'fast-check';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { type RunningServer, startServer } from '../../bin/server.js';
import { inFull } from '../fixtures.ts';
import { inWords, probeWhile } from '../health-probe.ts';
import { ask } from '../http.ts';
import { loadedFolder } from '../loaded.ts';
import { linesOf } from '../log.ts';
import { apart as test, expect } from '../staff.ts';

// Connections without a complete request, as scanners, confused browsers and slow phones make them: each is closed and
// the process survives.

const details = { tag: '@promise-31' };
const connections = inFull ? 5_000 : 600;
const atOnce = 40;
/** The test gives up a connection that the server left open this long. */
const patienceMilliseconds = 1_500;

const request = (line: string, headers = '') =>
	`${line} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
const post = (headers: string) =>
	request('POST /corrections/report', `Content-Type: text/plain\r\n${headers}\r\n`);

const pieces = {
	'a cached page': request('GET /'),
	'a page that is made': request('GET /search?q=harm'),
	'a file that is long': request('GET /data/rulewatch.zip'),
	garbage: 'GARBAGE\0\r\n\r\n',
	'a page and garbage': `${request('GET /')}GARBAGE\0\r\n\r\n`,
	'pages in a row': request('GET /').repeat(5),
	'a greeting of TLS': Buffer.from(`16030100f8010000f40303${'a7'.repeat(240)}`, 'hex'),
	'a greeting of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
	'headers that are too long': request('POST /', `X-A: ${'a'.repeat(18_000)}\r\n`),
	'a piece of a body': 'b'.repeat(30_000),
	'the head of a body': post('Content-Length: 90000'),
	'the head of chunks': post('Transfer-Encoding: chunked'),
	'a chunk that is none': 'zz\r\nno chunk\r\n',
	'half a request': 'GET / HTTP/1.1\r\nHost: loc',
	'half a header': 'GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a',
	'a tunnel': request('CONNECT localhost:443'),
	'another protocol': request('GET /', 'Connection: upgrade\r\nUpgrade: websocket\r\n'),
	'an expectation': request('GET /', 'Expect: a miracle\r\n'),
	'an offer of a body': post('Content-Length: 9\r\nExpect: 100-continue'),
	'a question about all': request('OPTIONS *'),
	'an address of elsewhere': request('GET http://elsewhere.example/'),
	'an address of nothing but slashes': request('GET ///\\\\//'),
	'a malformed address': request('GET /%E0%A4%A'),
	'no host': 'GET / HTTP/1.1\r\n\r\n',
	'odd headers': request(
		'GET /',
		'Accept-Encoding: ;;q=x,\r\nIf-None-Match: ,"\r\nCookie: =;;\r\n'
	),
	nothing: ''
};

type Piece = keyof typeof pieces;
type End = 'is ended' | 'is reset' | 'stays';

interface Connection {
	sent: { piece: Piece; pause: number }[];
	end: End;
}

const names = Object.keys(pieces) as Piece[];

/** Sequences that crashed version 0.2. */
const known: Connection[] = [
	['garbage', 'garbage'],
	['a page and garbage'],
	['a greeting of TLS', 'a greeting of TLS'],
	['half a request', 'garbage', 'garbage'],
	['headers that are too long', ...Array<Piece>(10).fill('a piece of a body')]
].map((sent) => ({
	sent: sent.map((piece) => ({ piece: piece as Piece, pause: 20 })),
	end: 'stays'
}));

const chance = fc.record<Connection>({
	sent: fc.array(
		fc.record({ piece: fc.constantFrom(...names), pause: fc.constantFrom(0, 0, 1, 20) }),
		{ minLength: 1, maxLength: 6 }
	),
	end: fc.constantFrom<End>('is ended', 'is reset', 'stays')
});

const open = (url: string) => connect(Number(new URL(url).port), 'localhost').on('error', () => {});

const closeOf = (socket: Socket) => new Promise((closed) => socket.once('close', closed));

async function act(url: string, { sent, end }: Connection): Promise<void> {
	const socket = open(url).resume();
	const closed = closeOf(socket);
	for (const { piece, pause } of sent) {
		if (socket.destroyed) return;
		socket.write(pieces[piece]);
		await after(pause);
	}
	if (end === 'is ended') socket.end();
	if (end === 'is reset') socket.resetAndDestroy();
	await Promise.race([closed, after(patienceMilliseconds)]);
	socket.destroy();
}

async function attack({ url, child }: RunningServer, all: Connection[]): Promise<void> {
	const left = all.toReversed();
	const oneByOne = async () => {
		for (let next = left.pop(); next && child.exitCode === null; next = left.pop())
			await act(url, next);
	};
	await Promise.all(Array.from({ length: atOnce }, oneByOne));
}

async function toldTo(socket: Socket): Promise<string> {
	let told = '';
	socket.setEncoding('latin1').on('data', (text) => (told += text));
	await closeOf(socket);
	return told;
}

test(
	`${connections} connections that send no whole request leave the process as it was`,
	details,
	async ({ house: { server, url } }, { annotations }) => {
		test.setTimeout(inFull ? 900_000 : 180_000);
		const began = performance.now();
		const all = [...known, ...fc.sample(chance, { numRuns: connections, seed: 29 })];
		const probed = await probeWhile(`${url}/healthz`, () => attack(server, all));
		const seconds = (performance.now() - began) / 1_000;
		annotations.push({ type: 'figure', description: inWords(probed) });
		expect(server.child.exitCode).toBeNull();
		expect(probed.failures).toEqual([]);
		expect(probed.probes).toBeGreaterThan(0);
		const told = linesOf(server).filter(({ level }) => level !== 'debug');
		const cut = told.filter(({ msg }) => msg === 'connections were cut that sent no request');
		expect(told.filter((line) => !cut.includes(line))).toEqual([]);
		expect(cut.length).toBeGreaterThan(0);
		expect(cut.length).toBeLessThan(seconds + 2);
	}
);

for (const [name, status, sent] of [
	['two bad pieces', 400, [pieces.garbage, pieces.garbage]],
	['TLS', 400, [pieces['a greeting of TLS'], pieces['a greeting of TLS']]],
	['long headers with a body', 431, [pieces['headers that are too long'], 'b'.repeat(300_000)]],
	['half a request that is ended', 400, [pieces['half a header'], undefined]]
] as const)
	test(
		`${name}: one refusal comes back, in a sentence and with every header`,
		details,
		async ({ house }) => {
			const socket = open(house.url);
			const told = toldTo(socket);
			for (const bytes of sent) {
				if (bytes === undefined) socket.end();
				else socket.write(bytes);
				await after(20);
			}
			const [head = '', body, ...more] = (await told).split('\r\n\r\n');
			expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
			for (const header of [
				'connection: close',
				'cache-control: no-store',
				'x-content-type-options: nosniff',
				'x-frame-options: DENY',
				"frame-ancestors 'none'",
				`content-length: ${body?.length}`
			])
				expect(head).toContain(header);
			expect(body).toMatch(/^[A-Z].+\.\n$/);
			expect(more).toEqual([]);
		}
	);

test('a page that is cached comes whole before garbage is refused', details, async ({ house }) => {
	const page = await (await house.request(undefined, '/about')).text();
	const socket = open(house.url);
	const told = toldTo(socket);
	socket.write(`${request('GET /about')}GARBAGE\0\r\n\r\n`);
	const [, head = '', rest = ''] = /^(.+?)\r\n\r\n(.*)$/s.exec(await told) ?? [];
	expect(head).toMatch(/^HTTP\/1\.1 200 /);
	const end = Buffer.from(page).length;
	expect(Buffer.from(rest, 'latin1').subarray(0, end).toString()).toBe(page);
	expect(rest.slice(end)).toMatch(/^HTTP\/1\.1 400 /);
});

test(
	'a connection that asks again and again and takes nothing is cut',
	details,
	async ({ house }) => {
		for (const path of ['/about', '/search?q=harm']) {
			const socket = open(house.url);
			const told = toldTo(socket);
			socket.pause().write(request(`GET ${path}`).repeat(1_500));
			await after(500);
			socket.resume();
			expect((await told).split('HTTP/1.1 200 ').length).toBeLessThan(100);
		}
	}
);

test(
	'an address of many parts is answered with as few headers as any other',
	details,
	async ({ house }) => {
		const bytesOf = async (path: string) => {
			const { status, headers } = await house.request(undefined, path);
			expect(status).toBe(404);
			return [...headers].flat().join('').length;
		};
		const long = await bytesOf(`/${'a/'.repeat(4_000)}`);
		expect(long).toBeLessThan(1.1 * (await bytesOf('/a')));
	}
);

test(
	'half requests that are ended once they were refused as late end nothing else',
	details,
	async ({ house: { server, url } }) => {
		const late = Array.from({ length: 20 }, () => open(url));
		for (const socket of late) socket.write(pieces['half a request']);
		const told = await Promise.all(
			late.map(async (socket) => {
				const [first] = await once(socket.setEncoding('latin1'), 'data');
				socket.end();
				return String(first).slice(0, 12);
			})
		);
		expect(told).toEqual(Array(20).fill('HTTP/1.1 408'));
		expect(server.child.exitCode).toBeNull();
	}
);

test('a server that answers them as 0.2 did would be found out', details, async () => {
	const { folder, remove } = loadedFolder();
	const former = ['--import', './tests/assigned-twice.js', 'server.js'];
	test.setTimeout(inFull ? 600_000 : 180_000);
	for (const way of inFull ? known : known.slice(0, 1)) {
		const server = await startServer({ RULEWATCH_FOLDER: folder }, [process.execPath, ...former]);
		const ended = once(server.child, 'exit');
		await ask(server.url, '/');
		await attack(server, Array<Connection>(3).fill(way));
		expect(await ended, JSON.stringify(way)).toEqual([1, null]);
		expect(server.output()).toContain('already assigned socket');
	}
	remove();
});
