import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install } from './prepare.js';
import { main, run, steps } from './steps.js';

// Further arguments name the test files to run in the browser: npm test -- tests/start.spec.ts
// With --slow first, those of tests/attacks run in full, and no unit tests.
const slow = process.argv[2] === '--slow';
const only = process.argv.slice(slow ? 3 : 2);

await main(async () => {
	const step = steps(slow ? 4 : 5);
	/** @type {(path: string, args: string[], options?: Parameters<typeof run>[2]) => Promise<string>} */
	const program = (path, args, options) => run(process.execPath, [path, ...args], options);

	await step('Installing packages', install);
	console.log('');
	if (!slow)
		await step('Unit tests', async () => {
			await program('node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
			console.log('');
			await program('node_modules/vitest/vitest.mjs', ['run'], { show: true });
		});
	await step('Building the app', build);
	const { findChromium } = await import('./chromium.js');
	const { freePort } = await import('./ports.js');
	const chromium = await step('Finding Chromium', findChromium);

	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-test-'));
	try {
		await step('Browser tests', async () => {
			console.log('');
			const env = {
				...process.env,
				SLOW: slow ? 'yes' : '',
				PLAYWRIGHT_CHROMIUM: chromium,
				RULEWATCH_FOLDER: folder,
				PORT: String(await freePort())
			};
			await program('node_modules/@playwright/test/cli.js', ['test', ...only], { show: true, env });
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
