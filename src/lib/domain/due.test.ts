import { expect, it } from 'vitest';
import { parseEdtf } from './dates/edtf.ts';
import { dueOf } from './due.ts';
import type { EventKind } from './vocabulary.ts';

const due = (kind: EventKind, date: string) => dueOf({ kind, ...parseEdtf(date) }, '2026-12-10');

it.each<[kind: EventKind, date: string, words: string]>([
	['court', '2026-12-10', 'today'],
	['court', '2026-12-11', 'tomorrow'],
	['commencement', '2027-01-01', 'in 22 days'],
	['commencement', '2029-12-10', 'in 1,096 days'],
	['consultation', '2026-12-01/2026-12-15', 'closes in 5 days, on 15 December 2026'],
	['consultation', '2026-12-01/2026-12-10', 'closes today, on 10 December 2026'],
	['consultation', '2026-12-11/2027-01-31', 'opens tomorrow, closes on 31 January 2027'],
	['suspension', '2026-12-01/2026-12-15', 'ends in 5 days, on 15 December 2026'],
	['suspension', '2026-12-20/2026-12-24', 'begins in 10 days, ends on 24 December 2026']
])('what is dated tells how soon it is due: %s, %s, %s', (kind, date, words) => {
	expect(due(kind, date)).toBe(words);
});

it.each(['2026-12', '2027', '2026-12-05~/2026-12-20', '2027-24', '2026-12-20/2027-01'])(
	'of what is less exact than a day no day is told: %s',
	(date) => expect(due('court', date)).toBe('the day is not known')
);
