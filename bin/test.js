import { build, install } from './prepare.js';
import { main, steps } from './steps.js';
import { browserTests, quickUnits, unitTests } from './suites.js';
import { readArguments } from './options.js';

readArguments(
	'npm test -- [FILE…]: the quick suite of unit and browser tests, or the tests of these files. What else is given is for Vitest or Playwright.',
	{ passesOn: true }
);

// npm test                          the quick suite: unit tests that need next to no database, and the browser tests with the tag @journey
// npm test -- FILE                  the tests of this file or folder alone; what follows it is for Vitest or Playwright
// npm run test:all                  all unit tests and browser tests, but tests/attacks
// npm run test:postgres             the browser tests with the tag @postgres, on the PostgreSQL of DATABASE_URL
// npm run test:slow                 tests/attacks in full
const [mode = '', ...more] = process.argv.slice(2);

/**
 * A suite without arguments does not run.
 * @type {{ unit?: string[], browser?: string[], env?: NodeJS.ProcessEnv }}
 */
const { unit, browser, env } = chosen();

function chosen() {
	if (!mode)
		return {
			unit: [...quickUnits, '--reporter=dot', '--silent=passed-only'],
			browser: ['--grep', '@journey', ...projects('dejavu'), '--reporter=dot'],
			// On a busy machine the first request for a page takes long.
			env: { ANSWER_SECONDS: '120' }
		};
	if (mode === '--all')
		return { unit: [], browser: [...projects('dejavu', 'noto', 'liberation'), ...more] };
	if (mode === '--postgres')
		return { browser: ['--grep', '@postgres', ...projects('dejavu'), ...more] };
	if (mode === '--slow')
		return { browser: [...projects('attacks'), ...more], env: { SLOW: 'yes' } };
	const isBrowserTest = /^(\.\/)?tests(\/|$)/.test(mode);
	return isBrowserTest ? { browser: [mode, ...more] } : { unit: [mode, ...more] };
}

/** @param {string[]} names as in playwright.config.ts */
function projects(...names) {
	return names.map((name) => `--project=${name}`);
}

await main(async () => {
	if (mode === '--postgres' && !process.env.DATABASE_URL)
		throw new Error('Say on which PostgreSQL: node bin/postgres.js -- npm run test:postgres');
	const step = steps(1 + (unit ? 1 : 0) + (browser ? 3 : 0));
	await step('Installing packages', install);
	console.log('');
	if (unit) await step('Unit tests', () => unitTests(unit));
	if (!browser) return;
	await step('Building the app', build);
	const { findChromium } = await import('./chromium.js');
	const chromium = await step('Finding Chromium', findChromium);
	await step('Browser tests', () => browserTests(chromium, browser, env));
});
