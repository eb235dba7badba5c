import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { promises } from '../tests/promises.js';

const paper = readFileSync('SECURITY.md', 'utf8');

const needed = [
	'## Report a weakness',
	'**3 days** until',
	'**30 days** until',
	'## Threat model',
	'## OWASP ASVS 5.0'
];
const missingIn = (text: string) => needed.filter((part) => !text.includes(part));

/** Rows of the ASVS table: requirements, level, whether they are met, and the evidence. */
const rows = paper
	.split('\n')
	.filter((line) => /^\| \d+\.\d/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map(([, section, level, , state, shownBy]) => ({ section, level, state, shownBy }));

it('promise 48: SECURITY.md tells how to report and how soon we answer, what is feared and what is met', () => {
	expect(missingIn(paper)).toEqual([]);
	expect(missingIn(paper.replace('**3 days** until', 'soon'))).toEqual(['**3 days** until']);
});

it('promise 48: each row of the table has a level and a state, and what is met is shown', () => {
	expect(rows.length).toBeGreaterThan(60);
	const odd = rows.filter(
		({ level, state, shownBy }) =>
			!/^[123](, [23])*$/.test(level!) ||
			!['met', 'in part', 'not met', 'waits', 'operator', 'not applicable'].includes(state!) ||
			!shownBy
	);
	expect(odd).toEqual([]);
	expect(rows.filter(({ state }) => state === 'not met').length).toBeGreaterThan(0);
});

it('promise 48: every promise and every file that SECURITY.md names is there', () => {
	const absent = Array.from(
		paper.matchAll(/`([\w/.-]+\.(?:ts|js|md))`/g),
		([, file]) => file!
	).filter((file) => !existsSync(file));
	expect(absent).toEqual([]);
	const numbers = rows
		.flatMap(({ shownBy }) => [...shownBy!.matchAll(/\bpromises? ([\d, ]+)/g)])
		.flatMap(([, list]) =>
			list!
				.split(',')
				.map((number) => number.trim())
				.filter(Boolean)
		);
	expect(numbers.length).toBeGreaterThan(30);
	expect(numbers.filter((number) => !(number in promises))).toEqual([]);
});
