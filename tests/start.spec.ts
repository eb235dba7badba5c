import { expect, test } from '@playwright/test';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { chmodSync, cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { askUntilRefused } from './load.ts';
import { loadedFolder } from './loaded.ts';
import { type RunningServer, startServer } from '../bin/server.js';

let folder: string;
let remove: () => void;
const running: RunningServer[] = [];

async function start(env: NodeJS.ProcessEnv = {}) {
	const server = await startServer({ RULEWATCH_FOLDER: folder, ...env });
	running.push(server);
	return server;
}

test.beforeEach(() => {
	({ folder, remove } = loadedFolder());
});

test.afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
	remove();
});

test('stopped under load, it answers every request it took, wholly, and ends in time', async () => {
	const server = await start();
	let ended: ReturnType<RunningServer['end']> | undefined;
	const tally = await askUntilRefused(server.url, {
		clients: 10,
		count: 40,
		after: () => {
			ended = server.end('SIGTERM');
		}
	});
	expect(tally.bad).toEqual([]);
	expect(tally.whole).toBeGreaterThanOrEqual(40);
	expect(tally.refused).toBe(10);
	const { code, seconds } = await ended!;
	expect(code).toBe(0);
	expect(seconds).toBeLessThan(10);
});

test('stopped at once, it would be seen to leave requests unanswered', async () => {
	const server = await start();
	const tally = await askUntilRefused(server.url, {
		clients: 10,
		count: 40,
		after: () => server.child.kill('SIGKILL')
	});
	expect(tally.bad).not.toEqual([]);
});

test('the count of half answers would notice a server that cuts them', async () => {
	const unsafe = http.createServer((_, response) => {
		response.writeHead(200, { 'content-length': 2_000 }).write('x'.repeat(1_000));
		response.socket?.end();
	});
	await once(unsafe.listen(0), 'listening');
	const { port } = unsafe.address() as AddressInfo;
	const tally = await askUntilRefused(`http://localhost:${port}`, {
		clients: 2,
		count: 1,
		after: () => {}
	});
	unsafe.close();
	expect(tally.bad).toEqual(Array(2).fill(expect.stringContaining('half an answer')));
});

test(
	'a second process on the same folder is refused with the reason, and the first goes on',
	{ tag: '@promise-41' },
	async () => {
		const first = await start();
		await expect(start()).rejects.toThrow(
			new RegExp(`^exit code 1\\nThe database folder .* is in use by process ${first.child.pid}\\.`)
		);
		expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
	}
);

test(
	'the lock of a process that was killed is taken over, with the record as it was',
	{ tag: '@promise-41' },
	async () => {
		const first = await start();
		const before = await text((await fetch(first.url)).body!);
		await first.end('SIGKILL');
		const second = await start({ PORT: first.port });
		expect(second.output()).not.toContain('Loading');
		expect(await text((await fetch(second.url)).body!)).toBe(before);
	}
);

test(
	'of processes that start in the same instant on the lock of a dead one, one gets it',
	{ tag: '@promise-41' },
	async () => {
		await (await start()).end('SIGKILL');
		const starts = await Promise.allSettled([start(), start(), start()]);
		const refused = starts.flatMap((each) =>
			each.status === 'rejected' ? [each.reason.message] : []
		);
		const sentence = /^exit code 1\nThe database folder .* is in use by process \d+\./;
		expect(refused).toEqual([expect.stringMatching(sentence), expect.stringMatching(sentence)]);
	}
);

test(
	'a folder without its lock lets a second process in, which the checks above would find, and the first ends',
	{ tag: '@promise-41' },
	async () => {
		const first = await start();
		const ended = once(first.child, 'close');
		rmSync(join(folder, 'lock.json'));
		expect((await start()).output()).toContain('is ready at');
		expect(await ended).toEqual([1, null]);
		expect(first.output()).toContain('it writes nothing more and ends.');
	}
);

test('a folder that others can enter is closed to them at the start, and one that they share refused', async () => {
	chmodSync(folder, 0o755);
	chmodSync(join(folder, 'pglite', 'postgresql.conf'), 0o666);
	await start();
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(statSync(join(folder, 'pglite', 'postgresql.conf')).mode & 0o777).toBe(0o600);
	const shared = join(folder, 'shared');
	cpSync(join(folder, 'secret'), join(shared, 'thesis.odt'));
	chmodSync(shared, 0o777);
	await expect(start({ RULEWATCH_FOLDER: shared })).rejects.toThrow(
		/^exit code 1\n.*RULEWATCH_FOLDER.*Nothing was changed\./
	);
});

test('npm start does nothing twice, and the server ends with it', async () => {
	const server = await startServer({ RULEWATCH_FOLDER: folder }, ['npm', 'start']);
	expect(server.output()).toMatch(/1\/3 .* already done\n2\/3 .* already done\n3\/3 Starting/);
	expect((await server.end()).code).toBe(0);
	await expect(fetch(server.url)).rejects.toThrow('fetch failed');
});

test('an empty record stays empty where BUNDLED_FACTS says no, and is filled where it does not', async () => {
	const RULEWATCH_FOLDER = join(folder, 'own');
	const laws = async (env: NodeJS.ProcessEnv) => {
		const server = await start({ RULEWATCH_FOLDER, ...env });
		const answer = await fetch(`${server.url}/regulations.json`);
		await server.end();
		return ((await answer.json()) as { rows: unknown[] }).rows.length;
	};
	expect(await laws({ BUNDLED_FACTS: 'no' })).toBe(0);
	expect(await laws({})).toBeGreaterThan(0);
});

test('a taken port is told in one sentence', async () => {
	const other = createServer();
	await once(other.listen(0), 'listening');
	const { port } = other.address() as AddressInfo;
	await expect(start({ PORT: String(port) })).rejects.toThrow(
		`Port ${port} is in use. Stop what uses it`
	);
	other.close();
});

test('a database out of reach is told in one sentence, without the password', async () => {
	const refusal = start({ DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:1/rulewatch' });
	const { message } = await refusal.then(
		() => new Error('It started.'),
		(error: Error) => error
	);
	expect(message).toMatch(
		/^exit code 1\nPostgreSQL database “rulewatch” at 127\.0\.0\.1:1 cannot be reached/
	);
	expect(message).not.toContain('secret-word');
	expect(message).not.toContain('    at ');
});

for (const [name, value] of Object.entries({ PORT: 'abc', ORIGIN: 'rulewatch' }))
	test(`${name}=${value} is refused in a sentence that names it`, async () => {
		await expect(start({ [name]: value })).rejects.toThrow(new RegExp(`^exit code 1\\n.*${name}`));
	});
