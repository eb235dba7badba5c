import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install } from './prepare.js';
import { tableLines, playwrightResults, vitestResults, promiseTable } from './promise-table.js';
import { temporaryFolder } from './server.js';
import { main, steps } from './steps.js';
import { browserTests, unitTests } from './suites.js';
import { readArguments } from './options.js';

const { given } = readArguments(
	'npm run promises -- [--slow]: runs the tests that hold a promise, and prints what became of each; with --slow, tests/attacks in full.',
	{ options: ['slow'] }
);

const slow = given.includes('slow');

const inTitles = 'promises? \\d';
const inTitlesAndTags = `@promise-\\d|\\b${inTitles}`;

/** Vitest cannot select files by test titles, so we pass the files that contain such titles. */
const unitFiles = ['src', 'bin', 'front'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => join(folder, file))
		.filter((file) => file.endsWith('.test.ts'))
		.filter((file) => new RegExp(inTitles).test(readFileSync(file, 'utf8')))
);

await main(async () => {
	const { folder, remove } = temporaryFolder();
	/** @param {string} name */
	const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
	/**
	 * Failed tests are in the report; without it, the suite did not run.
	 * @param {string} name
	 * @param {Promise<void>} suite
	 */
	const reported = async (name, suite) =>
		read(
			await suite.then(
				() => name,
				() => name
			)
		);
	const step = steps(slow ? 6 : 5);
	try {
		await step('Installing packages', install);
		const units = await step('Unit tests', () =>
			reported(
				'units',
				unitTests([
					...[...unitFiles, '-t', inTitles, '--reporter=default', '--reporter=json'],
					`--outputFile.json=${join(folder, 'units')}`
				])
			)
		);
		await step('Building the app', build);
		const { findChromium } = await import('./chromium.js');
		const chromium = await step('Finding Chromium', findChromium);
		/** @type {(name: string, more: string[], env: NodeJS.ProcessEnv) => Promise<any>} */
		const browse = (name, more, env) =>
			reported(
				name,
				browserTests(chromium, ['--grep', inTitlesAndTags, '--reporter=list,json', ...more], {
					...env,
					PLAYWRIGHT_JSON_OUTPUT_FILE: join(folder, name)
				})
			);
		const reports = [
			await step('Browser tests', () =>
				browse('browser', ['--project=dejavu', ...(slow ? [] : ['--project=attacks'])], {
					SLOW: ''
				})
			)
		];
		if (slow)
			reports.push(
				await step('Attacks in full', () =>
					browse('attacks', ['--project=attacks'], { SLOW: 'yes' })
				)
			);

		const rows = promiseTable([...vitestResults(units), ...reports.flatMap(playwrightResults)]);
		console.log(`\n${tableLines(rows).join('\n')}`);
		if (!slow)
			console.log('\n“In short”: the whole of it is checked by npm run promises -- --slow');
		const broken = rows.filter(({ state }) => state === 'not kept' || state === 'not tested');
		if (broken.length)
			throw new Error(`Not kept, or not tested: ${broken.map(({ number }) => number).join(', ')}`);
	} finally {
		remove();
	}
});
