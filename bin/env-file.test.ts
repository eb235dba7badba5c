import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envLine, writePrivately } from './env-file.js';

describe('a line of .env', () => {
	it.each([
		'plain',
		'Rulewatch <desk@example.org>',
		'Desk #1, "the first"',
		"Women's Rights Desk",
		'a$HOME=b\\n',
		'حقوق'
	])('is read by Node as it was meant: %s', (value) => {
		expect(parseEnv(envLine('NAME', value))).toEqual({ NAME: value });
	});

	it.each([`"Women's"`, "Women's $HOME", "Women's \\n", 'one\ntwo', 'end\\'])(
		'is refused where Node and Compose would read it differently: %s',
		(value) => {
			expect(() => envLine('OPERATOR_NAME', value)).toThrow(/^OPERATOR_NAME may not hold .*\.$/);
		}
	);
});

describe('a file of secrets', () => {
	let folder = '';
	beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rulewatch-env-'))));
	afterAll(() => rmSync(folder, { recursive: true }));

	it('replaces the former one as a whole, for its owner alone, whatever an interruption left', async () => {
		const file = join(folder, '.env');
		writeFileSync(file, 'old', { mode: 0o644 });
		writeFileSync(`${file}.part`, 'half');
		await writePrivately(file, 'new');
		expect(readFileSync(file, 'utf8')).toBe('new');
		expect([statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([0o600, ['.env']]);
	});

	it('says in a sentence that it cannot be written', async () => {
		await expect(writePrivately(join(folder, 'none/.env'), 'new')).rejects.toThrow(
			/cannot be written \(ENOENT\), and nothing was changed\.$/
		);
	});
});
