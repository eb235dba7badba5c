import { expect, test } from '@playwright/test';
import {
	copyFileSync,
	mkdirSync,
	readdirSync,
	rmSync,
	statSync,
	truncateSync,
	watch,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { ownDatabase } from '../bin/own-database.js';
import { freePort } from '../bin/ports.js';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { run } from '../bin/steps.js';
import { Visitor } from './http.ts';
import { openS3 } from './helpers/server/ops/backups/test-s3.ts';
import { openSftp } from './helpers/server/ops/backups/test-sftp.ts';
import { faultsOf, heldIn, type Sent } from './ledger.ts';
import { openTables, type Place } from './record.ts';
import { keepSaving } from './saving.ts';
import { invite, setUp } from './staff.ts';

// Promise 43: a backup has everything acknowledged before it began, even during writes. Restored, even into the other
// kind of database, every table is equal and the app starts.

test.describe.configure({ mode: 'serial' });

let postgres: Awaited<ReturnType<typeof startPostgres>>;
const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
const [here, elsewhere, files] = folders.map(({ folder }) => folder) as [string, string, string];
const file = (name: string) => join(files, name);

test.beforeAll(async () => {
	test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
	postgres = await startPostgres();
});

test.afterAll(async () => {
	await postgres?.stop();
	for (const { remove } of folders) remove();
});

const environmentOf = ({ folder, database = '' }: Place) => ({
	RULEWATCH_FOLDER: folder,
	DATABASE_URL: database
});

/**
 * Runs a command under umask 0, as careless systems do.
 * @returns its output
 */
function command(name: string, args: string[], place: Place, passphrase = ''): Promise<string> {
	const env = { ...process.env, ...environmentOf(place), BACKUP_PASSPHRASE: passphrase };
	const unsafe = ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, `bin/${name}.js`];
	return run('sh', [...unsafe, ...args], { env });
}

const tablesIn = (output: string) => output.match(/^\w+ +\d+ {2}[0-9a-f]{64}$/gm);

/** Collects the modes of a folder's files from their creation until the returned function is called. */
function modesIn(folder: string) {
	const modes = new Set<number>();
	const look = () => {
		for (const name of readdirSync(folder)) {
			const stats = statSync(join(folder, name), { throwIfNoEntry: false });
			if (stats) modes.add(stats.mode & 0o777);
		}
	};
	const watcher = watch(folder, look);
	return () => {
		look();
		watcher.close();
		return [...modes];
	};
}

interface Drill {
	from: () => Place;
	to: () => Place;
	name: string;
	passphrase?: string;
}

const passphrase = 'umbrella tinsel gravy noun';

async function drill({ from, to, name, passphrase }: Drill) {
	const server = await startServer(environmentOf(from()));
	const sent: Sent[] = [];
	let isOver = false;
	let output: string;
	let before: Sent[];
	let modes: number[];
	try {
		const asma = await setUp(server, new Visitor(server.url));
		const writers = [await invite(asma, 'editor', 'Bilal'), await invite(asma, 'editor', 'Dina')];
		const saving = writers.map((by) => keepSaving(by, sent, () => isOver));
		await expect
			.poll(() => sent.filter(({ acknowledged }) => acknowledged).length)
			.toBeGreaterThan(5);
		before = sent.filter(({ acknowledged }) => acknowledged);
		const seen = modesIn(files);
		output = await command('backup', [file(name)], from(), passphrase);
		modes = seen();
		isOver = true;
		await Promise.all(saving);
	} finally {
		await server.end();
	}
	const restored = await command('restore', [file(name)], to(), passphrase);
	const tables = await openTables(to());
	const faults = faultsOf(before, await heldIn(tables));
	await tables.close();
	return { output, restored, faults, modes, before: before.length, after: sent.length };
}

function hold({
	output,
	restored,
	faults,
	modes,
	before,
	after
}: Awaited<ReturnType<typeof drill>>) {
	expect(faults).toEqual([]);
	expect(tablesIn(output)?.length).toBeGreaterThan(30);
	expect(tablesIn(restored)).toEqual(tablesIn(output));
	expect(modes).toEqual([0o600]);
	expect(after, 'saves went on meanwhile').toBeGreaterThan(before);
}

async function starts(place: Place) {
	const server = await startServer(environmentOf(place));
	const answer = await fetch(`${server.url}/statements`);
	const text = await answer.text();
	await server.end();
	expect(server.output()).not.toContain('Loading');
	expect([answer.status, text.includes('</html>')]).toEqual([200, true]);
}

test('the look at modes sees a file that others may read, however short', () => {
	const seen = modesIn(files);
	writeFileSync(file('careless'), '', { mode: 0o644 });
	expect(seen()).toContain(0o644);
	rmSync(file('careless'));
});

const onPostgres = (): Place => ({ folder: here, database: postgres.url });

test('promise 43: a backup of the embedded database under load, restored into PostgreSQL', async () => {
	hold(await drill({ from: () => ({ folder: here }), to: onPostgres, name: 'one' }));
	await starts(onPostgres());
});

test('promise 44: moved into PostgreSQL, the embedded database keeps counts and hashes', async () => {
	const { url: database } = await ownDatabase(postgres.url);
	const moved = await command('move', [], { folder: here, database });
	const there = await command('backup', [file('moved')], { folder: here, database });
	const stayed = await command('backup', [file('stayed')], { folder: here });
	expect(tablesIn(moved)?.length).toBeGreaterThan(30);
	expect(tablesIn(moved)).toEqual(tablesIn(there));
	expect(tablesIn(moved)).toEqual(tablesIn(stayed));
	await starts({ folder: here, database });
});

test('promise 43: an encrypted backup of PostgreSQL under load, restored into an embedded database', async () => {
	const { url: database } = await ownDatabase(postgres.url);
	const to = () => ({ folder: elsewhere });
	const from = () => ({ folder: here, database });
	hold(await drill({ from, to, name: 'sealed', passphrase }));
	await starts(to());
});

test('a backup is refused in a sentence where it cannot be made or read', async () => {
	const place = { folder: elsewhere };
	const backup = () => command('backup', [file('one')], place);
	await expect(backup()).rejects.toThrow(/one is there already, and stays as it is\./);
	await expect(command('backup', [file('none')], { folder: files })).rejects.toThrow(
		/There is no embedded database/
	);
	const restore = (name: string, word = '', ...more: string[]) =>
		command('restore', [file(name), ...more], place, word);
	await expect(restore('one')).rejects.toThrow(/The database is not empty.*--replace/);
	await expect(restore('sealed')).rejects.toThrow(/not empty/);
	const replace = (name: string, word = '') => restore(name, word, '--replace');
	await expect(replace('nowhere')).rejects.toThrow(/^There is no file .*nowhere\.$/m);
	await expect(replace('sealed')).rejects.toThrow(/encrypted: set BACKUP_PASSPHRASE/);
	await expect(replace('sealed', 'another word or two')).rejects.toThrow(/passphrase is wrong/);
	for (const [name, word] of [
		['one', ''],
		['sealed', passphrase]
	] as const) {
		truncateSync(file(name), statSync(file(name)).size - 100);
		await expect(replace(name, word)).rejects.toThrow(/damaged.*Nothing was changed\./);
	}
	await starts(place);
});

test('what an embedded app gives its own user, it gives nobody else', async () => {
	const server = await startServer(environmentOf({ folder: elsewhere }));
	expect(statSync(join(elsewhere, 'backup.sock')).mode & 0o777).toBe(0o600);
	expect((await fetch(`${server.url}/backup.sock`)).status).toBe(404);
	await server.end();
	expect(readdirSync(elsewhere)).not.toContain('backup.sock');
});

test('an app backs itself up for the owner of a key, restores it in a drill, and the owner restores the last backup', async () => {
	const [backups, empty, away] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
	const sftp = await openSftp(away.folder);
	const keys = await command('backup', ['--new-key'], { folder: here });
	const recipient = /^BACKUP_RECIPIENT=(.+)$/m.exec(keys)?.[1] ?? '';
	const key = /^AGE-SECRET-KEY-.+$/m.exec(keys)?.[0] ?? '';
	const daily = { BACKUP_FOLDER: backups.folder, ...sftp.env };
	const metrics = await freePort();
	const server = await startServer({
		...environmentOf({ folder: elsewhere }),
		...daily,
		BACKUP_RECIPIENT: recipient,
		BACKUP_DRILL_KEY: key,
		METRICS_PORT: `${metrics}`
	});
	const inBoth = () => [...readdirSync(backups.folder), ...readdirSync(away.folder)];
	const name = expect.stringMatching(/^rulewatch-\d{4}-\d{2}-\d{2}\.backup$/);
	await expect.poll(inBoth, 'here and on the other machine').toEqual([name, name]);
	const figures = async () => (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
	await expect
		.poll(figures, 'restored in a drill')
		.toMatch(/^rulewatch_backup_drill_age_seconds \d/m);
	await expect.poll(() => readdirSync(elsewhere)).not.toContain('drill');
	await server.end();
	const env = { ...process.env, ...environmentOf(empty), ...daily };
	const restore = (BACKUP_PASSPHRASE: string) =>
		run(process.execPath, ['bin/restore.js', 'latest'], { env: { ...env, BACKUP_PASSPHRASE } });
	const other = await command('backup', ['--new-key'], { folder: here });
	await expect(restore(/^AGE-SECRET-KEY-.+$/m.exec(other)?.[0] ?? '')).rejects.toThrow(/the key/);
	await expect(restore(recipient)).rejects.toThrow('This is the public key.');
	for (const mistyped of [`${key.slice(0, -2)}QQ`, key.slice(0, -5)]) {
		const said = await restore(mistyped).catch(String);
		expect(said).toContain('This is no whole private key');
		expect(said).not.toContain(key.slice(20, 40));
	}
	await expect(restore(''), 'the folder alone: the key is asked for').rejects.toThrow(
		/encrypted: set BACKUP_PASSPHRASE/
	);
	rmSync(join(backups.folder, readdirSync(backups.folder)[0]!));
	const restored = await restore(key);
	expect(restored).toContain('was fetched from 127.0.0.1');
	expect(restored).toMatch(/^The last backup is rulewatch-.+\.backup\.$/m);
	expect(tablesIn(restored)?.length).toBeGreaterThan(30);
	await starts(empty);
	await sftp.close();
	for (const { remove } of [backups, empty, away]) remove();
});

test('on a new machine the last backup comes from a bucket, and a refusal in a sentence', async () => {
	const [empty, bucket] = [temporaryFolder(), temporaryFolder()];
	const s3 = await openS3(bucket.folder);
	const kept = join(bucket.folder, 'backups/srv');
	const keep = (day: number) =>
		join(kept, `rulewatch-${new Date(day).toISOString().slice(0, 10)}.backup._S3rver_object`);
	const fetchNewest = (more = {}) => {
		const env = { ...process.env, ...environmentOf(empty), ...s3.env, ...more };
		return run(process.execPath, ['bin/restore.js', 'latest'], { env });
	};
	const refused = (reason: string) =>
		new RegExp(`^The copy of the backup in /backups/srv at 127\\.0\\.0\\.1 failed: ${reason}`);
	await expect(fetchNewest()).rejects.toThrow(refused('there is no backup\\.\n'));
	await expect(fetchNewest({ BACKUP_S3_SECRET: 'tinsel' })).rejects.toThrow(
		refused('it refuses this key')
	);
	mkdirSync(kept, { recursive: true });
	writeFileSync(keep(Date.UTC(2023, 0, 1)), 'too old');
	const release = 'tests/helpers/server/ops/backups/releases/0.3.0.backup';
	copyFileSync(release, keep(Date.UTC(2026, 2, 11)));
	writeFileSync(keep(Date.UTC(2999, 0, 1)), 'named in the future');
	const restored = await fetchNewest();
	expect(restored).toContain('was fetched from 127.0.0.1');
	expect(restored).toContain('Erase it again before readers see it.');
	expect(tablesIn(restored)?.length).toBeGreaterThan(30);
	await s3.close();
	for (const { remove } of [empty, bucket]) remove();
});
