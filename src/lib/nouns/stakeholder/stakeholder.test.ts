import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import * as stakeholders from './queries.server.ts';

const list = (search = '') =>
	stakeholders.list(readFilters(new URLSearchParams(search), stakeholders.filters));
const slugs = async (search?: string) => (await list(search)).rows.map(({ slug }) => slug);

async function published(slug: string) {
	const found = await stakeholders.get(slug);
	if (found?.state !== 'published') throw new Error(`${slug} is not published`);
	return found;
}

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules 2021', jurisdiction: 'IN' });
	await cast.stakeholder('google', { kind: 'company', name: 'Google', country: 'US' });
	await cast.stakeholder('asma', { kind: 'person', name: 'Asma Khan', country: null });
	await cast.membership('coalition', 'google', '2020-02-17');
	await cast.membership('union', 'asma', '2020', { relation: 'person_of', role: 'President' });
	await cast.statement('regret', { date: '2020-02-13', stance: 'concerned' });
	await cast.statement('letter', { date: '2020-02-15' });
	await cast.statement('boycott', {
		organisationId: 'union',
		speakerId: 'asma',
		date: '2020-03',
		signatories: ['coalition'],
		regulations: ['harm-rules', 'it-rules']
	});
});

describe('the list of stakeholders', () => {
	it('shows who is heard most first, and counts what it spoke or signed, not what its group said', async () => {
		expect((await list()).rows).toMatchObject([
			{ slug: 'coalition', statements: 3, regulations: 2, latest: '2020-03' },
			{ slug: 'asma', statements: 1, regulations: 2, latest: '2020-03' },
			{ slug: 'union', statements: 1 },
			{ slug: 'google', statements: 0, regulations: 0, latest: null },
			{ slug: 'ministry', statements: 0 }
		]);
	});

	it.each([
		['kind=company', ['google']],
		['country=us', ['google']],
		['stance=concerned', ['coalition']],
		['stance=oppose', ['coalition', 'asma', 'union']],
		['stance=oppose&kind=person', ['asma']],
		['q=ÍC', ['coalition']],
		['q=%', []],
		['sort=name', ['asma', 'google', 'coalition', 'ministry', 'union']],
		['sort=latest&stance=oppose', ['asma', 'coalition', 'union']]
	])('answers ?%s', async (search, expected) => {
		expect(await slugs(search)).toEqual(expected);
	});

	it('counts each choice of a filter beside the other filters', async () => {
		expect((await list('country=PK')).facets).toEqual({
			kind: [
				{ value: 'government', label: 'Government', count: 1 },
				{ value: 'industry_body', label: 'Industry body', count: 1 },
				{ value: 'media_union', label: 'Journalists’ union', count: 1 }
			],
			country: [
				{ value: 'PK', label: 'Pakistan', count: 3 },
				{ value: 'US', label: 'United States', count: 1 }
			],
			stance: [
				{ value: 'oppose', label: 'Oppose', count: 2 },
				{ value: 'concerned', label: 'Concerned', count: 1 }
			]
		});
	});

	it('never tells of a draft: stakeholder, statement or law', async () => {
		await cast.stakeholder('memo', { state: 'draft', name: 'Hidden Group', country: 'VN' });
		await cast.regulation('secret-bill', { state: 'draft' });
		await cast.statement('whisper', { state: 'draft', organisationId: 'ministry', date: '2024' });
		await cast.statement('aside', {
			organisationId: 'ministry',
			regulations: ['secret-bill'],
			stance: 'support',
			date: '2019'
		});
		const found = await list();
		expect(JSON.stringify(found)).not.toMatch(/memo|hidden|VN|2024|support/i);
		expect(found.rows.find(({ slug }) => slug === 'ministry')).toMatchObject({
			statements: 1,
			regulations: 0,
			latest: '2019'
		});
		expect(await slugs('stance=support')).toEqual([]);
		expect(await slugs('q=hidden')).toEqual([]);
	});

	it('shows the last page to whoever asks for one past the end', async () => {
		expect(await list('page=99')).toMatchObject({ page: 1, pages: 1, total: 5 });
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c', 'd']) {
			await cast.stakeholder(id);
			await cast.statement(`by-${id}`, { organisationId: id });
		}
		expect(await countQueries(() => list())).toBe(few);
	});
});

describe('a stakeholder', () => {
	it('keeps apart what it says, what it signs and what its group says', async () => {
		const coalition = await published('coalition');
		expect(idsOf(coalition.own)).toEqual(['letter', 'regret']);
		expect(idsOf(coalition.signed)).toEqual(['boycott']);
		expect(coalition.represented.total).toBe(0);
		const google = await published('google');
		expect(google.own.total).toBe(0);
		expect(google.signed.total).toBe(0);
		expect(google.positions).toEqual([]);
		expect(google.represented).toMatchObject({
			total: 3,
			rows: [
				{ statement: { id: 'boycott' } },
				{
					statement: { id: 'letter' },
					listing: { group: { slug: 'coalition' }, asOf: '2020-02-17' }
				},
				{ statement: { id: 'regret' } }
			]
		});
	});

	it('takes for its own what a person says without an organisation', async () => {
		await cast.statement('alone', { speakerId: 'asma', date: '2022', signatories: ['google'] });
		expect(idsOf((await published('asma')).own)).toEqual(['alone', 'boycott']);
		expect(idsOf((await published('google')).signed)).toEqual(['alone']);
	});

	it('lists positions newest first and says in which capacity it held them', async () => {
		const held = async (slug: string) =>
			(await published(slug)).positions.map(
				({ as, stance, regulation, statementId }) =>
					`${statementId} ${stance} ${regulation.slug} ${as}`
			);
		expect(await held('coalition')).toEqual([
			'boycott oppose harm-rules signatory',
			'boycott oppose it-rules signatory',
			'letter oppose harm-rules itself',
			'regret concerned harm-rules itself'
		]);
		expect(await held('union')).toEqual([
			'boycott oppose harm-rules itself',
			'boycott oppose it-rules itself'
		]);
		expect((await held('asma'))[0]).toBe('boycott oppose harm-rules speaker');
	});

	it('comes with its members, its people and its groups, each with its day and its source', async () => {
		expect((await published('coalition')).members).toMatchObject([
			{ member: { slug: 'google' }, asOf: '2020-02-17', sources: [{ id: 'dawn' }] }
		]);
		expect((await published('asma')).memberships).toMatchObject([
			{ group: { slug: 'union' }, relation: 'person_of', role: 'President', asOf: '2020' }
		]);
	});

	it('comes with the events it took part in', async () => {
		await cast.event('made', { kind: 'notification', date: '2020-01-21', actors: ['ministry'] });
		await cast.event('other', { kind: 'court', date: '2020-05', actors: ['union'] });
		expect((await published('ministry')).events.map(({ id }) => id)).toEqual(['made']);
	});

	it('hides drafts: members, groups, statements, events and laws', async () => {
		await cast.stakeholder('memo', { state: 'draft' });
		await cast.stakeholder('rumour', { kind: 'company' });
		await cast.membership('coalition', 'memo', '2020-02-17');
		await cast.membership('memo', 'coalition', '2021');
		await cast.membership('coalition', 'rumour', '2020-02-17', { state: 'draft' });
		await cast.statement('whisper', { state: 'draft' });
		await cast.event('leak', { kind: 'leak', date: '2020', actors: ['coalition'], state: 'draft' });
		await cast.regulation('secret-bill', { state: 'draft' });
		await cast.statement('aside', { regulations: ['secret-bill'] });
		expect(JSON.stringify(await stakeholders.get('coalition'))).not.toMatch(
			/memo|rumour|whisper|leak|secret/
		);
	});

	it('is unknown while it is a draft', async () => {
		await cast.stakeholder('memo', { state: 'draft' });
		expect(await stakeholders.get('memo')).toBeUndefined();
		expect(await stakeholders.get('nobody')).toBeUndefined();
	});

	it('leaves nothing but the reason once it is withdrawn', async () => {
		await db
			.update(t.stakeholder)
			.set({ state: 'withdrawn', stateReason: 'Never existed' })
			.where(eq(t.stakeholder.id, 'ministry'));
		expect(await stakeholders.get('ministry')).toEqual({
			state: 'withdrawn',
			stateReason: 'Never existed'
		});
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => stakeholders.get('coalition'));
		for (const id of ['a', 'b', 'c', 'd']) {
			await cast.stakeholder(id);
			await cast.membership('coalition', id, '2021');
			await cast.statement(`more-${id}`);
			await cast.event(`event-${id}`, { kind: 'court', date: '2020', actors: ['coalition'] });
		}
		expect(await countQueries(() => stakeholders.get('coalition'))).toBe(few);
	});
});
