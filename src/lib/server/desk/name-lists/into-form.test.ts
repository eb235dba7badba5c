import { not } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blankForm } from '../../../nouns/derive/typed.ts';
import * as activity from '../../activity.ts';
import { isUnsent, proposal } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { getUnsent, saveUnsent } from '../entry/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { problemsOf } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { current } from '../../write/index.ts';
import { addToForm, openForForm, startList } from './index.ts';
import { scene, sent } from '../../../../../tests/helpers/server/desk/name-lists/test-lists.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let bilal: User;
let chanda: User;
const key = 'key-of-an-unsent-letter';

beforeEach(async () => {
	({ bilal, chanda } = await scene());
	for (const user of [bilal, chanda]) await letter(user);
});

const letter = (user: User, signatories: string[] = []) =>
	saveUnsent(user, {
		key: key + user.id,
		noun: 'statement',
		rowId: null,
		version: 0,
		proposalId: null,
		typed: { ...blankForm(formOf('statement')), summary: 'They object.', signatories }
	});

const add = async (user: User, fields: Record<string, string>, lines?: Record<string, string>[]) =>
	addToForm(
		user,
		key + user.id,
		'signatories',
		await openForForm(user, sent({ 'sources.0': 'dawn', ...fields }, lines))
	);

const typedOf = async (user: User) => (await getUnsent(user, key + user.id))?.typed;
const names = { text: 'DRF; Union of Journalists; Bolo Bhi; Hamara Internet' };
const bold = { ...names, all: 'new', kind: 'civil_society', country: 'PK' };

describe('a settled list', () => {
	it('stands in the field of the form, without doubles, and leaves the rest as it was', async () => {
		await letter(bilal, ['coalition', 'digital rights foundation', 'Someone half typed']);
		expect(await add(bilal, { ...names, all: 'skip' })).toEqual({ added: 1, there: 1 });
		expect(await typedOf(bilal)).toMatchObject({
			summary: 'They object.',
			signatories: ['coalition', 'digital rights foundation', 'Someone half typed', 'union']
		});
	});

	it('publishes whom an editor adds, under the editor’s name, and the log tells of each', async () => {
		expect(await add(bilal, bold)).toEqual({ added: 4, there: 0 });
		const { signatories } = (await typedOf(bilal))!;
		const [, , bolo = '', hamara = ''] = signatories as string[];
		expect(await current('stakeholder', bolo)).toMatchObject({
			version: 1,
			item: { name: 'Bolo Bhi', slug: 'bolo-bhi', state: 'published', country: 'PK' }
		});
		expect(await versionsOf('stakeholder', hamara)).toMatchObject([
			{ version: 1, author: 'Bilal', authorId: 'bilal', reason: 'Added from a list of names' }
		]);
		const { rows } = await activity.list({ filters: {}, page: 1, ignored: [] });
		expect(rows.map(({ kind, subject }) => [kind, subject]).sort()).toEqual([
			['publication', 'Bolo Bhi'],
			['publication', 'Hamara Internet']
		]);
	});

	it('gives whom it adds the page on which the list stands', async () => {
		await add(bilal, bold);
		const { signatories } = (await typedOf(bilal))!;
		const bolo = (signatories as string[])[2]!;
		expect((await current('stakeholder', bolo))?.item.sources).toEqual(['dawn']);
	});

	it('begins with the sources of its form', async () => {
		const typed = { ...blankForm(formOf('statement')), sources: ['dawn', 'half typed'] };
		expect(await startList(chanda, { noun: 'statement', typed })).toMatchObject({
			typed: { sources: ['dawn', 'half typed'] },
			chosen: [{ id: 'dawn' }]
		});
	});

	it('sends whom a contributor adds to an editor, each as a draft that can be published', async () => {
		await add(chanda, bold);
		const { signatories } = (await typedOf(chanda))!;
		const bolo = (signatories as string[])[2]!;
		expect(await current('stakeholder', bolo)).toMatchObject({
			item: { state: 'draft', stateReason: 'waiting' }
		});
		const { rows } = await proposals.ownProposals(chanda, 1);
		expect(rows.map(({ title }) => title).sort()).toEqual(['Bolo Bhi', 'Hamara Internet']);
		const one = rows.find(({ rowId }) => rowId === bolo)!;
		expect(await proposals.publishProposal(bilal, one.id, one.version)).toEqual({
			id: bolo,
			version: 2
		});
		expect((await current('stakeholder', bolo))?.item.state).toBe('published');
		expect((await activity.list({ filters: {}, page: 1, ignored: [] })).total).toBe(1);
	});

	it('that is sent twice adds nobody twice, and is answered alike', async () => {
		const before = await db.$count(t.stakeholder);
		const answers = await Promise.all([add(chanda, bold), add(chanda, bold)]);
		answers.push(await add(chanda, bold));
		expect(answers).toEqual(Array(3).fill({ added: 4, there: 0 }));
		expect(await db.$count(t.stakeholder)).toBe(before + 2);
		expect(await db.$count(proposal, not(isUnsent))).toBe(2);
		expect((await typedOf(chanda))?.signatories).toHaveLength(4);
	});

	it('that was changed before it is sent again does not pass for sent', async () => {
		await add(bilal, bold);
		const lines = [{ text: 'Bolo Bhi', take: 'new', kind: 'company' }];
		expect(await problemsOf(add(bilal, {}, lines))).toEqual([
			{ field: 'lines.0.take', message: 'Bolo Bhi is on record: take it, or change the name.' }
		]);
	});

	it('of another person with the same key adds its own', async () => {
		await add(bilal, bold);
		expect(await add(chanda, { ...bold, text: 'Bolo Bhi' })).toEqual({ added: 1, there: 0 });
	});

	it('of five hundred new names takes as many queries as one of two', async () => {
		const text = Array.from({ length: 500 }, (_, index) => `Society of ${index} Friends`).join(
			'\n'
		);
		const few = await countQueries(() =>
			add(bilal, { ...bold, text: 'Bolo Bhi\nHamara Internet' })
		);
		const settle = () => add(bilal, { ...bold, text, key: 'key-of-a-long-pasted-list' });
		await letter(bilal);
		expect(await countQueries(settle)).toBeLessThanOrEqual(few + 2);
		expect((await typedOf(bilal))?.signatories).toHaveLength(500);
	});
});

describe('of a list that is refused, nothing is saved:', () => {
	const nothing = async () => {
		expect(await db.$count(t.stakeholder)).toBe(6);
		expect((await typedOf(bilal))?.signatories).toEqual([]);
	};

	it('where an editor adds somebody and names no page, while one who is on record needs none', async () => {
		expect(await problemsOf(add(bilal, { ...bold, 'sources.0': '' }))).toEqual([
			{ field: 'sources', message: 'A published stakeholder needs at least one published source.' }
		]);
		await nothing();
		await add(bilal, { ...bold, all: 'skip', 'sources.0': '' });
		expect((await typedOf(bilal))?.signatories).toHaveLength(2);
	});

	it('where a line is open', async () => {
		const open = add(bilal, { ...bold, text: 'Bolo Bhi\nUnion of Jurnalists' });
		expect(await problemsOf(open)).toMatchObject([{ field: 'lines.1.take' }]);
		await nothing();
	});

	it('where the form is another’s, or sent meanwhile', async () => {
		const list = await openForForm(bilal, sent({ 'sources.0': 'dawn', ...bold }));
		const foreign = addToForm(bilal, key + chanda.id, 'signatories', list);
		expect(await problemsOf(foreign)).toHaveLength(1);
		expect((await typedOf(chanda))?.signatories).toEqual([]);
		await nothing();
	});
});
