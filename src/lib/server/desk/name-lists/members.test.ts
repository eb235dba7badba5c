import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { proposal } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { choices } from '../lookup/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { problemsOf } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { current } from '../../write/index.ts';
import { addMembers, openMembers, unlessRefused } from './index.ts';
import { scene, sent } from '../../../../../tests/helpers/server/desk/name-lists/test-lists.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	({ bilal, chanda } = await scene());
});

const day = { relation: 'member', asOf: 'Feb 2020', 'sources.0': 'https://example.org/dawn' };
const names = { text: 'DRF\nUnion of Journalists\nBolo Bhi', all: 'new', kind: 'company' };

async function add(
	user: User,
	fields: Record<string, string> = {},
	group = 'coalition',
	lines: Record<string, string>[] = []
) {
	const list = await openMembers(user, sent({ ...day, ...names, ...fields }, lines));
	expect(list.errors).toEqual({});
	const [choice] = await choices(user, 'stakeholder', [group]);
	return addMembers(user, choice!, list);
}

const memberships = () => db.query.membership.findMany({ with: { citations: true } });

describe('the members on a list', () => {
	it('become members as of its day, by its source, all together', async () => {
		expect(await add(bilal)).toEqual({ made: 3, there: [] });
		const made = await memberships();
		expect(made).toHaveLength(3);
		for (const each of made)
			expect(each).toMatchObject({
				groupId: 'coalition',
				relation: 'member',
				asOf: '2020-02',
				asOfEarliest: '2020-02-01',
				state: 'published',
				citations: [{ articleId: 'dawn' }]
			});
		const bolo = made.find(({ memberId }) => memberId !== 'drf' && memberId !== 'union')!;
		expect((await current('stakeholder', bolo.memberId))?.item).toMatchObject({
			name: 'Bolo Bhi',
			state: 'published'
		});
	});

	it('wait for an editor where a contributor sent them, whom they name included', async () => {
		await add(chanda);
		expect((await memberships()).map(({ state }) => state)).toEqual(['draft', 'draft', 'draft']);
		const { rows } = await proposals.ownProposals(chanda, 1);
		expect(rows.map(({ title }) => title).sort()).toEqual([
			'Bolo Bhi',
			'Bolo Bhi in Internet Coalition',
			'Digital Rights Foundation in Internet Coalition',
			'Union of Journalists in Internet Coalition'
		]);
	});

	it('who were members of that day already are told, and not made so twice', async () => {
		await cast.membership('coalition', 'union', '2020-02');
		await cast.membership('coalition', 'drf', '2019');
		await cast.membership('coalition', 'drf', '2020-02', { relation: 'co_founder' });
		const { made, there } = await add(bilal);
		expect(made).toBe(2);
		expect(there.map(({ name }) => name)).toEqual(['Union of Journalists']);
		expect(await db.$count(t.membership)).toBe(5);
	});

	it('are made once by a list that is sent twice', async () => {
		const answers = await Promise.all([add(chanda), add(chanda)]);
		expect(answers).toEqual([
			{ made: 3, there: [] },
			{ made: 3, there: [] }
		]);
		expect(await db.$count(t.membership)).toBe(3);
		expect(await db.$count(proposal)).toBe(4);
		expect(await add(chanda, { asOf: '2021' })).toMatchObject({ made: 3 });
	});

	it('have the office that the list gives them, and a new person is put on record with it', async () => {
		await cast.stakeholder('khilji', { name: 'Usama Khilji', kind: 'person' });
		const lines = [
			{ text: 'Usama Khilji, treasurer', take: 'is khilji' },
			{ text: 'Afia Salam, journalist', take: 'new' },
			{ text: 'DRF', take: '' }
		];
		expect(await add(bilal, { text: '', kind: '' }, 'coalition', lines)).toMatchObject({ made: 3 });
		const made = await memberships();
		expect(made.map(({ role }) => role ?? 'none').sort()).toEqual([
			...['journalist', 'none', 'treasurer']
		]);
		const afia = made.find(({ role }) => role === 'journalist')!;
		expect((await current('stakeholder', afia.memberId))?.item).toMatchObject({
			name: 'Afia Salam',
			kind: 'person',
			role: 'journalist',
			state: 'published'
		});
		expect((await current('stakeholder', 'khilji'))?.item).not.toHaveProperty('role');
	});

	it('who are drafts are published with the list, where its editor says so', async () => {
		const text = { text: 'Newcomers’ Guild' };
		expect(await problemsOf(add(bilal, text))).toEqual([
			{
				field: 'lines.0.take',
				message: 'Newcomers’ Guild is a draft. Publish it with the list, or leave it out.'
			}
		]);
		expect(await add(bilal, { ...text, along: 'yes' })).toEqual({ made: 1, there: [] });
		expect((await current('stakeholder', 'new'))?.item.state).toBe('published');
	});

	it('who are drafts may be sent as they are', async () => {
		const guild = { text: 'Newcomers’ Guild', take: 'is Newcomers’ Guild' };
		expect(await add(chanda, { text: '' }, 'coalition', [guild])).toMatchObject({ made: 1 });
		expect((await current('stakeholder', 'new'))?.item.state).toBe('draft');
	});
});

describe('of a list of members that is refused, nothing is saved:', () => {
	const nothing = async () => {
		expect(await db.$count(t.membership)).toBe(0);
		expect(await db.$count(t.stakeholder)).toBe(6);
		expect(await db.$count(t.idempotency)).toBe(0);
	};

	it('where an editor has no source for it, while a contributor may send it so', async () => {
		const bare = { 'sources.0': '' };
		expect(await problemsOf(add(bilal, bare))).toMatchObject([
			{ field: 'sources', message: expect.stringContaining('at least one published source') }
		]);
		await nothing();
		expect(await add(chanda, bare)).toMatchObject({ made: 3 });
	});

	it('where the group is among its members', async () => {
		expect(await problemsOf(add(bilal, { text: 'DRF\nInternet Coalition' }))).toEqual([
			{ field: 'lines.1.take', message: 'This is the group itself. Leave it out.' }
		]);
		await nothing();
	});

	it('where a member was withdrawn meanwhile, with a sentence that the page has a place for', async () => {
		const list = await openMembers(bilal, sent({ ...day, text: 'DRF' }));
		const [group] = await choices(bilal, 'stakeholder', ['coalition']);
		await db.update(t.stakeholder).set({ state: 'withdrawn' }).where(eq(t.stakeholder.id, 'drf'));
		const { refusal } = await unlessRefused(list, () => addMembers(bilal, group!, list));
		expect(refusal?.errors).toEqual({ '': 'This stakeholder is withdrawn: take it out.' });
		await nothing();
	});

	it('where its group is a draft, and an editor would publish it', async () => {
		expect(await problemsOf(add(bilal, {}, 'new'))).toEqual([
			{ field: '', message: 'Newcomers’ Guild is a draft. Publish it first.' }
		]);
		await nothing();
	});

	it('where the day is none, or its source is unknown; both are told at once', async () => {
		const { errors, lines, typed } = await openMembers(
			bilal,
			sent({
				...names,
				relation: 'member',
				asOf: 'lately',
				'sources.0': 'https://example.org/none'
			})
		);
		expect(Object.keys(errors).sort()).toEqual(['asOf', 'sources.0']);
		expect(lines).toHaveLength(3);
		expect(typed).toMatchObject({ asOf: 'lately', sources: ['https://example.org/none'] });
		expect((await openMembers(bilal, sent({ ...names, relation: 'rival' }))).errors).toEqual({
			asOf: 'Give the day on which a source listed them.',
			relation: 'Choose as what the list names them.'
		});
	});
});
