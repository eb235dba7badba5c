import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as activity from '../../activity.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import * as desk from '../tables.ts';
import { db } from '../../db/index.ts';
import { readStored } from '../../write/items/read.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import {
	Conflict,
	current,
	type ItemToSave,
	addRevisions,
	Refused,
	saveItem,
	saveWithin,
	currentSlug,
	inTransaction
} from '../../write/index.ts';
import { versionsOf, withdraw } from '../../../../../tests/helpers/server/write/test-changes.ts';
import { erasedName, nameIsErased } from '../../../../../tests/helpers/server/test-erased.ts';
import { list as statements } from '../../../nouns/statement/list.server.ts';
import * as site from '../../site/index.ts';
import { list, mergeInto, openMerge, undo } from './index.ts';

const asma = { author: 'Asma', reason: 'Read in Dawn', way: 'entry' as const };
let bilal: Awaited<ReturnType<typeof person>>;

/** A record with a duplicate newsroom, in which every stakeholder has a history. */
checkDerived();

beforeEach(async () => {
	await cast.scene();
	const others = await readStored(db, 'stakeholder', ['coalition', 'union', 'ministry']);
	await addRevisions(
		db,
		'stakeholder',
		others.map(({ item }) => ({ item, version: 1 })),
		asma
	);
	bilal = await person('editor');
	await cast.article('herald');
	await stakeholder('dawn-tv', { name: 'Dawn TV', aliases: ['DTV'], sources: ['herald'] });
	await stakeholder('dawn-news', { name: 'Dawn News', sources: ['dawn'] });
});

const stakeholder = (id: string, given: Partial<ItemToSave<'stakeholder'>> = {}) =>
	saveItem(
		'stakeholder',
		{
			id,
			state: 'published',
			name: `Name of ${id}`,
			kind: 'media_union',
			sources: ['dawn'],
			...given
		},
		asma
	);

const theirs = (id: string): ItemToSave<'statement'> => ({
	id,
	state: 'published',
	organisation: 'dawn-tv',
	date: '2020-02',
	basis: 'event',
	channel: 'letter',
	lang: 'en',
	summary: 'They object.',
	signatories: ['union'],
	demands: ['withdraw'],
	positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
	quotations: [{ exact: 'We object', article: 'dawn' }],
	sources: ['herald', 'dawn']
});

const letter = (id: string, given: Partial<ItemToSave<'statement'>> = {}) =>
	saveItem('statement', { ...theirs(id), ...given }, asma);

const leak = (id: string, actors: string[]) =>
	saveItem(
		'event',
		{
			id,
			state: 'published',
			kind: 'leak',
			description: 'The rules leak.',
			regulations: ['harm-rules'],
			actors,
			dates: [{ date: '2020-02-12', basis: 'event', preferred: true, sources: ['dawn'] }]
		},
		asma
	);

const membership = (
	group: string,
	member: string,
	given: Partial<ItemToSave<'membership'>> = {}
): Promise<{ id: string }> =>
	saveItem(
		'membership',
		{ state: 'published', group, member, relation: 'member', sources: ['dawn'], ...given },
		asma
	);

const same = { fromVersion: 1, toVersion: 1, reason: 'One newsroom' };
const mergeThem = (how: Partial<Parameters<typeof mergeInto>[3]> = {}) =>
	mergeInto(bilal, 'dawn-tv', 'dawn-news', { ...same, ...how });

const itemOf = async (noun: Parameters<typeof current>[0], id: string) =>
	(await current(noun, id))?.item as Record<string, unknown> | undefined;

async function refusalOf(work: Promise<unknown>) {
	const error = await work.then(
		() => undefined,
		(error: unknown) => error
	);
	return error instanceof Refused ? error.message : error;
}

describe('a merge', () => {
	it('has every item name the other one, in any state, and leaves what it claims as it was', async () => {
		const { id: spoken } = await letter('spoken', { organisation: undefined, speaker: 'dawn-tv' });
		const { id: signed } = await letter('signed', {
			organisation: 'coalition',
			signatories: ['dawn-tv', 'union']
		});
		const hidden = { state: 'draft', stateReason: 'Unchecked' } as const;
		const { id: drafted } = await letter('drafted', hidden);
		const { id: acted } = await leak('acted', ['ministry', 'dawn-tv']);
		const { id: belongs } = await membership('union', 'dawn-tv', { asOf: '2020-02' });
		const before = await itemOf('statement', spoken);

		const id = await mergeThem();
		expect(await itemOf('statement', spoken)).toEqual({ ...before, speaker: 'dawn-news' });
		expect(await itemOf('statement', signed)).toMatchObject({
			organisation: 'coalition',
			signatories: ['dawn-news', 'union'],
			sources: ['herald', 'dawn']
		});
		expect(await itemOf('statement', drafted)).toMatchObject({
			...hidden,
			organisation: 'dawn-news'
		});
		expect(await itemOf('event', acted)).toMatchObject({ actors: ['ministry', 'dawn-news'] });
		expect(await itemOf('membership', belongs)).toMatchObject({ member: 'dawn-news' });
		expect((await versionsOf('statement', spoken))[0]).toMatchObject({
			version: 2,
			author: 'Bilal',
			authorId: 'bilal',
			reason: 'Merged “Dawn TV” into “Dawn News”: One newsroom'
		});
		const [made] = await db.select().from(desk.merge);
		expect(made).toMatchObject({ id, fromId: 'dawn-tv', toId: 'dawn-news', accountId: 'bilal' });
		expect(made?.moved.map(({ noun, version }) => `${noun} ${version}`).sort()).toEqual([
			'event 2',
			'membership 2',
			'stakeholder 2',
			'stakeholder 2',
			'statement 2',
			'statement 2',
			'statement 2'
		]);
	});

	it('takes out the signature of whoever comes to speak in what it signs, and says so before and after', async () => {
		const ours = { organisation: 'dawn-news', signatories: ['union', 'dawn-tv', 'ministry'] };
		await letter('theirs', { signatories: ['union', 'dawn-news', 'ministry'] });
		await letter('ours', ours);
		await letter('another', { organisation: 'coalition', signatories: ['dawn-tv'] });
		expect((await openMerge(bilal, 'dawn-tv', 'dawn-news'))?.preview?.unsigned).toEqual(
			expect.arrayContaining([
				{ id: 'theirs', title: 'Dawn TV: They object.' },
				{ id: 'ours', title: 'Dawn News: They object.' }
			])
		);
		const made = await mergeThem();
		for (const id of ['theirs', 'ours']) {
			expect(await itemOf('statement', id), id).toMatchObject({
				organisation: 'dawn-news',
				signatories: ['union', 'ministry']
			});
			expect((await versionsOf('statement', id))[0]?.reason, id).toBe(
				'Merged “Dawn TV” into “Dawn News”: One newsroom · “Dawn News” speaks here, and does not sign it any more.'
			);
		}
		expect((await versionsOf('statement', 'another'))[0]?.reason).toMatch(/One newsroom$/);

		const edited = { ...(await itemOf('statement', 'theirs')), summary: 'They still object.' };
		await saveItem('statement', edited as ItemToSave<'statement'>, { ...asma, version: 2 });
		await undo(bilal, made, 'Two newsrooms');
		expect(await itemOf('statement', 'ours')).toMatchObject(ours);
		expect(await itemOf('statement', 'theirs')).toMatchObject({
			organisation: 'dawn-tv',
			summary: 'They still object.',
			signatories: ['union', 'dawn-news', 'ministry']
		});
	});

	it('is refused where neither has a source, as in records of old', async () => {
		for (const id of ['dawn-tv', 'dawn-news']) await unsourced(id);
		expect(await refusalOf(mergeThem())).toBe(
			'Dawn News: A published stakeholder needs at least one published source.'
		);
	});

	it('names the other one once where both were named', async () => {
		await letter('joint', { organisation: 'coalition', signatories: ['dawn-news', 'dawn-tv'] });
		await leak('acted', ['dawn-tv', 'dawn-news']);
		await mergeThem();
		expect(await itemOf('statement', 'joint')).toMatchObject({ signatories: ['dawn-news'] });
		expect(await itemOf('event', 'acted')).toMatchObject({ actors: ['dawn-news'] });
	});

	it('gives the other one the names and sources, without doubles', async () => {
		await stakeholder('one', { name: 'Réseau', aliases: ['RN', 'Network'], sources: ['dawn'] });
		await stakeholder('other', { name: 'Network', aliases: ['rn'], sources: ['dawn', 'herald'] });
		await mergeInto(bilal, 'one', 'other', same);
		expect(await itemOf('stakeholder', 'other')).toMatchObject({
			name: 'Network',
			aliases: ['rn', 'Réseau'],
			sources: ['dawn', 'herald']
		});
	});

	it('withdraws memberships that would be in themselves or twice there, with the reason', async () => {
		const { id: within } = await membership('dawn-news', 'dawn-tv');
		const { id: twin } = await membership('union', 'dawn-tv');
		const { id: there } = await membership('union', 'dawn-news');
		const { id: later } = await membership('union', 'dawn-tv', { asOf: '2021' });
		const gone = { state: 'withdrawn', stateReason: 'Never a member' } as const;
		const { id: long } = await membership('coalition', 'dawn-tv', gone);
		await membership('coalition', 'dawn-news');

		expect((await openMerge(bilal, 'dawn-tv', 'dawn-news'))?.preview).toEqual({
			moving: [{ noun: 'membership', count: 1 }],
			withdrawn: expect.arrayContaining([
				{
					id: within,
					member: 'Dawn TV',
					group: 'Dawn News',
					reason: 'After a merge, both are “Dawn News”.'
				},
				{
					id: twin,
					member: 'Dawn TV',
					group: 'Union of Journalists',
					reason: 'After a merge, “Dawn News” has the same membership already.'
				}
			]),
			unsigned: [],
			conflictingNumbers: []
		});
		await mergeThem();
		for (const id of [within, twin])
			expect(await current('membership', id)).toMatchObject({
				version: 2,
				item: {
					member: 'dawn-tv',
					state: 'withdrawn',
					stateReason: expect.stringMatching(/^After a merge/)
				}
			});
		expect(await itemOf('membership', later)).toMatchObject({ member: 'dawn-news' });
		expect(await current('membership', there)).toMatchObject({ version: 1 });
		expect(await current('membership', long)).toMatchObject({ version: 1, item: gone });
	});

	it('leaves a tombstone, and the address and former ones lead to the other one', async () => {
		await stakeholder('old', { name: 'Old', slug: 'older' });
		await saveItem(
			'stakeholder',
			{ ...(await draftOf('old')), slug: 'old' },
			{ ...asma, version: 1 }
		);
		await mergeInto(bilal, 'old', 'dawn-tv', { ...same, fromVersion: 2 });
		expect(await itemOf('stakeholder', 'old')).toMatchObject({
			state: 'withdrawn',
			stateReason: 'Merged into “Dawn TV”.'
		});
		expect(await currentSlug('stakeholder', 'old')).toBe('dawn-tv');
		expect(await currentSlug('stakeholder', 'older')).toBe('dawn-tv');

		await mergeThem({ fromVersion: 2 });
		for (const slug of ['older', 'old', 'dawn-tv'])
			expect(await currentSlug('stakeholder', slug), slug).toBe('dawn-news');
		expect(await currentSlug('stakeholder', 'dawn-news')).toBeUndefined();
	});

	it('is in the activity log', async () => {
		await letter('one');
		await mergeThem();
		const { rows } = await activity.list({ filters: { kind: 'merge' }, page: 1, ignored: [] });
		expect(rows).toMatchObject([
			{
				actorName: 'Bilal',
				subject: 'Dawn TV into Dawn News',
				detail: { items: 1, reason: 'One newsroom' }
			}
		]);
	});

	it('is made once of a form sent eight times at once', async () => {
		await letter('one');
		const key = crypto.randomUUID();
		const ids = await Promise.all(Array.from({ length: 8 }, () => mergeThem({ key })));
		expect(new Set(ids)).toEqual(new Set([key]));
		expect(await db.$count(desk.merge)).toBe(1);
		expect(await current('statement', 'one')).toMatchObject({ version: 2 });
		expect(await refusalOf(mergeInto(bilal, 'union', 'dawn-news', { ...same, key }))).toBe(
			'This form was sent before, for something else.'
		);
	});

	it('is neither made nor undone for a reason that holds erased words', async () => {
		const made = await mergeThem();
		await nameIsErased();
		const erased = expect.stringContaining('erased from the record');
		const reason = `${erasedName} asked for it`;
		expect(await refusalOf(mergeInto(bilal, 'union', 'coalition', { ...same, reason }))).toEqual(
			erased
		);
		expect(await refusalOf(undo(bilal, made, reason))).toEqual(erased);
		expect(await list()).toMatchObject({ total: 1 });
	});

	it('is refused with itself, with what is unknown, and with what is not published', async () => {
		await stakeholder('hidden', { name: 'Hidden', state: 'draft', stateReason: 'Unchecked' });
		const refusal = (from: string, to: string) => refusalOf(mergeInto(bilal, from, to, same));
		expect(await refusal('dawn-tv', 'dawn-tv')).toBe(
			'This is one and the same: choose another one.'
		);
		expect(await refusal('dawn-tv', 'nowhere')).toBe('This stakeholder is not in the record.');
		expect(await refusal('nowhere', 'dawn-tv')).toBe('This stakeholder is not in the record.');
		expect(await refusal('dawn-tv', 'hidden')).toBe('“Hidden” is a draft: publish it first.');
		await withdraw('stakeholder', 'union', { ...asma, version: 1 });
		expect(await refusal('union', 'dawn-tv')).toBe('“Union of Journalists” is withdrawn.');
		await mergeThem();
		expect(await refusal('dawn-tv', 'coalition')).toBe(
			'“Dawn TV” is merged into “Dawn News” already.'
		);
		expect(await db.$count(desk.merge)).toBe(1);
	});

	it('is refused where either was changed since the editor looked, and nothing moves', async () => {
		await letter('one');
		const renamed = { ...(await draftOf('dawn-news')), name: 'Dawn News TV' };
		await saveItem('stakeholder', renamed, { ...asma, version: 1 });
		const error = await refusalOf(mergeThem());
		expect(error).toBeInstanceOf(Conflict);
		expect(error).toMatchObject({ current: { version: 2, item: { name: 'Dawn News TV' } } });
		expect(await refusalOf(mergeThem({ fromVersion: 7 }))).toBeInstanceOf(Conflict);
		expect(await current('statement', 'one')).toMatchObject({
			version: 1,
			item: { organisation: 'dawn-tv' }
		});
	});

	it('is not held up by an old fault of an item that it moves', async () => {
		await cast.regulation('old-law');
		await letter('one', { positions: [{ regulation: 'old-law', stance: 'oppose' }] });
		await withdraw('regulation', 'old-law', { ...asma, version: 1 });
		await mergeThem();
		expect(await itemOf('statement', 'one')).toMatchObject({ organisation: 'dawn-news' });
	});

	it('leaves nothing behind that names the one, be it saved at the same moment', async () => {
		let merging: Promise<unknown> | undefined;
		let merged = false;
		await inTransaction(async (session) => {
			await saveWithin(session, 'statement', theirs('new'), asma);
			merging = refusalOf(mergeThem()).finally(() => (merged = true));
			// Wait until it is done or blocked by this one; the embedded database runs them in turn anyway.
			for (let looks = 0; looks < 300 && !merged && !(await somebodyWaits(session)); looks++);
		});
		const refusal = await merging;
		expect([
			undefined,
			'Something that names it was saved at the same moment. Look again, and merge then.'
		]).toContain(refusal);
		expect(await itemOf('statement', 'new')).toMatchObject({
			organisation: refusal ? 'dawn-tv' : 'dawn-news'
		});
		expect(await itemOf('stakeholder', 'dawn-tv')).toMatchObject({
			state: refusal ? 'published' : 'withdrawn'
		});
	});

	it('takes as many queries for many items as for a few, there and back', async () => {
		const costs = [];
		for (const many of [2, 30]) {
			const from = `newsroom-${many}`;
			await stakeholder(from);
			for (let number = 0; number < many; number++)
				await letter(`letter-${many}-${number}`, { organisation: from });
			const { version: toVersion } = (await current('stakeholder', 'dawn-news'))!;
			let id = '';
			costs.push([
				await countQueries(async () => {
					id = await mergeInto(bilal, from, 'dawn-news', { ...same, toVersion });
				}),
				await countQueries(() => undo(bilal, id, 'Two newsrooms'))
			]);
		}
		expect(costs[1]).toEqual(costs[0]);
	});
});

describe('a merge undone', () => {
	const undoIt = (id: string) => undo(bilal, id, 'Two newsrooms');

	it('gives back stakeholder, address and memberships, and says so', async () => {
		const { id: twin } = await membership('union', 'dawn-tv');
		await membership('union', 'dawn-news');
		await letter('one');
		await undoIt(await mergeThem());
		expect(await itemOf('stakeholder', 'dawn-tv')).toMatchObject({ state: 'published' });
		expect(await itemOf('stakeholder', 'dawn-tv')).not.toHaveProperty('stateReason');
		expect(await itemOf('stakeholder', 'dawn-news')).toMatchObject({
			aliases: [],
			sources: ['dawn']
		});
		expect(await currentSlug('stakeholder', 'dawn-tv')).toBeUndefined();
		expect(await itemOf('membership', twin)).toMatchObject({ state: 'published' });
		expect((await versionsOf('statement', 'one'))[0]).toMatchObject({
			version: 3,
			authorId: 'bilal',
			reason: 'Merge of “Dawn TV” into “Dawn News” undone: Two newsrooms'
		});
		const { rows } = await activity.list({ filters: {}, page: 1, ignored: [] });
		expect(rows.map(({ kind }) => kind)).toEqual(['merge_undone', 'merge']);
	});

	it('keeps what others changed since, and puts back in it only who was named', async () => {
		await letter('edited', { organisation: 'coalition', signatories: ['dawn-tv', 'dawn-news'] });
		await letter('taken-out', { organisation: 'coalition', signatories: ['dawn-tv', 'union'] });
		await letter('given-away');
		await letter('new', { organisation: 'dawn-news' });
		const id = await mergeThem();
		const edit = async (id: string, changes: object) =>
			saveItem(
				'statement',
				{ ...(await itemOf('statement', id)), ...changes } as ItemToSave<'statement'>,
				{
					...asma,
					correction: false,
					version: 2
				}
			);
		await edit('edited', { summary: 'They still object.', signatories: ['dawn-news', 'ministry'] });
		await edit('taken-out', { signatories: ['union'] });
		await edit('given-away', { organisation: 'union', signatories: [] });

		await undoIt(id);
		expect(await itemOf('statement', 'edited')).toMatchObject({
			summary: 'They still object.',
			signatories: ['dawn-tv', 'dawn-news', 'ministry']
		});
		expect(await current('statement', 'taken-out')).toMatchObject({
			version: 3,
			item: { signatories: ['union'] }
		});
		expect(await itemOf('statement', 'given-away')).toMatchObject({ organisation: 'union' });
		expect(await current('statement', 'new')).toMatchObject({
			version: 1,
			item: { organisation: 'dawn-news' }
		});
	});

	it('names in a campaign once who was put back in it since', async () => {
		await cast.campaign('repeal');
		await cast.change('campaign', 'repeal', { participants: [{ stakeholder: 'dawn-tv' }] });
		const id = await mergeThem();
		await cast.change('stakeholder', 'dawn-tv', { state: 'published' });
		await cast.change('campaign', 'repeal', {
			participants: [{ stakeholder: 'dawn-news' }, { stakeholder: 'dawn-tv' }]
		});
		await undoIt(id);
		const { participants } = (await itemOf('campaign', 'repeal'))!;
		expect(participants).toMatchObject([{ stakeholder: 'dawn-tv' }]);
	});

	it('takes names and sources from the other one, but not what others gave it', async () => {
		const id = await mergeThem();
		const grown = { ...(await draftOf('dawn-news')), country: 'PK' };
		await saveItem(
			'stakeholder',
			{ ...grown, aliases: [...grown.aliases!, 'DN'] },
			{ ...asma, version: 2 }
		);
		await undoIt(id);
		expect(await itemOf('stakeholder', 'dawn-news')).toMatchObject({
			aliases: ['DN'],
			country: 'PK',
			sources: ['dawn']
		});
	});

	it('is not undone twice, nor one that never was', async () => {
		const id = await mergeThem();
		await undoIt(id);
		expect(await refusalOf(undoIt(id))).toBe('This merge was undone already.');
		expect(await refusalOf(undoIt('nowhere'))).toBe('This merge is not on record.');
		expect(await current('stakeholder', 'dawn-tv')).toMatchObject({ version: 3 });
	});

	it('can be merged again', async () => {
		await letter('one');
		await undoIt(await mergeThem());
		await mergeThem({ fromVersion: 3, toVersion: 3 });
		expect(await itemOf('statement', 'one')).toMatchObject({ organisation: 'dawn-news' });
		expect(await currentSlug('stakeholder', 'dawn-tv')).toBe('dawn-news');
	});

	it('had the other one run this copy, if the one did, and gives that back', async () => {
		const chosen = async () => {
			const { operator } = await site.siteChoices();
			const { rows } = await statements({ filters: { operator: 'without' }, page: 1 });
			return [operator, rows.map(({ id }) => id)];
		};
		await letter('theirs');
		await cast.statement('of-the-ministry', { organisationId: 'ministry' });
		await site.chooseOperator({ ...bilal, role: 'administrator', twoStep: false }, 'dawn-tv');
		const own = ['dawn-tv', ['of-the-ministry']];
		expect(await chosen()).toEqual(own);
		const first = await mergeThem();
		expect(await chosen()).toEqual(['dawn-news', ['of-the-ministry']]);
		const second = await mergeInto(bilal, 'dawn-news', 'coalition', { ...same, fromVersion: 2 });
		expect(await chosen()).toEqual(['coalition', ['of-the-ministry']]);
		await undoIt(second);
		await undoIt(first);
		expect(await chosen()).toEqual(own);
	});

	it('goes before what it rests on: the last of several comes first', async () => {
		await letter('joint', { organisation: 'dawn-tv', signatories: ['union'] });
		const first = await mergeThem();
		const second = await mergeInto(bilal, 'dawn-news', 'coalition', { ...same, fromVersion: 2 });
		expect(await refusalOf(undoIt(first))).toBe(
			'“Dawn News” was merged into “Internet Coalition” after this. Undo that first.'
		);
		await undoIt(second);
		await undoIt(first);
		expect(await itemOf('statement', 'joint')).toMatchObject({ organisation: 'dawn-tv' });
	});

	it('waits for another merge into the same one that moved the same item, and for no other', async () => {
		await letter('joint', { organisation: 'coalition', signatories: ['dawn-tv', 'union'] });
		const first = await mergeThem();
		const other = await mergeInto(bilal, 'ministry', 'dawn-news', { ...same, toVersion: 2 });
		const second = await mergeInto(bilal, 'union', 'dawn-news', { ...same, toVersion: 3 });
		expect(await refusalOf(undoIt(first))).toBe(
			'“Union of Journalists” was merged into “Dawn News” after this. Undo that first.'
		);
		await undoIt(second);
		await undoIt(first);
		expect(await itemOf('statement', 'joint')).toMatchObject({ signatories: ['dawn-tv', 'union'] });
		expect(await itemOf('stakeholder', 'dawn-news')).toMatchObject({ aliases: ['Ministry of IT'] });
		await undoIt(other);
	});
});

describe('the list of merges', () => {
	it('has the newest first, with names, who, when, how many, and whether undone', async () => {
		await letter('one');
		const first = await mergeThem();
		await undo(bilal, first, 'Two newsrooms');
		await mergeInto(bilal, 'union', 'coalition', same);
		expect(await list()).toMatchObject({
			total: 2,
			rows: [
				{ from: { name: 'Union of Journalists' }, to: { slug: 'coalition' }, undoneAt: null },
				{
					id: first,
					from: { id: 'dawn-tv', name: 'Dawn TV' },
					to: { id: 'dawn-news', name: 'Dawn News' },
					by: 'Bilal',
					reason: 'One newsroom',
					items: 1,
					undoneBy: 'Bilal',
					undoneAt: expect.any(Date)
				}
			]
		});
	});
});

describe('the other one', () => {
	const typed = async (text?: string) => {
		const { to, problem, alike } = (await openMerge(bilal, 'dawn-news', text))!;
		return { to: to?.item.id, problem, alike: alike.map(({ id }) => id) };
	};

	it.each([
		['id', 'dawn-tv'],
		['another name', 'dtv'],
		['a whole name', 'DAWN TV']
	])('is meant by %s: “%s”', async (_, text) => {
		expect(await typed(text)).toEqual({ to: 'dawn-tv', problem: undefined, alike: [] });
	});

	it('is offered by likeness where nothing or a part of a name is typed', async () => {
		await stakeholder('hidden', { name: 'Dawn Newz', state: 'draft', stateReason: 'Unchecked' });
		await stakeholder('dawn-newss', { name: 'Dawn Newss' });
		expect(await typed()).toEqual({ to: undefined, problem: undefined, alike: ['dawn-newss'] });
		expect(await typed('Dawn')).toMatchObject({
			problem: expect.stringMatching(/^No stakeholder is on record as “Dawn”/),
			alike: ['dawn-tv', 'dawn-newss']
		});
	});

	it('is not itself, nor one that two are called, nor what is not published', async () => {
		expect(await typed('Dawn News')).toMatchObject({
			problem: 'This is one and the same: choose another one.'
		});
		await stakeholder('dtv-2', { name: 'D.T.V.', aliases: ['DTV'] });
		expect(await typed('DTV')).toMatchObject({
			problem: '2 stakeholders are called “DTV”: choose one of them.',
			alike: expect.arrayContaining(['dawn-tv', 'dtv-2'])
		});
		await stakeholder('hidden', { name: 'Daily', state: 'draft', stateReason: 'Unchecked' });
		expect(await typed('Daily')).toMatchObject({
			problem: '“Daily” is a draft: publish it first.'
		});
	});

	it('is not looked for where the one cannot be merged, or is not in the record', async () => {
		await mergeThem();
		expect(await openMerge(bilal, 'dawn-tv', 'union')).toMatchObject({
			closed: '“Dawn TV” is merged into “Dawn News” already.',
			to: undefined,
			alike: []
		});
		expect(await openMerge(bilal, 'nowhere', 'union')).toBeUndefined();
	});
});

async function somebodyWaits(session: Pick<typeof db, '$count'>): Promise<boolean> {
	return (await session.$count(sql`pg_locks`, sql`not granted`)) > 0;
}

/** An item from the time when a stakeholder needed no source. */
async function unsourced(id: string) {
	await db.transaction(async (tx) => {
		await tx.execute(sql`alter table citation disable trigger user`);
		await tx.delete(t.citation).where(eq(t.citation.stakeholderId, id));
		await tx.execute(sql`alter table citation enable trigger user`);
	});
}

async function draftOf(id: string): Promise<ItemToSave<'stakeholder'>> {
	return (await current('stakeholder', id))!.item;
}
