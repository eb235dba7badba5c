import { describe, expect, it } from 'vitest';
import { courseOf, type Line, listedIn, outlineOf } from './outline.ts';
import { eventCard, statementCard } from '../../../../tests/helpers/domain/test-cards.ts';
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
		const none = courseOf(momentsOf(events, statements, 'harm-rules'), {
			firstReaction: undefined
		});
		expect(told(none)).toEqual(['leaked']);
	});

	it('has the first six and the last six of more than twelve', () => {
		const changes = (number: number) =>
			courseOf(
				momentsOf(
					Array.from({ length: number }, (_, n) => eventCard(`e${n}`, 'amendment', day(n))),
					[],
					'harm-rules'
				),
				{ firstReaction: undefined }
			);
		expect(told(changes(12))).toEqual(Array.from({ length: 12 }, (_, n) => `e${n}`));
		expect(told(changes(14))).toEqual([
			...['e0', 'e1', 'e2', 'e3', 'e4', 'e5', '2 left out'],
			...['e8', 'e9', 'e10', 'e11', 'e12', 'e13']
		]);
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
		const sixty = [...said(40, '2020-02-13'), ...said(20, '2020-02-14')];
		expect(listedIn(outlineOf(momentsOf([], sixty, 'harm-rules'))).size).toBe(60);
	});

	it('says how many consultations and hearings there were, and nothing of what there was not', () => {
		const events = ['a', 'b'].flatMap((id) => [
			eventCard(`${id}1`, 'consultation', '2020-02-13'),
			eventCard(`${id}2`, 'court', '2020-02-13')
		]);
		expect(told(outlineOf(momentsOf(events, [], 'harm-rules')))).toEqual([
			'2020-02-13: 2 consultations, 2 in court'
		]);
		expect(outlineOf([])).toEqual([]);
	});

	it('is as tall for six thousand as for sixty, and says how many it leaves out', () => {
		const changes = Array.from({ length: 300 }, (_, n) => eventCard(`e${n}`, 'amendment', day(n)));
		const lines = outlineOf(momentsOf(changes, [], 'harm-rules'));
		expect(lines).toHaveLength(41);
		expect(lines[20]).toEqual({ left: 260 });
		expect([lines[19], lines[21]]).toMatchObject([
			{ moment: { id: changes[19]!.id } },
			{ moment: { id: changes[280]!.id } }
		]);
		expect(outlineOf(momentsOf(changes.slice(0, 40), [], 'harm-rules'))).toHaveLength(40);
	});

	it('counts among what it leaves out every entry of a day, and lists none of them', () => {
		const statements = Array.from({ length: 42 }, (_, n) => said(2, day(n + 1))).flat();
		const lines = outlineOf(momentsOf([], statements, 'harm-rules'));
		expect(lines[20]).toEqual({ left: 4 });
		expect(listedIn(lines).size).toBe(60);
	});
});
