import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { follow } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { type ItemToSave, saveItem } from '../../server/write/index.ts';
import { restore } from '../../../../tests/helpers/server/write/test-changes.ts';
import { statements as statementsAsJson } from './json.server.ts';
import * as statements from './queries.server.ts';

const list = (search = '') =>
	statements.list(readFilters(new URLSearchParams(search), statements.filters));
const idsOf = async (search?: string) => (await list(search)).rows.map(({ id }) => id);

async function published(id: string) {
	const found = await statements.get(id);
	if (found?.state !== 'published') throw new Error(`${id} is not published`);
	return found;
}

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules 2021', jurisdiction: 'IN' });
	await cast.stakeholder('asma', { kind: 'person', name: 'Asma Khan', aliases: ['Asma K.'] });
	await cast.statement('regret', {
		date: '2020-02-13',
		stance: 'concerned',
		demands: ['consult'],
		quote: 'We urge the Government to reconsider these rules'
	});
	await cast.statement('boycott', {
		organisationId: 'union',
		date: '2020-02',
		channel: 'joint_statement',
		signatories: ['coalition'],
		demands: ['withdraw', 'consult']
	});
	await cast.statement('remark', {
		speakerId: 'asma',
		date: '2021-03-01',
		channel: 'interview',
		lang: 'ur',
		regulations: ['it-rules'],
		stance: 'support'
	});
});

describe('the list of statements', () => {
	it('shows the newest first', async () => {
		expect(await idsOf()).toEqual(['remark', 'boycott', 'regret']);
	});

	it.each([
		['sort=oldest', ['regret', 'boycott', 'remark']],
		['regulation=it-rules', ['remark']],
		['stakeholder=union', ['boycott']],
		['stakeholder=coalition', ['boycott', 'regret']],
		['stakeholder=asma', ['remark']],
		['with=coalition', ['boycott']],
		['stakeholder=union&with=coalition', ['boycott']],
		['stakeholder=coalition&with=union', ['boycott']],
		['stakeholder=asma&with=coalition', []],
		['stakeholder=union&with=union', []],
		['with=nobody', []],
		['kind=industry_body', ['regret']],
		['kind=person', ['remark']],
		['signed=industry_body', ['boycott', 'regret']],
		['signed=person', ['remark']],
		['stance=oppose', ['boycott']],
		['demand=consult', ['boycott', 'regret']],
		['channel=interview', ['remark']],
		['year=2020', ['boycott', 'regret']],
		['lang=ur', ['remark']],
		['from=2020-02-13&to=2020-02-29', ['regret']],
		['from=2020-02-01&to=2020-02-29', ['boycott', 'regret']],
		['to=2020-02-12', []],
		['q=summary of REGRÉT', ['regret']],
		['q=government to reconsider', ['regret']],
		['q=asma k.', ['remark']],
		['q=union of', ['boycott']],
		['q=50%', []],
		['stakeholder=nobody', []]
	])('answers ?%s', async (search, expected) => {
		expect(await idsOf(search)).toEqual(expected);
	});

	it('looks for law and stance in one position, not in two of one statement', async () => {
		await cast.statement('both', { regulations: ['harm-rules'], stance: 'oppose' });
		await db.transaction(async (tx) => {
			await tx
				.insert(t.position)
				.values({ id: 'p', statementId: 'both', regulationId: 'it-rules', stance: 'support' });
			await tx.insert(t.citation).values({ articleId: 'dawn', positionId: 'p' });
		});
		expect(await idsOf('regulation=harm-rules&stance=support')).toEqual([]);
		expect(await idsOf('regulation=it-rules&stance=support')).toEqual(['remark', 'both']);
		const { facets } = await list('regulation=harm-rules&stance=support');
		expect(facets.stance?.map(({ value }) => value)).not.toContain('support');
		expect(facets.regulation).toEqual([{ value: 'it-rules', label: 'IT Rules 2021', count: 2 }]);
	});

	it('finds what a group said for members of a kind, on the roster of that day alone', async () => {
		await cast.stakeholder('google', { kind: 'company' });
		await cast.stakeholder('court', { kind: 'court' });
		await cast.membership('coalition', 'google', '2020-02-17');
		await cast.membership('coalition', 'court', '2010');
		expect(await list('represents=company')).toMatchObject({ total: 2, members: 1 });
		expect(await list('represents=court')).toMatchObject({ total: 0, members: 0 });
		expect(await idsOf('stakeholder=google')).toEqual([]);
	});

	it('counts the names of a kind on the statements it lists, as charts do', async () => {
		await cast.stakeholder('guild', { kind: 'media_union' });
		await cast.statement('joint', { organisationId: 'union', signatories: ['guild', 'coalition'] });
		expect(await list('signed=media_union')).toMatchObject({ total: 2, names: 3 });
		expect(await list('signed=media_union&stance=support')).toMatchObject({ total: 0, names: 0 });
		expect((await list()).names).toBeUndefined();
	});

	it('counts each choice of a filter beside the other filters', async () => {
		const { facets } = await list('year=2020');
		expect(facets).toEqual({
			regulation: [{ value: 'harm-rules', label: 'Harm Rules 2020', count: 2 }],
			stakeholder: [
				{ value: 'coalition', label: 'Internet Coalition', count: 2 },
				{ value: 'union', label: 'Union of Journalists', count: 1 }
			],
			kind: [
				{ value: 'industry_body', label: 'Industry body', count: 1 },
				{ value: 'media_union', label: 'Journalists’ union', count: 1 }
			],
			stance: [
				{ value: 'concerned', label: 'Concerned', count: 1 },
				{ value: 'oppose', label: 'Oppose', count: 1 }
			],
			demand: [
				{ value: 'consult', label: 'Consult', count: 2 },
				{ value: 'withdraw', label: 'Withdraw', count: 1 }
			],
			channel: [
				{ value: 'joint_statement', label: 'Joint statement', count: 1 },
				{ value: 'statement', label: 'Statement', count: 1 }
			],
			year: [
				{ value: '2021', label: '2021', count: 1 },
				{ value: '2020', label: '2020', count: 2 }
			],
			lang: [{ value: 'en', label: 'English', count: 2 }]
		});
	});

	it('offers the thirty stakeholders heard most, and the one chosen', async () => {
		for (let number = 0; number < 30; number++) {
			await cast.stakeholder(`s${number}`, { name: `A ${number}` });
			await cast.statement(`first${number}`, { organisationId: `s${number}` });
			await cast.statement(`second${number}`, { organisationId: `s${number}` });
		}
		expect((await list()).facets.stakeholder).toHaveLength(30);
		expect((await list('stakeholder=asma')).facets.stakeholder).toContainEqual({
			value: 'asma',
			label: 'Asma Khan',
			count: 1
		});
	});

	it('never tells of a draft: statement, quotation, law or stakeholder', async () => {
		await cast.regulation('secret-bill', { state: 'draft' });
		await cast.stakeholder('memo', { state: 'draft', name: 'Hidden Group' });
		await cast.statement('whisper', { state: 'draft', organisationId: 'memo', channel: 'letter' });
		await db
			.update(t.position)
			.set({ regulationId: 'secret-bill' })
			.where(eq(t.position.id, 'remark.it-rules'));
		await db.update(t.quotation).set({ keptBack: 'Unsure' });
		await follow();
		const { rows, total, facets } = await list();
		expect(total).toBe(3);
		expect(JSON.stringify({ rows, facets })).not.toMatch(/whisper|secret|memo|hidden|urge|letter/i);
		for (const search of [
			'q=whisper',
			'q=urge',
			'q=hidden',
			'regulation=secret-bill',
			'stakeholder=memo',
			'stance=support'
		])
			expect(await idsOf(search), search).toEqual([]);
	});

	it('leaves out what it does not understand, and names it', async () => {
		const { filters, ignored } = readFilters(
			new URLSearchParams('stance=furious&from=2021-02-29&to=2020-02-29&colour=red'),
			statements.filters
		);
		expect(filters).toEqual({ to: '2020-02-29' });
		expect(ignored).toEqual(['stance=furious', 'from=2021-02-29', 'colour=red']);
	});

	it('shows the last page to whoever asks for one past the end', async () => {
		expect(await list('page=99')).toMatchObject({ page: 1, pages: 1, total: 3 });
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c', 'd'])
			await cast.statement(id, { quote: 'No', signatories: ['union'], demands: ['amend'] });
		expect(await countQueries(() => list())).toBe(few);
	});
});

describe('a statement', () => {
	it('comes with quotation, demands, positions and sources', async () => {
		expect((await published('regret')).statement).toMatchObject({
			organisation: { slug: 'coalition' },
			positions: [{ stance: 'concerned', regulation: { title: 'Harm Rules 2020' } }],
			demands: ['consult'],
			quotations: [{ exact: 'We urge the Government to reconsider these rules' }],
			sources: [{ id: 'dawn' }]
		});
	});

	it('names the members that a coalition represented, with the day they were listed', async () => {
		await cast.stakeholder('google', { kind: 'company', name: 'Google' });
		await cast.stakeholder('grab', { kind: 'company', name: 'Grab' });
		await cast.membership('coalition', 'google', '2017-08-04');
		await cast.membership('coalition', 'grab', '2017-08-04');
		await cast.membership('coalition', 'google', '2020-02-17');
		const { represented } = await published('regret');
		expect(represented).toMatchObject([
			{
				group: { slug: 'coalition' },
				member: { name: 'Google' },
				asOf: '2020-02-17',
				sources: [{ id: 'dawn' }]
			}
		]);
	});

	it('knows what the same stakeholder said on the same law before and after, oldest first', async () => {
		await cast.statement('letter', { date: '2020-02-15' });
		await cast.statement('old', { date: '2019' });
		await cast.statement('elsewhere', { regulations: ['it-rules'], date: '2020-03-01' });
		await cast.statement('draft', { date: '2020-04-01', state: 'draft' });
		const { others } = await published('regret');
		expect(others).toMatchObject([
			{ id: 'old', date: '2019', regulation: 'harm-rules' },
			{ id: 'letter', stance: 'oppose' }
		]);
	});

	it('shows the latest 200 of what the same stakeholder said, and how many there are', async () => {
		await cast.statements(200);
		await cast.statement('old', { date: '2019' });
		const { others, othersTotal } = await published('regret');
		expect([others.length, othersTotal]).toEqual([200, 201]);
		expect(others.map(({ id }) => id)).not.toContain('old');
	});

	it('never shows a quotation that is still a draft', async () => {
		await db.update(t.quotation).set({ keptBack: 'Unsure' });
		expect((await published('regret')).statement.quotations).toEqual([]);
	});

	it('is unknown while it is a draft', async () => {
		await cast.statement('whisper', { state: 'draft' });
		expect(await statements.get('whisper')).toBeUndefined();
		expect(await statements.get('nothing')).toBeUndefined();
	});

	it('leaves nothing but the reason once it is withdrawn', async () => {
		await db
			.update(t.statement)
			.set({ state: 'withdrawn', stateReason: 'Misattributed' })
			.where(eq(t.statement.id, 'regret'));
		expect(await statements.get('regret')).toEqual({
			state: 'withdrawn',
			stateReason: 'Misattributed'
		});
	});

	it('sends the same number of queries however many rows there are', async () => {
		const more = async (id: string) => {
			await cast.statement(id, { date: '2020-03' });
			await cast.stakeholder(id);
			await cast.membership('coalition', id, '2020-02-17');
		};
		await more('first');
		const few = await countQueries(() => statements.get('regret'));
		for (const id of ['a', 'b', 'c', 'd']) await more(id);
		expect((await published('regret')).others).toHaveLength(5);
		expect(await countQueries(() => statements.get('regret'))).toBe(few);
	});
});

const objection: ItemToSave<'statement'> = {
	id: 'letter',
	state: 'published',
	organisation: 'union',
	date: '2020-03-01',
	basis: 'event',
	channel: 'letter',
	lang: 'en',
	summary: 'The union objects.',
	positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
	sources: ['dawn']
};

it('keeps on its position that an editor quotes it first, and tells programs and the history', async () => {
	const save = (leads: boolean | undefined, version: number) =>
		saveItem(
			'statement',
			{ ...objection, positions: [{ ...objection.positions![0]!, leads }] },
			{ author: 'asma', reason: 'Chosen', version, correction: false, way: 'entry' as const }
		);
	await save(undefined, 0);
	expect((await published('letter')).statement.positions).toMatchObject([{ leads: false }]);
	await save(true, 1);
	expect((await published('letter')).statement.positions).toMatchObject([{ leads: true }]);
	const [json] = await statementsAsJson(['letter']);
	expect(json!.positions).toMatchObject([{ stance: 'oppose', leads: true }]);
});

describe('the permanent address of a quotation', () => {
	const letter = (quotations: string[]): ItemToSave<'statement'> => ({
		...objection,
		quotations: quotations.map((exact) => ({ exact, article: 'dawn' }))
	});
	const saveAs = (quotations: string[], version: number) =>
		saveItem('statement', letter(quotations), {
			author: 'asma',
			reason: 'Read',
			version,
			correction: true,
			way: 'entry' as const
		});
	const fragments = async () => {
		const { statement } = await published('letter');
		return Object.fromEntries(statement.quotations.map(({ exact, fragment }) => [exact, fragment]));
	};

	it('outlives every change around it, another order, and a way back', async () => {
		await saveAs(['We object', 'We insist'], 0);
		const first = await fragments();
		expect(first['We object']).toMatch(/^q-[0-9a-f]{10}$/);
		await saveAs(['We insist', 'A third', 'We  object '], 1);
		const second = await fragments();
		expect(second['We insist']).toBe(first['We insist']);
		expect(second['We  object ']).toBe(first['We object']);
		await saveAs(['We insist'], 2);
		expect(await fragments()).toEqual({ 'We insist': first['We insist'] });
		await restore('statement', 'letter', 1, {
			author: 'asma',
			reason: 'Back',
			way: 'entry' as const,
			version: 3
		});
		expect(await fragments()).toEqual(first);
	});

	it('is one of its own for other words, and for the same words quoted again', async () => {
		await cast.article('herald');
		const [one, other] = letter(['We object', 'We  object']).quotations!;
		await saveItem(
			'statement',
			{ ...letter([]), quotations: [one!, { ...other!, article: 'herald' }] },
			{ author: 'asma', reason: 'Read', way: 'entry' }
		);
		const [first, second] = Object.values(await fragments());
		expect(second).toBe(`${first}-2`);
	});

	it('leaves that of a position as it was', async () => {
		await saveAs(['We object'], 0);
		const before = (await published('letter')).statement.positions;
		await saveAs([], 1);
		expect((await published('letter')).statement.positions).toEqual(before);
	});
});
