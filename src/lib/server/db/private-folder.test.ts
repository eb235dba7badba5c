import {
	chmodSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEmbedded } from './embedded.ts';
import { makePrivate } from './private-folder.ts';

let above: string;
let folder: string;
let mask: number;

beforeEach(() => {
	above = mkdtempSync(join(tmpdir(), 'rulewatch-private-'));
	folder = join(above, 'data');
	mask = process.umask(0o022);
});

afterEach(() => {
	process.umask(mask);
	rmSync(above, { recursive: true, force: true });
});

/** The paths that others can access, with their modes. */
function openToOthers(path: string): string[] {
	const { mode } = lstatSync(path);
	const own = mode & 0o077 ? [`${path} ${(mode & 0o777).toString(8)}`] : [];
	if (!lstatSync(path).isDirectory()) return own;
	return [...own, ...readdirSync(path).flatMap((name) => openToOthers(join(path, name)))];
}

const rightsOf = (...names: string[]) => lstatSync(join(folder, ...names)).mode & 0o777;

/** A folder as an earlier Rulewatch left it. */
function openFolder() {
	mkdirSync(join(folder, 'pglite', 'base'), { recursive: true });
	for (const name of ['secret', 'lock.json', 'pglite/PG_VERSION', 'pglite/base/1']) {
		writeFileSync(join(folder, name), 'x');
		chmodSync(join(folder, name), 0o666);
	}
}

describe.skipIf(process.platform === 'win32')('the folder of the embedded database', () => {
	it('is open to its owner alone from the first moment, with all that PGlite makes in it', async () => {
		const connection = await connectEmbedded(folder);
		try {
			expect(readdirSync(join(folder, 'pglite')).length).toBeGreaterThan(10);
			expect(openToOthers(folder)).toEqual([]);
			await connection.db.execute('create table later as select generate_series(1, 1000) as id');
			await connection.db.execute('checkpoint');
			expect(openToOthers(folder)).toEqual([]);
		} finally {
			await connection.close();
		}
	});

	it('is closed where it stood open: folders 0700, files 0600', () => {
		openFolder();
		expect(openToOthers(folder)).toHaveLength(7);
		makePrivate(folder);
		expect(openToOthers(folder)).toEqual([]);
		expect([rightsOf(), rightsOf('pglite', 'base')]).toEqual([0o700, 0o700]);
		expect([rightsOf('secret'), rightsOf('pglite', 'base', '1')]).toEqual([0o600, 0o600]);
	});

	it('is closed where it is only a file within that stands open', () => {
		openFolder();
		makePrivate(folder);
		chmodSync(join(folder, 'pglite', 'base', '1'), 0o604);
		makePrivate(folder);
		expect(openToOthers(folder)).toEqual([]);
	});

	it('is not taken from others who keep their own things there', () => {
		mkdirSync(folder);
		writeFileSync(join(folder, 'thesis.odt'), '');
		expect(() => makePrivate(folder)).toThrow(
			/^\S+ is open to other users .* holds what is not of/
		);
		expect(rightsOf()).toBe(0o755);
		rmSync(join(folder, 'thesis.odt'));
		chmodSync(folder, 0o1777);
		expect(() => makePrivate(folder)).toThrow('is open to other users');
	});

	// Only root can switch to another user.
	describe.skipIf(process.getuid?.() !== 0)('of another user', () => {
		const nobody = 65_534;
		const asNobody = (work: () => void) => () => {
			process.seteuid!(nobody);
			try {
				work();
			} finally {
				process.seteuid!(0);
			}
		};

		beforeEach(() => chmodSync(above, 0o755));

		it('is refused in a sentence that says what to do, and stays as it was', () => {
			openFolder();
			expect(asNobody(() => makePrivate(folder))).toThrow(
				/^Other users of this machine can reach \S+data, .* \(EPERM\)\. As its owner, .* Nothing was changed\.$/
			);
			expect(openToOthers(folder)).toHaveLength(7);
		});

		it('is refused where it cannot be entered or made', () => {
			openFolder();
			makePrivate(folder);
			const sentence = /cannot be made or opened \(EACCES\)\. Set RULEWATCH_FOLDER/;
			expect(asNobody(() => makePrivate(folder))).toThrow(sentence);
			expect(asNobody(() => makePrivate(join(above, 'other')))).toThrow(sentence);
		});
	});
});
