import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { proposal } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { Conflict, current, saveItem } from '../index.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as topics from '../../../nouns/topic/queries.server.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	page,
	problemsOf,
	thrownBy,
	topic,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

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

describe('a new item that is sent', () => {
	it('is a draft of the record at once, which no reader sees and others can name', async () => {
		const { id, version } = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		expect(await current('stakeholder', id)).toMatchObject({
			version,
			item: { slug: 'guild-of-editors', state: 'draft', stateReason: 'waiting' }
		});
		const named = await proposals.sendProposal(
			chanda,
			'statement',
			letter({ organisation: id }),
			added
		);
		expect(await statements.get(named.id)).toBeUndefined();
		expect(await versionsOf('statement', named.id)).toMatchObject([
			{ version: 1, author: 'Chanda', authorId: 'chanda', reason: 'Read in Dawn' }
		]);
	});

	it('waits as it is to be published, under the name that lists show', async () => {
		const { id, proposal } = await proposals.sendProposal(chanda, 'statement', letter(), added);
		expect(await proposals.get(chanda, proposal)).toMatchObject({
			rowId: id,
			base: 1,
			state: 'sent',
			title: 'Internet Coalition: The coalition objects.',
			item: { id, state: 'published', sources: ['dawn'] },
			stored: { version: 1, item: { state: 'draft' } }
		});
	});

	it('is told all at once what an editor could not publish, and nothing of it is kept', async () => {
		const bare = letter({ organisation: undefined, sources: [], date: 'soon' as never });
		expect(
			await problemsOf(proposals.sendProposal(chanda, 'statement', bare, added))
		).toMatchObject([
			{ field: 'date' },
			{ field: 'sources', message: expect.stringContaining('needs at least one published source') },
			{ field: 'organisation', message: 'Name an organisation, a speaker or both.' }
		]);
		expect(await db.$count(proposal)).toBe(0);
		expect(await db.$count(t.statement)).toBe(0);
	});

	it('may cite a page and name a law that are not published yet, for they are published with it', async () => {
		const article = await proposals.sendProposal(chanda, 'article', page(), added);
		const cites = letter({ sources: [article.id] });
		const sent = await proposals.sendProposal(chanda, 'statement', cites, added);
		const how = { withDependencies: true };
		expect(await proposals.publishProposal(bilal, sent.proposal, 1, how)).toMatchObject({
			id: sent.id
		});
	});

	it('that is a topic waits as a draft, and what was sent anew is published in its place', async () => {
		const sent = await proposals.sendProposal(chanda, 'topic', topic(), added);
		expect(await current('topic', sent.id)).toMatchObject({
			item: { state: 'draft', slug: 'privacy' },
			version: 1
		});
		expect(await topics.list()).toEqual([]);
		const better = { version: 1, reason: 'Wider', proposal: sent.proposal };
		const wider = topic({ id: sent.id, name: 'Privacy and encryption' });
		await proposals.sendProposal(chanda, 'topic', wider, better);
		expect(await proposals.publishProposal(bilal, sent.proposal, 2)).toEqual({
			id: sent.id,
			version: 3
		});
		expect(await topics.list()).toMatchObject([{ name: 'Privacy and encryption' }]);
	});

	it('that is a topic may have the name of one that another sent, and not of one that readers see', async () => {
		const first = await proposals.sendProposal(chanda, 'topic', topic(), added);
		const second = await proposals.sendProposal(dawood, 'topic', topic(), added);
		await proposals.publishProposal(bilal, first.proposal, 1);
		expect(await problemsOf(proposals.publishProposal(bilal, second.proposal, 1))).toEqual([
			{ field: 'name', message: 'This name belongs to another item of the record.' }
		]);
	});

	it('gets no id that its sender chose', async () => {
		const chosen = proposals.sendProposal(chanda, 'statement', letter({ id: 'mine' }), added);
		expect(await problemsOf(chosen)).toMatchObject([
			{ message: 'This statement is not in the record.' }
		]);
	});
});

describe('a change that is sent', () => {
	it('changes nothing before it is published', async () => {
		const { id } = await saveItem('statement', letter({ state: 'published' }), {
			author: 'Bilal',
			way: 'entry',
			reason: 'Added'
		});
		const change = letter({ id, summary: 'The coalition withdraws.' });
		const sent = await proposals.sendProposal(chanda, 'statement', change, {
			...added,
			version: 1
		});
		expect(sent).toMatchObject({ id, version: 1 });
		expect(await current('statement', id)).toMatchObject({
			version: 1,
			item: { summary: 'The coalition objects.', state: 'published' }
		});
		expect(await versionsOf('statement', id)).toHaveLength(1);
	});

	it('keeps the address that the item has', async () => {
		const { proposal } = await proposals.sendProposal(
			chanda,
			'stakeholder',
			guild({ id: 'union', name: 'Union of All Journalists' }),
			{ ...added, version: 1 }
		);
		expect(await proposals.get(chanda, proposal)).toMatchObject({ item: { slug: 'union' } });
	});

	it('is refused where the item was changed since, and shown what stands', async () => {
		const union = guild({ id: 'union', slug: 'union', state: 'published' });
		await saveItem('stakeholder', union, {
			version: 1,
			author: 'Bilal',
			reason: 'Renamed',
			way: 'entry' as const
		});
		const stale = proposals.sendProposal(chanda, 'stakeholder', union, { ...added, version: 1 });
		expect(await thrownBy(stale)).toMatchObject({ current: { version: 2 } });
		expect(await thrownBy(stale)).toBeInstanceOf(Conflict);
		expect(await db.$count(proposal)).toBe(0);
	});
});

describe('what one sent', () => {
	it('can be changed: it waits anew, and so does the draft that it made', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.sendProposalBack(bilal, sent.proposal, 1, 'Which letter?');
		const change = letter({ id: sent.id, summary: 'In a letter, the coalition objects.' });
		const how = { version: sent.version, reason: 'Said which', proposal: sent.proposal };
		const again = await proposals.sendProposal(chanda, 'statement', change, how);
		expect(again).toEqual({ id: sent.id, version: 2, proposal: sent.proposal });
		expect(await proposals.get(chanda, sent.proposal)).toMatchObject({
			state: 'sent',
			version: 3,
			base: 2,
			decider: null,
			note: 'Which letter?',
			title: 'Internet Coalition: In a letter, the coalition objects.'
		});
		expect(await current('statement', sent.id)).toMatchObject({
			version: 2,
			item: { summary: change.summary, state: 'draft' }
		});
		expect(await db.$count(proposal)).toBe(1);
	});

	it('is changed by nobody else, nor taken back, nor seen by another contributor', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const how = { version: 1, reason: 'Mine now', proposal: sent.proposal };
		const change = letter({ id: sent.id, summary: 'Never said.' });
		for (const other of [dawood, bilal])
			expect(
				await problemsOf(proposals.sendProposal(other, 'statement', change, how)),
				other.name
			).toMatchObject([{ message: expect.stringContaining('not sent by you') }]);
		expect(await proposals.takeBack(dawood, sent.proposal, 1)).toBe(false);
		expect(await proposals.get(dawood, sent.proposal)).toBeUndefined();
		expect(await proposals.get(bilal, sent.proposal)).toMatchObject({ author: 'Chanda' });
		expect(await current('statement', sent.id)).toMatchObject({ version: 1 });
	});

	it('is no other item', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const other = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const how = { version: 1, reason: 'Moved', proposal: sent.proposal };
		const moved = proposals.sendProposal(chanda, 'statement', letter({ id: other.id }), how);
		expect(await problemsOf(moved)).toHaveLength(1);
		const union = guild({ id: 'union' });
		expect(
			await problemsOf(proposals.sendProposal(chanda, 'stakeholder', union, how))
		).toHaveLength(1);
	});

	it('can be changed no more once it is published', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.publishProposal(bilal, sent.proposal, 1);
		const how = { version: 2, reason: 'Late', proposal: sent.proposal };
		const late = proposals.sendProposal(chanda, 'statement', letter({ id: sent.id }), how);
		expect(await problemsOf(late)).toEqual([
			{ field: '', message: 'Bilal has published it already.' }
		]);
	});

	it('is two things where another changes the draft: neither is written over the other', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const change = letter({ id: sent.id, summary: 'It objects.' });
		const his = await proposals.sendProposal(bilal, 'statement', change, { ...added, version: 1 });
		const how = { version: 1, reason: 'Shorter', proposal: his.proposal };
		await proposals.sendProposal(bilal, 'statement', letter({ id: sent.id, summary: 'No.' }), how);
		expect(await current('statement', sent.id)).toMatchObject({
			version: 1,
			item: { summary: 'The coalition objects.' }
		});
	});
});

const rounds = Array.from({ length: 20 }, (_, round) => round + 1);
const eight = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, work));

describe('promise 35: of eight identical forms at once', () => {
	it.each(rounds)('one new item and one proposal come (round %i)', async () => {
		const send = () =>
			proposals.sendProposal(chanda, 'statement', letter(), { ...added, key: 'form' });
		const answers = await eight(send);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await db.$count(proposal)).toBe(1);
		expect(await db.$count(t.statement)).toBe(1);
		expect(await db.$count(t.revision)).toBe(1);
	});

	it.each(rounds)('one proposed change comes (round %i)', async () => {
		const union = guild({ id: 'union' });
		const how = { version: 1, reason: 'Renamed', key: 'form' };
		const answers = await eight(() => proposals.sendProposal(chanda, 'stakeholder', union, how));
		expect(new Set(answers.map(({ proposal }) => proposal)).size).toBe(1);
		expect(await db.$count(proposal)).toBe(1);
	});

	it('eight come where the forms have no key', async () => {
		await eight(() => proposals.sendProposal(chanda, 'statement', letter(), added));
		expect(await db.$count(proposal)).toBe(8);
		expect(await db.$count(t.statement)).toBe(8);
	});

	it('none that was changed in between passes for sent', async () => {
		const how = { ...added, key: 'form' };
		await proposals.sendProposal(chanda, 'statement', letter(), how);
		const changed = proposals.sendProposal(
			chanda,
			'statement',
			letter({ summary: 'It agrees.' }),
			how
		);
		expect(await thrownBy(changed)).toMatchObject({
			current: { item: { summary: 'The coalition objects.' } }
		});
		const other = proposals.sendProposal(dawood, 'statement', letter(), how);
		expect(await problemsOf(other)).toMatchObject([
			{ message: 'This form was sent before, for something else.' }
		]);
		expect(await db.$count(proposal)).toBe(1);
	});
});
