import { describe, expect, it } from 'vitest';
import {
	clocksFrom,
	eventCard,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';
import type { EventCard, StatementCard } from '../record.ts';
import { momentsOf } from './moments.ts';
import { turnsOf } from './outline.ts';

const turns = (
	events: EventCard[],
	statements: StatementCard[] = [],
	clocks = clocksFrom('2020-01-21', '2020-02-12')
) => turnsOf(momentsOf(events, statements, 'harm-rules'), clocks).map(({ id }) => id);

const events = [
	eventCard('drafted', 'drafting', '2020-01-02'),
	eventCard('notified', 'notification', '2020-01-21'),
	eventCard('approved', 'approval', '2020-01-28'),
	eventCard('leaked', 'leak', '2020-02-12'),
	eventCard('heard', 'court', '2020-02-24'),
	eventCard('halted', 'suspension', '2020-02-28'),
	eventCard('hearing', 'court', '2020-08-17'),
	eventCard('replaced', 'supersession', '2020-10-20'),
	eventCard('late', 'publication', '2020-11-01')
];
const day = '2020-02-13';
const union = { slug: 'union', name: 'Union', kind: 'media_union' } as const;
const ministry = { slug: 'ministry', name: 'Ministry of IT', kind: 'government' } as const;

describe('the five turns of a law in a frame', () => {
	it('are its making, its publication, the first reaction, the last case or suspension, and its end', () => {
		const said = statementCard('said', 'oppose', day);
		const clocks = { ...clocksFrom('2020-01-21', '2020-02-12'), firstReaction: said };
		expect(turns(events, [said, statementCard('later', 'oppose', '2020-02-14')], clocks)).toEqual([
			...['notified', 'leaked', 'said', 'hearing', 'replaced']
		]);
	});

	it('have as first reaction one from outside the state, and none of the state', () => {
		const reactions = [
			{ ...eventCard('reply', 'reaction', day), actors: [ministry] },
			{ ...eventCard('rally', 'reaction', day), actors: [union, ministry] }
		];
		const minister = {
			...statementCard('by-minister', 'support', day),
			kind: 'executive' as const
		};
		const firstReaction = statementCard('any', 'oppose', day);
		const clocks = { ...clocksFrom(), firstReaction };
		expect(turns(reactions, [minister], clocks)).toEqual(['rally']);
	});

	it('are the latest other decisions where one of these is not on record', () => {
		const few = events.filter(({ id }) => ['drafted', 'approved', 'late'].includes(id));
		expect(turns(few, [], clocksFrom())).toEqual(['drafted', 'approved', 'late']);
		const many = Array.from({ length: 9 }, (_, n) => eventCard(`e${n}`, 'amendment', `202${n}`));
		expect(turns(many, [], clocksFrom())).toEqual(['e4', 'e5', 'e6', 'e7', 'e8']);
		expect(turns([])).toEqual([]);
	});
});
