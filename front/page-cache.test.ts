import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { channel } from 'node:diagnostics_channel';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answer, answerOf } from './answer.js';
import { PageCache } from './page-cache.js';
import { Busy, Queue } from './queue.js';

const open = { 'cache-control': 'public, max-age=0, must-revalidate', 'content-type': 'text/html' };
const page = 'The Harm Rules, notified in silence. '.repeat(200);

type Respond = (request: IncomingMessage, answer: Answer) => void | Promise<void>;
const respond =
	(
		body: string | (() => string) = page,
		headers: Record<string, string> = open,
		status = 200
	): Respond =>
	(_, answer) =>
		void answer.writeHead(status, headers).end(typeof body === 'string' ? body : body());

let cache: PageCache;
let make: Respond;
/** The paths that the app was asked for. */
let asked: string[];
let address: string;
let close: () => void;
/** Called when a reader disconnects. */
let onClosed: (gone: unknown) => void = () => {};

/** The app publishes a new version of the record. */
const raise = (version: number) => channel('rulewatch:version').publish({ version });

async function front({ megabytes = 10, queue = new Queue(), sendsStatus = true } = {}) {
	cache = new PageCache({ megabytes, sendsStatus });
	const server = createServer((asking, response) => {
		response.once('close', (gone: unknown) => onClosed(gone));
		const render = (take: (answer: Answer) => unknown) =>
			queue.run(async () => {
				asked.push(asking.url!);
				return take(await answerOf(make, asking));
			});
		if (!isForAll(asking)) return cache.pass(asking, response, render);
		if (cache.hit(asking, response, asking.url!)) return;
		cache.miss(asking, response, asking.url!, render).catch((cause: Error) => {
			response.writeHead(cause instanceof Busy ? 503 : 500).end();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	close = () => void server.close().closeAllConnections();
	raise(1);
}

/** `index.js` decides who may get cached answers; tests/front.spec.ts covers that. */
const isForAll = ({ method, headers }: IncomingMessage) =>
	method !== 'POST' && !headers.cookie && !headers.authorization;

beforeEach(async () => {
	asked = [];
	make = respond();
	await front();
});

afterEach(() => close());

interface Asked {
	headers?: Record<string, string>;
	method?: string;
}

async function ask(path = '/', { headers = {}, method = 'GET' }: Asked = {}) {
	const asking = request(address + path, { headers, method }).end();
	const [answer] = (await once(asking, 'response')) as [IncomingMessage];
	const body = Buffer.concat(await answer.toArray());
	return { status: answer.statusCode, headers: answer.headers, body, text: body.toString() };
}

/** Counts the requests to the app when these are sent one after another. */
async function askedFor(...requests: [string?, Asked?][]) {
	for (const each of requests) await ask(...each);
	return asked.length;
}

describe('an answer for everyone', () => {
	it('is made once, and sent to all who ask', async () => {
		expect((await ask()).headers['cache-status']).toBe('Rulewatch; fwd=uri-miss');
		const { text, headers } = await ask();
		expect(headers['cache-status']).toBe('Rulewatch; hit');
		expect(text).toBe(page);
		expect(asked).toEqual(['/']);
	});

	it('is made once where many ask while it is made', async () => {
		const answers: Answer[] = [];
		make = (_, answer) => void answers.push(answer);
		const many = Array.from({ length: 50 }, () => ask());
		await expect.poll(() => answers).toHaveLength(1);
		void respond()({} as never, answers[0]!);
		expect((await Promise.all(many)).map(({ text }) => text)).toEqual(Array(50).fill(page));
		expect(asked).toHaveLength(1);
	});

	it('is counted for whoever measures', async () => {
		await askedFor([], [], ['/', { method: 'POST' }]);
		const counts = {};
		channel('rulewatch:cache-counts').publish(counts);
		expect(counts).toEqual({ hit: 1, miss: 1, passed: 1, refused: 0 });
	});

	it('is another one at another address', async () => {
		expect(await askedFor(['/'], ['/?year=2020'], ['/laws'])).toBe(3);
	});

	it('is not pushed out by what is asked for by queries without end', async () => {
		close();
		await front({ megabytes: 0.2 });
		const others = Array.from({ length: 60 }, (_, n) => [`/?year=${n}`]);
		expect(await askedFor(['/'], ...(others as [string][]), ['/'])).toBe(61);
	});

	it('is sent without its body to whoever asks for its head', async () => {
		await ask();
		const { body, headers } = await ask('/', { method: 'HEAD' });
		expect([body.length, headers['content-length']]).toEqual([0, String(page.length)]);
		expect(asked).toHaveLength(1);
	});

	it('is still cached where the reader who asked first has gone', async () => {
		const answers: Answer[] = [];
		make = (_, answer) => void answers.push(answer);
		const gone = request(address).end();
		gone.on('error', () => {});
		await expect.poll(() => answers).toHaveLength(1);
		gone.destroy();
		void respond()({} as never, answers[0]!);
		expect((await ask()).text).toBe(page);
		expect(asked).toHaveLength(1);
	});

	it('is packed as its reader takes it, each encoding under a tag of its own', async () => {
		const br = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
		const gzip = await ask('/', { headers: { 'accept-encoding': 'br;q=0, gzip' } });
		const plain = await ask('/', { headers: { 'accept-encoding': 'identity' } });
		expect(brotliDecompressSync(br.body).toString()).toBe(page);
		expect(gunzipSync(gzip.body).toString()).toBe(page);
		expect(plain.text).toBe(page);
		expect(br.headers.vary).toBe('accept-encoding');
		expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
		expect(asked).toHaveLength(1);
	});

	it('is not sent again to whoever has it', async () => {
		const headers = { 'accept-encoding': 'br' };
		const { etag = '' } = (await ask('/', { headers })).headers;
		const again = await ask('/', { headers: { ...headers, 'if-none-match': etag } });
		expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
		const changed = await ask('/', { headers: { ...headers, 'if-none-match': '"another"' } });
		expect(changed.status).toBe(200);
	});

	it('is not sent again to a script that has it, whose fetch asks all caches to validate', async () => {
		const etag = (await fetch(address)).headers.get('etag')!;
		const again = await fetch(address, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
		const other = await fetch(address, { headers: { 'if-none-match': '"another"' } });
		expect([other.status, await other.text()]).toEqual([200, page]);
		const reload = await ask('/', { headers: { 'cache-control': 'no-cache' } });
		expect([reload.status, reload.text]).toEqual([200, page]);
	});

	it('is whole for the next reader, where the first had it already', async () => {
		const { etag = '' } = (await ask()).headers;
		raise(2);
		expect((await ask('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
		expect((await ask()).text).toBe(page);
	});

	it('keeps the tag of the app where that is no page', async () => {
		make = respond('{}', { ...open, 'content-type': 'application/json', etag: '"1.abc"' });
		expect((await ask()).headers.etag).toBe('"1.abc"');
	});

	it('is not made to its end where it is long and its reader has gone', async () => {
		const ended = new Promise((resolve) => {
			make = async (_, answer) => {
				answer.on('close', resolve);
				await expect.poll(() => isGone).toBe(true);
				answer.writeHead(200, { ...open, 'cache-control': 'private' }).write('The first row');
			};
		});
		let isGone = false;
		const gone = request(address).end();
		gone.on('error', () => {});
		await expect.poll(() => asked).toHaveLength(1);
		const closed = new Promise((resolve) => (onClosed = resolve));
		gone.destroy();
		await closed;
		isGone = true;
		await ended;
		expect(asked).toHaveLength(1);
	});

	it('is made no faster than its reader takes it where it is long, and no further once they have gone', async () => {
		const piece = Buffer.alloc(1_000_000, 'a');
		let made = 0;
		const ended = new Promise((resolve) => {
			make = async (_, answer) => {
				answer.on('close', resolve).writeHead(200, open);
				for (; made < 1_000 && !answer.destroyed; made++)
					if (!answer.write(piece)) await once(answer, 'drain').catch(() => {});
				answer.end();
			};
		});
		const asking = request(address).end();
		const [reading] = (await once(asking, 'response')) as [IncomingMessage];
		let before = 0;
		const isStill = () => before === (before = made);
		await expect.poll(() => isStill()).toBe(true);
		reading.destroy();
		await ended;
		expect(made).toBeLessThan(100);
	});

	it('is sent as it is made where it is long, and not cached', async () => {
		const piece = Buffer.alloc(1_000_000, 'a');
		make = async (_, answer) => {
			answer.writeHead(200, open);
			for (let count = 0; count < 20; count++)
				if (!answer.write(piece)) await once(answer, 'drain');
			answer.end();
		};
		expect((await ask()).body.length).toBe(20_000_000);
		expect(await askedFor([])).toBe(2);
	});
});

describe('the answer', () => {
	it('is made anew once the record has changed', async () => {
		make = respond(() => `made for the ${asked.length}. time`);
		await ask();
		raise(1);
		expect((await ask()).text).toBe('made for the 1. time');
		raise(2);
		expect((await ask()).text).toBe('made for the 2. time');
	});

	it('is made anew on another day', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-02-28T23:59:59Z') });
		await askedFor([], []);
		vi.setSystemTime(new Date('2026-03-01T00:00:00Z'));
		expect(await askedFor([])).toBe(2);
		vi.useRealTimers();
	});

	it('is not cached where the record changed while it was made', async () => {
		make = (_, answer) => {
			raise(asked.length + 1);
			void respond()({} as never, answer);
		};
		expect(await askedFor([], [])).toBe(2);
		make = respond();
		expect(await askedFor([], [])).toBe(3);
	});

	it('of before is not what those get who ask after a change', async () => {
		const answers: Answer[] = [];
		make = (_, answer) => void answers.push(answer);
		const before = ask();
		await expect.poll(() => answers).toHaveLength(1);
		raise(2);
		const after = ask();
		await expect.poll(() => answers).toHaveLength(2);
		void respond('new')({} as never, answers[1]!);
		void respond('old')({} as never, answers[0]!);
		expect([(await before).text, (await after).text]).toEqual(['old', 'new']);
		expect((await ask()).text).toBe('new');
	});

	it('goes on while somebody writes, who waits until it is known what they changed', async () => {
		make = respond(() => `made for the ${asked.length}. time`);
		await ask();
		const looked = new Promise<{ done: () => void }>((hear) =>
			channel('rulewatch:revalidate').subscribe(function once(message) {
				channel('rulewatch:revalidate').unsubscribe(once);
				hear(message as { done: () => void });
			})
		);
		let isKnown = false;
		const written = cache.revalidate().then(() => (isKnown = true));
		const { done } = await looked;
		expect((await ask()).text).toBe('made for the 1. time');
		expect(isKnown).toBe(false);
		raise(2);
		done();
		await written;
		expect((await ask()).text).toBe('made for the 2. time');
	});

	it('goes to whoever wrote where the database says nothing', async () => {
		await ask();
		await cache.revalidate();
		expect((await ask()).headers['cache-status']).toBe('Rulewatch; hit');
	});
});

describe('nothing is cached', () => {
	const twice = (asking: Asked = {}) => askedFor(['/', asking], ['/', asking]);

	it('of what is private, and no cached answer goes to somebody with a session', async () => {
		make = respond(page, { ...open, 'cache-control': 'private, no-store' });
		expect(await twice()).toBe(2);
		make = respond();
		await ask();
		expect(await twice({ headers: { cookie: 'session=asma' } })).toBe(5);
		expect(await twice({ headers: { authorization: 'Bearer token' } })).toBe(7);
	});

	it.each([
		['sets a cookie', { 'set-cookie': 'a=b' }],
		['depends on what the reader is', { vary: 'accept' }],
		['may not be cached', { 'cache-control': 'no-store' }]
	])('that %s', async (_, headers) => {
		make = respond(page, { ...open, ...headers });
		expect(await twice()).toBe(2);
	});

	it.each([404, 410, 500, 503])('of a refusal: %i', async (status) => {
		make = respond(page, open, status);
		expect(await twice()).toBe(2);
	});

	it('of what was sent to change something', async () => {
		expect(await twice({ method: 'POST' })).toBe(2);
	});

	it('that broke off, and those who waited are answered', async () => {
		let isFirst = true;
		make = (asking, answer) => {
			if (!isFirst) return respond()(asking, answer);
			isFirst = false;
			answer.writeHead(200, open);
			answer.write('half');
			setImmediate(() => answer.destroy(new Error('broke off')));
		};
		await expect(ask()).rejects.toThrow();
		expect((await ask()).text).toBe(page);
	});

	it('where the operator wants no cache', async () => {
		close();
		await front({ megabytes: 0 });
		expect(await twice()).toBe(2);
	});

	it('beyond the bound: what was not asked for longest goes first', async () => {
		close();
		await front({ megabytes: 1 });
		make = respond('a'.repeat(90_000));
		await askedFor(...Array.from({ length: 20 }, (_, index): [string] => [`/${index}`]));
		expect(await askedFor(['/19'])).toBe(20);
		expect(await askedFor(['/0'])).toBe(21);
	});

	it('takes the room of what is sent, and is whole for whoever takes it otherwise', async () => {
		close();
		await front({ megabytes: 1 });
		make = respond('a'.repeat(90_000));
		const packed = { headers: { 'accept-encoding': 'br' } };
		const pages = Array.from({ length: 20 }, (_, index): [string, Asked] => [`/${index}`, packed]);
		await askedFor(...pages);
		const gzip = await ask('/0', { headers: { 'accept-encoding': 'gzip' } });
		expect(gunzipSync(gzip.body)).toHaveLength(90_000);
		expect((await ask('/0')).text).toBe('a'.repeat(90_000));
		expect(asked).toHaveLength(20);
	});
});

describe('in a crowd', () => {
	/** Answers that the app has yet to make. */
	let open: [path: string, answer: Answer][];
	const finish = async () => {
		const [[path, answer] = []] = open.splice(0, 1);
		void respond(path)({} as never, answer!);
		await new Promise(setImmediate);
	};

	async function crowded(bounds: ConstructorParameters<typeof Queue>[0]) {
		close();
		open = [];
		make = ({ url }, answer) => void open.push([url!, answer]);
		await front({ queue: new Queue(bounds) });
	}

	it('a few pages are rendered at once, and each of the others as one is done', async () => {
		await crowded({ atOnce: 2 });
		const answers = Array.from({ length: 5 }, (_, index) => ask(`/${index}`));
		await expect.poll(() => open).toHaveLength(2);
		for (let left = 5; left > 0; left--) {
			await expect.poll(() => open).toHaveLength(Math.min(left, 2));
			expect(asked).toHaveLength(Math.min(7 - left, 5));
			await finish();
		}
		expect((await Promise.all(answers)).map(({ text }) => text)).toEqual([
			'/0',
			'/1',
			'/2',
			'/3',
			'/4'
		]);
	});

	it('whoever waited long behind many others is sent away, and the rest is served', async () => {
		await crowded({ atOnce: 1, near: 3, timeout: 50 });
		const answers = Array.from({ length: 9 }, (_, index) => ask(`/${index}`));
		const all = Promise.all(answers);
		const refused = () => Promise.all(answers.map((each) => Promise.race([each, undefined])));
		await expect
			.poll(async () => (await refused()).filter((each) => each?.status === 503))
			.toHaveLength(5);
		for (let served = 0; served < 4; served++) {
			await expect.poll(() => open).toHaveLength(1);
			await finish();
		}
		const statuses = (await all).map(({ status }) => status);
		expect(statuses.filter((status) => status === 200)).toHaveLength(4);
	});

	it('whoever gets a turn soon at the present pace keeps waiting', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const queue = new Queue({ atOnce: 1, near: 1, timeout: 2_000, patience: 6_000 });
		const ends: (() => void)[] = [];
		const outcomes = Array.from({ length: 30 }, () =>
			queue
				.run(() => new Promise<void>((end) => ends.push(end)))
				.then(
					() => 'served',
					() => 'refused'
				)
		);
		const serve = async (from: number, to: number) => {
			for (let turn = from; turn < to; turn++) {
				await expect.poll(() => ends).toHaveLength(turn + 1);
				ends[turn]!();
			}
		};
		await serve(0, 3);
		await expect.poll(() => ends).toHaveLength(4);
		await vi.advanceTimersByTimeAsync(2_000);
		vi.useRealTimers();
		await serve(3, 16);
		const all = await Promise.all(outcomes);
		// Four began in two seconds, so that twelve more can in six.
		expect(all.lastIndexOf('served')).toBe(15);
		expect(all.filter((each) => each === 'refused')).toHaveLength(14);
	});

	it('all get the one page that all ask for', async () => {
		await crowded({ atOnce: 1, near: 0, timeout: 50 });
		const many = Array.from({ length: 50 }, () => ask('/one'));
		await expect.poll(() => open).toHaveLength(1);
		await finish();
		expect(new Set((await Promise.all(many)).map(({ text }) => text))).toEqual(new Set(['/one']));
		expect(asked).toEqual(['/one']);
	});

	it('no more wait than may, and a turn that is over is the next one’s', async () => {
		const queue = new Queue({ atOnce: 1, most: 1 });
		/** Resolves when the turn begins, with a function that ends it. */
		const turn = () =>
			new Promise<() => void>((begin, refuse) => {
				queue.run(() => new Promise<void>((end) => begin(end))).catch(refuse);
			});
		const end = await turn();
		const second = turn();
		await expect(turn()).rejects.toThrow(Busy);
		end();
		end();
		const endOfSecond = await second;
		const third = turn();
		endOfSecond();
		(await third)();
		(await turn())();
	});

	it('an answer that is sent for long takes no turn', async () => {
		await crowded({ atOnce: 1 });
		const sent = ask('/long');
		await expect.poll(() => open).toHaveLength(1);
		const [, long] = open.pop()!;
		long.writeHead(200, { 'cache-control': 'private' });
		long.write('The first of many rows');
		const second = ask('/next');
		await expect.poll(() => open).toHaveLength(1);
		await finish();
		expect((await second).status).toBe(200);
		long.end();
		expect((await sent).text).toBe('The first of many rows');
	});
});
