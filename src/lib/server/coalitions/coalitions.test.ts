import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import {
	versionIsRead,
	watchVersionInTest
} from '../../../../tests/helpers/server/db/test-version.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { choicesOf, type filters, groupsOf, overviewOf, pairsOf } from './index.ts';

type Chosen = ReturnType<typeof readFilters<typeof filters>>['filters'];

const pairs = async (chosen: Chosen = {}, most = 40) => {
	const { rows, total } = await pairsOf(chosen, most);
	const names = rows.map(
		({ stakeholders: [one, other], statements }) => `${one.slug}+${other.slug}: ${statements}`
	);
	return { names, rows, total };
};
const groups = async (chosen: Chosen = {}, most = 40) => {
	const { rows, total } = await groupsOf(chosen, most);
	return { names: rows.map(({ group }) => group.slug), rows, total };
};

/** Total of the list at an address. */
async function listedAt(href: string): Promise<number> {
	const { searchParams } = new URL(href, 'http://localhost');
	const request = readFilters(searchParams, statements.filters);
	expect(request.ignored).toEqual([]);
	return (await statements.list(request)).total;
}

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules 2021', jurisdiction: 'IN' });
	await cast.stakeholder('asma', { kind: 'person', name: 'Asma Khan' });
	await cast.stakeholder('watch', { kind: 'international_ngo', name: 'Watch', country: 'US' });
	await cast.stakeholder('search', { kind: 'company', name: 'Search Inc.', country: 'US' });
	await cast.membership('coalition', 'search', '2020-01-01');
	await cast.membership('coalition', 'search', '2021-01-01');
	await cast.membership('coalition', 'watch', '2021-01-01', { relation: 'affiliate' });
	await cast.membership('union', 'asma', '2020-01-01', { relation: 'person_of' });
	await cast.statement('letter', {
		organisationId: 'union',
		speakerId: 'asma',
		date: '2020-02',
		signatories: ['watch', 'coalition'],
		demands: ['withdraw']
	});
	await cast.statement('appeal', {
		organisationId: 'watch',
		date: '2021-03-01',
		regulations: ['it-rules'],
		signatories: ['union'],
		demands: ['consult']
	});
	await cast.statement('alone', { date: '2020-02-13', demands: ['withdraw', 'consult'] });
});

describe('who signs with whom', () => {
	it('counts each two names on one statement, those together most often first', async () => {
		expect((await pairs()).names).toEqual([
			'union+watch: 2',
			'coalition+union: 1',
			'coalition+watch: 1'
		]);
	});

	it('tells the date of the latest as precisely as its source', async () => {
		expect((await pairs()).rows.map(({ latest }) => latest)).toEqual([
			'2021-03-01',
			'2020-02',
			'2020-02'
		]);
	});

	it('makes no pair of a group and its members, nor of an organisation and who speaks for it', async () => {
		await db.delete(t.signatory);
		expect(await pairs()).toMatchObject({ names: [], total: 0 });
	});

	it('pairs a person who speaks for nobody else with who signs as well', async () => {
		await cast.statement('open', { speakerId: 'asma', signatories: ['search'] });
		expect((await pairs({ kind: 'person' })).names).toEqual(['asma+search: 1']);
	});

	it.each(['draft', 'withdrawn'] as const)('leaves out a statement that is %s', async (state) => {
		await db
			.update(t.statement)
			.set({ state, stateReason: 'A mistake' })
			.where(eq(t.statement.id, 'appeal'));
		expect((await pairs()).names[0]).toBe('coalition+union: 1');
		expect((await pairs({ regulation: 'it-rules' })).total).toBe(0);
	});

	it('shows so many, and says how many there are', async () => {
		expect(await pairs({}, 1)).toMatchObject({ names: ['union+watch: 2'], total: 3 });
	});
});

describe('groups', () => {
	it('have each listed member once, and no person who holds an office', async () => {
		const { rows, names } = await groups();
		expect(names).toEqual(['coalition']);
		expect(rows[0]!.members).toBe(2);
	});

	it('ask what they made or signed themselves, not what their members say', async () => {
		const [{ asks, statements }] = (await groups()).rows as [
			Awaited<ReturnType<typeof groups>>['rows'][0]
		];
		expect(statements).toBe(2);
		expect(asks.map(({ label, statements }) => [label, statements])).toEqual([
			['Withdraw', 2],
			['Consult', 1]
		]);
	});

	it.each(['draft', 'withdrawn'] as const)('leave out a membership that is %s', async (state) => {
		await db.update(t.membership).set({ state, stateReason: 'A mistake' });
		expect(await groups()).toMatchObject({ names: [], total: 0 });
	});

	it('stand there without a statement, but not beside a law on which they are silent', async () => {
		await cast.membership('ministry', 'union', '2020-01-01');
		expect((await groups()).names).toEqual(['coalition', 'ministry']);
		expect((await groups({ regulation: 'harm-rules' })).names).toEqual(['coalition']);
		expect((await groups({ regulation: 'it-rules' })).names).toEqual([]);
		expect(await groups({}, 1)).toMatchObject({ names: ['coalition'], total: 2 });
	});
});

describe('what a group said', () => {
	it('is a mark for each stance that it took in a statement, on the chosen law alone', async () => {
		const marksOf = async (chosen: Chosen = {}) => {
			const { rows } = await groups(chosen);
			const marks = rows.find(({ group }) => group.slug === 'union')?.marks ?? [];
			return marks.map(({ statementId, date, stance }) => `${statementId} ${date} ${stance}`);
		};
		await cast.membership('union', 'search', '2020-01-01');
		await db
			.update(t.position)
			.set({ stance: 'support' })
			.where(eq(t.position.regulationId, 'it-rules'));
		expect(await marksOf()).toEqual(['letter 2020-02 oppose', 'appeal 2021-03-01 support']);
		expect(await marksOf({ regulation: 'it-rules' })).toEqual(['appeal 2021-03-01 support']);
	});
});

describe('filters', () => {
	it.each<[Chosen, string[], string[]]>([
		[{ regulation: 'it-rules' }, ['union+watch: 1'], []],
		[{ kind: 'media_union' }, ['union+watch: 2', 'coalition+union: 1'], []],
		[{ kind: 'company' }, [], ['coalition']],
		[{ country: 'US' }, ['union+watch: 2', 'coalition+watch: 1'], ['coalition']],
		[{ country: 'US', kind: 'media_union' }, [], []],
		[{ regulation: 'no-such-law' }, [], []]
	])('with %o leave rows in which one fits', async (chosen, wanted, wantedGroups) => {
		expect((await pairs(chosen)).names).toEqual(wanted);
		expect((await groups(chosen)).names).toEqual(wantedGroups);
	});

	it('offer each choice with as many rows as it leaves, alone and beside another', async () => {
		await cast.membership('ministry', 'union', '2020-01-01');
		const begun: Chosen[] = [
			{},
			{ regulation: 'harm-rules' },
			{ kind: 'international_ngo' },
			{ country: 'US', regulation: 'it-rules' }
		];
		for (const chosen of begun)
			for (const [name, options] of Object.entries(await choicesOf(chosen))) {
				expect(options).not.toEqual([]);
				for (const { value, count } of options) {
					const then = { ...chosen, [name]: value };
					expect([then, (await pairs(then)).total + (await groups(then)).total]).toEqual([
						then,
						count
					]);
				}
			}
	});
});

it.each<Chosen>([{}, { regulation: 'harm-rules' }, { country: 'US' }])(
	'each number is the total of the list of statements it leads to, with %o',
	async (chosen) => {
		// Asma speaks for the union in a letter that others sign, and for herself in one that Watch signs.
		await cast.statement('open', { speakerId: 'asma', signatories: ['watch'] });
		const [{ rows: two }, { rows: all }] = [await pairs(chosen), await groups(chosen)];
		expect(two.length).toBeGreaterThan(0);
		const numbers = [...two, ...all, ...all.flatMap(({ asks }) => asks)];
		for (const { href, statements } of numbers)
			expect([href, await listedAt(href)]).toEqual([href, statements]);
	}
);

describe('the page and its card', () => {
	it('are read again after a change of a statement, a membership or a name, and after nothing else', async () => {
		await watchVersionInTest();
		const reads = async (change: () => Promise<unknown>) => {
			await change();
			await versionIsRead();
			return (await countQueries(() => overviewOf({}))) > 1;
		};
		await overviewOf({});
		expect(await reads(() => cast.article('the-news'))).toBe(false);
		expect(await reads(() => cast.regulation('other-rules'))).toBe(false);
		expect(await reads(() => cast.statement('reply'))).toBe(true);
		expect(await reads(() => cast.article('more-news'))).toBe(false);
		expect(await reads(() => cast.membership('ministry', 'union', '2020-01-01'))).toBe(true);
		expect(await reads(() => cast.change('stakeholder', 'union', { name: 'The Union' }))).toBe(
			true
		);
		expect(await reads(() => cast.change('regulation', 'it-rules', { title: 'The Rules' }))).toBe(
			true
		);
		const { pairs, choices } = await overviewOf({});
		expect(pairs.rows[0]!.stakeholders.map(({ name }) => name)).toContain('The Union');
		expect(choices.regulation.map(({ label }) => label)).toContain('The Rules');
	});

	it('are read each time where somebody writes to the database by hand', async () => {
		await watchVersionInTest();
		await overviewOf({});
		await db.update(t.stakeholder).set({ name: 'Anybody' });
		await versionIsRead();
		const { pairs } = await overviewOf({});
		expect(pairs.rows[0]!.stakeholders.map(({ name }) => name)).toEqual(['Anybody', 'Anybody']);
	});
});
