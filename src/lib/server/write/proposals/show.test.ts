import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { changes } from '../../../../../tests/helpers/server/write/test-changes.ts';
import { saveItem } from '../index.ts';
import { visibleNames } from '../../visibility/index.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
	chanda = await user('contributor');
});

const added = { version: 0, reason: 'Read in Dawn' };
const shownOf = async (id: string) =>
	proposals.showProposal(bilal, (await proposals.get(bilal, id))!);

describe('what was sent', () => {
	it('is new until readers have seen any of it', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		expect(await shownOf(sent.proposal)).toMatchObject({ isNew: true, changes: [], since: [] });
	});

	it('is shown by what it changes, and by what others changed since', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		const change = letter({ id, summary: 'It agrees.' });
		const sent = await proposals.sendProposal(chanda, 'statement', change, {
			...added,
			version: 1
		});
		const ours = { field: 'summary', before: 'The coalition objects.', after: 'It agrees.' };
		expect(await shownOf(sent.proposal)).toMatchObject({
			isNew: false,
			changes: [ours],
			since: []
		});
		const other = letter({ id, date: '2020-03' });
		await proposals.publish(bilal, 'statement', other, {
			version: 1,
			reason: 'Reread',
			correction: true
		});
		expect(await shownOf(sent.proposal)).toMatchObject({
			changes: [ours],
			since: [{ field: 'date', before: '2020-02', after: '2020-03' }]
		});
		await proposals.reject(bilal, sent.proposal, 1, 'It objects.');
		expect(await shownOf(sent.proposal)).toMatchObject({ changes: [ours], since: [] });
	});

	it('names what it names, with the page of each', async () => {
		const { id } = await proposals.saveDraft(bilal, 'stakeholder', guild(), added);
		const named = letter({ organisation: id, signatories: ['union', 'gone'] });
		expect(await visibleNames(bilal, 'statement', [named])).toEqual({
			stakeholder: {
				[id]: { name: 'Guild of Editors', state: 'draft', href: `/desk/stakeholders/${id}` },
				union: { name: 'Union of Journalists', state: 'published', href: '/stakeholders/union' }
			},
			regulation: {
				'harm-rules': {
					name: 'Harm Rules 2020',
					state: 'published',
					href: '/regulations/harm-rules'
				}
			},
			article: {
				dawn: {
					name: 'Headline of dawn',
					state: 'published',
					href: '/articles/dawn',
					url: 'https://example.org/dawn'
				}
			}
		});
		const many = [named, letter({ organisation: 'ministry' })];
		expect(await countQueries(() => visibleNames(bilal, 'statement', many))).toBe(2);
	});
});

describe('the history', () => {
	it('tells a page at a time what each version changed of the one before', async () => {
		const by = { author: 'Bilal', reason: 'Counted', way: 'entry' as const };
		const { id } = await saveItem('topic', { name: 'Topic 1', state: 'published' }, by);
		for (let version = 1; version < 22; version++)
			await saveItem(
				'topic',
				{ id, name: `Topic ${version + 1}`, state: 'published' },
				{ ...by, version }
			);
		const first = await changes('topic', id, 1);
		expect(first).toMatchObject({ total: 22, page: 1, pages: 2 });
		expect(first.rows).toHaveLength(20);
		expect(first.rows.at(-1)).toMatchObject({
			version: 3,
			changes: [{ field: 'name', before: 'Topic 2', after: 'Topic 3' }]
		});
		const last = await changes('topic', id, 2);
		expect(last.rows.map(({ version, changes }) => [version, changes?.length])).toEqual([
			[2, 1],
			[1, undefined]
		]);
	});

	it('tells whoever was overtaken what was changed since', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		expect(await proposals.changedSince(bilal, 'statement', id, 1)).toBeUndefined();
		const other = letter({ id, summary: 'It agrees.' });
		await proposals.publish(bilal, 'statement', other, {
			version: 1,
			reason: 'Reread',
			correction: true
		});
		expect(await proposals.changedSince(bilal, 'statement', id, 1)).toMatchObject({
			stored: { version: 2 },
			changes: [{ field: 'summary', after: 'It agrees.' }]
		});
	});
});
