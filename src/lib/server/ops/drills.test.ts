import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gauge } from 'prom-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asma, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';
import { openS3 } from '../../../../tests/helpers/server/ops/backups/test-s3.ts';
import { noSmallDisk, smallDisk } from '../../../../tests/small-disk.ts';
import type { EditorsWork } from '../../../routes/desk/+page.server.ts';
import { tasksOf } from '../../../routes/desk/tasks.ts';
import { db } from '../db/index.ts';
import { post } from '../jobs/mail.ts';
import { deliver } from '../jobs/outbox.ts';
import { closeConnections } from '../jobs/smtp.ts';
import * as t from '../db/schema.ts';
import { backUpDaily, backupState } from './backups/daily.ts';
import * as counters from './metrics/counters.ts';
import { measureDatabase } from './metrics/database.ts';

// Each of these faults is told within a day at the desk and in metrics, and nothing is lost by it. SECURITY.md has a
// table of them.

const hour = 3_600_000;
const { signal: goesOn } = new AbortController();
let folder: string;
let key: string;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-11T02:00:00Z') });
	folder = mkdtempSync(join(tmpdir(), 'rulewatch-drills-'));
	key = await generateX25519Identity();
	vi.stubEnv('BACKUP_FOLDER', folder);
	await person('administrator');
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

interface BackupFile {
	prepare(
		file: string,
		keys: { recipients: string[] }
	): Promise<(lines: AsyncIterable<string>) => Promise<string>>;
	backupText(file: string, askKey: () => Promise<string>): AsyncIterable<string>;
}

/** Outside of `src`, streams have the types of Node alone, so that file is not checked together with this one. */
const [backupFile] = Object.values(
	import.meta.glob<BackupFile>('../../../../bin/backup-file.js', { eager: true })
) as [BackupFile];

async function* lines() {
	for (let row = 0; row < 20_000; row++) yield crypto.randomUUID();
}

/** As the commands do, without a process of their own. */
const works = {
	make: async (file: string) =>
		(await backupFile.prepare(file, { recipients: [await identityToRecipient(key)] }))(lines()),
	async drill(file: string) {
		const text = backupFile.backupText(file, () =>
			Promise.resolve(process.env.BACKUP_DRILL_KEY ?? '')
		);
		for await (const piece of text) if (!piece) return;
	}
};

const later = (hours: number) => vi.setSystemTime(new Date(Date.now() + hours * hour));
const lettersTo = async () =>
	(await db.select().from(t.outbox)).map(({ kind, recipient }) => [kind, recipient]);
const told = [['notice', 'asma@example.org']];

async function seen(gauge: Gauge) {
	await measureDatabase();
	return (await gauge.get()).values[0]?.value;
}

const pages = import.meta.glob<{ load: (event: object) => Promise<{ work: EditorsWork }> }>(
	'../../../routes/desk/+page.server.ts'
);

/** Reads the tasks that the first page of the desk lists. */
async function tasks() {
	const [desk] = Object.values(pages);
	const { load } = await desk!();
	const { work } = await load({ locals: { user: asma }, url: new URL('http://localhost/desk') });
	return tasksOf(work, asma).map(({ path }) => path);
}

it('promise 39: a full disk costs no earlier backup, and the backup of the day is made once there is room', async (context) => {
	const disk = smallDisk(2);
	if (!disk) return context.skip(noSmallDisk);
	try {
		vi.stubEnv('BACKUP_FOLDER', disk.folder);
		await backUpDaily(goesOn, works);
		disk.fill();
		later(24);
		await backUpDaily(goesOn, works);
		later(3);
		expect(await backupState()).toMatchObject({
			failure: expect.stringMatching(/^The disk of .*rulewatch-2026-03-12\.backup is full\.$/),
			isLate: true
		});
		expect(await seen(counters.backupAgeSeconds)).toBeGreaterThan(26 * 3600);
		expect(await lettersTo()).toEqual(told);
		expect(await tasks()).toContain('/desk/site#backups');
		expect(readdirSync(disk.folder)).toEqual(['ballast', 'rulewatch-2026-03-11.backup']);
		disk.empty();
		await backUpDaily(goesOn, works);
		expect(await backupState()).toMatchObject({ failure: undefined, isLate: false });
		expect(readdirSync(disk.folder)).toHaveLength(2);
	} finally {
		disk.remove();
	}
});

it('a folder that lost the last backup, or is not there, is told at once, as if none had been made', async () => {
	await backUpDaily(goesOn, works);
	expect(await backupState()).toMatchObject({ failure: undefined });
	rmSync(join(folder, 'rulewatch-2026-03-11.backup'));
	expect(await backupState()).toMatchObject({
		failure: 'rulewatch-2026-03-11.backup is not in BACKUP_FOLDER any more.',
		isOfDrill: false
	});
	expect(await tasks()).toContain('/desk/site#backups');
});

it('no age is told where no backups are made, so that this is not taken for one just made', async () => {
	vi.stubEnv('BACKUP_FOLDER', '');
	expect(await seen(counters.backupAgeSeconds)).toBeUndefined();
	expect(await seen(counters.backupDrillAgeSeconds)).toBeUndefined();
});

it('a bucket that refuses costs no backup, and gets those that it missed once it takes them', async () => {
	const bucket = mkdtempSync(join(tmpdir(), 'rulewatch-bucket-'));
	const refuses = ['PUT'];
	const s3 = await openS3(bucket, { refuses });
	try {
		for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
		await backUpDaily(goesOn, works);
		later(24);
		await backUpDaily(goesOn, works);
		expect(await backupState()).toMatchObject({
			last: undefined,
			failure: expect.stringMatching(/^The copy of the backup in .* failed: it refuses this key/)
		});
		expect(await seen(counters.backupAgeSeconds)).toBe(Infinity);
		expect(await lettersTo()).toEqual([...told, ...told]);
		expect(await tasks()).toContain('/desk/site#backups');
		const names = ['rulewatch-2026-03-11.backup', 'rulewatch-2026-03-12.backup'];
		expect(readdirSync(folder)).toEqual(names);
		refuses.pop();
		later(2);
		await backUpDaily(goesOn, works);
		expect(Object.keys(s3.held()).sort()).toEqual(names);
		expect(await seen(counters.backupAgeSeconds)).toBeLessThan(3600);
	} finally {
		await s3.close();
		rmSync(bucket, { recursive: true });
	}
});

it('promise 42: a mail server that hangs costs no letter', async () => {
	const silent: Server = createServer((socket) => void socket.on('error', () => {}));
	await new Promise<void>((listens) => silent.listen(0, '127.0.0.1', () => listens()));
	const { port } = silent.address() as { port: number };
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}/?greetingTimeout=200`);
	vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');
	const letter = { subject: 'A letter', text: 'A text.' };
	await post(db, { to: 'bilal@example.org', kind: 'notice', key: 'notice:1', letter });
	await deliver();
	later(1);
	expect(await db.select().from(t.outbox)).toMatchObject([
		{
			sentAt: null,
			deadAt: null,
			failure: expect.stringMatching(/^The mail server takes too long/)
		}
	]);
	expect(await tasks()).toContain('/desk/outbox');
	expect(await seen(counters.oldestDueSeconds)).toBeGreaterThan(50 * 60);
	closeConnections();
	silent.close();
	const office = await openPostOffice();
	await deliver();
	expect(office.arrived.map(({ to }) => to)).toEqual([['bilal@example.org']]);
	expect(await tasks()).not.toContain('/desk/outbox');
	await office.close();
});

it('a wrong key is told by the weekly drill, and costs no backup', async () => {
	vi.stubEnv('BACKUP_DRILL_KEY', await generateX25519Identity());
	await backUpDaily(goesOn, works);
	expect(await backupState()).toMatchObject({
		last: { day: '2026-03-11' },
		failure: expect.stringMatching(/^in the weekly drill .* The passphrase is wrong, or the key/),
		isOfDrill: true
	});
	expect(await seen(counters.backupDrillAgeSeconds)).toBe(Infinity);
	expect(await lettersTo()).toEqual(told);
	expect(await tasks()).toContain('/desk/site#backups');
	vi.stubEnv('BACKUP_DRILL_KEY', key);
	later(24);
	await backUpDaily(goesOn, works);
	expect(await seen(counters.backupDrillAgeSeconds)).toBeLessThan(3600);
	expect(await tasks()).not.toContain('/desk/site#backups');
});
