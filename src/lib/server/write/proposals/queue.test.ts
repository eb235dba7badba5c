import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { db } from '../../db/index.ts';
import { proposal } from '../../desk/tables.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { saveItem } from '../index.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let chanda: User;
let dawood: User;
let bilal: User;

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	dawood = await user('contributor', { id: 'dawood', name: 'Dawood', email: 'd@example.org' });
	bilal = await user('editor');
});

const added = { version: 0, reason: 'Read in Dawn' };
const queue = (filters: Parameters<typeof proposals.listQueue>[0]['filters'] = {}, page = 1) =>
	proposals.listQueue({ filters, page, ignored: [] });
const titles = async (filters?: Parameters<typeof queue>[0]) =>
	(await queue(filters)).rows.map(({ title }) => title);

describe('the queue', () => {
	beforeEach(async () => {
		const imported = { author: 'import', reason: 'First loaded', way: 'entry' as const };
		const draft = letter({ state: 'draft', stateReason: 'Unverified', summary: 'It warns.' });
		await saveItem('statement', draft, imported);
		await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		const renamed = guild({ id: 'union', name: 'Union of Editors' });
		await proposals.sendProposal(dawood, 'stakeholder', renamed, { ...added, version: 1 });
	});

	it('tells what waits: first what was sent, oldest first, then drafts that nobody sent', async () => {
		const { rows, total } = await queue();
		expect(total).toBe(3);
		expect(rows).toMatchObject([
			{ title: 'Guild of Editors', kind: 'new', author: 'Chanda', reason: 'Read in Dawn' },
			{ title: 'Union of Editors', kind: 'change', author: 'Dawood', rowId: 'union' },
			{
				proposal: null,
				noun: 'statement',
				title: 'Internet Coalition: It warns.',
				kind: 'draft',
				author: 'import',
				reason: 'Unverified'
			}
		]);
		expect(rows.every(({ at }) => at instanceof Date)).toBe(true);
		const newest = ['Union of Editors', 'Guild of Editors', 'Internet Coalition: It warns.'];
		expect(await titles({ sort: 'newest' })).toEqual(newest);
		expect(await proposals.countQueue(bilal)).toEqual({
			...{ sent: 2, drafts: 1, own: 0 },
			oldest: rows[0]!.at
		});
		await proposals.saveDraft(bilal, 'stakeholder', guild({ name: 'Another' }), added);
		expect(await proposals.countQueue(bilal)).toMatchObject({ drafts: 2, own: 1 });
	});

	it('is narrowed by noun, by kind, by author and by words', async () => {
		expect(await titles({ noun: 'statement' })).toEqual(['Internet Coalition: It warns.']);
		expect(await titles({ kind: 'change' })).toEqual(['Union of Editors']);
		expect(await titles({ author: 'chanda' })).toEqual(['Guild of Editors']);
		expect(await titles({ q: 'editors' })).toEqual(['Guild of Editors', 'Union of Editors']);
		expect(await titles({ q: 'internet coalition' })).toEqual(['Internet Coalition: It warns.']);
		expect((await queue({ kind: 'new' })).facets).toEqual({
			noun: [{ value: 'stakeholder', label: 'stakeholder', count: 1 }],
			kind: [
				{ value: 'change', label: 'Sent, a change', count: 1 },
				{ value: 'draft', label: 'Draft', count: 1 },
				{ value: 'new', label: 'Sent, new', count: 1 }
			],
			author: [{ value: 'chanda', label: 'Chanda', count: 1 }]
		});
	});

	it('holds a draft once, and not while what was sent for it is open', async () => {
		const [draft] = (await queue({ kind: 'draft' })).rows;
		const change = letter({ id: draft!.rowId, summary: 'It warns of harm.' });
		const sent = await proposals.sendProposal(bilal, 'statement', change, { ...added, version: 1 });
		expect(await titles({ noun: 'statement' })).toEqual(['Internet Coalition: It warns of harm.']);
		expect((await queue({ noun: 'statement' })).rows).toMatchObject([{ kind: 'new' }]);
		await proposals.sendProposalBack(bilal, sent.proposal, 1, 'Of which?');
		expect(await titles({ noun: 'statement' })).toEqual([]);
		await proposals.reject(bilal, sent.proposal, 2, 'Of none.');
		expect(await titles({ noun: 'statement' })).toEqual(['Internet Coalition: It warns.']);
	});

	it('finds memberships by the names of both', async () => {
		await cast.membership('coalition', 'union', '2020-02', {
			state: 'draft',
			stateReason: 'Unverified'
		});
		expect(await titles({ q: 'journalists' })).toEqual([
			'Union of Journalists in Internet Coalition'
		]);
	});

	it('shows a page at a time, the last one for what is past the end, in as many queries', async () => {
		const few = await countQueries(() => queue());
		const [one] = await db.select().from(proposal).limit(1);
		await db
			.insert(proposal)
			.values(Array.from({ length: 40 }, (_, number) => ({ ...one!, id: `more-${number}` })));
		const last = await queue({}, 9);
		expect(last).toMatchObject({ total: 43, page: 2, pages: 2 });
		expect(last.rows).toHaveLength(13);
		expect(await countQueries(() => queue({}, 2))).toBe(few);
	});
});
