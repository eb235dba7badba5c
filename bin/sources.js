import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const lockFile = 'package-lock.json';

const sources = [
	...['bin', 'patches', 'src', 'static', 'drizzle', lockFile],
	...['svelte.config.js', 'vite.config.ts', 'tsconfig.json']
];

/** The Docker image has only the build and production packages. */
export const hasSources = () => existsSync('vite.config.ts');

/** A build that records another hash is out of date. */
export function hashOfSources() {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.map((name) => join(path, name))
		.filter((file) => !file.includes('.test.') && statSync(file).isFile())
		.sort();
}
