import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raceForLock } from '../../../../tests/lock-race.js';
import { type Lock, lockFolder } from './lock.ts';

let folder: string;
let file: string;
let locks: Lock[];
let messages: string[];
const lost: string[] = [];

// Short, but long enough for a busy machine.
const pace = { renew: 100, dead: 1_500 };

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rulewatch-lock-'));
	file = join(folder, 'lock.json');
	[locks, messages] = [[], []];
	lost.length = 0;
});

afterEach(() => {
	for (const lock of locks) lock.release();
	rmSync(folder, { recursive: true, force: true });
});

async function take(longer: Partial<typeof pace> = {}, of = folder) {
	const lock = await lockFolder(of, {
		pace: { ...pace, ...longer },
		onWait: (sentence) => messages.push(sentence),
		onLost: (sentence) => lost.push(sentence)
	});
	locks.push(lock);
	return lock;
}

const pidInLock = (at = file) => JSON.parse(readFileSync(at, 'utf8')).pid;

/** Leaves a lock, now or at an earlier moment. */
function leave(text: string, seconds = Date.now() / 1000, at = file) {
	writeFileSync(at, text);
	utimesSync(at, seconds, seconds);
}

const elsewhere = JSON.stringify({ pid: 1, host: 'other-container' });

describe('the lock of a folder', () => {
	it('is refused to a second process, which is told the first, and nothing is changed', async () => {
		await take();
		const before = readFileSync(file, 'utf8');
		await expect(take()).rejects.toThrow(
			`The database folder ${folder} is in use by process ${process.pid}. An embedded database serves`
		);
		expect(readFileSync(file, 'utf8')).toBe(before);
		expect(readdirSync(folder)).toEqual(['lock.json']);
	});

	it('is free again once it is let go', async () => {
		(await take()).release();
		expect(readdirSync(folder)).toEqual([]);
		await take();
		expect(pidInLock()).toBe(process.pid);
	});

	it('is taken over at once from a process that is dead', async () => {
		const { pid } = spawnSync(process.execPath, ['--version']);
		leave(JSON.stringify({ pid, host: hostname() }));
		await take({ renew: 60_000, dead: 600_000 });
		expect(pidInLock()).toBe(process.pid);
		expect(messages).toEqual([]);
	});

	it('is taken over at once where the pid is another process’s by now', async () => {
		leave(JSON.stringify({ pid: process.ppid, host: hostname(), started: '1' }));
		await take({ renew: 60_000, dead: 600_000 });
		expect(pidInLock()).toBe(process.pid);
	});

	it('is refused while a process elsewhere renews it, however old its stamp was', async () => {
		leave(elsewhere, 0);
		const renewing = setInterval(() => leave(elsewhere), 20);
		try {
			await expect(take()).rejects.toThrow('is in use by process 1 on other-container.');
		} finally {
			clearInterval(renewing);
		}
		expect(readFileSync(file, 'utf8')).toBe(elsewhere);
	});

	it('is taken over from a process elsewhere that gives no sign of life, and the wait is told', async () => {
		leave(elsewhere);
		await take();
		expect(pidInLock()).toBe(process.pid);
		expect(messages).toEqual([
			`The database folder ${folder} is locked by process 1 on other-container. It is taken over unless that one ` +
				'gives a sign of life within 2 seconds …'
		]);
	});

	it('is not taken over by the clock alone: a stamp of the future or long past is watched', async () => {
		leave(elsewhere, Date.now() / 1000 + 86_400);
		await take();
		expect(messages).toHaveLength(1);
	});

	it('is taken over in the same way where it says nothing that we know', async () => {
		const texts = ['', '{"pid": 12', 'null', '"lock"', '{"pid": -1, "host": "x"}', '{"pid": 1}'];
		const taking = texts.map(async (text, index) => {
			const own = join(folder, String(index));
			mkdirSync(own);
			leave(text, 0, join(own, 'lock.json'));
			await take({}, own);
			expect(pidInLock(join(own, 'lock.json'))).toBe(process.pid);
		});
		await Promise.all(taking);
		expect(messages).toHaveLength(texts.length);
		expect(messages[0]).toContain('is locked by a process that does not say which it is.');
	});

	it('that cannot be read is told in a sentence', async () => {
		rmSync(folder, { recursive: true });
		await expect(take()).rejects.toThrow(
			`The database folder ${folder} cannot be locked (ENOENT). Nothing was changed.`
		);
	});

	it.each([
		['was taken over', () => leaveAnew(elsewhere)],
		['was removed', () => rmSync(file)]
	])('that %s is noticed before the next write, which is refused', async (_, happen) => {
		const lock = await take({ renew: 60_000 });
		lock.check();
		happen();
		const there = existsSync(file);
		expect(lost).toEqual([]);
		expect(() => lock.check()).toThrow('no longer held');
		expect(() => lock.check()).toThrow('no longer held');
		expect(lost).toEqual([
			expect.stringMatching(/was removed, or taken over .* writes nothing more/)
		]);
		lock.release();
		expect(existsSync(file)).toBe(there);
	});

	it('that was taken over is noticed where nothing is written', async () => {
		await take();
		leaveAnew(elsewhere);
		await expect.poll(() => lost).toHaveLength(1);
		expect(readFileSync(file, 'utf8')).toBe(elsewhere);
	});

	it.skipIf(process.platform === 'win32')(
		'of a process that stands still is taken over, and it writes no more when it goes on',
		async () => {
			const holder = spawn(process.execPath, ['tests/lock-racer.js'], {
				stdio: ['ignore', 'inherit', 'inherit', 'ipc']
			});
			try {
				await once(holder, 'message');
				const answer = once(holder, 'message');
				holder.send({ folder, at: 0, pace });
				expect((await answer)[0]).toEqual({ held: true });
				holder.kill('SIGSTOP');
				await expect.poll(take).toBeDefined();
				expect(pidInLock()).toBe(process.pid);
				const word = once(holder, 'message');
				holder.kill('SIGCONT');
				expect((await word)[0]).toEqual({ lost: expect.stringContaining('writes nothing more') });
				expect(pidInLock()).toBe(process.pid);
			} finally {
				holder.kill('SIGKILL');
			}
		}
	);

	it('of a dead holder goes to one of eight that turn up at once, and the others get the sentence', async () => {
		expect(await raceForLock({ rounds: 20 })).toEqual([]);
	});
});

/** Replaces the lock by a new file, as a takeover does. */
function leaveAnew(text: string) {
	rmSync(file);
	leave(text);
}
