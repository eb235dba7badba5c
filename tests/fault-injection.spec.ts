import { expect, test } from '@playwright/test';
import { type Answered, faultsIn } from './fault-injection.ts';

const details = { tag: ['@promise-37', '@promise-38'] };
const ours =
	'<link rel="stylesheet"><h1>The record cannot be read right now</h1> The database does not answer.';
/** The fault lasted from 1 s to 3 s. */
const over = [3_000];
const answers = (): Answered[] => [
	{ began: 0, ended: 50, status: 200, html: 'A page' },
	{ began: 1_000, ended: 7_000, status: 503, html: ours },
	{ began: 3_100, ended: 4_000, status: 503, html: ours },
	{ began: 4_100, ended: 4_200, status: 200, html: 'A page' }
];

test(
	'a server that says in time what is wrong, and is soon well again, is no cause for complaint',
	details,
	() => expect(faultsIn(answers(), over)).toEqual([])
);

const faults: Record<string, Partial<Answered>> = {
	'late: 503 after 13000 ms': { began: 1_000, ended: 14_000 },
	'no answer of ours: 500 after 10 ms': { ended: 3_110, status: 500 },
	'not in our own look: 503 Service Unavailable': { html: '503 Service Unavailable' },
	'not in our own look: connect ECONNREFUSED': { html: 'connect ECONNREFUSED' },
	'away 5200 ms after trouble 1': { began: 8_000, ended: 8_200 }
};

for (const [complaint, fault] of Object.entries(faults))
	test(`a fault is found: ${complaint}`, details, () => {
		const given = answers();
		Object.assign(given[2]!, fault);
		expect(faultsIn(given, over)).toEqual([complaint]);
	});
