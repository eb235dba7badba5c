import { describe, expect, it } from 'vitest';
import { courseOf, type Line, listedIn, outlineOf } from './outline.ts';
import { eventCard, statementCard } from '../test-cards.ts';
import { momentsOf } from './moments.ts';

const day = (number: number) => new Date(Date.UTC(2020, 0, number)).toISOString().slice(0, 10);
const said = (number: number, date: string) =>
	Array.from({ length: number }, (_, n) => statementCard(`${date}-${n}`, 'oppose', date));
const told = (lines: Line[]) =>
	lines.map((line) => {
		if ('moment' in line) return line.moment.id;
		return 'left' in line ? `${line.left} left out` : `${line.date}: ${line.words}`;
	});

describe('the course of a law in a frame', () => {
	it('has all first reactions from outside the state of the day, and none of the state', () => {
		const day = '2020-02-13';
		const ministry = { slug: 'ministry', name: 'Ministry of IT', kind: 'government' } as const;
		const union = { slug: 'union', name: 'Union', kind: 'media_union' } as const;
		const events = [
			eventCard('leaked', 'leak', '2020-02-12'),
			{ ...eventCard('rally', 'reaction', day), actors: [union, ministry] },
			{ ...eventCard('reply', 'reaction', day), actors: [ministry] }
		];
		const statements = [
			...said(2, day),
			{ ...statementCard('by-minister', 'support', day), kind: 'executive' as const },
			statementCard('later', 'oppose', '2020-02-14')
		];
		const [firstReaction] = statements;
		const lines = courseOf(momentsOf(events, statements, 'harm-rules'), { firstReaction });
		expect(told(lines)).toEqual(['leaked', 'rally', `${day}-0`, `${day}-1`]);
	});
});

describe('the course of a law in short', () => {
	it('has a line for what decided it, and one a day for what was said', () => {
		const events = [
			eventCard('notified', 'notification', '2020-01-21'),
			eventCard('leaked', 'leak', '2020-02-12'),
			eventCard('reacted', 'reaction', '2020-02-13'),
			eventCard('heard', 'consultation', '2020-02-13'),
			eventCard('hearing', 'court', '2020-02-24'),
			eventCard('halted', 'suspension', '2020-02-28')
		];
		const statements = [...said(2, '2020-02-13'), ...said(1, '2020-02')];
		const lines = outlineOf(momentsOf(events, statements, 'harm-rules'));
		expect(told(lines)).toEqual([
			'notified',
			'leaked',
			'2020-02-13: 1 consultation, 3 reactions',
			'2020-02-24: 1 in court',
			'halted',
			'2020-02: 1 reaction'
		]);
		expect(listedIn(lines).size).toBe(9);
	});

	it('folds sixty entries in at most, and still says how many there are', () => {
		const statements = [
			...said(40, '2020-02-13'),
			...said(30, '2020-02-14'),
			...said(5, '2020-02-15')
		];
		const lines = outlineOf(momentsOf([], statements, 'harm-rules'));
		expect(told(lines)).toEqual([
			'2020-02-13: 40 reactions',
			'2020-02-14: 30 reactions',
			'2020-02-15: 5 reactions'
		]);
		expect(listedIn(lines).size).toBe(45);
	});

	it('is as tall for six thousand as for sixty, and says how many it leaves out', () => {
		const changes = Array.from({ length: 300 }, (_, n) => eventCard(`e${n}`, 'amendment', day(n)));
		const lines = outlineOf(momentsOf(changes, [], 'harm-rules'));
		expect(lines).toHaveLength(41);
		expect(lines[20]).toEqual({ left: 260 });
	});
});
