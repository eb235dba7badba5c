import { describe, expect, it } from 'vitest';
import {
	clocksFrom,
	eventCard,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';
import { gistOf, ledgerOf, type LedgerRow } from './ledger.ts';
import { hiddenStretch, momentsOf } from './moments.ts';

const stretch = hiddenStretch(clocksFrom('2020-01-21', '2020-02-12'));
const events = [
	eventCard('made', 'notification', '2020-01-21'),
	eventCard('out', 'leak', '2020-02-12')
];
const ids = ({ date, state, seen, said }: LedgerRow) => [
	date,
	[state, seen, said].map((moments) => moments.map(({ id }) => id).join(' '))
];

describe('the ledger of a law', () => {
	it('has a row for each day: what the state did, what the public saw, and who spoke', () => {
		const statements = [
			statementCard('for', 'support', '2020-02-13'),
			statementCard('against', 'oppose', '2020-02-13'),
			statementCard('that-month', 'mixed', '2020-02')
		];
		const hearing = eventCard('heard', 'court', '2020-02-13');
		const rows = ledgerOf(momentsOf([...events, hearing], statements, 'harm-rules'), stretch);
		expect(rows.map(ids)).toEqual([
			['2020-01-21', ['made', '', '']],
			['2020-02-12', ['', 'out', '']],
			['2020-02-13', ['heard', '', 'against for']],
			['2020-02', ['', '', 'that-month']]
		]);
		expect(rows.map((row) => row.isVeiled)).toEqual([true, false, false, false]);
	});

	it('tells by week, with the number of all, of whom more was said than is shown', () => {
		const statements = [
			statementCard('monday', 'oppose', '2020-02-10'),
			statementCard('sunday', 'oppose', '2020-02-16'),
			statementCard('next', 'oppose', '2020-02-17'),
			statementCard('that-year', 'oppose', '2020')
		];
		const weeks = [
			{ id: 'monday', total: 40 },
			{ id: 'next', total: 1 },
			{ id: 'that-year', total: 2 }
		];
		const rows = ledgerOf(momentsOf(events, statements, 'harm-rules'), stretch, weeks);
		expect(rows.map((row) => [...ids(row).slice(0, 1), row.said.length, row.total])).toEqual([
			['2020-01-21', 0, undefined],
			['2020-02-12', 0, undefined],
			['2020-02-10/2020-02-16', 2, 40],
			['2020-02-17/2020-02-23', 1, 1],
			['2020', 1, 2]
		]);
	});

	it('says what somebody asked for, else who spoke and where', () => {
		const said = statementCard('s', 'oppose', '2020-02-13');
		const speaker = { slug: 'asad', name: 'Asad Baig', kind: 'person' as const };
		expect(gistOf({ ...said, speaker, demands: ['withdraw', 'other', 'publish'] })).toEqual({
			words: 'withdraw, publish the text'
		});
		const words = {
			interview: 'in an interview',
			remarks: 'in remarks',
			court: 'in court'
		} as const;
		for (const channel of ['interview', 'remarks', 'court'] as const)
			expect(gistOf({ ...said, speaker, channel })).toEqual({
				who: 'Asad Baig',
				words: words[channel]
			});
		expect(gistOf({ ...said, channel: 'analysis' })).toEqual({ words: 'in an analysis' });
	});
});
