import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './steps.js';

// The two suites of tests, as the commands run them: what they print is shown.

/** @type {(path: string, args: string[], options?: Parameters<typeof run>[2]) => Promise<string>} */
const program = (path, args, options) => run(process.execPath, [path, ...args], options);

/**
 * The unit tests of `npm test`, as arguments for Vitest: all that need no database or little of one. The rooms of the
 * server and the nouns are left to `npm run test:all`, and so is what takes long elsewhere.
 */
export const quickUnits = [
	'src/lib/server/**',
	'src/lib/nouns/!(derive)/**',
	'src/lib/domain/quotations/corpus.test.ts',
	'patches/**',
	'src/regular-expressions.test.ts'
].flatMap((glob) => ['--exclude', glob]);

/** @param {string[]} args for Vitest */
export async function unitTests(args = []) {
	await program('node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
	console.log('');
	await program('node_modules/vitest/vitest.mjs', ['run', ...args], { show: true });
}

/**
 * Runs Playwright on the built app, which gets a folder and a port of its own.
 * @param {string | undefined} chromium
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} more
 */
export async function browserTests(chromium, args, more = {}) {
	const { freePort } = await import('./ports.js');
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-test-'));
	const env = {
		...{ ...process.env, PLAYWRIGHT_CHROMIUM: chromium, RULEWATCH_FOLDER: folder },
		...{ PORT: String(await freePort()), ...more }
	};
	console.log('');
	try {
		await program('node_modules/@playwright/test/cli.js', ['test', ...args], { show: true, env });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
