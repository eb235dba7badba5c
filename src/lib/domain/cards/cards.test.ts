import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../dates/edtf.ts';
import {
	clocksFrom,
	eventCard as happened,
	harmRules,
	statementCard as said
} from '../../../../tests/helpers/domain/test-cards.ts';
import { clocksOf } from '../timeline/clocks.ts';
import { altOf } from './card.ts';
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

describe('the card of a statement', () => {
	it('has its words, who spoke in which office for whom, on what law, when, and where that stands', () => {
		const card = statementCard({
			...quoted,
			speaker: { slug: 'rana', name: 'Rana', kind: 'person' },
			speakerRole: 'Director'
		});
		expect(card).toMatchObject({
			headline: 'These rules silence us.',
			isQuotation: true,
			by: { name: 'Rana', office: 'Director, Coalition' },
			stances: [{ stance: 'oppose', on: 'on the Harm Rules' }],
			foot: '15 February 2020. Source: Dawn, 13 February 2020'
		});
	});

	it('of which no words are on record has its summary, and says so', () => {
		const alt = altOf(statementCard({ ...letter, quotations: [] }));
		expect(alt).toContain(letter.summary);
		expect(alt).toContain('A summary; no words are quoted on record.');
	});

	it('of which no words are on record has whoever spoke at its head, not who “she” may be', () => {
		const card = statementCard({
			...letter,
			quotations: [],
			summary: 'She will go to court.',
			speaker: { slug: 'rana', name: 'Rana', kind: 'person' },
			speakerRole: 'Director'
		});
		expect(card).toMatchObject({ headline: 'Rana' });
		expect(card).not.toHaveProperty('isQuotation');
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
			'Oppose on 2 laws. Mixed on 1 law. Support on 1 law.'
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
		expect(altOf(card)).toContain('Coalition. With 1 more signatory.');
		expect(card.foot).toContain('15 February 2020, the day it was reported');
	});

	it('says of a name on it, whichever, that it runs this copy, and nothing where it is another’s', () => {
		const rana = { slug: 'rana', name: 'Rana', kind: 'person' as const };
		const union = { slug: 'union', name: 'Union', kind: 'media_union' as const };
		const named = { ...quoted, speaker: rana, signatories: [union] };
		for (const { slug, name } of [quoted.organisation!, rana, union])
			for (const statement of [named, { ...named, quotations: [] }])
				expect(altOf(statementCard(statement, slug))).toContain(`Runs this copy: ${name}.`);
		for (const operator of ['ministry', null, undefined])
			expect(statementCard({ ...named, speaker: null }, operator)).toEqual(
				statementCard({ ...named, speaker: null })
			);
		expect(altOf(statementCard(named, 'ministry'))).not.toContain('this copy');
	});
});

const law = (given: Partial<Parameters<typeof regulationCard>[0]> = {}) =>
	altOf(
		regulationCard({
			title: 'Harm Rules',
			instrument: 'rules',
			jurisdiction: 'PK',
			status: 'suspended',
			clocks: clocksFrom('2020-01-21', '2020-02-12'),
			stances: { oppose: 3, concerned: 1, neutral: 0, mixed: 0, support: 0 },
			...given
		})
	);
const nobody = { oppose: 0, concerned: 0, neutral: 0, mixed: 0, support: 0, not_stated: 0 };

describe('the card of a law', () => {
	it('says where it stands, how long it was hidden, on which days, how many spoke, and how', () => {
		expect(law()).toBe(
			'Rules, Pakistan · Suspended. Harm Rules. 22 days hidden. Made 21 January 2020; Public 12 February 2020. 4 statements, Oppose 3, Concerned 1.'
		);
	});

	it('of which other sources give other days says how many, wherever it says its number', () => {
		const other = { ...parseEdtf('2020-02-16'), of: 'textPublic' as const, sources: 1 };
		const clocks = clocksOf({ ...clocksFrom('2020-01-21', '2020-02-12'), otherDays: [other] });
		expect(law({ clocks })).toContain('22 days hidden; by another source 26.');
	});

	it('that was debated in public is never called hidden', () => {
		const dates = { made: parseEdtf('2020-01-21'), textPublic: parseEdtf('2020-01-25') };
		const clocks = clocksOf(dates, { instrument: 'act' });
		expect(law({ clocks })).toContain('4 days from approval to publication.');
	});

	it('on which nobody spoke says so', () => {
		expect(law({ stances: nobody })).toContain('Public 12 February 2020. No statement yet.');
	});

	it('of which nothing is known says what is not known, and is not blank', () => {
		expect(law({ clocks: clocksOf({}), stances: nobody })).toContain(
			'Harm Rules. Days it was made and came out not on record. No statement yet.'
		);
	});

	it('of which one of the two days is known says «not on record» of the other alone', () => {
		expect(law({ clocks: clocksOf({ made: parseEdtf('2020-01-21') }) })).toContain(
			'Harm Rules. Made 21 January 2020; Public: day not on record. 4 statements'
		);
	});

	it('whose text was public first never says that it was hidden', () => {
		expect(law({ clocks: clocksFrom('2020-02-12', '2020-02-02') })).toContain(
			'Public 10 days before it was made.'
		);
	});
});

describe('the card of an event', () => {
	it('has what happened and when, what other sources say, and whom it rests on', () => {
		const card = eventCard(happened('leak', 'leak', '2020-02-12', { disputed: ['2020-02-10'] }));
		expect(altOf(card)).toBe(
			'Event: leak. Leak of the Harm Rules, 12 February 2020. What happened at leak. Other sources say 10 February 2020. Source: Dawn.'
		);
	});

	it('says that its day is the one of a report, and when it became public', () => {
		const leak = happened('leak', 'leak', '2020-02-12', { knownOn: '2020-02-14' });
		const alt = altOf(eventCard({ ...leak, basis: 'reported' }));
		expect(alt).toContain('The day is the one on which it was reported.');
		expect(alt).toContain('It became public on 14 February 2020.');
	});
});

describe('the card of a stakeholder', () => {
	it('counts the laws by its latest position on each', () => {
		const on = (slug: string, stance: 'oppose' | 'support', date: string) => ({
			stance,
			date,
			regulation: { slug, title: slug }
		});
		const page = {
			slug: 'coalition',
			name: 'Coalition',
			kind: 'industry_body' as const,
			country: 'SG',
			role: null,
			members: [],
			own: { total: 6 },
			signed: { total: 0 },
			morePositions: false,
			positions: [
				on('a', 'support', '2021'),
				on('b', 'oppose', '2020'),
				on('a', 'oppose', '2019'),
				on('c', 'oppose', '2018'),
				on('d', 'oppose', '2017')
			]
		};
		const alt = altOf(stakeholderCard(page));
		expect(alt).toContain('6 statements on record; 4 laws on which it took a stance.');
		expect(alt).toContain('Laws, by what it said last: Oppose 3, Support 1.');
		const latest = altOf(stakeholderCard({ ...page, morePositions: true }));
		expect(latest).toContain('6 statements on record.');
		expect(latest).not.toMatch(/laws/i);
	});

	it('says behind its name that it runs this copy, if it does', () => {
		const page = {
			...{ slug: 'union', name: 'Union', kind: 'media_union' as const, country: null, role: null },
			...{
				members: [],
				own: { total: 6 },
				signed: { total: 0 },
				positions: [],
				morePositions: false
			}
		};
		expect(stakeholderCard(page, 'union').headline).toBe('Union (runs this copy)');
		for (const operator of ['coalition', null, undefined])
			expect(stakeholderCard(page, operator).headline).toBe('Union');
	});
});

describe('the card of a list', () => {
	const option = (value: string, label: string, count: number) => ({ value, label, count });
	const list = {
		total: 4,
		facets: {
			regulation: [option('a', 'A Act', 1), option('b', 'B Act', 3)],
			stance: [option('support', 'Support', 1), option('oppose', 'Oppose', 3)]
		}
	};

	it('says how it is narrowed, how many that leaves, and what still divides them', () => {
		const chosen = { stance: 'oppose', year: '2020', sort: 'oldest' };
		expect(altOf(listCard('statements', list, chosen))).toBe(
			'A part of the record. Statements. Stance: Oppose; Year: 2020. 4 statements on record. Law: B Act 3, A Act 1.'
		);
		expect(listTitle('statements', list, chosen)).toBe(
			'Statements on record (Stance: Oppose; Year: 2020)'
		);
	});

	it('that is whole says what it holds, and that of statements who stands where', () => {
		expect(altOf(listCard('statements', list, {}))).toBe(
			'The record. Statements. What somebody put on record about laws. 4 statements on record. Stance: Oppose 3, Support 1.'
		);
	});

	it('that is empty is not blank', () => {
		const none = listCard('events', { total: 0, facets: {} }, { kind: 'leak' });
		expect(altOf(none)).toBe('A part of the record. Events. Kind: leak. 0 events on record.');
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
	const alt = altOf({ layout: 'words', kind: 'Law', headline: names });
	expect(alt.length).toBeLessThanOrEqual(400);
	expect(alt).toMatch(/(Harm|Rules)…$/);
});
