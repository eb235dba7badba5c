import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import type { User } from '../../domain/staff.ts';
import * as articles from '../article/queries.server.ts';
import { bundledFacts } from '../../server/seed/load.ts';
import { db } from '../../server/db/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { represent } from '../../server/outlets/exports/index.ts';
import { openPackage } from '../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';
import * as feeds from '../../server/outlets/feeds/index.ts';
import { answerWith } from '../../server/outlets/files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import {
	checked,
	enterImport,
	downloadReport,
	user
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import * as lookup from '../../server/desk/lookup/index.ts';
import * as regulations from '../regulation/queries.server.ts';
import { current, Refused } from '../../server/write/index.ts';
import { withdraw } from '../../../../tests/helpers/server/write/test-changes.ts';
import * as stakeholders from '../stakeholder/queries.server.ts';
import * as statements from '../statement/queries.server.ts';
import { timelineFiles } from '../../server/timelines/index.ts';
import * as visibility from '../../server/visibility/index.ts';
import * as events from './queries.server.ts';

// The coalition wrote a letter. It is on record as a reaction to the Harm Rules and as the statement that it is.

beforeEach(async () => {
	await cast.scene();
	await cast.article('tribune');
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
	await cast.statement('letter', { date: '2020-02-13' });
	await cast.event('reaction', {
		kind: 'reaction',
		date: '2020-02-13',
		actors: ['coalition', 'ministry'],
		statementId: 'letter',
		disputed: [{ date: '2020-02-14', source: 'tribune' }]
	});
});

const regulation = { id: 'harm-rules', slug: 'harm-rules' };

async function timeline(search = '') {
	const request = readFilters(new URLSearchParams(search), regulations.timelineFilters);
	const { moments, total, facets } = await regulations.timeline(regulation, request);
	return { ids: moments.map(({ id }) => id), moments, total, facets };
}

const file = async (type: 'csv' | 'json' | 'ics') =>
	(
		await ask(
			answerWith(type, timelineFiles[type] as typeof timelineFiles.json),
			`/regulations/harm-rules/timeline.${type}`,
			{ slug: 'harm-rules' }
		)
	).text();

async function feedOf(make: Parameters<typeof feeds.answerFeed>[0], list = '', key = '') {
	const params = { format: 'json', list, key };
	const answer = await ask(feeds.answerFeed(make), '/feed.json', params as never);
	const { items } = (await answer.json()) as { items: { id: string }[] };
	return items.map(({ id }) => id.split(':').at(-1));
}

/** The ids that readers see in each place. */
const places: Record<string, () => Promise<unknown[]>> = {
	'the timeline of the law': async () => (await timeline()).ids,
	'its timeline as CSV': async () =>
		(parse(await file('csv'), { bom: true, columns: true }) as { id: string }[]).map(
			({ id }) => id
		),
	'its timeline for TimelineJS': async () =>
		JSON.parse(await file('json')).events.map(({ unique_id }: { unique_id: string }) =>
			unique_id.split('-').at(-1)
		),
	'its calendar': async () =>
		[...(await file('ics')).matchAll(/UID:\w+-(\w+)@/g)].map(([, id]) => id),
	'the feed of everything': () => feedOf(feeds.everythingFeed as never).then(ofBoth),
	'the feed of the law': () =>
		feedOf(feeds.itemFeed as never, 'regulations', 'harm-rules').then(ofBoth),
	'the feed of the coalition': () =>
		feedOf(feeds.itemFeed as never, 'stakeholders', 'coalition').then(ofBoth),
	'the page of the coalition': async () => {
		const page = await stakeholders.get('coalition');
		if (page?.state !== 'published') throw new Error('The coalition is on record.');
		return [...page.events, ...page.own.rows].map(({ id }) => id);
	},
	'the page of the article': async () => {
		const page = await articles.get('dawn');
		return [...page!.events, ...page!.statements].map(({ id }) => id);
	}
};
const ofBoth = (keys: (string | undefined)[]) =>
	keys.flatMap((key) => key?.match(/(?:event|statement)\/(\w+)$/)?.[1] ?? []);

describe('a reaction that is a statement', () => {
	it.each(Object.entries(places))('stands once, as the statement, in %s', async (_, idsIn) => {
		const ids = await idsIn();
		expect(ids.filter((id) => id === 'letter')).toHaveLength(1);
		expect(ids).not.toContain('reaction');
	});

	it.each(Object.entries(places))(
		'stands by itself where the statement is withdrawn, in %s',
		async (_, idsIn) => {
			await withdraw('statement', 'letter', {
				version: 1,
				author: 'Bilal',
				reason: 'Another’s letter',
				way: 'entry'
			});
			const ids = await idsIn();
			expect(ids).toContain('reaction');
			expect(ids).not.toContain('letter');
		}
	);

	it('stays an entry on the law of which the statement does not speak', async () => {
		await cast.regulation('act');
		await cast.event('both', {
			kind: 'reaction',
			date: '2020-02-13',
			statementId: 'letter',
			regulations: ['act', 'harm-rules']
		});
		const request = readFilters(new URLSearchParams(), regulations.timelineFilters);
		const { moments } = await regulations.timeline({ id: 'act', slug: 'act' }, request);
		expect(moments.map(({ id }) => id)).toEqual(['both']);
		expect((await timeline()).ids).toEqual(['leaked', 'letter']);
	});

	it('is told with what the sources of the reaction say of the date', async () => {
		const { moments } = await timeline();
		expect(moments.find(({ id }) => id === 'letter')?.disputed).toMatchObject([
			{ date: '2020-02-14', sources: [{ id: 'tribune' }] }
		]);
		const rows = parse(await file('csv'), { bom: true, columns: true }) as Record<string, string>[];
		expect(rows.find(({ id }) => id === 'letter')?.disputed_dates).toBe('2020-02-14');
	});

	it.each([
		['', ['leaked', 'letter']],
		['kind=reaction', ['reaction']],
		['stance=oppose&kind=reaction', ['letter']],
		['stance=support&kind=reaction', ['reaction']],
		['stakeholder=industry_body', ['letter']],
		['stakeholder=government', ['reaction']]
	])('is counted once in the timeline narrowed by ?%s', async (search, expected) => {
		const { ids, total } = await timeline(search);
		expect([ids, total]).toEqual([expected, expected.length]);
	});

	it('is counted by each choice as the choice shows it', async () => {
		const { facets } = await timeline();
		for (const [name, options] of Object.entries(facets))
			for (const { value, count } of options)
				expect([name, value, (await timeline(`${name}=${value}`)).total]).toEqual([
					name,
					value,
					count
				]);
	});

	it('counts once on its law, and leaves the first reaction where it was', async () => {
		const page = (await regulations.get('harm-rules'))!;
		expect([page.eventTotal, page.statementTotal]).toEqual([1, 1]);
		expect(page.clocks.firstReaction?.date).toBe('2020-02-13');
		expect(page.answers.reaction).toMatchObject({
			names: [{ href: '/statements/letter' }],
			disputed: [{ date: '2020-02-14' }]
		});
		await cast.statements(60);
		expect((await regulations.get('harm-rules'))!.eventTotal).toBe(1);
	});

	it('leads to the statement, and the statement to it', async () => {
		expect(await events.get('reaction')).toMatchObject({ event: { statement: 'letter' } });
		expect(await statements.get('letter')).toMatchObject({
			reactions: [{ id: 'reaction', disputed: [{ date: '2020-02-14' }] }]
		});
	});
});

describe('the statement of a reaction', () => {
	it('is refused by the database for what is no reaction', async () => {
		await expect(
			cast.event('notified', { kind: 'notification', date: '2020-01-21', statementId: 'letter' })
		).rejects.toMatchObject({ cause: { message: /event_statement_of_reaction/ } });
		await expect(
			cast.event('answer', { kind: 'reaction', date: '2020-01-21', statementId: 'nothing' })
		).rejects.toMatchObject({ cause: { message: /event_statement_id_statement_id_fk/ } });
	});

	it('is refused in a form with a sentence', async () => {
		const refusal = await cast
			.change('event', 'reaction', { kind: 'leak' })
			.catch((error) => error);
		expect(refusal).toBeInstanceOf(Refused);
		expect(refusal.problems).toEqual([
			{
				field: 'statement',
				message: 'Only a reaction can be a statement. Choose that kind, or leave this empty.'
			}
		]);
		const unknown = await cast
			.change('event', 'reaction', { statement: 'nothing' })
			.catch((error) => error);
		expect(unknown.problems).toEqual([
			{ field: 'statement', message: 'This is not in the record, or not any more.' }
		]);
	});

	it('is kept with its history', async () => {
		await cast.statement('second');
		for (const statement of ['letter', 'second', undefined])
			await cast.change('event', 'reaction', { statement });
		const { rows } = await visibility.visibleHistory(
			{ id: '', role: 'editor' },
			'event',
			'reaction',
			1
		);
		expect(rows.map((row) => row.changes)).toEqual([
			[{ field: 'statement', before: 'second', after: undefined }],
			[{ field: 'statement', before: 'letter', after: 'second' }],
			undefined
		]);
		expect((await timeline()).ids).toContain('reaction');
	});

	it('is told to programs, in files and in the data package, unless it is a draft', async () => {
		await cast.statement('secret', { state: 'draft', stateReason: 'Unchecked' });
		await cast.event('rumour', { kind: 'reaction', date: '2020-02', statementId: 'secret' });
		const rows = await represent.events(['reaction', 'rumour']);
		expect(rows.map(({ statement }) => statement?.id)).toEqual(['letter', undefined]);
		expect(rows[0]?.statement?.url).toMatch(/\/statements\/letter$/);
		const told = (await openPackage()).rows.get('event')!;
		expect(told.map((row) => [row.id, row.statement_id]).toSorted()).toEqual([
			...[
				['leaked', ''],
				['reaction', 'letter'],
				['rumour', '']
			]
		]);
		expect((await timeline()).ids).toContain('rumour');
	});
});

describe('at the desk', () => {
	let bilal: User;
	let chanda: User;

	beforeEach(async () => {
		bilal = await user('editor');
		chanda = await user('contributor');
		await cast.statement('secret', {
			state: 'draft',
			stateReason: 'Unchecked',
			summary: 'Zanzibar'
		});
	});

	it('a statement is looked up by what was said and by who said it', async () => {
		const found = async (typed: string) =>
			(await lookup.lookUp(bilal, 'statement', typed)).map(({ id }) => id);
		expect(await found('Summary of let')).toEqual(['letter']);
		expect(await found('internet coal')).toEqual(expect.arrayContaining(['letter', 'secret']));
	});

	it('an unpublished statement of another is called by no words to a contributor', async () => {
		await cast.change('event', 'reaction', { statement: 'secret' });
		const standing = await visibility.visibleItem(chanda, 'event', 'reaction');
		const names = await visibility.visibleNames(chanda, 'event', [standing!.item]);
		expect(JSON.stringify([standing, names])).not.toContain('Zanzibar');
		expect(names.statement?.secret?.name).toBe(visibility.hiddenName);
		const toBilal = await visibility.visibleNames(bilal, 'event', [standing!.item]);
		expect(toBilal.statement?.secret?.name).toBe('Zanzibar');
		expect(await lookup.lookUp(chanda, 'statement', 'internet coal')).toMatchObject([
			{ id: 'letter' }
		]);
	});

	const row = {
		'what happened': 'The coalition writes to the minister.',
		date: '13 February 2020',
		sources: 'dawn',
		regulations: 'harm-rules'
	};

	it('a row of a file names the statement that its reaction is', async () => {
		const given = { kind: 'reaction', ...row, 'the statement that this is': 'letter' };
		await enterImport(bilal, [given], 'events');
		const found = await db.query.event.findFirst({
			where: (event, { eq }) => eq(event.description, row['what happened'])
		});
		expect((await current('event', found!.id))?.item).toMatchObject({
			state: 'published',
			kind: 'reaction',
			statement: 'letter'
		});
	});

	it('a row that names none on record, or is no reaction, is told so', async () => {
		const given = [
			{ kind: 'reaction', ...row, 'the statement that this is': 'lettre' },
			{ kind: 'leak', ...row, 'the statement that this is': 'letter' }
		];
		const file = await checked(bilal, given, 'events');
		expect((await downloadReport(file)).map(({ message }) => message)).toEqual([
			'No statement is on record as “lettre”. Choose one, or add it first.',
			'Only a reaction can be a statement. Choose that kind, or leave this empty.'
		]);
	});
});

it('the bundled facts join only what one stakeholder said of one law on one day by one source', async () => {
	const files = await bundledFacts();
	interface Row {
		id: string;
		statement?: string;
		regulations: string[];
		actors: string[];
		dates: { date: string; preferred?: true; sources: string[] }[];
	}
	interface Said {
		[who: string]: unknown;
		id: string;
		date: string;
		sources: string[];
		signatories?: string[];
		positions: { regulation: string }[];
	}
	const said = new Map(
		(JSON.parse(files['statements.json']!) as Said[]).map((each) => [each.id, each])
	);
	const joined = (JSON.parse(files['events.json']!) as Row[]).filter(({ statement }) => statement);
	expect(joined.length).toBeGreaterThan(0);
	for (const { id, statement, regulations, actors, dates } of joined) {
		const its = said.get(statement!)!;
		const date = dates.find(({ preferred }) => preferred)!;
		const stakeholders = [its.organisation, its.speaker, ...(its.signatories ?? [])];
		expect([id, date.date]).toEqual([id, its.date]);
		expect(its.positions.map(({ regulation }) => regulation)).toEqual(
			expect.arrayContaining(regulations)
		);
		expect(
			actors.some((actor) => stakeholders.includes(actor)),
			id
		).toBe(true);
		expect(
			date.sources.some((source) => its.sources.includes(source)),
			id
		).toBe(true);
	}
});
