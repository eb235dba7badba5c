import { freePort } from './ports.js';
import { temporaryFolder } from './server.js';
import { run } from './steps.js';

/** @type {(path: string, args: string[], options?: Parameters<typeof run>[2]) => Promise<string>} */
const program = (path, args, options) => run(process.execPath, [path, ...args], options);

/** Skips slow tests, mostly of the server and the nouns, which `npm run test:all` runs. */
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
 * @param {string | undefined} chromium
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} more
 */
export async function browserTests(chromium, args, more = {}) {
	const { folder, remove } = temporaryFolder();
	const env = {
		...process.env,
		PLAYWRIGHT_CHROMIUM: chromium,
		RULEWATCH_FOLDER: folder,
		PORT: String(await freePort()),
		...more
	};
	console.log('');
	try {
		await program('node_modules/@playwright/test/cli.js', ['test', ...args], { show: true, env });
	} finally {
		remove();
	}
}
