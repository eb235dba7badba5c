import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importLimits } from '../domain/imports.ts';
import { limitBody } from './body-limit.ts';

const kilobyte = 1024;

/** Returns the bytes that the form could read, or the status of the failure, and the bytes that were sent. */
async function send(route: string, bytes: number, declared?: number) {
	let sent = 0;
	const body = new ReadableStream({
		pull(controller) {
			if (sent >= bytes) return controller.close();
			const chunk = new Uint8Array(Math.min(64 * kilobyte, bytes - sent));
			sent += chunk.length;
			controller.enqueue(chunk);
		}
	});
	const headers = declared === undefined ? undefined : { 'content-length': String(declared) };
	const request = new Request('http://localhost/', {
		method: 'POST',
		headers,
		body,
		duplex: 'half'
	} as RequestInit);
	const event = { request, route: { id: route } } as RequestEvent;
	const resolve = async ({ request }: RequestEvent) =>
		new Response(String((await request.arrayBuffer()).byteLength));
	try {
		return { read: Number(await (await limitBody({ event, resolve })).text()), sent };
	} catch (error) {
		if (isHttpError(error)) return { status: error.status, message: error.body.message, sent };
		throw error;
	}
}

describe('what a form may bring', () => {
	it.each([
		['512 kB', '/desk/account', 512 * kilobyte],
		['one file, where files are taken', '/desk/imports', importLimits.bytes]
	])('is %s: %s', async (_, route, bytes) => {
		expect(await send(route, bytes, bytes)).toMatchObject({ read: bytes });
		expect(await send(route, bytes)).toMatchObject({ read: bytes });
		const more = bytes + 80 * kilobyte;
		expect(await send(route, more, more)).toMatchObject({ status: 413 });
		expect(await send(route, more)).toMatchObject({ status: 413 });
	});

	it('reaches every room: the server lets the largest file through, and little more', () => {
		const server = readFileSync('server.js', 'utf8');
		const limit = Number(/BODY_SIZE_LIMIT \|\|= '(\d+)M'/.exec(server)![1]) * kilobyte ** 2;
		expect(limit).toBeGreaterThan(importLimits.bytes + 64 * kilobyte);
		expect(limit).toBeLessThan(importLimits.bytes * 1.3);
	});

	it('is not read where it says that it is more', async () => {
		const { status, message, sent } = await send('/desk/imports', 200e6, 200e6);
		expect(status).toBe(413);
		expect(message).toMatch(/larger than 5 MB/);
		expect(sent).toBeLessThan(200 * kilobyte);
	});

	it('is read no further than the limit where it does not say how much it is', async () => {
		const { status, sent } = await send('/(account)/sign-in', 200e6);
		expect(status).toBe(413);
		expect(sent).toBeLessThan(1024 * kilobyte);
	});
});
