import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createBucket } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openS3 } from '../../../../../tests/helpers/server/ops/backups/test-s3.ts';
import { openSftp } from '../../../../../tests/helpers/server/ops/backups/test-sftp.ts';
import { copyAway, fetchNewest } from './away.ts';
import { backUpDaily, backupState } from './daily.ts';

vi.mock('undici', { spy: true });

type Opened = Awaited<ReturnType<typeof openSftp> | ReturnType<typeof openS3>>;

let here: string;
let there: string;
let server: Opened | undefined;
const { signal: goesOn } = new AbortController();
const content = Buffer.alloc(200_000, 'the whole record, encrypted ');

function use<T extends Opened>(opened: T): T {
	server = opened;
	for (const [name, value] of Object.entries(opened.env)) vi.stubEnv(name, value);
	return opened;
}

const kinds = [
	{
		kind: 'SFTP',
		place: '/ at 127.0.0.1',
		nowhere: { BACKUP_SFTP: 'sftp://asma:umbrella@127.0.0.1:1/' },
		open: async (faults: { forbidsRemoval?: boolean; spoils?: boolean } = {}) =>
			use(
				await openSftp(there, {
					...faults,
					spoils: (bytes) => (faults.spoils ? Buffer.alloc(bytes.length) : bytes)
				})
			)
	},
	{
		kind: 'S3',
		place: '/backups/srv at 127.0.0.1',
		nowhere: { BACKUP_S3: 'http://127.0.0.1:1/backups/srv' },
		open: async (faults: { forbidsRemoval?: boolean; spoils?: boolean } = {}) =>
			use(await openS3(there, faults))
	}
];

const fileOf = (day: string) => join(here, `rulewatch-${day}.backup`);
function made(day: string) {
	writeFileSync(fileOf(day), content);
	return fileOf(day);
}
const away = () => Object.keys(server!.held()).sort();
const named = (...days: string[]) => days.map((day) => `rulewatch-2026-03-${day}.backup`);

beforeEach(() => {
	[here, there] = ['here', 'there'].map((name) =>
		mkdtempSync(join(tmpdir(), `rulewatch-${name}-`))
	) as [string, string];
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await server?.close();
	server = undefined;
	for (const folder of [here, there]) rmSync(folder, { recursive: true });
});

describe.each(kinds)('a copy of a backup by $kind', ({ open, place, nowhere }) => {
	it('holds the same, and is fetched from there', async () => {
		await open();
		const file = made('2026-03-11');
		await copyAway(file, goesOn);
		await copyAway(file, goesOn);
		expect(away()).toEqual(named('11'));
		expect(readFileSync(server!.held()[named('11')[0]!]!).equals(content)).toBe(true);
		rmSync(file);
		expect(await fetchNewest(here)).toBe(file);
		expect(readFileSync(file).equals(content)).toBe(true);
	});

	it('is made and fetched though another file there is named in the future', async () => {
		await open();
		await copyAway(made('2026-03-10'), goesOn);
		writeFileSync(server!.held()[named('10')[0]!]!.replace('2026-03-10', '2999-01-01'), 'old');
		for (const day of ['11', '12']) made(`2026-03-${day}`);
		await copyAway(fileOf('2026-03-12'), goesOn);
		expect(away()).toEqual([...named('10', '11', '12'), 'rulewatch-2999-01-01.backup']);
		expect(await fetchNewest(here)).toBe(fileOf('2026-03-12'));
	});

	it('takes the place of old ones, and of no other file', async () => {
		const { held } = await open();
		for (let day = 1; day <= 10; day++) {
			await copyAway(made(`2026-03-${String(day).padStart(2, '0')}`), goesOn);
			if (day === 1)
				writeFileSync(Object.values(held())[0]!.replace('rulewatch-2026-03-01', 'theirs'), '');
		}
		const days = ['01', '04', '05', '06', '07', '08', '09', '10'];
		expect(away()).toEqual([...named(...days), 'theirs.backup']);
	});

	it('is made where nobody may remove old ones, and says so in a sentence', async () => {
		await open({ forbidsRemoval: true });
		const said: (string | undefined)[] = [];
		for (let day = 10; day <= 19; day++) said.push(await copyAway(made(`2026-03-${day}`), goesOn));
		expect(away()).toHaveLength(10);
		expect([said[0], said.at(-1)]).toEqual([
			undefined,
			expect.stringMatching(
				`^Old backups stay in ${place}, as they could not be removed: .*([Pp]ermission d|AccessD)enied`
			)
		]);
	});

	it('is made later for days on which the place was away, and not for those that went from it', async () => {
		const { held } = await open();
		for (const day of ['09', '10']) await copyAway(made(`2026-03-${day}`), goesOn);
		rmSync(held()[named('09')[0]!]!);
		for (const day of ['11', '12']) made(`2026-03-${day}`);
		await copyAway(made('2026-03-13'), goesOn);
		expect(away()).toEqual(named('10', '11', '12', '13'));
	});

	it('is no backup where the server does not hold what was written', async () => {
		await open({ spoils: true });
		const copied = copyAway(made('2026-03-11'), goesOn);
		await expect(copied).rejects.toThrow(/does not hold what was written to it/);
		expect(away()).not.toContain(named('11')[0]);
	});

	it('is not made over another backup of that day', async () => {
		const { held } = await open();
		await copyAway(made('2026-03-11'), goesOn);
		writeFileSync(fileOf('2026-03-11'), 'other');
		await expect(copyAway(fileOf('2026-03-11'), goesOn)).rejects.toThrow(/stays as it is/);
		expect(readFileSync(held()[named('11')[0]!]!).equals(content)).toBe(true);
	});

	it('is tried again until the backup of the day stands there, and old ones that stay are told', async () => {
		await open({ forbidsRemoval: true });
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-11T02:00:00Z') });
		try {
			vi.stubEnv('BACKUP_FOLDER', here);
			for (const [name, value] of Object.entries(nowhere)) vi.stubEnv(name, value);
			const make = async (file: string) => writeFileSync(file, content);
			const drill = () => Promise.resolve();
			await backUpDaily(goesOn, { make, drill });
			expect(await backupState()).toMatchObject({ last: undefined, isLate: true });
			expect((await backupState())?.failure).toMatch(
				`The copy of the backup in ${place} failed: connect ECONNREFUSED`
			);
			use(server!);
			for (let day = 1; day <= 10; day++) made(`2026-03-${String(day).padStart(2, '0')}`);
			vi.setSystemTime(new Date('2026-03-11T03:01:00Z'));
			await backUpDaily(goesOn, { make, drill });
			const kept = named('01', '05', '06', '07', '08', '09', '10', '11');
			expect(away()).toEqual(kept);
			vi.setSystemTime(new Date('2026-03-12T02:00:00Z'));
			await backUpDaily(goesOn, { make, drill });
			expect(await backupState()).toMatchObject({
				...{ failure: undefined, isLate: false, isOfDrill: false },
				stays: expect.stringMatching(`^Old backups stay in ${place}`)
			});
		} finally {
			vi.useRealTimers();
		}
	});
});

describe('a copy by SFTP', () => {
	it('is for its owner alone, and made with a key in place of a password', async () => {
		const { private: key, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519');
		const { port, held } = use(await openSftp(there, { publicKey }));
		vi.stubEnv('BACKUP_SFTP', `sftp://asma@127.0.0.1:${port}/`);
		vi.stubEnv('BACKUP_SFTP_KEY', key);
		await copyAway(made('2026-03-11'), goesOn);
		expect(Object.values(held()).map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
	});

	it('goes to no server with another key than the pinned one', async () => {
		use(await openSftp(there));
		vi.stubEnv('BACKUP_SFTP_HOST_KEY', `SHA256:${'A'.repeat(43)}`);
		await expect(copyAway(made('2026-03-11'), goesOn)).rejects.toThrow(
			/^The copy of the backup in \/ at 127\.0\.0\.1 failed: it does not have the key of BACKUP_SFTP_HOST_KEY/
		);
		expect(away()).toEqual([]);
	});

	it('goes to none that does not know us, or has no such folder', async () => {
		const { env, port } = use(await openSftp(there));
		for (const [address, reason] of [
			[env.BACKUP_SFTP.replace('umbrella', 'tinsel'), /authentication methods failed/],
			[`sftp://asma:umbrella@127.0.0.1:${port}/none`, /Failure|No such file/]
		] as const) {
			vi.stubEnv('BACKUP_SFTP', address);
			const copied = copyAway(made('2026-03-11'), goesOn);
			await expect(copied).rejects.toThrow(reason);
			await expect(copied).rejects.not.toThrow(/umbrella|tinsel/);
		}
	});

	it('ends once the app is stopped', async () => {
		const stopping = new AbortController();
		use(
			await openSftp(there, {
				spoils(bytes) {
					stopping.abort();
					return bytes;
				}
			})
		);
		await expect(copyAway(made('2026-03-11'), stopping.signal)).rejects.toThrow(/was lost/);
		expect(away()).not.toContain(named('11')[0]);
	});
});

describe('a copy by S3', () => {
	it.each<[how: string, settings: Record<string, string>, reason: RegExp]>([
		['with a wrong secret', { BACKUP_S3_SECRET: 'tinsel' }, /refuses this key.*403/],
		['with a key that it does not know', { BACKUP_S3_KEY: 'tinsel' }, /refuses this key.*403/],
		['where the bucket is missing', { BACKUP_S3: '/none' }, /no such bucket.*NoSuchBucket/]
	])('is refused in a sentence %s', async (_, { BACKUP_S3 = '/backups/srv', ...keys }, reason) => {
		const { port } = use(await openS3(there));
		vi.stubEnv('BACKUP_S3', `http://127.0.0.1:${port}${BACKUP_S3}`);
		for (const [name, value] of Object.entries(keys)) vi.stubEnv(name, value);
		const copied = copyAway(made('2026-03-11'), goesOn);
		await expect(copied).rejects.toThrow(reason);
		await expect(copied).rejects.not.toThrow(/tinsel|S3RVER/);
	});

	it('is refused in a sentence where the key may read and not write', async () => {
		use(await openS3(there, { refuses: ['PUT'] }));
		await expect(copyAway(made('2026-03-11'), goesOn)).rejects.toThrow(
			'The copy of the backup in /backups/srv at 127.0.0.1 failed: it refuses this key, or does not let it do this (PUT 403 AccessDenied).'
		);
		await expect(fetchNewest(here)).rejects.toThrow(/there is no backup/);
	});

	it('is found behind a thousand others, which is all that one answer of a bucket lists', async () => {
		// The server of the other tests cannot part a list with the ciphers that Node has today.
		const token = 'a+b/c=';
		const bucket = createBucket(({ url }, response) => {
			const { pathname, searchParams } = new URL(url!, 'http://127.0.0.1');
			if (pathname.endsWith('-11.backup')) return response.end(content);
			const isNext = searchParams.get('continuation-token') === token;
			const [day, next] = isNext
				? ['11', '']
				: ['10', `<NextContinuationToken>${token}</NextContinuationToken>`];
			return response.end(`<Contents><Key>srv/${named(day)[0]}</Key></Contents>${next}`);
		});
		await once(bucket.listen(0, '127.0.0.1'), 'listening');
		vi.stubEnv(
			'BACKUP_S3',
			`http://127.0.0.1:${(bucket.address() as AddressInfo).port}/backups/srv`
		);
		for (const key of ['KEY', 'SECRET']) vi.stubEnv(`BACKUP_S3_${key}`, 'umbrella');
		expect(await fetchNewest(here)).toBe(fileOf('2026-03-11'));
		expect(readFileSync(fileOf('2026-03-11')).equals(content)).toBe(true);
		bucket.closeAllConnections();
		bucket.close();
	});

	it.each([
		[
			'whose list never ends',
			() => '<NextContinuationToken>more</NextContinuationToken>',
			'it lists too many files'
		],
		['whose answer is too long to be a list', () => 'x'.repeat(5_000_000), 'its answer is too long']
	])('is not looked for in a bucket %s', async (_, answer, reason) => {
		const bucket = createBucket((_, response) => response.end(answer()));
		await once(bucket.listen(0, '127.0.0.1'), 'listening');
		const { port } = bucket.address() as AddressInfo;
		vi.stubEnv('BACKUP_S3', `http://127.0.0.1:${port}/backups/srv`);
		for (const key of ['KEY', 'SECRET']) vi.stubEnv(`BACKUP_S3_${key}`, 'umbrella');
		await expect(fetchNewest(here)).rejects.toThrow(
			`The copy of the backup in /backups/srv at 127.0.0.1 failed: ${reason}.`
		);
		bucket.closeAllConnections();
		bucket.close();
	});

	it('lies in the bucket itself where no folder is named', async () => {
		const { env } = use(await openS3(there));
		vi.stubEnv('BACKUP_S3', `${env.BACKUP_S3.replace('/srv', '')}/`);
		await copyAway(made('2026-03-11'), goesOn);
		rmSync(fileOf('2026-03-11'));
		expect(await fetchNewest(here)).toBe(fileOf('2026-03-11'));
	});

	it('ends once the app is stopped, though the server is silent', async () => {
		const stopping = new AbortController();
		const silent: Server = createServer(() => stopping.abort()).listen(0, '127.0.0.1');
		await new Promise((listens) => silent.once('listening', listens));
		const { port } = silent.address() as { port: number };
		vi.stubEnv('BACKUP_S3', `http://127.0.0.1:${port}/backups`);
		await expect(copyAway(made('2026-03-11'), stopping.signal)).rejects.toThrow(/aborted/);
		silent.close();
	});

	it.each<[where: string, answered: RegExp | undefined]>([
		['at once', undefined],
		['in the midst of the file', /list-type/]
	])('is given up in a sentence where the server falls silent %s', async (_, answered) => {
		const { request: ask } = await vi.importActual<typeof import('undici')>('undici');
		vi.mocked(request).mockImplementation((url, { headersTimeout, bodyTimeout, ...more } = {}) =>
			ask(url, {
				...more,
				headersTimeout: headersTimeout! / 600,
				bodyTimeout: bodyTimeout! / 600
			})
		);
		const bucket = createBucket(({ url = '' }, response) => {
			if (answered?.test(url)) response.end(`<Key>srv/${named('11')[0]}</Key>`);
			else if (answered) response.writeHead(200, { 'content-length': 9 }).write('half');
		});
		try {
			await once(bucket.listen(0, '127.0.0.1'), 'listening');
			const { port } = bucket.address() as AddressInfo;
			vi.stubEnv('BACKUP_S3', `http://127.0.0.1:${port}/backups/srv`);
			await expect(fetchNewest(here)).rejects.toThrow(
				'The copy of the backup in /backups/srv at 127.0.0.1 failed: it does not answer.'
			);
			vi.mocked(request).mockRestore();
			const copied = copyAway(made('2026-03-11'), AbortSignal.timeout(50));
			await expect(copied).rejects.toThrow(/127\.0\.0\.1 failed: it takes too long\.$/);
		} finally {
			vi.mocked(request).mockRestore();
			bucket.closeAllConnections();
			bucket.close();
		}
	});
});
