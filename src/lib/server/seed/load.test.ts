import { eq, getTableName, is, sql } from 'drizzle-orm';
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as corrections from '../desk/corrections/index.ts';
import { db } from '../db/index.ts';
import * as schema from '../db/schema.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { stanceByKind } from '../trends/index.ts';
import { readStored } from '../write/items/read.ts';
import { bundledFacts, FactsError, isEmpty, loadFacts } from './load.ts';
import type { Files } from './read.ts';
import { versionsOf } from '../../../../tests/helpers/server/write/test-changes.ts';

type Rows = Record<string, unknown>[];

const tables = Object.values(schema).filter((entry) => is(entry, PgTable)) as PgTable[];

async function rowCounts() {
	const counts: Record<string, number> = {};
	for (const table of tables) counts[getTableName(table)] = await db.$count(table);
	return counts;
}

async function total() {
	return Object.values(await rowCounts()).reduce((sum, count) => sum + count, 0);
}

/** The ministry's Harm Rules, the coalition that objects, and the newspaper that reports both. */
function scene(): Record<string, Rows> {
	const kept = { state: 'published' };
	return {
		topics: [{ id: 'expression', slug: 'expression', name: 'Expression' }],
		articles: [
			{
				...kept,
				id: 'dawn',
				slug: 'dawn',
				url: 'https://example.org/dawn',
				headline: 'Rules surface',
				headlineBasis: 'page',
				outlet: 'Dawn',
				section: 'in_media',
				sourceType: 'news',
				lang: 'en',
				published: '2020-02',
				regulations: ['harm-rules'],
				topics: ['expression']
			}
		],
		regulations: [
			{
				...kept,
				id: 'harm-rules',
				slug: 'harm-rules',
				title: 'Harm Rules',
				jurisdiction: 'PK',
				issuingBody: 'Ministry of IT',
				instrument: 'rules',
				status: 'in_force',
				topics: ['expression'],
				sources: ['dawn']
			}
		],
		stakeholders: [
			{
				...kept,
				id: 'coalition',
				slug: 'coalition',
				name: 'Coalition',
				kind: 'industry_body',
				sources: ['dawn']
			},
			{
				...kept,
				id: 'union',
				slug: 'union',
				name: 'Union',
				kind: 'media_union',
				country: 'PK',
				sources: ['dawn']
			}
		],
		memberships: [
			{
				...kept,
				id: 'coalition.union',
				group: 'coalition',
				member: 'union',
				relation: 'member',
				asOf: '2020-02',
				sources: ['dawn']
			}
		],
		events: [
			{
				...kept,
				id: 'leak',
				kind: 'leak',
				description: 'The Rules surface',
				regulations: ['harm-rules'],
				actors: ['union'],
				dates: [{ date: '2020-02-12', basis: 'event', preferred: true, sources: ['dawn'] }]
			}
		],
		statements: [
			{
				...kept,
				id: 'objection',
				organisation: 'coalition',
				date: '2020-02-13',
				basis: 'event',
				channel: 'statement',
				lang: 'en',
				summary: 'Objects',
				signatories: ['union'],
				demands: ['withdraw'],
				positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
				quotations: [{ exact: 'No.', article: 'dawn', state: 'published' }],
				sources: ['dawn']
			}
		]
	};
}

function filesOf(facts: Record<string, Rows>): Files {
	return Object.fromEntries(
		Object.entries(facts).map(([name, rows]) => [`${name}.json`, JSON.stringify(rows)])
	);
}

/** The scene after a change to one of its files. */
function changed(name: string, change: (rows: Rows) => void): Files {
	const facts = scene();
	change(facts[name] ?? []);
	return filesOf(facts);
}

const set = (name: string, row: number, fields: object) =>
	changed(name, (rows) => Object.assign(rows[row] ?? {}, fields));

async function refusal(files: Files) {
	const before = await rowCounts();
	const error = await loadFacts(db, files).catch((error: unknown) => error);
	expect(error).toBeInstanceOf(FactsError);
	expect(await rowCounts()).toEqual(before);
	return (error as FactsError).message;
}

const rowsIn = (files: Files) => (name: string) =>
	JSON.parse(files[`${name}.json`] ?? '[]') as Rows;

describe('the bundled facts', () => {
	it('load whole: every row of the files, its links and its first revision', async () => {
		const files = await bundledFacts();
		const rows = rowsIn(files);
		const size = (name: string, field: string) =>
			rows(name).reduce((sum, row) => sum + ((row[field] as unknown[]) ?? []).length, 0);
		expect(await isEmpty(db)).toBe(true);

		const report = await loadFacts(db, files);

		expect(await isEmpty(db)).toBe(false);
		const nouns = {
			topic: rows('topics').length,
			article: rows('articles').length,
			regulation: rows('regulations').length,
			stakeholder: rows('stakeholders').length,
			membership: rows('memberships').length,
			event: rows('events').length,
			statement: rows('statements').length,
			campaign: rows('campaigns').length
		};
		expect(await rowCounts()).toMatchObject({
			...nouns,
			quotation: size('statements', 'quotations'),
			position: size('statements', 'positions'),
			signatory: size('statements', 'signatories'),
			demand: size('statements', 'demands'),
			campaign_participant: size('campaigns', 'participants'),
			dated_claim: size('events', 'dates'),
			regulation_relation: size('regulations', 'relations'),
			revision: Object.values(nouns).reduce((sum, count) => sum + count)
		});
		expect(report.counts.find(({ noun }) => noun === 'events')).toEqual({
			noun: 'events',
			loaded: nouns.event,
			drafts: rows('events').filter(({ state }) => state === 'draft').length,
			present: 0
		});
		expect(await db.$count(t.citation)).toBe(
			report.counts.find(({ noun }) => noun === 'citations')?.loaded
		);
	});

	it('hold that the Citizens Protection Rules were hidden for 22 days', async () => {
		await loadFacts(db, await bundledFacts());
		const [clock] = await db
			.select({
				madeEventId: sql`made_event_id`,
				made: sql`made`,
				textPublic: sql`text_public`,
				firstReaction: sql`first_reaction`
			})
			.from(sql`regulation_clock`)
			.where(sql`regulation_id = 'pk-cp-rules-2020'`);
		expect(clock).toMatchObject({
			madeEventId: 'ev-043',
			made: '2020-01-21',
			textPublic: '2020-02-12',
			firstReaction: '2020-02-13'
		});
	});

	it('count the ministers of the Citizens Protection Rules with the executive, and other states apart', async () => {
		await loadFacts(db, await bundledFacts());
		const { rows, series } = await stanceByKind(
			{ slug: 'citizens-protection-against-online-harm-rules-2020' },
			{ count: 'statements' }
		);
		const state = Object.fromEntries(
			rows.map(({ label, cells }) => [
				label,
				Object.fromEntries(
					cells.flatMap(({ value }, at) => (value ? [[series[at]!.key, value]] : []))
				)
			])
		);
		expect(state).toMatchObject({
			Executive: { support: 4 },
			'Foreign executive': { concerned: 1 },
			Parliament: { concerned: 2 },
			Person: { oppose: 1 }
		});
		expect(Object.keys(state)).not.toContain('Government, branch not recorded');
	});

	it('hold each sentence that the seed quotes, and give nobody the words that are the article’s own', async () => {
		await loadFacts(db, await bundledFacts());
		const quotations = await db
			.select({ statement: t.quotation.statementId, exact: t.quotation.exact })
			.from(t.quotation)
			.where(eq(t.quotation.articleId, 'drm-aic-0214'))
			.orderBy(t.quotation.statementId, t.quotation.id);
		const beginnings = quotations.map(({ statement, exact }) => [statement, exact.slice(0, 25)]);
		expect(beginnings).toEqual([
			['st-028', 'The Asia Internet Coaliti'],
			['st-028', 'These rules jeopardize th'],
			['st-028', 'We urge the Government to'],
			['st-034', 'A statement like this com'],
			['st-034', 'However, it is not unexpe'],
			['st-034', 'The Rules are so poorly t'],
			['st-035', 'The government has endles'],
			['st-035', 'These rules make a joke o']
		]);
		expect(JSON.stringify(quotations)).not.toContain('harm citizens');
	});

	it('publish nothing that is unverified, unsourced, without an address or from a copy', async () => {
		const files = await bundledFacts();
		const report = await loadFacts(db, files);
		const [articles, events] = [rowsIn(files)('articles'), rowsIn(files)('events')] as [
			{ id: string; url?: string; sourceType: string }[],
			{ id: string; stateReason?: string; dates: { preferred?: boolean; sources?: string[] }[] }[]
		];
		const drafts = await db
			.select({ id: t.event.id })
			.from(t.event)
			.where(eq(t.event.state, 'draft'))
			.orderBy(t.event.id);
		const doubtful = events.filter(
			({ stateReason, dates }) =>
				stateReason?.startsWith('unverified') ||
				!dates.find(({ preferred }) => preferred)?.sources?.length
		);
		expect(drafts).not.toEqual([]);
		expect(drafts.map(({ id }) => id)).toEqual(doubtful.map(({ id }) => id).sort());

		const withoutAddress = articles.filter(({ url }) => !url).map(({ id }) => id);
		expect(report.drafts).toContainEqual({
			noun: 'articles',
			reason: 'no address',
			ids: withoutAddress
		});
		const quotations = await db
			.select({ keptBack: t.quotation.keptBack, sourceType: t.article.sourceType })
			.from(t.quotation)
			.innerJoin(t.article, eq(t.article.id, t.quotation.articleId));
		const shown = quotations.filter(({ keptBack }) => !keptBack);
		expect(shown).toEqual(quotations.filter(({ sourceType }) => sourceType !== 'repost'));
		expect(shown.length).toBeLessThan(quotations.length);
	});

	it('rest each published claim on a published article', async () => {
		await loadFacts(db, await bundledFacts());
		const sourced = (column: PgColumn, id: PgColumn) =>
			sql`exists (select from ${t.citation} join ${t.article} on ${t.article.id} = ${t.citation.articleId}
				where ${column} = ${id} and ${t.article.state} = 'published')`;
		const bare = await Promise.all([
			db.$count(
				t.statement,
				sql`state = 'published' and not ${sourced(t.citation.statementId, t.statement.id)}`
			),
			db.$count(
				t.membership,
				sql`state = 'published' and not ${sourced(t.citation.membershipId, t.membership.id)}`
			),
			db.$count(t.position, sql`not ${sourced(t.citation.positionId, t.position.id)}`),
			db.$count(
				t.datedClaim,
				sql`event_id in (select id from ${t.event} where state = 'published')
					and not ${sourced(t.citation.datedClaimId, t.datedClaim.id)}`
			)
		]);
		expect(bare).toEqual([0, 0, 0, 0]);
	});

	it('keep quotations back that give a reason, or a state of their own as files of older versions do', async () => {
		const quoted = { exact: 'No.', article: 'dawn' };
		const quotations = [
			{ ...quoted, state: 'published' },
			{ ...quoted, exact: 'Never.', keptBack: 'Unsure' },
			{ ...quoted, exact: 'Not yet.', state: 'draft', stateReason: 'Unseen' }
		];
		const report = await loadFacts(db, set('statements', 0, { quotations }));
		const rows = await db.select().from(t.quotation).orderBy(t.quotation.id);
		expect(rows.map(({ exact, keptBack }) => [exact, keptBack])).toEqual([
			['No.', null],
			['Never.', 'Unsure'],
			['Not yet.', 'Unseen']
		]);
		expect(report.counts).toContainEqual(
			expect.objectContaining({ noun: 'quotations', loaded: 3, drafts: 2 })
		);
		expect(report.drafts.filter(({ noun }) => noun === 'quotations')).toEqual([
			{ noun: 'quotations', reason: 'Unsure', ids: [rows[1]!.id] },
			{ noun: 'quotations', reason: 'Unseen', ids: [rows[2]!.id] }
		]);
	});

	it('keep the dates that other sources give', async () => {
		await loadFacts(db, await bundledFacts());
		const claims = await db
			.select({ date: t.datedClaim.date, preferred: t.datedClaim.preferred })
			.from(t.datedClaim)
			.where(eq(t.datedClaim.eventId, 'ev-045'))
			.orderBy(t.datedClaim.id);
		expect(claims).toEqual([
			{ date: '2020-02-12', preferred: true },
			{ date: '2020-02-10/2020-02-16', preferred: false }
		]);
	});

	it('add nothing when loaded twice', async () => {
		const files = await bundledFacts();
		const first = await loadFacts(db, files);
		const before = await rowCounts();

		const second = await loadFacts(db, files);

		expect(await rowCounts()).toEqual(before);
		expect(second.drafts).toEqual([]);
		expect(second.counts.map(({ noun, present }) => [noun, present])).toEqual(
			first.counts.map(({ noun, loaded }) => [noun, loaded])
		);
	});

	it('come in by few queries', async () => {
		const files = await bundledFacts();
		expect(await countQueries(() => loadFacts(db, files))).toBeLessThan(60);
	});
});

describe('loading into a record that is in use', () => {
	it('leaves an edited row and what hangs on it alone', async () => {
		await loadFacts(db, filesOf(scene()));
		await db.update(t.statement).set({ summary: 'Objects strongly', version: 2 });
		await db.delete(t.demand);

		await loadFacts(db, filesOf(scene()));

		const [row] = await db.select().from(t.statement);
		expect(row).toMatchObject({ summary: 'Objects strongly', version: 2 });
		expect(await db.$count(t.demand)).toBe(0);
	});

	it('brings rows that nobody changed up to their files, as a version that tells why', async () => {
		await loadFacts(db, filesOf(scene()));
		const files = set('articles', 0, { sourceType: 'repost', headline: 'Rules are out' });
		const report = await loadFacts(db, files);
		expect(report.counts.find(({ noun }) => noun === 'articles')).toMatchObject({ updated: 1 });
		expect(await db.query.article.findFirst()).toMatchObject({
			sourceType: 'repost',
			headline: 'Rules are out',
			version: 2
		});
		const last = await db.query.revision.findFirst({ where: eq(t.revision.version, 2) });
		expect(last).toMatchObject({ author: 'import', reason: 'Brought up to the files of facts' });
		const again = await loadFacts(db, files);
		expect(again.counts.every(({ updated = 0 }) => updated === 0)).toBe(true);
		expect(await db.$count(t.revision, eq(t.revision.version, 3))).toBe(0);
	});

	it('says of what official texts put right that it is a correction, and of nothing else', async () => {
		const of = (date: string, description: string) =>
			changed('events', ([leak]) => {
				const dates = [{ date, basis: 'event', preferred: true, sources: ['dawn'] }];
				Object.assign(leak!, { id: 'ev-081', dates, description });
			});
		const made = async () => (await corrections.list({ page: 1 })).rows;
		await loadFacts(db, of('2023-07-27', 'The cabinet approves it'));
		await loadFacts(db, of('2023-07-27', 'The cabinet approves the bill'));
		expect(await made()).toEqual([]);
		await loadFacts(db, of('2023-07-26', 'The cabinet approves the bill'));
		expect(await made()).toMatchObject([
			{
				page: { address: '/events/ev-081' },
				answer: expect.stringContaining('27 July is the day on which it was reported'),
				changes: [{ version: 3, said: ['When: 26 July 2023 added; 27 July 2023 removed'] }]
			}
		]);
	});

	it('keeps what was changed here, whatever the files say before or after', async () => {
		await loadFacts(db, filesOf(scene()));
		await cast.change('regulation', 'harm-rules', {
			title: 'Harm Rules, 2020',
			aliases: ['HR'],
			state: 'published',
			stateReason: undefined
		});
		const files = (given: object) => set('regulations', 0, { aliases: ['Rules'], ...given });
		await loadFacts(db, files({ title: 'The Rules', referenceNumber: 'S.R.O. 1' }));
		const law = () => db.query.regulation.findFirst();
		expect(await law()).toMatchObject({ title: 'Harm Rules, 2020', referenceNumber: 'S.R.O. 1' });
		expect((await law())!.aliases.toSorted()).toEqual(['HR', 'Rules']);
		await cast.change('regulation', 'harm-rules', { aliases: [], stateReason: undefined });
		await loadFacts(db, files({ title: 'Other Rules', referenceNumber: 'S.R.O. 2' }));
		expect(await law()).toMatchObject({
			title: 'Harm Rules, 2020',
			referenceNumber: 'S.R.O. 2',
			aliases: []
		});
	});

	it('publishes a draft for which its file has a source by now, but none that an editor withdrew', async () => {
		const draft = { state: 'draft', stateReason: 'no source' };
		await loadFacts(db, set('events', 0, draft));
		await loadFacts(db, filesOf(scene()));
		const event = () => db.query.event.findFirst();
		expect(await event()).toMatchObject({ state: 'published', stateReason: null });
		await cast.change('event', 'leak', { state: 'withdrawn', stateReason: 'Never happened' });
		await loadFacts(db, set('events', 0, { description: 'The Rules appear' }));
		expect(await event()).toMatchObject({ state: 'withdrawn', description: 'The Rules appear' });
	});

	it('leaves a row that nobody loaded, and one whose file the record refuses, of which it tells', async () => {
		await cast.regulation('harm-rules', { title: 'Made by hand' });
		await loadFacts(db, filesOf({ ...scene(), articles: [] }));
		expect(await db.query.regulation.findFirst()).toMatchObject({ title: 'Made by hand' });
		await cast.article('gone', { state: 'withdrawn', stateReason: 'mistaken' });
		const report = await loadFacts(db, {
			'stakeholders.json': set('stakeholders', 0, { sources: ['gone'] })['stakeholders.json']!
		});
		expect(report.refused).toEqual([expect.stringContaining('stakeholders, coalition: ')]);
		expect(await db.query.stakeholder.findFirst()).toMatchObject({ version: 1 });
	});

	it('gains every correction of the bundled facts, and is then as if newly loaded', async () => {
		const files = await bundledFacts();
		const former = (rows: Rows): Rows =>
			rows.map(({ referenceNumber: _, note: _note, ...row }) => ({
				...row,
				...(row.sourceType === 'repost' && { sourceType: 'reference' }),
				...(Array.isArray(row.dates) && {
					state: 'draft',
					stateReason: 'no source',
					dates: [{ date: '1999', basis: 'reported', preferred: true }]
				})
			}));
		const changed = ['articles', 'regulations', 'events'].map((name) => [
			`${name}.json`,
			JSON.stringify(former(rowsIn(files)(name)))
		]);
		const all = async () =>
			Promise.all(
				(['article', 'regulation', 'event'] as const).map(async (noun) =>
					(
						await readStored(
							db,
							noun,
							rowsIn(files)(`${noun}s`).map(({ id }) => String(id))
						)
					)
						.map(({ item }) => item)
						.sort((a, b) => a.id.localeCompare(b.id))
				)
			);
		await loadFacts(db, files);
		const fresh = await all();
		await empty();
		await loadFacts(db, { ...files, ...Object.fromEntries(changed) });
		expect(await all()).not.toEqual(fresh);
		const report = await loadFacts(db, files);
		expect(report.refused).toEqual([]);
		expect(await all()).toEqual(fresh);
	}, 120_000);

	it('adds the rows that are new, which may refer to rows that are there', async () => {
		await loadFacts(db, filesOf(scene()));
		const [statement] = scene().statements ?? [];
		const report = await loadFacts(
			db,
			filesOf({ statements: [statement ?? {}, { ...statement, id: 'second' }] })
		);
		expect(report.counts.find(({ noun }) => noun === 'statements')).toMatchObject({
			loaded: 1,
			present: 1
		});
		expect(await db.$count(t.statement)).toBe(2);
	});

	it('takes a withdrawn article for no source of a new claim, and leaves old claims be', async () => {
		await loadFacts(db, filesOf(scene()));
		await db.transaction(async (tx) => {
			const rest = [t.statement, t.event, t.membership, t.regulation, t.stakeholder];
			for (const table of [...rest, t.article])
				await tx.update(table).set({ state: 'withdrawn', stateReason: 'mistaken' });
		});
		const [event] = scene().events ?? [];

		await loadFacts(db, filesOf(scene()));
		const message = await refusal(filesOf({ events: [{ ...event, id: 'another' }] }));

		expect(message).toContain('events.json, row 1 (another): is published and rests on no');
	});

	describe('that knew bodies as «government» alone', () => {
		const bodies = (kinds: Record<string, string>) =>
			changed('stakeholders', (rows) =>
				rows.push(
					...Object.entries(kinds).map(([id, kind]) => ({
						state: 'published',
						id,
						slug: id,
						name: id,
						kind,
						sources: ['dawn']
					}))
				)
			);
		const kinds = async () =>
			Object.fromEntries((await db.query.stakeholder.findMany()).map(({ id, kind }) => [id, kind]));

		it('gains the branches that the facts know, once, with a version that says so', async () => {
			await loadFacts(db, bodies({ ministry: 'government', agency: 'government' }));
			const known = bodies({ ministry: 'executive', agency: 'government' });
			const updated = async () =>
				(await loadFacts(db, known)).counts.find(({ noun }) => noun === 'stakeholders')?.updated;
			expect(await updated()).toBe(1);
			expect(await kinds()).toMatchObject({ ministry: 'executive', agency: 'government' });
			expect(await versionsOf('stakeholder', 'ministry')).toMatchObject([
				{ version: 2, author: 'import', reason: 'Brought up to the files of facts' },
				{ version: 1 }
			]);
			expect(await updated()).toBeUndefined();
		});

		it('keeps what an editor made of a kind', async () => {
			await loadFacts(db, bodies({ ministry: 'government', house: 'government' }));
			await cast.change('stakeholder', 'house', { kind: 'parliament' });
			await cast.change('stakeholder', 'ministry', { kind: 'executive' });
			await cast.change('stakeholder', 'ministry', { kind: 'government' });
			await loadFacts(db, bodies({ ministry: 'executive', house: 'executive' }));
			expect(await kinds()).toMatchObject({ ministry: 'government', house: 'parliament' });
		});
	});

	it('refuses a slug that another row has', async () => {
		await cast.regulation('older', { slug: 'harm-rules' });
		expect(await refusal(filesOf(scene()))).toContain(
			'regulations.json, row 1 (harm-rules), slug: belongs to another row of the record'
		);
	});
});

describe('a malformed file', () => {
	it.each([
		['that is not JSON', { ...filesOf(scene()), 'events.json': '[{' }, /events\.json: is not JSON/],
		[
			'that is no list',
			{ ...filesOf(scene()), 'events.json': '{}' },
			/events\.json: is not a list/
		],
		[
			'of an unknown name',
			{ ...filesOf(scene()), 'people.json': '[]' },
			/people\.json: is not a file/
		],
		[
			'whose row is no row',
			changed('topics', (rows) => rows.push(null as never)),
			/topics\.json, row 2: is null and not/
		],
		[
			'with an unknown kind',
			set('events', 0, { kind: 'rumour' }),
			/events\.json, row 1 \(leak\), kind: .*rumour/
		],
		[
			'with a field missing',
			set('articles', 0, { outlet: undefined }),
			/articles\.json, row 1 \(dawn\), outlet: is missing/
		],
		[
			'with a field that no row has',
			set('articles', 0, { colour: 'red' }),
			/row 1 \(dawn\), colour: is not a field/
		],
		[
			'with a blank title',
			set('regulations', 0, { title: ' ' }),
			/\(harm-rules\), title: is blank/
		],
		['with a number for a text', set('regulations', 0, { title: 7 }), /\(harm-rules\), title: /],
		[
			'with text that a database cannot keep',
			set('topics', 0, { name: 'a\0b' }),
			/\(expression\), name: /
		],
		[
			'that was published on a day that has not begun',
			set('articles', 0, { published: '2999-02' }),
			/articles\.json, row 1 \(dawn\), published: has a date that has not begun/
		],
		[
			'that refers to nothing',
			set('stakeholders', 0, { sources: ['tribune'] }),
			/\(coalition\), sources\.0: "tribune" is not among the articles/
		],
		[
			'that refers to nothing deep inside',
			set('statements', 0, { positions: [{ regulation: 'x', stance: 'oppose' }] }),
			/\(objection\), positions\.0\.regulation: "x" is not/
		],
		[
			'with an id twice',
			changed('topics', (rows) => rows.push({ ...rows[0], slug: 's', name: 'n' })),
			/topics\.json, row 2 \(expression\), id: is the same as in row 1/
		],
		[
			'with a slug twice',
			changed('stakeholders', (rows) => (rows[1] = { ...rows[1], slug: 'coalition' })),
			/row 2 \(union\), slug: is the same as in row 1/
		],
		[
			'with a membership twice',
			changed('memberships', (rows) => rows.push({ ...rows[0], id: 'again' })),
			/row 2 \(again\), membership: is the same/
		],
		[
			'with a source twice',
			set('stakeholders', 0, { sources: ['dawn', 'dawn'] }),
			/\(coalition\), sources: holds the same/
		],
		[
			'with a date that is none',
			set('statements', 0, { date: '13 February' }),
			/\(objection\), date: “13 February” is not a date/
		],
		[
			'with a date that has no end',
			set('statements', 0, { date: '2020/..' }),
			/\(objection\), date: /
		],
		[
			'with an address that a browser would run',
			set('articles', 0, { url: 'javascript:alert(1)' }),
			/\(dawn\), url: is not an address that begins/
		],
		[
			'with an address that is none',
			set('articles', 0, { url: 'https://[' }),
			/\(dawn\), url: is not an address/
		],
		[
			'with a country that is none',
			set('regulations', 0, { jurisdiction: 'QX' }),
			/\(harm-rules\), jurisdiction: is not a country/
		],
		[
			'with a language that is none',
			set('articles', 0, { lang: 'in English' }),
			/\(dawn\), lang: is not a language/
		],
		[
			'that publishes a claim without a source',
			set('memberships', 0, { sources: [] }),
			/\(coalition\.union\): is published and rests on no/
		],
		[
			'that publishes a law without a source',
			set('regulations', 0, { sources: [] }),
			/regulations\.json, row 1 \(harm-rules\): is published and rests on no/
		],
		[
			'that publishes a stakeholder without a source',
			set('stakeholders', 1, { sources: undefined }),
			/stakeholders\.json, row 2 \(union\): is published and rests on no/
		],
		[
			'with a statement that its own organisation signs',
			set('statements', 0, { signatories: ['union', 'coalition'] }),
			/\(objection\), signatories\.1: speaks in this statement and signs it as well/
		],
		[
			'with a statement that its own speaker signs',
			set('statements', 0, { speaker: 'union', signatories: ['union'] }),
			/\(objection\), signatories\.0: speaks in this statement/
		],
		[
			'that publishes words from an unpublished page',
			{
				...filesOf(scene()),
				...changed('articles', (rows) =>
					rows.push({
						...rows[0],
						id: 'memo',
						slug: 'memo',
						url: undefined,
						state: 'draft',
						stateReason: 'no address'
					})
				),
				'statements.json':
					set('statements', 0, {
						quotations: [{ exact: 'No.', article: 'memo', state: 'published' }]
					})['statements.json'] ?? ''
			},
			/\(objection\): is published and rests on no/
		],
		[
			'with a quotation that is kept back and says not why',
			set('statements', 0, { quotations: [{ exact: 'No.', article: 'dawn', state: 'draft' }] }),
			/\(objection\), quotations\.0\.keptBack: is blank/
		],
		[
			'with a quotation of an unknown state',
			set('statements', 0, { quotations: [{ exact: 'No.', article: 'dawn', state: 'secret' }] }),
			/\(objection\), quotations\.0\.state: is not a field/
		],
		[
			'with a draft that says not why',
			set('events', 0, { state: 'draft' }),
			/\(leak\): is not published and has no stateReason/
		],
		[
			'with a published article without an address',
			set('articles', 0, { url: undefined }),
			/\(dawn\): is published and has no url/
		],
		[
			'with a statement of nobody',
			set('statements', 0, { organisation: undefined }),
			/\(objection\): has neither/
		],
		[
			'with an event without a preferred date',
			set('events', 0, { dates: [] }),
			/\(leak\), dates: does not have one preferred date/
		]
	])('%s is refused whole, with file, row and field', async (_what, files, message) => {
		expect(await refusal(files)).toMatch(message);
	});

	it('has all its problems named, up to twenty', async () => {
		const bad = Array.from({ length: 25 }, (_, index) => ({ id: `t${index}`, slug: `t${index}` }));
		const message = await refusal(filesOf({ topics: bad }));
		expect(message).toContain('row 20 (t19), name');
		expect(message).not.toContain('row 21');
		expect(message).toContain('and 5 more');
	});

	it('never loads in part, whichever field is spoiled', async () => {
		const fields = Object.entries(scene()).flatMap(([name, rows]) =>
			rows.flatMap((row, index) => Object.keys(row).map((field) => ({ name, index, field })))
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...fields), fc.jsonValue(), async (spot, value) => {
				await empty();
				const load = loadFacts(db, set(spot.name, spot.index, { [spot.field]: value }));
				const refused = await load.then(
					() => false,
					(error: unknown) => error instanceof FactsError
				);
				if (refused) expect(await total()).toBe(0);
				else expect(await db.$count(t.revision)).toBe(8);
			}),
			{ numRuns: 60, examples: [[{ name: 'topics', index: 0, field: 'description' }, 'Words']] }
		);
	});
});

async function empty() {
	const all = sql.join(
		tables.map((table) => sql`${table}`),
		sql`, `
	);
	await db.execute(sql`truncate ${all} restart identity cascade`);
}
