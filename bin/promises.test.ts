import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { promises, promisesIn } from '../tests/promises.js';
import { tableLines, playwrightResults, vitestResults, promiseTable } from './promise-table.js';

const testFiles = ['src', 'bin', 'front', 'tests'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(test|spec)\.ts$/.test(file))
		.map((file) => `${folder}/${file}`)
		.filter((file) => file !== 'bin/promises.test.ts')
);
/** Tests name their promise at the start of a title or tag. */
const strings = testFiles.flatMap(
	(file) => readFileSync(file, 'utf8').match(/['"`](@promise-|promises? )\d[^:'"`]*/g) ?? []
);

/** A promise waits until something is built. */
const withOneThatWaits = { ...promises, 21: { ...promises[21]!, waits: 'files' } };

/** Differences between the list and the tests. */
const differences = (held: Set<number>, all = promises) =>
	Object.entries(all)
		.filter(([number, { waits }]) => held.has(Number(number)) === Boolean(waits))
		.map(([number]) => Number(number));

describe('the promises', () => {
	it('are 48', () => {
		expect(Object.keys(promises).map(Number)).toEqual(Array.from({ length: 48 }, (_, i) => i + 1));
	});

	it('are each held by a test, or wait for what is not built', () => {
		expect(differences(new Set(strings.flatMap(promisesIn)))).toEqual([]);
	});

	it('would be missed without their tests, and noticed once they no longer wait', () => {
		const held = new Set(strings.flatMap(promisesIn));
		held.delete(7);
		expect(differences(held, withOneThatWaits)).toEqual([7, 21]);
	});
});

describe('a title', () => {
	it.each([
		['promise 7: a reset', [7]],
		['promises 22 and 23: a field', [22, 23]],
		['@promise-37 @promise-38', [37, 38]],
		['the ways to compromise 7 tables', []]
	])('“%s” names %j', (title, numbers) => {
		expect(promisesIn(title)).toEqual(numbers);
	});
});

describe('the table', () => {
	const units = vitestResults({
		testResults: [
			{
				assertionResults: [
					{ fullName: 'promise 7: a reset works once', status: 'passed' },
					{ fullName: 'promise 8: the owner is told', status: 'failed' }
				]
			}
		]
	});
	const inBrowser = playwrightResults({
		title: '',
		suites: [
			{
				title: 'promise 7: links.spec.ts',
				specs: [
					{
						title: 'of the eight headers',
						tags: ['promise-37'],
						tests: [
							{
								status: 'expected',
								annotations: [{ type: 'figure', description: '0 of 8' }],
								results: [{}]
							}
						]
					},
					{
						title: 'attacks/x.spec.ts promise 30: sizes',
						tags: [],
						tests: [{ status: 'expected', annotations: [], results: [] }]
					},
					{
						title: 'promise 9: rows',
						tags: [],
						tests: [{ status: 'skipped', annotations: [], results: [] }]
					}
				]
			}
		]
	});
	const rows = promiseTable([...units, ...inBrowser], withOneThatWaits);
	const stateOf = (number: number) => rows[number - 1]?.state;

	it('says of each promise what became of its tests', () => {
		expect([7, 8, 9, 21, 30, 37].map(stateOf)).toEqual([
			...['in part', 'not kept', 'not tested', 'waits', 'in short', 'kept']
		]);
	});

	it('has the figures beside the promise', () => {
		expect(tableLines(rows.filter(({ number }) => number === 37))).toEqual([
			'37  kept        a crashed or frozen database is told, and survived',
			'                1 of 1 tests',
			'                0 of 8'
		]);
	});
});
