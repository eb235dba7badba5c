import { describe, expect, it } from 'vitest';
import { type Answers, answersOf, sentenceOf } from './answers.ts';
import { clocksOf } from './clocks.ts';
import { parseEdtf } from '../dates/edtf.ts';
import type { EventCard, StatementCard } from '../record.ts';
import {
	eventCard,
	harmRules,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';

const ministry = { slug: 'ministry', name: 'Ministry of IT', kind: 'government' } as const;
const coalition = { slug: 'coalition', name: 'Coalition', kind: 'industry_body' } as const;

interface Given {
	made?: string;
	textPublic?: string;
	firstReaction?: string;
	events?: EventCard[];
	course?: StatementCard[];
	today?: string;
}

function answers({ events = [], course = [], today = '2026-11-02', ...days }: Given): Answers {
	const on = (date: string | undefined) => (date ? parseEdtf(date) : undefined);
	const clocks = clocksOf({
		made: on(days.made),
		textPublic: on(days.textPublic),
		firstReaction: on(days.firstReaction)
	});
	return answersOf({ ...harmRules, clocks, events, course }, today);
}
const sentences = (given: Given) =>
	Object.values(answers(given)).flatMap((answer) => (answer ? sentenceOf(answer) : []));
const by = (id: string, stakeholder: StatementCard['organisation'], date = '2020-02-13') => ({
	...statementCard(id, 'oppose', date),
	organisation: stakeholder
});

const notified = {
	...eventCard('notified', 'notification', '2020-01-21', { disputed: ['2020-01-31'] }),
	actors: [ministry]
};
const leaked = eventCard('leaked', 'leak', '2020-02-12');
const known = { made: '2020-01-21', textPublic: '2020-02-12', firstReaction: '2020-02-13' };

describe('the answers at the top of a law', () => {
	it('tell when it was notified, when it leaked, and who reacted first', () => {
		expect(
			sentences({ ...known, events: [notified, leaked], course: [by('said', coalition)] })
		).toEqual([
			'Notified: 21 January 2020, Ministry of IT. Other sources say 31 January 2020.',
			'Leaked: 12 February 2020, 22 days hidden.',
			'First reaction from outside the state: 13 February 2020, 1 day after the text was public, Coalition.',
			'Notification: 21 January 2020, Ministry of IT. Other sources say 31 January 2020.'
		]);
	});

	it('say that a day is not on record, and never a number', () => {
		expect(sentences({})).toEqual([
			'Notified or approved: day not on record.',
			'Leaked or published: day not on record.',
			'First reaction from outside the state: none on record.'
		]);
	});

	it('accuse nobody where no day is on record on which the text was public', () => {
		const { surfaced } = answers({ made: '2020-01-21', events: [notified] });
		expect(sentenceOf(surfaced)).toBe('Leaked or published: day not on record.');
	});

	it.each([
		[{ instrument: 'bill', status: 'proposed' }, 'not yet made.', 'not yet made.'],
		[{ instrument: 'bill', status: 'lapsed' }, 'never made.', 'never made.'],
		[{ textDay: 'open' }, 'day not on record.', 'public from the start.'],
		[{ textDay: 'sought' }, 'day not on record.', 'unknown, an editor looked for the day.']
	] as const)('say why there is no day, of %o', (law, made, surfaced) => {
		const said = answersOf(
			{ ...harmRules, clocks: clocksOf({}, law), events: [], course: [] },
			'2026-11-02'
		);
		expect([sentenceOf(said.made), sentenceOf(said.surfaced)]).toEqual([
			`Notified or approved: ${made}`,
			`Leaked or published: ${surfaced}`
		]);
	});

	it('take the event of the very day and kind that the clocks have', () => {
		const earlier = eventCard('earlier', 'notification', '2019-06-01');
		const sameDay = eventCard('same-day', 'court', '2020-01-21');
		const early = eventCard('early', 'leak', '2020-02-01');
		const events = [earlier, sameDay, notified, early, leaked];
		const { made, surfaced } = answers({ ...known, events });
		expect([made.href, surfaced.href]).toEqual(['/events/notified', '/events/leaked']);
		const unknown = answers({ events: [earlier, leaked] });
		expect(sentenceOf(unknown.made)).toBe('Notified or approved: day not on record.');
	});

	it('tell a leak rather than the publication of the same day, and a notification rather than the approval', () => {
		const printed = eventCard('printed', 'publication', '2020-02-12');
		const approved = eventCard('approved', 'approval', '2020-01-21');
		const { made, surfaced } = answers({ ...known, events: [approved, notified, printed, leaked] });
		expect([made.label, surfaced.label]).toEqual(['Notified', 'Leaked']);
		expect([made.href, surfaced.href]).toEqual(['/events/notified', '/events/leaked']);
	});

	it('lead nowhere where only the day is known on which the text was public', () => {
		const { surfaced } = answers({ textPublic: '2020-02-12' });
		expect(sentenceOf(surfaced)).toBe('Made public: 12 February 2020.');
		expect(surfaced).toMatchObject({ names: [], sources: [], disputed: [] });
		expect(surfaced).not.toHaveProperty('href');
	});

	it('take a reaction in which nobody is named for one from outside the state', () => {
		const rally = eventCard('rally', 'reaction', '2020-02-13');
		const other = eventCard('another-day', 'reaction', '2020-02-12');
		const court = eventCard('court', 'court', '2020-02-13');
		const { reaction } = answers({ ...known, events: [other, court, rally] });
		expect(reaction.href).toBe('/events/rally');
		expect(sentenceOf(reaction)).toBe(
			'First reaction from outside the state: 13 February 2020, 1 day after the text was public.'
		);
	});

	it('name nobody where the first reaction is not among what was read', () => {
		const { reaction } = answers(known);
		expect(sentenceOf(reaction)).toBe('First reaction from outside the state: day not on record.');
		expect(reaction).toMatchObject({ names: [], sources: [], disputed: [] });
	});

	it('say no number of days where the day is not on record on which the text was public', () => {
		const { reaction } = answers({ firstReaction: '2020-02-13', course: [by('a', coalition)] });
		expect(sentenceOf(reaction)).toBe(
			'First reaction from outside the state: 13 February 2020, Coalition.'
		);
	});

	it('take no reaction in which the state alone acts for one from outside it', () => {
		const reply = { ...eventCard('reply', 'reaction', '2020-02-13'), actors: [ministry] };
		const rally = {
			...eventCard('zrally', 'reaction', '2020-02-13'),
			actors: [coalition, ministry]
		};
		const { reaction } = answers({ ...known, events: [reply, rally] });
		expect(reaction.href).toBe('/events/zrally');
	});

	it('call what was done by what was done: approved, introduced, published', () => {
		const approved = eventCard('approved', 'approval', '2016-08-11');
		const tabled = eventCard('tabled', 'drafting', '2015-01-13');
		const printed = eventCard('printed', 'publication', '2016-08-22');
		const days = { made: '2016-08-11', textPublic: '2016-08-22' };
		const { made, surfaced } = answers({ ...days, events: [tabled, approved, printed] });
		expect([sentenceOf(made), sentenceOf(surfaced)]).toEqual([
			'Approved: 11 August 2016.',
			'Published: 22 August 2016, 11 days hidden.'
		]);
		expect(sentenceOf(answers({ events: [tabled] }).made)).toBe('Introduced: 13 January 2015.');
	});

	it('tell a text that was public before it was made, and one that was so the same day', () => {
		const days = { made: '2024-01-24', textPublic: '2023-09-18' };
		const printed = eventCard('printed', 'publication', '2023-09-18');
		const { surfaced } = answers({ ...days, events: [printed] });
		expect(sentenceOf(surfaced)).toBe(
			'Published: 18 September 2023, public 128 days before it was made.'
		);
		const same = { made: '2020-01-21', textPublic: '2020-01-21' };
		expect(answers({ ...same, events: [notified] }).surfaced.span).toBe('Public the same day');
	});

	it('take the day on which the making became known where neither a leak nor a publication is on record', () => {
		const { surfaced } = answers({ ...known, events: [notified] });
		expect(sentenceOf(surfaced)).toBe('Made public: 12 February 2020, 22 days hidden.');
		expect([surfaced.href, surfaced.sources]).toEqual(['/events/notified', notified.sources]);
	});

	it('name who spoke that day from outside the state, three at most, and lead to all of them', () => {
		const spoke = ['a', 'b', 'c', 'd'].map((name) => by(name, { ...coalition, slug: name, name }));
		const state = { ...by('0-state', ministry), kind: 'government' as const };
		const jeff = { slug: 'jeff', name: 'Jeff', kind: 'person' } as const;
		const person = { ...by('0-person', jeff), kind: 'person' as const };
		const later = by('0-later', coalition, '2020-02-14');
		const { reaction } = answers({
			...known,
			course: [later, ...spoke.toReversed(), state, person]
		});
		expect(sentenceOf(reaction)).toBe(
			'First reaction from outside the state: 13 February 2020, 1 day after the text was public, a, b, c and others.'
		);
		expect(reaction.names.map(({ href }) => href)).toEqual([
			'/statements/a',
			'/statements/b',
			'/statements/c'
		]);
		expect(reaction.others).toBe('/statements?regulation=harm-rules&from=2020-02-13&to=2020-02-13');
		expect(reaction.href).toBe(reaction.others);
		expect(reaction.sources).toEqual(leaked.sources);
	});

	it('lead to the one statement, and tell its stance on this law', () => {
		const said = by('a', coalition);
		const other = {
			id: 'other',
			stance: 'support',
			regulation: { slug: 'other', title: 'O' },
			leads: false
		} as const;
		const both = { ...said, positions: [other, ...said.positions] };
		expect(answers({ ...known, course: [both] }).reaction).toMatchObject({
			href: '/statements/a',
			names: [{ name: 'Coalition', slug: 'coalition', href: '/statements/a', stance: 'oppose' }],
			disputed: []
		});
	});

	it('name somebody who spoke twice that day once', () => {
		const { reaction } = answers({ ...known, course: [by('a', coalition), by('b', coalition)] });
		expect(reaction.names.map(({ name }) => name)).toEqual(['Coalition']);
		expect(reaction.others).toBeUndefined();
	});

	it('say of a first reaction what other sources say of its day, and of whom', () => {
		const reacted = {
			...eventCard('reacted', 'reaction', '2020-02-13', { disputed: ['2020-02-14'] }),
			actors: [coalition]
		};
		const other = by('b', { ...coalition, slug: 'b', name: 'Union' });
		const { reaction } = answers({
			...known,
			events: [reacted],
			course: [by('a', coalition), other]
		});
		expect(sentenceOf(reaction)).toMatch(/Other sources say 14 February 2020 of Coalition\.$/);
		const alone = answers({ ...known, events: [reacted], course: [by('a', coalition)] }).reaction;
		expect(sentenceOf(alone)).toMatch(/, Coalition\. Other sources say 14 February 2020\.$/);
		const union = by('c', { ...coalition, slug: 'c', name: 'Guild' });
		const ofOthers = answers({ ...known, events: [reacted], course: [other, union] }).reaction;
		expect(ofOthers.disputed).toEqual([]);
	});

	it('take a reaction that is an event alone', () => {
		const reacted = { ...eventCard('reacted', 'reaction', '2020-02-13'), actors: [coalition] };
		const { reaction } = answers({ ...known, events: [reacted] });
		expect(reaction.names).toEqual([
			{ name: 'Coalition', slug: 'coalition', href: '/stakeholders/coalition' }
		]);
	});

	it('keep a month a month', () => {
		const leak = eventCard('leak', 'leak', '2020-02');
		const { surfaced } = answers({ made: '2020-01-21', textPublic: '2020-02', events: [leak] });
		expect(sentenceOf(surfaced)).toBe('Leaked: February 2020, between 11 and 39 days hidden.');
	});

	it('tell the last that the state did, and what comes next from the day on', () => {
		const reacted = eventCard('reacted', 'reaction', '2020-03-01');
		const hearing = eventCard('hearing', 'court', '2020-03-09');
		const events = [notified, reacted, hearing];
		const before = answers({ events, today: '2020-03-08' });
		expect([before.latest?.href, before.next?.href]).toEqual([
			'/events/notified',
			'/events/hearing'
		]);
		const then = answers({ events, today: '2020-03-09' });
		expect([then.latest?.href, then.next]).toEqual(['/events/hearing', undefined]);
		const people = [
			reacted,
			eventCard('march', 'reaction', '2020-03-02'),
			eventCard('rally', 'reaction', '2020-03-03')
		];
		expect(answers({ events: people }).latest?.href).toBe('/events/rally');
		expect(answers({ events: people, today: '2020-02-29' })).toMatchObject({
			latest: undefined,
			next: { href: '/events/reacted', label: 'Reaction', text: 'What happened at reacted.' }
		});
	});
});
