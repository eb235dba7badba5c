import { expect, it } from 'vitest';
import { dueWords, isOverdue } from './looking.ts';
import { keysOf, type Status, statuses } from './vocabulary.ts';

const overdueOn = (day: string, status: Status, lookedAt: string | null = '2026-11-02') =>
	isOverdue({ status, lookedAt }, day);

it('a bill in motion is looked at every 14 days', () => {
	for (const status of ['draft', 'proposed'] as const) {
		expect(overdueOn('2026-11-16', status)).toBe(false);
		expect(overdueOn('2026-11-17', status)).toBe(true);
	}
});

it('a law in force, or one that may be so again, is looked at every 90 days', () => {
	for (const status of ['in_force', 'suspended'] as const) {
		expect(overdueOn('2027-01-31', status)).toBe(false);
		expect(overdueOn('2027-02-01', status)).toBe(true);
	}
});

it('what has ended needs no look', () => {
	const ended = keysOf(statuses).filter((status) => !overdueOn('2099-01-01', status));
	expect(ended).toEqual(['superseded', 'repealed', 'struck_down', 'withdrawn', 'lapsed']);
});

it('of an unknown day nobody says that it is too long ago', () => {
	expect(overdueOn('2099-01-01', 'proposed', null)).toBe(false);
	expect(dueWords({ status: 'proposed', lookedAt: null }, '2026-11-02')).toBe(
		'no look is on record yet'
	);
});

it.each([
	['2026-11-14', 'due in 2 days'],
	['2026-11-15', 'due in 1 day'],
	['2026-11-16', 'due today'],
	['2026-11-17', 'overdue by 1 day'],
	['2030-11-16', 'overdue by 1,461 days']
])('on %s a bill that was looked at on 2 November is %s', (day, words) => {
	expect(dueWords({ status: 'proposed', lookedAt: '2026-11-02' }, day)).toBe(words);
});
