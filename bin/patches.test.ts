import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyPatches } from './patches.js';
import { temporaryFolder } from './server.js';

const file = 'node_modules/postgres/src/index.js';
let copy: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
	copy = temporaryFolder();
	for (const path of ['package.json', 'patches/postgres+3.4.9.patch', 'node_modules/postgres'])
		cpSync(path, join(copy.folder, path), { recursive: true });
});

afterEach(() => copy.remove());

function rewrite(path: string, found: string | RegExp, put: string) {
	const text = readFileSync(join(copy.folder, path), 'utf8');
	expect(text).toMatch(found);
	writeFileSync(join(copy.folder, path), text.replace(found, put));
}

it('packages that are patched already stay as they are', async () => {
	await applyPatches(copy.folder);
	expect(readFileSync(join(copy.folder, file), 'utf8')).toBe(readFileSync(file, 'utf8'));
});

it('a package that was changed where its patch is stops the work with a sentence', async () => {
	rewrite(file, /, lost = null/, ', lost = undefined');
	await expect(applyPatches(copy.folder)).rejects.toThrow(
		/for package postgres[^]*A patch of patches\/ does not fit the package that is installed/
	);
});

it('so does one of another version, though its patch fits', async () => {
	rewrite('node_modules/postgres/package.json', /"version": ".*"/, '"version": "3.99.0"');
	await expect(applyPatches(copy.folder)).rejects.toThrow(/does not fit/);
});
