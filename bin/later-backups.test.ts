import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { erasuresBeside } from './later-backups.js';

let folder: string;
const warned: string[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rulewatch-later-'));
	vi.useFakeTimers({ now: Date.parse('2026-12-01T23:30:00Z'), toFake: ['Date'] });
	vi.spyOn(console, 'warn').mockImplementation((line: string) => void warned.push(line));
});

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	warned.length = 0;
	rmSync(folder, { recursive: true });
});

/** The backup whose erasures count when `old.backup` is restored. */
function besideOld(days: string[], restored = 'old.backup') {
	for (const day of days) writeFileSync(join(folder, `rulewatch-${day}.backup`), '');
	return erasuresBeside(join(folder, restored), async (file) => basename(file));
}

describe('the erasures that a restore adds', () => {
	it('are of the last backup beside it, and a copy named in the future is passed over in a sentence', async () => {
		const read = await besideOld(['2026-11-30', '2026-12-01', '2027-01-01']);
		expect(read).toBe('rulewatch-2026-12-01.backup');
		expect(warned).toEqual([
			expect.stringMatching(/^rulewatch-2027-01-01\.backup was passed over .* a date in the future/)
		]);
	});

	it('are of the last regular file, as a named pipe would never end', async () => {
		execFileSync('mkfifo', [join(folder, 'rulewatch-2026-12-01.backup')]);
		expect(await besideOld(['2026-11-30'])).toBe('rulewatch-2026-11-30.backup');
		expect(warned).toEqual([
			expect.stringMatching(/^rulewatch-2026-12-01\.backup was passed over .* not a regular file/)
		]);
	});

	it('are of tomorrow’s backup too, whose machine may be ahead', async () => {
		expect(await besideOld(['2026-12-01', '2026-12-02', '2026-12-03'])).toBe(
			'rulewatch-2026-12-02.backup'
		);
		expect(warned).toHaveLength(1);
	});

	it('are of the last true backup where the restored file itself is named in the future', async () => {
		expect(await besideOld(['2026-12-01', '2027-01-01'], 'rulewatch-2027-01-01.backup')).toBe(
			'rulewatch-2026-12-01.backup'
		);
	});
});
