import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startServer } from '../bin/server.js';
import { expect, test } from '@playwright/test';
import { loadedFolder } from './loaded.ts';
import { linesOf } from './log.ts';

// An uncaught error ends the process in order, with an exit code that makes its supervisor restart it.

const strayed = {
	uncaughtException: `process.once('SIGUSR2', () => { throw new Error('strayed'); })`,
	unhandledRejection: `process.once('SIGUSR2', () => { Promise.reject(new Error('strayed')); })`
};

for (const [kind, code] of Object.entries(strayed))
	test(`after an ${kind} the answers under way are finished and the database is closed`, async () => {
		const { folder, remove } = loadedFolder();
		const { child, ...server } = await startServer({ RULEWATCH_FOLDER: folder }, [
			process.execPath,
			...['--import', `data:text/javascript,${encodeURIComponent(code)}`, 'server.js']
		]);
		const ended = once(child, 'exit');
		const form = 'email=nobody%40example.org&password=umbrella';
		const socket = connect(Number(server.port), 'localhost');
		const told = text(socket);
		socket.write(
			`POST /sign-in HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nOrigin: ${server.url}\r\nSec-Fetch-Site: same-origin\r\n` +
				`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\nemail=`
		);
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
		child.kill('SIGUSR2');
		await expect
			.poll(() =>
				fetch(`${server.url}/healthz`).then(
					({ status }) => status,
					() => 'refused'
				)
			)
			.toBe('refused');
		expect(existsSync(join(folder, 'lock.json'))).toBe(true);
		socket.write(form.slice('email='.length));
		// A busy machine may exceed the response deadline.
		expect(await told).toMatch(/^HTTP\/1\.1 (400|503) .+<\/html>/s);
		expect(await ended).toEqual([1, null]);
		expect(existsSync(join(folder, 'lock.json'))).toBe(false);
		expect(linesOf({ child, ...server }).filter(({ level }) => level === 'fatal')).toEqual([
			expect.objectContaining({
				fault: expect.stringMatching(/^\w{8}$/),
				kind,
				reason: 'Error: strayed'
			})
		]);
		remove();
	});

test('after a promise of the database that nobody waits for was rejected by a cut connection, all goes on', async () => {
	const { folder, remove } = loadedFolder();
	const cut = `Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })`;
	const code = `process.once('SIGUSR2', () => { Promise.reject(${cut}); })`;
	const server = await startServer({ RULEWATCH_FOLDER: folder }, [
		process.execPath,
		...['--import', `data:text/javascript,${encodeURIComponent(code)}`, 'server.js']
	]);
	server.child.kill('SIGUSR2');
	await expect.poll(() => server.output()).toContain('a connection was cut');
	expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	expect(await server.end()).toMatchObject({ code: 0 });
	remove();
});
