import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clocksFrom,
	eventCard,
	harmRules,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';
import type { Clocks } from './clocks.ts';
import { hiddenStretch, isVeiled, momentsOf } from './moments.ts';
import { markRadius } from './rows.ts';
import { breaksOf, dayLabelsOf, monthNames, scaleOf, ticksOf, yearStartsOf } from './scale.ts';
import { hiddenLetter, layOutTimeline, type Mark } from './timeline.ts';
import { parseEdtf } from '../dates/edtf.ts';
import type { EventCard, StatementCard } from '../record.ts';
import { eventKinds, keysOf, publicEventKinds, stances } from '../vocabulary.ts';

const about = harmRules.slug;
const unknown = clocksFrom();
const draw = (events: EventCard[], statements: StatementCard[] = [], clocks = unknown) =>
	layOutTimeline(momentsOf(events, statements, about), clocks);
const markOf = (id: string, { marks }: { marks: Mark[] }) => marks.find((mark) => mark.id === id)!;

const twoDigits = (most: number) =>
	fc.integer({ min: 1, max: most }).map((number) => String(number).padStart(2, '0'));
const anyDate = fc
	.tuple(fc.integer({ min: 1996, max: 2026 }), twoDigits(12), twoDigits(28), fc.integer({ max: 9 }))
	.map(([year, month, day, precision]) =>
		precision === 0 ? `${year}` : precision < 3 ? `${year}-${month}` : `${year}-${month}-${day}`
	);
// Many events within one spring crowd the days.
const date = fc.oneof(
	anyDate,
	fc.constantFrom('2020', '2020-02', '2020-02-12/2020-02-14'),
	twoDigits(28).map((day) => `2020-02-${day}`)
);
const anyLaw = fc.record({
	events: fc
		.array(
			fc.tuple(
				fc.constantFrom(...keysOf(eventKinds)),
				date,
				fc.oneof(
					{ weight: 4, arbitrary: fc.constant<string[]>([]) },
					fc.array(date, { minLength: 1, maxLength: 3 })
				)
			),
			{ maxLength: 60 }
		)
		.map((rows) =>
			rows.map(([kind, on, disputed], index) => eventCard(`e${index}`, kind, on, { disputed }))
		),
	statements: fc
		.array(fc.tuple(fc.constantFrom(...keysOf(stances)), date), { maxLength: 120 })
		.map((rows) => rows.map(([stance, on], index) => statementCard(`s${index}`, stance, on)))
});

describe('the moments of a law', () => {
	it('stand by the last day they can mean, the state first, then events, then statements', () => {
		const order = momentsOf(
			[eventCard('leaked', 'leak', '2020-02-13'), eventCard('approved', 'approval', '2020-02-13')],
			[
				statementCard('in-february', 'oppose', '2020-02'),
				statementCard('on-the-13th', 'oppose', '2020-02-13'),
				statementCard('on-the-12th', 'support', '2020-02-12')
			],
			about
		).map(({ id }) => id);
		expect(order).toEqual(['on-the-12th', 'approved', 'leaked', 'on-the-13th', 'in-february']);
	});

	it('of the same last day stand by the first day they can mean, and else by their names', () => {
		const events = ['b-day', 'a-day'].map((id) => eventCard(id, 'court', '2020-02-29'));
		const month = eventCard('c-month', 'court', '2020-02');
		const order = momentsOf([...events, month], [], about).map(({ id }) => id);
		expect(order).toEqual(['c-month', 'a-day', 'b-day']);
		const leak = eventCard('a-leak', 'leak', '2020-02-29');
		expect(momentsOf([leak, ...events], [], about).map(({ id }) => id)).toEqual([
			...['a-day', 'b-day', 'a-leak']
		]);
	});

	it('are labelled with a name as long as twenty-eight letters, and with its beginning beyond that', () => {
		const labelOf = (name: string) =>
			momentsOf([], [statementCard('said', 'oppose', '2020-02-13', { name })], about)[0]!.label;
		expect(labelOf('a'.repeat(28))).toBe('a'.repeat(28));
		expect(labelOf('a'.repeat(29))).toBe(`${'a'.repeat(27)}…`);
		expect(labelOf(`${'a'.repeat(26)} bcd`)).toBe(`${'a'.repeat(26)}…`);
	});

	it('tell the stance on this law of a statement on several', () => {
		const said = statementCard('said', 'oppose', '2020-02-13');
		const other = {
			id: 'other',
			stance: 'support',
			regulation: { slug: 'other', title: 'O' },
			leads: false
		} as const;
		const [moment] = momentsOf([], [{ ...said, positions: [other, ...said.positions] }], about);
		expect(moment).toMatchObject({ shape: 'oppose', title: '13 February 2020: Coalition, Oppose' });
	});

	it('have of an event that is a statement the dates that differ from the statement’s', () => {
		const event = eventCard('reaction', 'reaction', '2020-02-12', {
			statement: 'said',
			disputed: ['2020-02-13', '2020-02-14']
		});
		const other = eventCard('other', 'reaction', '2020-03-01', { statement: 'another' });
		const said = statementCard('said', 'oppose', '2020-02-13');
		const moments = momentsOf([event, other], [said], about);
		expect(moments.find(({ id }) => id === 'said')!.disputed.map(({ date }) => date)).toEqual([
			...['2020-02-12', '2020-02-14']
		]);
	});

	it('tell a reaction that is a statement once, with what its sources say of the date', () => {
		const reaction = eventCard('reaction', 'reaction', '2020-02-13', {
			statement: 'said',
			disputed: ['2020-02-14']
		});
		const said = statementCard('said', 'oppose', '2020-02-13');
		const [only, ...others] = momentsOf([reaction], [said], about);
		expect(only).toMatchObject({ id: 'said', disputed: [{ date: '2020-02-14' }] });
		expect(others).toEqual([]);
		expect(momentsOf([reaction], [], about).map(({ id }) => id)).toEqual(['reaction']);
	});

	it('leave out a statement that takes no position on this law', () => {
		const other = { slug: 'other', title: 'Other' };
		const said = statementCard('elsewhere', 'oppose', '2020-02', { regulation: other });
		expect(momentsOf([], [said], about)).toEqual([]);
	});

	it('lie in two lanes: leaks, publications, reactions and statements are the public’s', () => {
		const events = keysOf(eventKinds).map((kind) => eventCard(kind, kind, '2020-02-12'));
		const moments = momentsOf(events, [statementCard('said', 'neutral', '2020-02-12')], about);
		const inPublic = moments.filter(({ lane }) => lane === 'public').map(({ id }) => id);
		expect(inPublic.toSorted()).toEqual([...publicEventKinds, 'said'].toSorted());
		expect(moments.length).toBe(16);
	});
});

describe('the hidden stretch', () => {
	it('says 22 days for the Citizens Protection Rules', () => {
		expect(hiddenStretch(clocksFrom('2020-01-21', '2020-02-12'))?.label).toBe('22 days hidden');
	});

	it('says both ends where a date is a month', () => {
		expect(hiddenStretch(clocksFrom('2020-01', '2020-02-03'))?.label).toBe(
			'Between 3 and 33 days hidden'
		);
	});

	it.each([
		['is unknown where the making is', undefined, '2020-02-12'],
		['is unknown where the publishing is', '2020-01-21', undefined],
		['is none where the text was public the same day', '2020-01-21', '2020-01-21'],
		['is none where the text was public before', '2020-02-12', '2020-01-21'],
		['is none where it may have been public the same day', '2020-01-21', '2020-01']
	])('%s', (_, made, textPublic) => {
		const clocks = clocksFrom(made, textPublic);
		expect(hiddenStretch(clocks)).toBeUndefined();
		expect(draw([eventCard('made', 'approval', '2020-01-21')], [], clocks).hidden).toBeUndefined();
	});

	it('veils what happened from the day of the making on, and surely before the text was public', () => {
		const stretch = hiddenStretch(clocksFrom('2020-01-21', '2020-02-12'))!;
		const dates = [
			...[
				'2020-01-20',
				'2020-01',
				'2020-01-21',
				'2020-02-11',
				'2020-02-11/2020-02-12',
				'2020-02-12'
			]
		];
		expect(dates.filter((date) => isVeiled(parseEdtf(date), stretch))).toEqual([
			...['2020-01-21', '2020-02-11']
		]);
	});

	it('is shaded from the mark of the making to the mark of the leak', () => {
		const picture = draw(
			[eventCard('made', 'notification', '2020-01-21'), eventCard('out', 'leak', '2020-02-12')],
			[],
			clocksFrom('2020-01-21', '2020-02-12')
		);
		const [from, to] = [markOf('made', picture).x1, markOf('out', picture).x1];
		expect(picture.hidden).toMatchObject({ x1: from, sure1: from, sure2: to, x2: to });
	});

	it('has its label in its middle, or beside it, and within the picture', () => {
		const spread = (from: string, to: string, others: string[]) => {
			const events = [from, to, ...others].map((date, n) => eventCard(`e${n}`, 'court', date));
			return draw(events, [], clocksFrom(from, to));
		};
		const wide = spread('2020-01-21', '2020-02-12', []).hidden!;
		expect(wide.labelX).toBe((wide.x1 + wide.x2) / 2);
		const days = Array.from({ length: 28 }, (_, n) => `2020-02-${String(n + 1).padStart(2, '0')}`);
		const room = '1 day hidden'.length * hiddenLetter;
		const early = spread('2020-01-30', '2020-01-31', days).hidden!;
		expect(early).toMatchObject({ label: '1 day hidden', anchor: 'start' });
		expect(early.labelX).toBeGreaterThan(early.x2);
		const late = spread('2020-03-01', '2020-03-02', days).hidden!;
		expect(late).toMatchObject({ anchor: 'end' });
		expect(late.labelX).toBeLessThan(late.x1);
		expect(late.labelX).toBeGreaterThan(room);
	});

	it('marks the days on which sources differ', () => {
		const given = clocksFrom('2020-01-21', '2020-02-12');
		const other = { date: '2020-01-31', earliest: '2020-01-31', latest: '2020-01-31' };
		const otherDays = [{ ...other, of: 'made' as const, sources: 1 }];
		const made = eventCard('made', 'notification', '2020-01-21', { disputed: ['2020-01-31'] });
		const disputedIn = (clocks: Clocks) => draw([made], [], clocks).hidden!.disputed;
		expect(disputedIn(given)).toEqual([]);
		const disputed = disputedIn({ ...given, otherDays });
		expect(disputed).toHaveLength(10);
		const { x1, disputed: ghost } = {
			x1: draw([made], [], given).hidden!.x1,
			disputed: markOf('made', draw([made], [], given)).ghosts[0]!
		};
		expect([disputed[0]!.x1, disputed[9]!.x2]).toEqual([x1, ghost.x1]);
	});

	it('is sure only between the last day of the making and the first of the publishing', () => {
		const events = [eventCard('made', 'notification', '2020-01')];
		const { hidden } = draw(events, [], clocksFrom('2020-01', '2020-02-03'));
		expect(hidden!.x1).toBeLessThan(hidden!.sure1);
		expect(hidden!.sure1).toBeLessThan(hidden!.sure2);
		expect(hidden!.sure2).toBe(hidden!.x2);
	});
});

describe('the picture of a timeline', () => {
	it('draws a day as a point, and a month and a quarter as the days they span', () => {
		const picture = draw([
			eventCard('day', 'court', '2020-02-12'),
			eventCard('month', 'court', '2020-02'),
			eventCard('quarter', 'court', '2020-01/2020-03')
		]);
		const [day, month, quarter] = ['day', 'month', 'quarter'].map((id) => markOf(id, picture));
		expect(day!.x1).toBe(day!.x2);
		expect(month!.x1).toBeLessThan(day!.x1);
		expect(month!.x2).toBeGreaterThan(day!.x2);
		expect(quarter!.x1).toBeLessThan(month!.x1);
		expect(quarter!.x2).toBeGreaterThan(month!.x2);
	});

	it('names below the lanes what is known by the year alone, and draws no mark for it', () => {
		const picture = draw(
			[eventCard('day', 'court', '2020-02-12')],
			[
				statementCard('some-time', 'oppose', '2020', { name: 'ARTICLE 19' }),
				statementCard('as-well', 'support', '2020', { name: 'Yale' }),
				statementCard('later', 'oppose', '2021', { name: 'Bolo Bhi' })
			]
		);
		expect(picture.marks.map(({ id }) => id)).toEqual(['day']);
		expect(picture.aside.map(({ heading, entry }) => heading ?? entry!.text)).toEqual([
			...['2020, day not known:', 'Yale', 'ARTICLE 19', '2021, day not known:', 'Bolo Bhi']
		]);
		expect(picture.aside.every(({ y }) => y > picture.floor && y < picture.height)).toBe(true);
		expect(picture.ticks.map(({ label }) => label)).toEqual(['Feb 2020']);
	});

	it('counts what it has no room for below the lanes', () => {
		const crowd = Array.from({ length: 200 }, (_, n) => statementCard(`s${n}`, 'oppose', '2020'));
		const { aside, height } = draw([], crowd);
		const named = aside.filter(({ entry }) => entry).length;
		// Nine entries stand beside the heading, then ten a row; the last row has room for nine and the count of the rest.
		expect([named, aside.at(-1)!.more]).toEqual([38, 162]);
		expect(height).toBeLessThan(400);
	});

	it('names in the hint of a mark who acted and who spoke', () => {
		const stakeholder = (name: string) => ({
			slug: name.toLowerCase(),
			name,
			kind: 'person' as const
		});
		const heard = {
			...eventCard('heard', 'court', '2020-02-12'),
			actors: [stakeholder('Minallah')]
		};
		const crowded = { ...heard, id: 'crowd', actors: ['A', 'B', 'C', 'D', 'E'].map(stakeholder) };
		const three = { ...heard, id: 'three', actors: ['A', 'B', 'C'].map(stakeholder) };
		const alone = {
			...statementCard('speaks', 'support', '2020-02-14'),
			organisation: null,
			speaker: stakeholder('Jeff Paine')
		};
		const said = {
			...statementCard('said', 'oppose', '2020-02-13'),
			speaker: stakeholder('Jeff Paine')
		};
		expect(
			momentsOf([heard, crowded, three], [said, alone], about).map(({ title }) => title)
		).toEqual([
			'12 February 2020: Court, A, B, C, 2 more',
			'12 February 2020: Court, Minallah',
			'12 February 2020: Court, A, B, C',
			'13 February 2020: Coalition, through Jeff Paine, Oppose',
			'14 February 2020: Jeff Paine, Support'
		]);
	});

	it('draws a month as a span even where it is the only date', () => {
		const mark = markOf('month', draw([eventCard('month', 'drafting', '2020-02')]));
		expect(mark.x2 - mark.x1).toBeGreaterThan(100);
	});

	it('draws a disputed event at its other dates too', () => {
		const picture = draw([
			eventCard('approved', 'approval', '2020-01-28', { disputed: ['2020-02-11', '2020-02'] }),
			eventCard('other', 'court', '2020-02-11')
		]);
		const [day, month] = markOf('approved', picture).ghosts;
		const other = markOf('other', picture);
		expect(day).toEqual({ x1: other.x1, x2: other.x2 });
		expect(month!.x2).toBeGreaterThan(month!.x1);
	});

	it('takes 150 days for a stretch of days, and more for one of which no day is known', () => {
		const { marks, aside } = draw([
			eventCard('stretch', 'court', '2020-01-01/2020-05-30'),
			eventCard('vague', 'court', '2020-01-01/2020-05-31'),
			eventCard('disputed', 'court', '2020-02-12', { disputed: ['2020', '2020-02-13'] })
		]);
		expect(marks.map(({ id, ghosts }) => [id, ghosts.length])).toEqual([
			...[
				['disputed', 1],
				['stretch', 0]
			]
		]);
		expect(aside.flatMap(({ entry }) => entry?.id ?? [])).toEqual(['vague']);
	});

	it('is as tall as its lanes need, with two rows each at least', () => {
		const crowd = (kind: 'court' | 'leak', number: number, clocks = unknown) =>
			draw(
				Array.from({ length: number }, (_, n) => eventCard(`${kind}${n}`, kind, '2020-02-13')),
				[],
				clocks
			);
		const least = draw([]);
		expect(least.height).toBe(least.floor);
		expect(least.floor).toBe(least.axis.bottom + 36 + 26);
		expect([crowd('court', 2), crowd('leak', 2)]).toMatchObject([
			...[
				{ axis: least.axis, height: least.height },
				{ axis: least.axis, height: least.height }
			]
		]);
		expect(crowd('court', 4)).toMatchObject({
			axis: { top: least.axis.top + 36, bottom: least.axis.bottom + 36 },
			height: least.height + 36
		});
		expect(crowd('leak', 4)).toMatchObject({ axis: least.axis, height: least.height + 36 });
		const hidden = crowd('court', 1, clocksFrom('2020-01-21', '2020-02-13'));
		expect(hidden.axis.top).toBe(least.axis.top + 26);
	});

	it('has the rows of the state above its axis and those of the public below it', () => {
		const both = (kind: 'court' | 'leak') =>
			['a', 'b'].map((id) => eventCard(`${kind}-${id}`, kind, '2020-02-13'));
		const { marks, axis } = draw([...both('court'), ...both('leak')]);
		expect(marks.map(({ id, y }) => [id, y])).toEqual([
			...[
				['court-a', axis.top - 9],
				['court-b', axis.top - 27],
				['leak-a', axis.bottom + 9],
				['leak-b', axis.bottom + 27]
			]
		]);
		const crowd = Array.from({ length: 40 }, (_, n) => eventCard(`e${n}`, 'court', '2020-02-13'));
		const crowded = draw(crowd);
		const top = Math.min(...crowded.marks.map(({ y }) => y));
		expect(crowded.counts).toMatchObject([{ count: 24, y: top - 18 }]);
		expect(top - 18 - markRadius).toBeGreaterThan(0);
	});

	it('has what is known by the year alone in rows below its lanes, each date after its heading', () => {
		const of = (id: string, date: string, name: string) =>
			statementCard(id, 'oppose', date, { name });
		const { aside, floor, height } = draw(
			[],
			[of('a', '2020', 'Dawn'), of('b', '2020', 'Geo'), of('c', '2021', 'Yale')]
		);
		const room = (text: string) => text.length * 6.8 * 1.1 + 8;
		const heading = room('2020, day not known:');
		const places = [0, heading];
		for (const width of [room('Dawn') + 28, room('Geo') + 28, heading])
			places.push(places.at(-1)! + width);
		expect(aside.map(({ x }) => Math.round(x))).toEqual(places.map(Math.round));
		expect(new Set(aside.map(({ y }) => y))).toEqual(new Set([floor + 18]));
		expect(height).toBe(floor + 18 + 14);
	});

	it('numbers the days that are known, and none of a month', () => {
		const picture = draw([
			eventCard('month', 'court', '2020-02'),
			eventCard('day', 'court', '2020-03-09')
		]);
		expect(picture.days.map(({ label }) => label)).toEqual(['9']);
	});

	it('names below its lanes as many as four rows hold, none over an edge, and counts the rest', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('2019', '2020', '2021')),
					{
						minLength: 30,
						maxLength: 60,
						size: 'max'
					}
				),
				(all) => {
					const said = all.map(([length, date], n) =>
						statementCard(`s${n}`, 'oppose', date, { name: 'n'.repeat(length) })
					);
					const { aside, floor, width, height } = draw([], said);
					const roomOf = (text: string) => text.length * 6.8 * 1.1 + 8;
					const boxes = aside.map(({ x, y, heading, entry }) => ({
						x,
						y,
						end: x + (heading ? roomOf(heading) : entry ? roomOf(entry.text) + 28 : 80)
					}));
					expect(boxes.filter(({ end }) => end > width)).toEqual([]);
					for (const [index, { x, y }] of boxes.slice(1).entries())
						if (boxes[index]!.y === y) expect(x).toBe(boxes[index]!.end);
						else expect([x, y]).toEqual([0, boxes[index]!.y + 20]);
					expect(boxes.every(({ y }) => y >= floor + 18 && y <= floor + 78)).toBe(true);
					expect(height).toBeGreaterThan(boxes.at(-1)?.y ?? 0);
					const last = aside.at(-1);
					const named = aside.filter(({ entry }) => entry).length;
					expect(named + (last?.more ?? 0)).toBe(said.length);
					if (last?.more) expect(last.y).toBe(floor + 78);
				}
			)
		);
	});

	it('is empty where nothing is on record', () => {
		expect(draw([])).toMatchObject({ marks: [], counts: [], ticks: [], days: [] });
	});

	it('puts a lone day in the middle', () => {
		const picture = draw([eventCard('only', 'approval', '2020-01-28')]);
		expect(markOf('only', picture).x1).toBe(picture.width / 2);
		expect(picture.days.map(({ label }) => label)).toEqual(['28']);
		expect(picture.ticks.map(({ label }) => label)).toEqual(['Jan 2020']);
	});

	it('fits into the column of a wide screen, so that its last mark is not cut off', () => {
		// `--wide` without `--side` at either end, in src/app.css and src/tokens.css.
		const column = 16 * (72 - 2 * 2);
		const events = [
			eventCard('made', 'notification', '2020-01-21'),
			eventCard('coming', 'consultation', '2027-01-10')
		];
		expect(draw(events).width).toBeLessThanOrEqual(column);
	});

	it('counts what a crowded day has no room for, and leads to the first of it', () => {
		const crowd = Array.from({ length: 300 }, (_, index) =>
			statementCard(`s${String(index).padStart(3, '0')}`, 'oppose', '2020-02-13')
		);
		const picture = draw([], crowd);
		const [count] = picture.counts;
		expect([count!.count, count!.id]).toEqual([300 - picture.marks.length, count!.ids[0]]);
		expect(picture.height).toBeLessThan(500);
	});

	it('shows every event and statement once, as a mark, in one count or below the lanes', () => {
		fc.assert(
			fc.property(anyLaw, ({ events, statements }) => {
				const { marks, counts, aside } = draw(events, statements);
				const shown = [
					...marks.map(({ id }) => id),
					...counts.flatMap(({ ids }) => ids),
					...aside.flatMap(({ entry }) => entry?.id ?? [])
				];
				const all = [...events, ...statements].map(({ id }) => id);
				expect(new Set(shown).size).toBe(shown.length);
				expect(all).toEqual(expect.arrayContaining(shown));
				expect(shown.length + (aside.at(-1)?.more ?? 0)).toBe(all.length);
				expect(counts.every(({ count, ids }) => count === ids.length)).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});

	it('never lays two marks of a lane over each other, and keeps each within its own lane', () => {
		fc.assert(
			fc.property(anyLaw, ({ events, statements }) => {
				const { marks, counts, axis, width, height } = draw(events, statements);
				const boxes = [
					...marks.map(({ x1, x2, ghosts, y, lane }) => ({
						lane,
						y,
						from: Math.min(x1, ...ghosts.map((ghost) => ghost.x1)) - markRadius,
						to: Math.max(x2, ...ghosts.map((ghost) => ghost.x2)) + markRadius
					})),
					...counts.map(({ x, y, lane }) => ({ lane, y, from: x - 12, to: x + 12 }))
				];
				const overlaps = boxes.filter((box, index) =>
					boxes.some(
						(other, at) =>
							at > index &&
							Math.abs(other.y - box.y) < 2 * markRadius &&
							other.from < box.to &&
							box.from < other.to
					)
				);
				expect(overlaps).toEqual([]);
				const astray = boxes.filter(
					({ lane, y, from, to }) =>
						from < 0 ||
						to > width ||
						(lane === 'state'
							? y - markRadius < 0 || y + markRadius > axis.top
							: y - markRadius < axis.bottom || y + markRadius > height)
				);
				expect(astray).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it('never lays a label over a mark or another label', () => {
		fc.assert(
			fc.property(anyLaw, ({ events, statements }) => {
				const { marks } = draw(events.slice(0, 12), statements.slice(0, 6));
				const outside = marks.filter(({ label }) => label && label.side !== 'in');
				const covered = outside.filter(({ id, y, label }) => {
					const length = label!.text.length * 6.5;
					const [from, to] =
						label!.side === 'before'
							? [label!.x - length, label!.x]
							: [label!.x, label!.x + length];
					return marks.some(
						(other) =>
							other.id !== id &&
							other.y === y &&
							other.x1 - markRadius < to &&
							from < other.x2 + markRadius
					);
				});
				expect(covered).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it('is the same for the same record', () => {
		fc.assert(
			fc.property(anyLaw, ({ events, statements }) => {
				expect(draw(events.toReversed(), statements.toReversed())).toEqual(
					draw(events, statements)
				);
			}),
			{ numRuns: 20 }
		);
	});
});

describe('the axis of a timeline', () => {
	/** The year in which a reader sees a place: that of the last label with a year before it. */
	const yearAt = (x: number, { ticks }: ReturnType<typeof draw>) =>
		ticks
			.filter((tick) => /\d{4}$/.test(tick.label ?? '') && tick.x <= x + 0.01)
			.at(-1)
			?.label?.slice(-4);

	it('has an event of December 2026 in 2026, years after all the others', () => {
		const picture = draw(
			[
				eventCard('notified', 'notification', '2020-01-21'),
				eventCard('superseded', 'supersession', '2020-10-20'),
				eventCard('ruled', 'court', '2026-12-15')
			],
			Array.from({ length: 28 }, (_, day) =>
				statementCard(`s${day}`, 'oppose', `2020-02-${String(day + 1).padStart(2, '0')}`)
			).concat(statementCard('some-time', 'mixed', '2020'))
		);
		expect(yearAt(markOf('ruled', picture).x1, picture)).toBe('2026');
	});

	it('has each mark in its own year, whatever the dates, and no label over another', () => {
		fc.assert(
			fc.property(anyLaw, ({ events, statements }) => {
				const [some, said] = [events.slice(0, 15), statements.slice(0, 15)];
				const picture = draw(some, said);
				const dates = new Map([...some, ...said].map((card) => [card.id, card]));
				for (const { id, x1, x2 } of picture.marks) {
					const { earliest, latest } = dates.get(id)!;
					expect([id, yearAt(x1, picture), yearAt(x2, picture)]).toEqual([
						...[id, earliest.slice(0, 4), latest.slice(0, 4)]
					]);
				}
				const labels = picture.ticks.flatMap(({ x, label }) =>
					label ? [{ from: x + 4, to: x + 4 + label.length * 6.8 }] : []
				);
				expect(labels.slice(1).filter(({ from }, index) => from < labels[index]!.to)).toEqual([]);
				expect(labels.filter(({ to }) => to > picture.width)).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});

	it('names no month where its year is not named', () => {
		fc.assert(
			fc.property(anyLaw, ({ events }) => {
				const some = events.slice(0, 8).map(({ id, kind, date }) => eventCard(id, kind, date));
				const picture = draw(some);
				const days = some
					.filter(({ date }) => date.length > 4)
					.flatMap(({ earliest, latest }) => [earliest, latest]);
				const scale = scaleOf([...days, ...yearStartsOf(days)], 36, 1052, 22);
				for (const { x, label } of picture.ticks) {
					if (!label || /\d{4}$/.test(label)) continue;
					const year = yearAt(x, picture)!;
					const month = String(monthNames.indexOf(label) + 1).padStart(2, '0');
					expect([label, scale.at(`${year}-${month}-01`)]).toEqual([label, x]);
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the scale of a timeline', () => {
	const days = ['2020-01-21', '2020-02-12', '2020-02-13', '2020-10-20'];
	const scale = scaleOf(days, 0, 1000, 17);

	it('reaches from end to end, and has a lone day in the middle', () => {
		expect([scale.at('2020-01-21'), scale.at('2020-10-20')]).toEqual([0, 1000]);
		expect([scale.at('2019-12-31'), scale.at('2020-10-21')]).toEqual([0, 1000]);
		expect(scale).toMatchObject({ first: '2020-01-21', last: '2020-10-20', end: 1000, days });
		const lone = scaleOf(['2020-02-12', '2020-02-12'], 100, 300, 17);
		expect(lone).toMatchObject({ first: '2020-02-12', last: '2020-02-12', end: 300, cuts: [] });
		expect(lone.at('2020-02-12')).toBe(200);
		expect(scaleOf([], 100, 300, 17)).toMatchObject({ first: '', last: '', days: [], end: 300 });
	});

	it('has the days between two marked ones at even steps', () => {
		const { at } = scaleOf(['2020-02-12', '2020-02-20', '2020-03-01'], 50, 1000, 17);
		const [from, to] = [at('2020-02-12'), at('2020-02-20')];
		expect(from).toBe(50);
		expect(at('2020-02-14')).toBeCloseTo(from + (to - from) / 4);
		expect(at('2020-02-18')).toBeCloseTo(from + ((to - from) * 3) / 4);
	});

	it('grows with the logarithm of the days: by three quarters of it where there is room', () => {
		const widths = (least: number) => {
			const { at, end } = scaleOf(['2020-01-01', '2020-01-02', '2020-04-11'], 50, 1050, least);
			const day = at('2020-01-02') - 50;
			return { day, share: (end - 50 - day) / day, end: end - 50 };
		};
		expect(widths(17).share).toBeCloseTo(1 + 0.75 * Math.log(100));
		// The growth is in between, so that the axis fills its width exactly.
		expect(widths(250).day).toBeCloseTo(250);
		expect(widths(250).end).toBeCloseTo(1000);
		expect(widths(400).share).toBeCloseTo(1 + 0.25 * Math.log(100));
		expect(widths(400)).toMatchObject({ day: 400 });
		expect(widths(400).end).toBeGreaterThan(1000);
	});

	it('keeps the beginnings of years where its days are of several', () => {
		expect(yearStartsOf(['2020-02-12', '2020-12-31'])).toEqual([]);
		expect(yearStartsOf(['2020-02-12', '2018-12-31', '2020-01-01'])).toEqual([
			...['2020-01-01', '2018-01-01']
		]);
	});

	it('shortens quiet stretches and keeps crowded days apart', () => {
		const gaps = days.slice(1).map((day, index) => scale.at(day) - scale.at(days[index]!));
		expect(gaps[1]).toBeGreaterThanOrEqual(17);
		expect(gaps[2]! / gaps[1]!).toBeLessThan(250);
		expect(gaps[2]).toBeGreaterThan(gaps[0]!);
	});

	it('is broken where a quiet stretch is cut, beside the labels, and nowhere else', () => {
		const [from, to] = [scale.at('2020-02-13'), scale.at('2020-10-20')];
		const ticks = ticksOf(scale, days, 1000);
		const breaks = breaksOf(scale, ticks);
		expect(breaks.filter(({ x }) => from < x && x < to)).toHaveLength(1);
		for (const { x } of breaks.filter(({ whole }) => whole))
			for (const tick of ticks.filter(({ label }) => label))
				expect(x < tick.x || x > tick.x + 4 + tick.label!.length * 6.8).toBe(true);
		const even = scaleOf(['2020-02-12', '2020-02-13', '2020-02-14'], 0, 1000, 17);
		expect(breaksOf(even, [])).toEqual([]);
	});

	it('lets no two day numbers touch, in the widest of fonts', () => {
		const crowd = Array.from({ length: 28 }, (_, n) => `2020-02-${String(n + 1).padStart(2, '0')}`);
		const close = scaleOf(crowd, 0, 100, 17);
		for (const each of [scaleOf(crowd, 0, 100, 22), close]) {
			const places = dayLabelsOf(each, crowd, ticksOf(each, crowd, 1000))
				.map(({ x, label }) => [x - label.length * 3.85, x + label.length * 3.85] as const)
				.toSorted(([a], [b]) => a - b);
			for (const [index, [start]] of places.entries())
				expect(start - (places[index - 1]?.[1] ?? -9)).toBeGreaterThanOrEqual(5);
		}
	});

	it('runs forward, whatever the dates', () => {
		const day = fc
			.date({
				min: new Date('1996-01-01'),
				max: new Date('2026-12-31'),
				noInvalidDate: true
			})
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 80 }), (marked) => {
				const { at } = scaleOf(marked, 0, 1000, 17);
				const places = marked.toSorted().map(at);
				const steps = places.slice(1).map((place, index) => place - places[index]!);
				expect(Math.min(...steps)).toBeGreaterThanOrEqual(16.99);
			})
		);
	});

	it('names the months that carry marks and starts no month where none starts', () => {
		const ticks = ticksOf(scale, days, 1000);
		expect(ticks[0]).toMatchObject({ x: 0, label: 'Jan 2020', begins: undefined });
		expect(ticks.map(({ label }) => label)).toEqual(expect.arrayContaining(['Feb', 'Oct']));
	});

	it('numbers the marked days, with the month where no tick names it', () => {
		const labels = dayLabelsOf(scale, days, []).map(({ label }) => label);
		expect(labels).toContain('21 Jan');
		const named = dayLabelsOf(scale, days, ticksOf(scale, days, 1000));
		expect(named.map(({ label }) => label)).toContain('12');
	});
});
