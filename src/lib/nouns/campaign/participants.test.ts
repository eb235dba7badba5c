import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../domain/staff.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { db } from '../../server/db/index.ts';
import * as merges from '../../server/desk/merges/index.ts';
import { readStored } from '../../server/write/items/read.ts';
import * as proposals from '../../server/write/proposals/index.ts';
import { problemsOf, user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { addRevisions, type ItemToSave, saveItem } from '../../server/write/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as campaigns from './queries.server.ts';

let bilal: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
});

async function participants(slug: string) {
	const page = await campaigns.get(slug);
	return page?.state === 'published' ? page.campaign.participants : [];
}

describe('who joined a campaign', () => {
	const joined = async (id = 'repeal') =>
		(await participants(id)).map(({ stakeholder }) => stakeholder.slug);
	const merge = async (from: string, to: string) =>
		merges.mergeInto(bilal, from, to, { fromVersion: 1, toVersion: 1, reason: 'One and the same' });

	beforeEach(async () => {
		await cast.stakeholder('pfuj', { name: 'PFUJ', kind: 'media_union' });
		// A merge needs items with a history.
		const both = await readStored(db, 'stakeholder', ['pfuj', 'union']);
		const first = both.map(({ item }) => ({ item, version: 1 }));
		await addRevisions(db, 'stakeholder', first, {
			author: 'Bilal',
			reason: 'Read in Dawn',
			way: 'entry' as const
		});
	});

	it('stays published while the campaign names it', async () => {
		await cast.campaign('repeal', { participants: ['pfuj'] });
		const withdrawn = proposals.withdraw(bilal, 'stakeholder', 'pfuj', {
			version: 1,
			reason: 'No'
		});
		expect(await problemsOf(withdrawn)).toMatchObject([
			{ message: expect.stringContaining('1 published item names this stakeholder') }
		]);
	});

	it.each([
		['takes the place of the other one', ['coalition', 'pfuj'], ['coalition', 'union']],
		['is there once where both were', ['union', 'pfuj'], ['union']]
	])('when merged %s, and comes back when that is undone', async (_, before, after) => {
		await saveItem(
			'campaign',
			{
				title: 'Repeal the Harm Rules',
				startDate: '2020-02',
				summary: 'No.',
				sources: ['dawn'],
				participants: before.map((stakeholder) => ({ stakeholder, date: '2020' })),
				state: 'published'
			} as ItemToSave<'campaign'>,
			{ author: 'Bilal', reason: 'Read in Dawn', way: 'entry' }
		);
		const slug = 'repeal-the-harm-rules';
		const id = await merge('pfuj', 'union');
		expect(await joined(slug)).toEqual(after);
		await merges.undo(bilal, id, 'Two after all');
		expect((await joined(slug)).toSorted()).toEqual(before.toSorted());
		expect((await participants(slug)).every(({ date }) => date === '2020')).toBe(true);
	});
});
