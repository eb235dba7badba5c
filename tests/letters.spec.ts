import { expect, test } from '@playwright/test';
import { type Arrived, letterFaults } from './letters.ts';

const due = { asma: '<1>', bilal: '<2>', chanda: '<3>' };
const arrived = (): Arrived[] => [
	{ to: 'asma', id: '<1>', life: 1 },
	{ to: 'bilal', id: '<2>', life: 1 },
	// The first process was killed before it learned that Bilal's letter was accepted.
	{ to: 'bilal', id: '<2>', life: 2 },
	{ to: 'chanda', id: '<3>', life: 2 }
];

test('letters that arrived once, but for the one in flight, have no faults', () => {
	expect(letterFaults(due, arrived())).toEqual([]);
	expect(letterFaults(due, arrived().toSpliced(2, 1))).toEqual([]);
});

const damages: Record<string, (arrived: Arrived[]) => void> = {
	'lost: chanda': (arrived) => arrived.pop(),
	'twice without a kill: chanda': (arrived) => arrived.push(arrived.at(-1)!),
	'twice, unasked: asma': (arrived) => arrived.push({ ...arrived[0]!, life: 2 }),
	'under another name: bilal': (arrived) => (arrived[2] = { ...arrived[2]!, id: '<4>' }),
	'under another name: dua': (arrived) => arrived.push({ to: 'dua', id: '<5>', life: 2 })
};

for (const [fault, damage] of Object.entries(damages))
	test(`a damage is found: ${fault}`, () => {
		const letters = arrived();
		damage(letters);
		expect(letterFaults(due, letters)).toEqual([fault]);
	});

test('a process that marks letters as sent before they are taken is found out by the first kill', () => {
	const sent: Arrived[] = [];
	const waiting = Object.keys(due);
	const take = (life: number, isKilled: boolean) => {
		const to = waiting.shift() as keyof typeof due;
		if (!isKilled) sent.push({ to, id: due[to], life });
	};
	take(1, false);
	take(1, true);
	take(2, false);
	expect(letterFaults(due, sent)).toEqual(['lost: bilal']);
});
