import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../dates/edtf.ts';
import {
	eventCard as happened,
	harmRules,
	statementCard as said
} from '../../../../tests/helpers/domain/test-cards.ts';
import type { Answer } from '../timeline/answers.ts';
import { clocksOf } from '../timeline/clocks.ts';
import { altOf, type Card } from './card.ts';
import { eventCard } from './event.ts';
import { listCard, listTitle } from './lists.ts';
import { narrowedTo } from './narrowed.ts';
import { comparisonCard } from './overviews.ts';
import { regulationCard } from './regulation.ts';
import { stakeholderCard } from './stakeholder.ts';
import { statementCard } from './statement.ts';
import { datedTitle, eventTitle } from './titles.ts';

const letter = said('letter', 'oppose', '2020-02-15');
const [source] = letter.sources;
const quotation = (exact: string) => ({
	...letter.quotations[0]!,
	id: 'q1',
	fragment: 'q-1',
	exact,
	lang: 'en',
	source: source!
});
const quoted = { ...letter, quotations: [quotation('These rules silence us.')] };
const words = (card: Card) => [card.headline, ...card.blocks.map((block) => JSON.stringify(block))];

describe('the card of a statement', () => {
	it('has its words, who spoke in which office for whom, on what law, when, and where that stands', () => {
		const card = statementCard({
			...quoted,
			speaker: { slug: 'rana', name: 'Rana', kind: 'person' },
			speakerRole: 'Director'
		});
		expect(card).toMatchObject({ headline: 'These rules silence us.', isQuotation: true });
		expect(card.blocks).toEqual([
			{ is: 'byline', name: 'Rana', office: 'Director, Coalition' },
			{ is: 'stance', stance: 'oppose', on: 'on the Harm Rules' }
		]);
		expect(card.foot).toBe('15 February 2020. Source: Dawn, 13 February 2020');
	});

	it('of which no words are on record has its summary, and says so', () => {
		const alt = altOf(statementCard({ ...letter, quotations: [] }));
		expect(alt).toContain(`${letter.summary} A summary; no words are quoted on record.`);
	});

	it('of which no words are on record has whoever spoke at its head, not who “she” may be', () => {
		const card = statementCard({
			...letter,
			quotations: [],
			summary: 'She will go to court.',
			speaker: { slug: 'rana', name: 'Rana', kind: 'person' },
			speakerRole: 'Director'
		});
		expect(card).toMatchObject({ headline: 'Rana', isQuotation: false });
		expect(altOf(card)).toContain('Statement. Rana. Director, Coalition. She will go to court.');
	});

	it('on many laws with a stance of its own on each counts them, for there is no room for all', () => {
		const [position] = letter.positions;
		const on = (stance: 'oppose' | 'mixed' | 'support', title: string) => ({
			...position!,
			id: title,
			stance,
			regulation: { slug: title, title }
		});
		const positions = [on('oppose', 'A Act'), on('mixed', 'B Act'), on('oppose', 'C Act')];
		const two = altOf(statementCard({ ...quoted, positions }));
		expect(two).toContain('Oppose on the A Act and the C Act. Mixed on the B Act.');
		const three = { ...quoted, positions: [...positions, on('support', 'D Act')] };
		expect(altOf(statementCard(three))).toContain(
			'Oppose 2, Mixed 1, Support 1. On the A Act and 3 more laws.'
		);
	});

	it('that is long ends with a sentence', () => {
		const long = 'We ask the Government to think again. '.repeat(20);
		const { headline } = statementCard({ ...letter, quotations: [quotation(long)] });
		expect(headline).toMatch(/again\. …$/);
	});

	it('says how many signed it, and that its day is the one of a report', () => {
		const signatories = [{ slug: 'union', name: 'Union', kind: 'media_union' as const }];
		const card = statementCard({ ...quoted, signatories, basis: 'reported' });
		expect(altOf(card)).toContain('Coalition, with 1 more signatory.');
		expect(card.foot).toContain('15 February 2020, the day it was reported');
	});
});

const answer = (label: string, date?: string, span?: string): Answer => ({
	label,
	date,
	span,
	href: date && `/events/${label}`,
	names: [],
	sources: [],
	disputed: []
});
const law = (given: Partial<Parameters<typeof regulationCard>[0]> = {}) =>
	regulationCard({
		title: 'Harm Rules',
		instrument: 'rules',
		jurisdiction: 'PK',
		issuingBody: 'Ministry',
		status: 'suspended',
		clocks: clocksOf({ made: parseEdtf('2020-01-21'), textPublic: parseEdtf('2020-02-12') }),
		answers: {
			made: answer('Notified', '2020-01-21'),
			surfaced: answer('Leaked', '2020-02-12', '22 days hidden'),
			reaction: answer('First reaction')
		},
		stances: { oppose: 3, concerned: 1, neutral: 0, mixed: 0, support: 0 },
		...given
	});
const nobody = { oppose: 0, concerned: 0, neutral: 0, mixed: 0, support: 0, not_stated: 0 };

describe('the card of a law', () => {
	it('says where it stands, how long it was hidden, how many spoke, and how', () => {
		expect(altOf(law())).toBe(
			'Rules, Pakistan. Harm Rules. Where it stands: Suspended; hidden: 22 days; on record: 4 statements. Oppose 3, Concerned 1.'
		);
	});

	it('on which nobody spoke shows its course', () => {
		const { blocks } = law({ stances: nobody });
		expect(blocks).toContainEqual({
			is: 'course',
			steps: [
				{ label: 'Notified', date: '21 January 2020' },
				{ label: 'Leaked', date: '12 February 2020', span: '22 days hidden' }
			]
		});
		expect(blocks).toContainEqual(
			expect.objectContaining({ text: 'No statement about it is on record yet.' })
		);
	});

	it('of which nothing is known says what is not known, and is not blank', () => {
		const unknown = [answer('Notified'), answer('Leaked'), answer('First reaction')] as const;
		const [made, surfaced, reaction] = unknown;
		const alt = altOf(
			law({ clocks: clocksOf({}), stances: nobody, answers: { made, surfaced, reaction } })
		);
		expect(alt).toContain('the day its text was public: Not on record');
		expect(alt).toContain('Issued by Ministry. No statement and no dated event is on record yet.');
	});

	it('whose text was public first never says that it was hidden', () => {
		const clocks = clocksOf({ made: parseEdtf('2020-02-12'), textPublic: parseEdtf('2020-02-02') });
		expect(altOf(law({ clocks }))).toContain('public before it was made: 10 days');
	});
});

describe('the card of an event', () => {
	it('has what happened and when, what other sources say, and whom it rests on', () => {
		const card = eventCard(happened('leak', 'leak', '2020-02-12', { disputed: ['2020-02-10'] }));
		expect(altOf(card)).toBe(
			'Event: leak. What happened at leak. The day it happened: 12 February 2020. Other sources say 10 February 2020. On the Harm Rules. Source: Dawn.'
		);
	});
});

describe('the card of a stakeholder', () => {
	it('has its latest position on each law, and on how many laws it took one', () => {
		const on = (slug: string, stance: 'oppose' | 'support', date: string) => ({
			stance,
			date,
			regulation: { slug, title: slug }
		});
		const card = stakeholderCard({
			name: 'Coalition',
			kind: 'industry_body',
			country: 'SG',
			role: null,
			members: [],
			own: { total: 6 },
			signed: { total: 0 },
			positions: [
				on('a', 'support', '2021'),
				on('b', 'oppose', '2020'),
				on('a', 'oppose', '2019'),
				on('c', 'oppose', '2018'),
				on('d', 'oppose', '2017')
			]
		});
		const alt = altOf(card);
		expect(alt).toContain('Support: a, 2021; Oppose: b, 2020; Oppose: c, 2018.');
		expect(alt).toContain('on which it took a stance: 4 laws');
		expect(alt).not.toContain('2019');
	});
});

describe('the card of a list', () => {
	const list = {
		rows: [letter],
		total: 1,
		facets: { stance: [{ value: 'oppose', label: 'Oppose', count: 1 }] }
	};

	it('says how it is narrowed, and how many that leaves', () => {
		const chosen = { stance: 'oppose', year: '2020', sort: 'oldest' };
		expect(listCard('statements', list, chosen)).toMatchObject({
			headline: '1 statement on record',
			blocks: [
				{ text: 'Stance: Oppose; Year: 2020.' },
				{ is: 'rows', rows: [{ text: 'Coalition on the Harm Rules', end: '15 Feb 2020' }] }
			]
		});
		expect(listTitle('statements', list, chosen)).toBe(
			'Statements on record (Stance: Oppose; Year: 2020)'
		);
	});

	it('that is whole says what it holds, and that of statements who stands where', () => {
		const card = listCard('statements', list, {});
		expect(words(card).join()).toContain('What organisations and people said');
		expect(card.blocks).toContainEqual({ is: 'stances', counts: { ...nobody, oppose: 1 } });
	});

	it('that is empty is not blank', () => {
		const none = listCard('events', { rows: [], total: 0, facets: {} }, { kind: 'leak' });
		expect(altOf(none)).toBe('A part of the record. 0 events on record. Kind: leak.');
	});
});

it('tells of every filter what it means in words', () => {
	const from = { from: '2020-02-01', changed: 'yes', jurisdiction: 'PK', q: 'gag' };
	expect(narrowedTo(from)).toBe(
		'From: 1 February 2020; Only changed positions; Country: Pakistan; With the words: “gag”'
	);
});

it('says of nothing to compare what can be compared', () => {
	expect(altOf(comparisonCard(undefined))).toContain('Up to four laws side by side');
});

describe('a title that stands alone', () => {
	it('names what happened, to which law and when', () => {
		expect(eventTitle(happened('ok', 'approval', '2020-01-28'))).toBe(
			'Approval of the Harm Rules, 28 January 2020'
		);
		expect(eventTitle({ ...happened('ok', 'court', '2020-02'), regulations: [] })).toBe(
			'Court, February 2020'
		);
	});

	it('names who spoke, on which law and when', () => {
		expect(datedTitle(letter)).toBe('Coalition on the Harm Rules, 15 February 2020');
		expect(datedTitle({ ...letter, positions: [] })).toBe('Coalition, 15 February 2020');
	});
});

it('speaks in sentences that end, at most as long as networks read them', () => {
	const names = Array.from({ length: 80 }, () => harmRules.title).join(' ');
	const alt = altOf({ kind: 'Law', headline: names, blocks: [] });
	expect(alt.length).toBeLessThanOrEqual(400);
	expect(alt).toMatch(/(Harm|Rules)…$/);
});
