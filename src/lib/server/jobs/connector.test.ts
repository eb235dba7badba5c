import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Agent, buildConnector, fetch } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guard, NotPublic } from './connector.ts';
import { fetchGuarded, Unanswered } from './fetch-guarded.ts';
import {
	forms,
	insideNames,
	withUser
} from '../../../../tests/helpers/server/jobs/test-addresses-inside.ts';
import { openInternet, outerAddress } from '../../../../tests/helpers/server/jobs/test-internet.ts';

let internet: Awaited<ReturnType<typeof openInternet>>;
beforeEach(async () => {
	internet = await openInternet();
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await internet.close();
});

/** The timeout ends a request that hangs. */
const how = { milliseconds: 60_000, mostBytes: 65_536 };
const ask = (address: string, further = {}) => fetchGuarded(address, { ...how, ...further });

/** A control without the guard. */
async function askUnguarded(address: string) {
	const dispatcher = new Agent({ connect: { timeout: 60_000 } });
	await fetch(address, { dispatcher }).catch(() => {});
	await dispatcher.destroy();
}

describe('promise 17: an address that a person chose', () => {
	it.each(forms)(
		'reaches nothing inside as %j, which it would without a guard',
		async (address) => {
			Object.assign(internet.names, insideNames);
			await expect(ask(address)).rejects.toThrow(NotPublic);
			expect(internet.inner.seen).toEqual({ connections: 0, requests: [] });
			await askUnguarded(address);
			expect(internet.inner.seen.connections).toBeGreaterThan(0);
		}
	);

	it('is tried in more than a hundred forms', () => {
		expect(new Set(forms).size + withUser.length).toBeGreaterThan(113);
	});

	it.each(withUser)('is refused with a user name, as http://%s', async (address) => {
		await expect(ask(`http://${address}/`)).rejects.toThrow(/user name/);
		expect(internet.inner.seen.connections).toBe(0);
	});

	it.each([
		...[
			'file:///etc/passwd',
			'ftp://127.0.0.1/',
			'gopher://127.0.0.1/',
			'data:text/plain,x',
			'blob:x'
		],
		...[
			'javascript:alert(1)',
			'ws://127.0.0.1/',
			'unix:/run/x.sock',
			'//127.0.0.1/',
			'',
			'http://',
			'http://[::1'
		],
		...[
			'http://[fe80::1%25eth0]/',
			'http://127.0.0.1 .example/',
			'http://256.256.256.256/',
			'http://a..b\0/'
		]
	])('is refused where it is none of the web: %j', async (address) => {
		await expect(ask(address)).rejects.toThrow(NotPublic);
		expect(internet.inner.seen.connections + internet.outer.seen.connections).toBe(0);
	});

	it.each(['22', '25', '6379', '8080', '65535'])('is refused on port %s', async (port) => {
		await expect(ask(`http://${outerAddress.v4}:${port}/`)).rejects.toThrow(/80 and 443/);
		expect(internet.outer.seen.connections).toBe(0);
	});

	it.each([outerAddress.v4, `[${outerAddress.v6}]`, 'outer.example', '0x5db8d822'])(
		'is reached where it is public: %s',
		async (host) => {
			internet.names['outer.example'] = [[outerAddress.v4, outerAddress.v6]];
			expect((await ask(`http://${host}/`)).body.toString()).toBe('outer');
		}
	);

	it('is told of in the same words where its name leads inside and where there is none', async () => {
		internet.names['inner.example'] = [['10.0.0.5']];
		const refusals = ['inner', 'nothing'].map((name) =>
			ask(`http://${name}.example/`).catch(({ message }: Error) => message)
		);
		const [inside, nowhere] = await Promise.all(refusals);
		expect(inside).toBe(nowhere);
		expect(inside).toMatch(/^Nothing on the public internet answers/);
	});

	it('is judged by where its name leads at the moment of connecting', async () => {
		internet.names['rebound.example'] = [[outerAddress.v4], ['127.0.0.1']];
		expect((await ask('http://rebound.example/')).body.toString()).toBe('outer');
		await expect(ask('http://rebound.example/')).rejects.toThrow(NotPublic);
		expect(internet.inner.seen.connections).toBe(0);
	});

	it('is judged once more by where the connection ended, whoever looked the name up', async () => {
		internet.names['rebound.example'] = [['127.0.0.1']];
		const connect = buildConnector({ lookup: dns.lookup as LookupFunction });
		const dispatcher = new Agent({ connect: guard(connect) });
		const asked = fetch('http://rebound.example/', { dispatcher });
		await expect(asked).rejects.toMatchObject({ cause: expect.any(NotPublic) });
		expect(internet.inner.seen).toMatchObject({ connections: 1, requests: [] });
		await dispatcher.destroy();
	});

	describe.each([301, 302, 303, 307, 308])('that redirects with %d', (status) => {
		const targets = [
			'http://127.0.0.1/',
			'http://[::1]/',
			'http://inner.example/',
			'//0x7f.1/',
			'http://10.0.0.1:8080/'
		];
		beforeEach(() => {
			internet.names['inner.example'] = [['192.168.0.1']];
		});

		it.each(targets)('does not lead inside, to %s', async (location) => {
			internet.outer.answer = (_, response) => response.writeHead(status, { location }).end();
			await expect(ask(`http://${outerAddress.v4}/`, { redirects: 5 })).rejects.toThrow(NotPublic);
			expect(internet.outer.seen.requests).toHaveLength(1);
			expect(internet.inner.seen.connections).toBe(0);
		});

		it('does not lead inside by a second step, is followed outside, and not without leave', async () => {
			const first = `http://${outerAddress.v4}/`;
			let last = 'http://127.0.0.1/';
			internet.outer.answer = ({ url }, response) => {
				const location = { '/': '/second', '/second': last }[url!];
				if (location) response.writeHead(status, { location }).end();
				else response.end('arrived');
			};
			await expect(ask(first, { redirects: 5 })).rejects.toThrow(NotPublic);
			expect(internet.inner.seen.connections).toBe(0);
			last = '/end';
			expect((await ask(first, { redirects: 5 })).body.toString()).toBe('arrived');
			expect(await ask(first, { redirects: 1 })).toMatchObject({ status });
			expect(await ask(first)).toMatchObject({ status });
		});
	});

	it('is reached inside where FETCH_ALLOW names the place, with its port, and nowhere else', async () => {
		vi.stubEnv('FETCH_ALLOW', '127.0.0.1:8080, inner.example:80 [::1]:443');
		internet.names['inner.example'] = [['10.0.0.5']];
		for (const address of [
			'http://127.0.0.1:8080/',
			'http://0x7f.1:8080/',
			'http://inner.example/'
		])
			expect((await ask(address)).body.toString()).toBe('inner secret');
		await expect(ask('https://[::1]/')).rejects.toThrow(Unanswered);
		for (const address of [
			'http://127.0.0.1/',
			'http://127.0.0.2:8080/',
			'https://inner.example/',
			'http://[::1]/'
		])
			await expect(ask(address)).rejects.toThrow(NotPublic);
	});
});

describe('what an address answers', () => {
	const outer = `http://${outerAddress.v4}/`;

	it('is read as far as told, counted after it is decompressed', async () => {
		const bomb = gzipSync(Buffer.alloc(50_000_000));
		internet.outer.answer = (_, response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
		expect((await ask(outer)).body).toHaveLength(how.mostBytes);
	});

	it('comes within the time for all of it, however slowly it drips', async () => {
		internet.outer.answer = (_, response) => {
			const drip = setInterval(() => response.write('.'), 10);
			response.on('close', () => clearInterval(drip));
		};
		const asked = ask(outer, { milliseconds: 300 });
		await expect(asked).rejects.toThrow('It did not answer within 0.3 seconds.');
	});

	it('is nothing, in words, where it breaks off', async () => {
		internet.outer.answer = (request) => request.socket.destroy();
		await expect(ask(outer)).rejects.toThrow('The connection failed, or broke off.');
	});
});
