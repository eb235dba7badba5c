import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { neverTimingOut } from '../faulty-servers.ts';
import { inWords, type ProbeResult, probeWhile } from '../health-probe.ts';
import { expect, overHttp as test } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// Slow clients hold as many connections as the server allows, and everybody else is served.

const guests = inFull ? 500 : 50;
const staySeconds = inFull ? 20 : 3;
/** An incomplete header is cut off within this time. */
const timeoutSeconds = 35;

const details = { tag: '@promise-31' };

/** The first bytes of each kind of client, then its drip. */
const kinds: Record<string, { first: string; drip?: string; reads?: false }> = {
	headers: { first: 'GET / HTTP/1.1\r\nHost: localhost\r\n', drip: 'x-a: b\r\n' },
	'a body': {
		first:
			'POST /corrections/report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n' +
			'Content-Type: application/x-www-form-urlencoded\r\n\r\n',
		drip: 'a'
	},
	'reading nothing': { first: 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', reads: false }
};

async function arrive(url: string): Promise<Socket> {
	const socket = connect(Number(new URL(url).port), 'localhost');
	socket.on('error', () => {});
	await once(socket, 'connect');
	return socket;
}

/** Opens the slow connections, keeps them, and probes the server's health. */
async function crowd(
	url: string,
	{ first, drip, reads }: (typeof kinds)[string]
): Promise<ProbeResult> {
	return probeWhile(`${url}/healthz`, async () => {
		const sockets = await Promise.all(Array.from({ length: guests }, () => arrive(url)));
		for (const socket of sockets) {
			if (reads !== false) socket.resume();
			socket.write(first);
		}
		for (let second = 0; second < staySeconds; second++) {
			await after(1_000);
			if (drip) for (const socket of sockets) socket.write(drip);
		}
		for (const socket of sockets) socket.destroy();
	});
}

for (const [kind, guest] of Object.entries(kinds))
	test(
		`while ${guests} clients are slow with ${kind}, every health probe is answered`,
		details,
		async ({ house }, { annotations }) => {
			const probed = await crowd(house.url, guest);
			annotations.push({ type: 'figure', description: inWords(probed) });
			expect(probed.failures).toEqual([]);
			expect(probed.probes).toBeGreaterThan(0);
			if (inFull) expect(probed.longest).toBeLessThan(1_000);
		}
	);

test('a server that takes few guests at once would be found out', details, async () => {
	const server = await neverTimingOut();
	const { failures } = await crowd(server.url, kinds.headers!);
	server.close();
	expect(failures).not.toEqual([]);
});

/** Seconds until an incomplete header is cut off; undefined if that takes longer than `timeout` seconds. */
async function timeoutOf(url: string, timeout: number): Promise<number | undefined> {
	const began = performance.now();
	const socket = (await arrive(url)).resume();
	socket.write('GET / HTTP/1.1\r\nHost: loc');
	const closed = once(socket, 'close').then(() => (performance.now() - began) / 1000);
	const seconds = await Promise.race([closed, after(timeout * 1000, undefined)]);
	socket.destroy();
	return seconds;
}

test(`half a header is cut off within ${timeoutSeconds} s`, details, async ({ house }, info) => {
	const seconds = await timeoutOf(house.url, timeoutSeconds);
	info.annotations.push({ type: 'figure', description: `cut after ${seconds?.toFixed(1)} s` });
	expect(seconds).toBeLessThan(timeoutSeconds);
});

test('a server that waits for ever would be found out', details, async () => {
	const server = await neverTimingOut();
	expect(await timeoutOf(server.url, 2)).toBeUndefined();
	server.close();
});
