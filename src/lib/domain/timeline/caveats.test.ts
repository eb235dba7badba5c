import { describe, expect, it } from 'vitest';
import { timelineCaveats } from './caveats.ts';
import { type Moment, momentsOf } from './moments.ts';
import { layOutTimeline, type Mark, type Picture } from './timeline.ts';
import {
	clocksFrom,
	eventCard,
	harmRules,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';

const nothing = layOutTimeline([], clocksFrom());
const counted = { shown: 3, all: 3 };
const caveats = (given: Partial<Picture>, moments: Moment[] = [], statements = counted) =>
	timelineCaveats(moments, { ...nothing, ...given }, statements);
const day: Mark = {
	id: 'said',
	lane: 'public',
	shape: 'oppose',
	y: 0,
	title: 'Said',
	ghosts: [],
	x1: 100,
	x2: 100
};

describe('what is to be known of a timeline', () => {
	it('is nothing where it shows all that is on record, each on its day', () => {
		expect(
			caveats({ marks: [day], aside: [{ x: 0, y: 0, heading: '2020, day not known:' }] })
		).toEqual([]);
	});

	it.each<[Partial<Picture>, string]>([
		[
			{ breaks: [{ x: 200, whole: true }] },
			'Where the axis is broken, a quiet stretch is shortened.'
		],
		[{ marks: [day, { ...day, x2: 101 }] }, 'A long mark: no more than these days is known.'],
		[
			{ marks: [day, { ...day, ghosts: [{ x1: 0, x2: 0 }] }] },
			'Dashed: other sources give this date.'
		],
		[
			{ counts: [{ id: 'said', lane: 'public', x: 0, y: 0, count: 2, ids: ['said', 'heard'] }] },
			'A number: so many more at that time.'
		],
		[
			{
				aside: [
					{ x: 0, y: 0 },
					{ x: 0, y: 0, more: 12 }
				]
			},
			'12 more, of which no day is known, are not drawn.'
		]
	])('is a sentence for what is drawn otherwise: %o', (given, sentence) => {
		expect(caveats(given)).toEqual([sentence]);
	});

	it('is how many statements are shown of how many', () => {
		expect(caveats({}, [], { shown: 200, all: 6_000 })).toEqual([
			'200 of 6,000 statements are shown: the first of each week.'
		]);
	});

	it('is which dates are disputed, and what others give, each once', () => {
		const disputed = { disputed: ['2020-01-28', '2020-01-28', '2020-02'] };
		const events = [
			eventCard('made', 'notification', '2020-01-21', disputed),
			eventCard('heard', 'court', '2020-03-09', { disputed: ['2020-03-10'] }),
			eventCard('out', 'leak', '2020-02-12')
		];
		expect(caveats({}, momentsOf(events, [], harmRules.slug))).toEqual([
			'Disputed: Notification, 21 January 2020 (others give 28 January 2020, February 2020); ' +
				'Court, 9 March 2020 (others give 10 March 2020).'
		]);
	});

	it('is the whole of a name that was shortened, once, wherever it is written', () => {
		const names = [
			'Association for Progressive Communications',
			'Human Rights Commission of Pakistan'
		];
		const said = [...names, names[0]!, 'Dawn'].map((name, n) =>
			statementCard(`s${n}`, 'oppose', '2020-02-13', { name })
		);
		const moments = momentsOf([], said, harmRules.slug);
		const [association, commission] = names.map((name) => {
			const { label } = moments.find(
				(moment) => 'statement' in moment && moment.statement.organisation?.name === name
			)!;
			return { label, sentence: `${label} ${name}.` };
		});
		expect(caveats({}, moments)).toEqual([]);
		const mark = { ...day, label: { text: association!.label, x: 0, side: 'after' as const } };
		const entry = { id: 's1', shape: 'oppose' as const, title: '', text: commission!.label };
		expect(caveats({ marks: [mark, day] }, moments)).toEqual([
			`Written out: ${association!.sentence}`
		]);
		expect(caveats({ marks: [mark], aside: [{ x: 0, y: 0, entry }] }, moments)).toEqual([
			`Written out: ${association!.sentence} ${commission!.sentence}`
		]);
		const written = { ...day, label: { text: 'Dawn', x: 0, side: 'after' as const } };
		expect(caveats({ marks: [written] }, moments)).toEqual([]);
	});
});
