import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSftp } from '../../../../../tests/helpers/server/ops/backups/test-sftp.ts';
import { copyAway, fetchNewest } from './away.ts';
import { backUpDaily, backupState } from './daily.ts';

let here: string;
let there: string;
let server: Awaited<ReturnType<typeof openSftp>>;
const { signal: goesOn } = new AbortController();
const content = Buffer.alloc(200_000, 'the whole record, encrypted ');

async function openServer(options?: Parameters<typeof openSftp>[1]) {
	server = await openSftp(there, options);
	for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
}

const fileOf = (day: string) => join(here, `rulewatch-${day}.backup`);
function made(day: string) {
	writeFileSync(fileOf(day), content);
	return fileOf(day);
}
const away = () => readdirSync(there).sort();

beforeEach(() => {
	[here, there] = ['here', 'there'].map((name) =>
		mkdtempSync(join(tmpdir(), `rulewatch-${name}-`))
	) as [string, string];
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await server.close();
	for (const folder of [here, there]) rmSync(folder, { recursive: true });
});

describe('a copy of a backup on another machine', () => {
	it('holds the same, for its owner alone, and is fetched from there', async () => {
		await openServer();
		const file = made('2026-03-11');
		await copyAway(file, goesOn);
		await copyAway(file, goesOn);
		expect(away()).toEqual(['rulewatch-2026-03-11.backup']);
		const copy = join(there, 'rulewatch-2026-03-11.backup');
		expect(readFileSync(copy).equals(content)).toBe(true);
		expect(statSync(copy).mode & 0o777).toBe(0o600);
		rmSync(file);
		expect(await fetchNewest(here)).toBe(file);
		expect(readFileSync(file).equals(content)).toBe(true);
	});

	it('is made with a key in place of a password', async () => {
		const { private: key, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519');
		await openServer({ publicKey });
		vi.stubEnv('BACKUP_SFTP', `sftp://asma@127.0.0.1:${server.port}/`);
		vi.stubEnv('BACKUP_SFTP_KEY', key);
		await copyAway(made('2026-03-11'), goesOn);
		expect(away()).toHaveLength(1);
	});

	it('takes the place of old ones, and of no other file', async () => {
		await openServer();
		writeFileSync(join(there, 'theirs.backup'), '');
		for (let day = 1; day <= 10; day++)
			await copyAway(made(`2026-03-${String(day).padStart(2, '0')}`), goesOn);
		expect(away()).toEqual([
			...['01', '04', '05', '06', '07', '08', '09', '10'].map(
				(day) => `rulewatch-2026-03-${day}.backup`
			),
			'theirs.backup'
		]);
	});

	it('is made where the server lets nobody remove the old ones', async () => {
		await openServer({ forbidsRemoval: true });
		for (let day = 10; day <= 19; day++) await copyAway(made(`2026-03-${day}`), goesOn);
		expect(away()).toHaveLength(10);
	});
});

describe('nothing is copied', () => {
	it('to a server with another key than the pinned one', async () => {
		await openServer();
		vi.stubEnv('BACKUP_SFTP_HOST_KEY', `SHA256:${'A'.repeat(43)}`);
		await expect(copyAway(made('2026-03-11'), goesOn)).rejects.toThrow(
			/^The copy of the backup in \/ at 127\.0\.0\.1 failed: it does not have the key of BACKUP_SFTP_HOST_KEY/
		);
		expect(away()).toEqual([]);
	});

	it('to one that does not know us, is away, or has no such folder', async () => {
		await openServer();
		const { env, port } = server;
		for (const [address, reason] of [
			[env.BACKUP_SFTP.replace('umbrella', 'tinsel'), /authentication methods failed/],
			['sftp://asma:umbrella@127.0.0.1:1/', /ECONNREFUSED/],
			[`sftp://asma:umbrella@127.0.0.1:${port}/none`, /Failure|No such file/]
		] as const) {
			vi.stubEnv('BACKUP_SFTP', address);
			const copied = copyAway(made('2026-03-11'), goesOn);
			await expect(copied).rejects.toThrow(reason);
			await expect(copied).rejects.not.toThrow(/umbrella|tinsel/);
		}
	});

	it('under its name where the server does not hold what was written', async () => {
		await openServer({ spoils: (bytes) => Buffer.alloc(bytes.length) });
		const copied = copyAway(made('2026-03-11'), goesOn);
		await expect(copied).rejects.toThrow(/does not hold what was written to it/);
		expect(away()).toEqual(['rulewatch-2026-03-11.backup.part']);
	});

	it('over another backup of that day', async () => {
		await openServer();
		const theirs = join(there, 'rulewatch-2026-03-11.backup');
		writeFileSync(theirs, 'other');
		await expect(copyAway(made('2026-03-11'), goesOn)).rejects.toThrow(/stays as it is/);
		expect(readFileSync(theirs, 'utf8')).toBe('other');
	});

	it('once the app is stopped', async () => {
		const stopping = new AbortController();
		await openServer({
			spoils(bytes) {
				stopping.abort();
				return bytes;
			}
		});
		await expect(copyAway(made('2026-03-11'), stopping.signal)).rejects.toThrow(/was lost/);
		expect(away()).not.toContain('rulewatch-2026-03-11.backup');
	});
});

it('the backup of a day stands once it is copied, and is tried again until then', async () => {
	await openServer();
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-11T02:00:00Z') });
	try {
		vi.stubEnv('BACKUP_FOLDER', here);
		vi.stubEnv('BACKUP_SFTP', 'sftp://asma:umbrella@127.0.0.1:1/');
		const make = async (file: string) => writeFileSync(file, content);
		const drill = () => Promise.resolve();
		await backUpDaily(goesOn, { make, drill });
		expect(await backupState()).toMatchObject({ last: undefined, isLate: true });
		expect((await backupState())?.failure).toMatch(
			/copy of the backup in \/ at 127\.0\.0\.1 failed/
		);
		vi.stubEnv('BACKUP_SFTP', server.env.BACKUP_SFTP);
		vi.setSystemTime(new Date('2026-03-11T03:01:00Z'));
		await backUpDaily(goesOn, { make, drill });
		expect((await backupState())?.failure).toBeUndefined();
		expect(away()).toEqual(['rulewatch-2026-03-11.backup']);
	} finally {
		vi.useRealTimers();
	}
});
