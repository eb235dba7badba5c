import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { promises, promisesIn } from '../tests/promises.js';

const testFiles = ['src', 'bin', 'front', 'tests'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(test|spec)\.ts$/.test(file))
		.map((file) => `${folder}/${file}`)
		.filter((file) => file !== 'bin/promises.test.ts')
);
/** Titles and tags: what begins a string. */
const strings = testFiles.flatMap(
	(file) => readFileSync(file, 'utf8').match(/['"`](@promise-|promises? )\d[^:'"`]*/g) ?? []
);

/** What the list says that the tests do not. */
const differences = (held: Set<number>) =>
	Object.entries(promises)
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
		held.add(25);
		expect(differences(held)).toEqual([7, 25]);
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
