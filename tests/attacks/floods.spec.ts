import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { blocking } from '../faulty-servers.ts';
import { inFull } from '../fixtures.ts';
import { probeWhile } from '../health-probe.ts';
import { type Asked, Visitor } from '../http.ts';
import { apart as test, emailOf, expect, type House, password } from '../staff.ts';
import { tokenOf, withToken } from '../tokens.ts';

// Strangers send thousands of writing requests: they are refused cheaply, and everybody else is served. A flood of
// reads beside each is the baseline.

const details = { tag: '@promise-31' };
const connections = 50;
const roundMilliseconds = inFull ? 3_000 : 1_000;
const rounds = inFull ? 5 : 1;
/** Allowed ratio to the wait during a flood of reads. */
const most = 3;
const longestProbe = 250;

interface Flood {
	path: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	/** Allowed statuses: valid forms are accepted until the limit. */
	statuses: number[];
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const own = ({ url }: { url: string }) => ({
	...form,
	accept: 'text/html',
	origin: url,
	'sec-fetch-site': 'same-origin'
});
const readers: Flood = { path: '/about', statuses: [200] };

const floods: Record<string, (house: House) => Flood> = {
	'of an address that is none': (house) => ({
		method: 'POST',
		path: '/nowhere',
		headers: own(house),
		body: 'a=b',
		statuses: [403]
	}),
	'of 400 kB to an address that is none': (house) => ({
		method: 'POST',
		path: '/nowhere',
		headers: own(house),
		body: 'a'.repeat(400_000),
		statuses: [403]
	}),
	'from another site': () => ({
		method: 'POST',
		path: '/sign-in',
		headers: { ...form, origin: 'https://evil.example' },
		body: 'email=a',
		statuses: [403]
	}),
	'of sessions that are none': (house) => ({
		method: 'POST',
		path: '/desk/topics/new?/publish',
		body: 'a=b',
		statuses: [401, 503],
		headers: { ...own(house), accept: '*/*', cookie: `__Host-session=${'x'.repeat(43)}` }
	}),
	'of reports of mistakes': (house) => ({
		method: 'POST',
		path: '/corrections/report',
		headers: own(house),
		body: 'page=/about&message=',
		statuses: [400, 429, 503]
	}),
	'of follows': (house) => ({
		method: 'POST',
		path: '/follow',
		headers: own(house),
		body: 'email=nobody',
		statuses: [400, 429, 503]
	}),
	'of sign-ins': (house) => ({
		method: 'POST',
		path: '/sign-in',
		headers: own(house),
		body: 'email=nobody%40example.org&password=umbrella',
		statuses: [400, 429, 503]
	}),
	'of tokens that are none': () => ({
		method: 'POST',
		path: '/api/v1/topics',
		body: '{}',
		statuses: [401, 429, 503],
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer rw_${'x'.repeat(43)}`
		}
	})
};

/**
 * Sends the same request on many connections until stopped.
 * @returns the count of each status
 */
function flood(url: string, { path, method, headers, body }: Flood) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
	const { port } = new URL(url);
	const statuses: Record<number, number> = {};
	let isOver = false;
	const one = () =>
		new Promise<void>((done) => {
			const asked = { host: '127.0.0.1', port, path, method, agent };
			const sent = http.request(
				{ ...asked, headers: { ...headers, host: 'localhost' } },
				(answer) => {
					statuses[answer.statusCode!] = (statuses[answer.statusCode!] ?? 0) + 1;
					answer.on('close', done).resume();
				}
			);
			sent.on('error', () => done()).end(body);
		});
	const all = Array.from({ length: connections }, async () => {
		while (!isOver) await one();
	});
	return async () => {
		isOver = true;
		await Promise.all(all);
		agent.destroy();
		return statuses;
	};
}

const percentile = (waits: number[], share: number) =>
	waits.toSorted((one, other) => one - other)[Math.ceil(waits.length * share) - 1]!;

/** Measures a page and the health check during a flood, each time from a new address. */
async function during(url: string, which: Flood, meanwhile = () => Promise.resolve()) {
	const stop = flood(url, which);
	const work = () => Promise.all([after(roundMilliseconds), meanwhile()]);
	let page;
	const health = await probeWhile(`${url}/healthz`, async () => {
		page = await probeWhile(`${url}/about`, work);
	});
	return { health, page: page!, statuses: await stop() };
}

async function sideBySide(url: string, which: Flood, meanwhile?: () => Promise<void>) {
	const [waits, control, healthWaits]: number[][] = [[], [], []];
	const failures: string[] = [];
	const statuses = new Set<string>();
	for (let round = 0; round < rounds; round++) {
		const before = await during(url, readers);
		const { health, page, statuses: answered } = await during(url, which, meanwhile);
		control!.push(...before.page.waits);
		waits!.push(...page.waits);
		healthWaits!.push(...health.waits);
		failures.push(...health.failures, ...page.failures);
		for (const status of Object.keys(answered)) statuses.add(status);
	}
	const [p95, p95OfReaders] = [percentile(waits!, 0.95), percentile(control!, 0.95)];
	return {
		failures,
		statuses: [...statuses].map(Number),
		times: p95 / p95OfReaders,
		health: percentile(healthWaits!, 0.95),
		inWords:
			`a cached page after ${Math.round(p95)} ms at the 95th percentile, ${Math.round(p95OfReaders)} ms in a flood of ` +
			`readers; /healthz after ${Math.round(percentile(healthWaits!, 0.95))} ms`
	};
}

async function othersGoOn(house: House, newcomer: { email: string }): Promise<void> {
	const asked: Asked = { form: { email: newcomer.email, password }, localAddress: '127.0.0.2' };
	const signedIn = await new Visitor(house.url).request('/sign-in', asked);
	expect(signedIn.headers.get('location')).toBe('/desk');
	const saved = await house.request('editor', '/desk/topics/new?/publish', { form: {} });
	expect(saved.status).toBe(400);
	const token = await tokenOf(house);
	const program = await withToken(house, token, '/api/v1/topics', { method: 'POST', body: 'x' });
	expect(program.status).toBe(415);
}

for (const [name, flooding] of Object.entries(floods))
	test(
		`a flood ${name} keeps nobody waiting much longer than one of readers`,
		details,
		async ({ house }, { annotations }) => {
			test.setTimeout(240_000);
			test.skip(
				process.platform === 'darwin',
				'Only Linux has a whole network of addresses of its own.'
			);
			const newcomer = { email: emailOf('Chanda') };
			await tokenOf(house);
			const which = flooding(house);
			const found = await sideBySide(house.url, which, () => othersGoOn(house, newcomer));
			annotations.push({ type: 'figure', description: found.inWords });
			expect(found.failures).toEqual([]);
			expect(which.statuses).toEqual(expect.arrayContaining(found.statuses));
			if (!inFull) return;
			expect(found.times, found.inWords).toBeLessThan(most);
			expect(found.health, found.inWords).toBeLessThan(longestProbe);
		}
	);

test('a server on which a flood keeps readers waiting would be found out', details, async () => {
	const server = await blocking(10);
	const which: Flood = { method: 'POST', path: '/nowhere', body: 'a=b', statuses: [200] };
	const { times } = await sideBySide(server.url, which);
	server.close();
	expect(times).toBeGreaterThan(most);
});
