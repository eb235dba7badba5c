import { build, install } from './prepare.js';
import { main, steps } from './steps.js';
import { browserTests, unitTests } from './suites.js';

// Further arguments name the test files to run in the browser: npm test -- tests/start.spec.ts
// With --slow first, those of tests/attacks run in full, and no unit tests.
const slow = process.argv[2] === '--slow';
const only = process.argv.slice(slow ? 3 : 2);

await main(async () => {
	const step = steps(slow ? 4 : 5);
	await step('Installing packages', install);
	console.log('');
	if (!slow) await step('Unit tests', unitTests);
	await step('Building the app', build);
	const { findChromium } = await import('./chromium.js');
	const chromium = await step('Finding Chromium', findChromium);
	await step('Browser tests', () => browserTests(chromium, only, { SLOW: slow ? 'yes' : '' }));
});
