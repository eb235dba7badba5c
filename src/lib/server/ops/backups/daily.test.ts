import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { run } from '../../../../../bin/steps.js';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { backUpDaily, backupState } from './daily.ts';

let folder: string;
const made: string[] = [];
const { signal: goesOn } = new AbortController();

const drilled: string[] = [];

const make = async (file: string) => {
	made.push(file);
	writeFileSync(file, 'the whole record');
};
const drill = async (file: string) => void drilled.push(file);
const works = { make, drill };
const script = 'console.error("The disk is full.\\n    at write"); process.exit(1)';
const refuse = async () => void (await run(process.execPath, ['-e', script]));
const refuses = { make: refuse, drill };

const files = () => readdirSync(folder).sort();

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rulewatch-backups-'));
	made.length = 0;
	drilled.length = 0;
	vi.stubEnv('BACKUP_FOLDER', folder);
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-11T02:00:00Z') });
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

const at = (time: string) => vi.setSystemTime(new Date(time));

describe('the backup of a day', () => {
	it('is made once, by whichever process comes first', async () => {
		await Promise.all([backUpDaily(goesOn, works), backUpDaily(goesOn, works)]);
		await backUpDaily(goesOn, works);
		expect(made).toEqual([join(folder, 'rulewatch-2026-03-11.backup')]);
		expect(await backupState()).toMatchObject({
			last: {
				day: '2026-03-11',
				bytes: 16,
				sha256: '948fcefe5345439ce262aa9bf02185910972ba20ed17bc9a530d0ddfa24d1738'
			},
			failure: undefined,
			isLate: false
		});
	});

	it('is made from two o’clock on, and the next one on the next day', async () => {
		at('2026-03-11T01:59:00Z');
		await backUpDaily(goesOn, works);
		at('2026-03-11T02:01:00Z');
		await backUpDaily(goesOn, works);
		expect(files()).toEqual(['rulewatch-2026-03-10.backup', 'rulewatch-2026-03-11.backup']);
	});

	it('is not made where nobody chose a folder', async () => {
		vi.stubEnv('BACKUP_FOLDER', '');
		await backUpDaily(goesOn, works);
		expect(made).toEqual([]);
		expect(await backupState()).toBeUndefined();
	});

	it('counts as made where a restored database does not know that its file is there', async () => {
		await backUpDaily(goesOn, works);
		await db.delete(t.dailyBackup);
		await backUpDaily(goesOn, works);
		expect(made).toHaveLength(1);
		expect((await backupState())?.last?.day).toBe('2026-03-11');
	});

	it('is made again within the hour where its file is gone, as after a restore elsewhere', async () => {
		await backUpDaily(goesOn, works);
		rmSync(join(folder, 'rulewatch-2026-03-11.backup'));
		at('2026-03-11T03:01:00Z');
		await Promise.all([backUpDaily(goesOn, works), backUpDaily(goesOn, works)]);
		expect(made).toHaveLength(2);
		expect(await backupState()).toMatchObject({ last: { day: '2026-03-11' }, failure: undefined });
	});

	it('takes the place of old ones, and of no other file', async () => {
		for (const day of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'])
			await make(join(folder, `rulewatch-2026-03-${day}.backup`));
		writeFileSync(join(folder, 'before-the-move.backup'), '');
		await backUpDaily(goesOn, works);
		expect(files()).toEqual([
			'before-the-move.backup',
			// The end of a week.
			'rulewatch-2026-03-01.backup',
			...['05', '06', '07', '08', '09', '10', '11'].map((day) => `rulewatch-2026-03-${day}.backup`)
		]);
	});

	it('tells old ones that stay beside a failure, until they go', async () => {
		for (const day of ['02', '03', '04', '05', '06', '07', '08', '09', '10'])
			await make(join(folder, `rulewatch-2026-03-${day}.backup`));
		const stubborn = join(folder, 'rulewatch-2026-02-02.backup');
		for (const day of ['2026-02-08', '2026-01-31'])
			await make(join(folder, `rulewatch-${day}.backup`));
		mkdirSync(stubborn);
		vi.stubEnv('BACKUP_DRILL_KEY', 'AGE-SECRET-KEY-1');
		await backUpDaily(goesOn, { make, drill: refuse });
		expect(await backupState()).toMatchObject({
			failure: expect.stringMatching(/^in the weekly drill/),
			isOfDrill: true,
			stays: expect.stringMatching(`^Old backups stay in ${folder}, as they could not be removed`)
		});
		rmSync(stubborn, { recursive: true });
		at('2026-03-12T02:00:00Z');
		await backUpDaily(goesOn, works);
		expect(await backupState()).toMatchObject({ failure: undefined, stays: undefined });
	});
});

describe('a backup that fails', () => {
	beforeEach(async () => {
		await person('administrator');
		await person('editor');
	});

	it('is told at the desk and once by e-mail to administrators alone, and tried again an hour later', async () => {
		await backUpDaily(goesOn, refuses);
		at('2026-03-11T02:59:00Z');
		await backUpDaily(goesOn, works);
		expect(await backupState()).toMatchObject({
			last: undefined,
			failure: 'The disk is full.',
			isLate: true
		});
		at('2026-03-11T03:01:00Z');
		await backUpDaily(goesOn, refuses);
		const letters = await db.select().from(t.outbox);
		expect(letters.map(({ recipient }) => recipient)).toEqual(['asma@example.org']);
		at('2026-03-11T04:02:00Z');
		await backUpDaily(goesOn, works);
		expect(await backupState()).toMatchObject({ failure: undefined, isLate: false });
	});

	it('is told where the folder is gone', async () => {
		rmSync(folder, { recursive: true });
		await backUpDaily(goesOn, works);
		expect((await backupState())?.failure).toMatch(/ENOENT/);
		folder = mkdtempSync(join(tmpdir(), 'rulewatch-backups-'));
	});

	it('is late a day and two hours after the last one', async () => {
		await backUpDaily(goesOn, works);
		at('2026-03-12T03:59:00Z');
		expect((await backupState())?.isLate).toBe(false);
		at('2026-03-12T04:01:00Z');
		expect((await backupState())?.isLate).toBe(true);
	});

	it('is no failure where the app is stopped meanwhile', async () => {
		const stopping = new AbortController();
		await backUpDaily(stopping.signal, {
			drill,
			make() {
				stopping.abort();
				return refuse();
			}
		});
		expect((await backupState())?.failure).toBeUndefined();
		expect(await db.select().from(t.outbox)).toEqual([]);
	});
});

describe('the weekly drill', () => {
	const onDay = async (day: string, how = works) => {
		at(`2026-03-${day}T02:00:00Z`);
		await backUpDaily(goesOn, how);
	};

	it('restores no backup where nobody left a key', async () => {
		await onDay('11');
		expect(drilled).toEqual([]);
		expect(await backupState()).toMatchObject({ drilledAt: undefined, drillSeconds: undefined });
	});

	it('restores the backup of the day once a week', async () => {
		vi.stubEnv('BACKUP_DRILL_KEY', 'AGE-SECRET-KEY-1');
		for (const day of ['11', '12', '17', '18', '19']) await onDay(day);
		expect(drilled).toEqual(
			['11', '18'].map((day) => join(folder, `rulewatch-2026-03-${day}.backup`))
		);
		expect(await backupState()).toMatchObject({
			drilledAt: new Date('2026-03-18T02:00:00Z'),
			drillSeconds: 86_400
		});
	});

	it('that fails is told like a backup that does, and tried again with the next one', async () => {
		vi.stubEnv('BACKUP_DRILL_KEY', 'AGE-SECRET-KEY-1');
		await person('administrator');
		await onDay('11', { make, drill: refuse });
		expect(await backupState()).toMatchObject({
			failure: 'in the weekly drill it could not be restored. The disk is full.',
			isOfDrill: true,
			isLate: false,
			drillSeconds: Infinity
		});
		expect(await db.select().from(t.outbox)).toHaveLength(1);
		await onDay('12');
		expect(drilled).toHaveLength(1);
		expect(await backupState()).toMatchObject({ failure: undefined, isOfDrill: false });
	});
});
