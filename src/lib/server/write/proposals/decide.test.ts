import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as activity from '../../activity.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { current } from '../index.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	problemsOf,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let bilal: User;
let chanda: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
	chanda = await user('contributor');
});

const added = { version: 0, reason: 'Read in Dawn' };
const everything = { filters: {}, page: 1, ignored: [] };

describe('an editor', () => {
	it('sends back with a note, which its author reads first', async () => {
		await proposals.sendProposal(chanda, 'statement', letter({ summary: 'Waits.' }), added);
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.sendProposal(chanda, 'statement', letter({ summary: 'Waits too.' }), added);
		expect(await proposals.sendProposalBack(bilal, sent.proposal, 1, 'Which letter?')).toBe(true);
		const { rows, total } = await proposals.ownProposals(chanda, 1);
		expect(total).toBe(3);
		expect(rows[0]).toMatchObject({
			id: sent.proposal,
			state: 'sent_back',
			note: 'Which letter?',
			decider: 'Bilal',
			decidedAt: expect.any(Date),
			open: true
		});
		expect((await activity.list(everything)).rows[0]).toMatchObject({
			kind: 'review',
			actorName: 'Bilal',
			subject: 'Internet Coalition: The coalition objects.',
			detail: { noun: 'statement', id: sent.id, outcome: 'sent back' }
		});
	});

	it('rejects for good; the draft stays, says so, and leaves the queue', async () => {
		const sent = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.reject(bilal, sent.proposal, 1, 'It has no statement.');
		expect(await current('stakeholder', sent.id)).toMatchObject({
			item: { state: 'draft', stateReason: 'rejected' }
		});
		expect(await proposals.listQueue(everything)).toMatchObject({ total: 0 });
		const how = { version: 2, reason: 'Again', proposal: sent.proposal };
		const again = proposals.sendProposal(chanda, 'stakeholder', guild({ id: sent.id }), how);
		expect(await problemsOf(again)).toMatchObject([{ message: 'Bilal has rejected it already.' }]);
	});

	it('rejects a change without touching what it was to change', async () => {
		const change = guild({ id: 'union' });
		const sent = await proposals.sendProposal(chanda, 'stakeholder', change, {
			...added,
			version: 1
		});
		await proposals.reject(bilal, sent.proposal, 1, 'It is called otherwise.');
		expect(await current('stakeholder', 'union')).toMatchObject({
			version: 1,
			item: { state: 'published' }
		});
	});

	it.each([
		['sends it back', (id: string) => proposals.sendProposalBack(bilal, id, 1, 'Which one?')],
		['rejects it', (id: string) => proposals.reject(bilal, id, 1, 'No.')],
		['publishes it', (id: string) => proposals.publishProposal(bilal, id, 1)]
	])('who %s is told where another was faster, and nothing is done twice', async (_, late) => {
		const asma = await user('administrator');
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.sendProposalBack(asma, sent.proposal, 1, 'Which letter?');
		expect(await problemsOf(late(sent.proposal))).toEqual([
			{ field: '', message: 'Asma has sent it back already.' }
		]);
		expect(await proposals.get(chanda, sent.proposal)).toMatchObject({ note: 'Which letter?' });
		expect((await activity.list(everything)).total).toBe(1);
	});

	it('may send the same decision twice', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const back = () => proposals.sendProposalBack(bilal, sent.proposal, 1, 'Which letter?');
		expect(await Promise.all([back(), back()])).toEqual([true, true]);
		expect((await activity.list(everything)).total).toBe(1);
	});
});

describe('its author', () => {
	it('takes it back: the draft stays for whoever names it, and waits for nobody', async () => {
		const sent = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		expect(await proposals.takeBack(chanda, sent.proposal, 1)).toBe(true);
		expect(await proposals.takeBack(chanda, sent.proposal, 1)).toBe(true);
		expect(await current('stakeholder', sent.id)).toMatchObject({
			version: 2,
			item: { state: 'draft', stateReason: 'taken_back' }
		});
		expect(await proposals.listQueue(everything)).toMatchObject({ total: 0 });
		expect(await problemsOf(proposals.publishProposal(bilal, sent.proposal, 2))).toEqual([
			{ field: '', message: 'Chanda has withdrawn it.' }
		]);
	});

	it('takes nothing back that an editor has sent back meanwhile, before they have read why', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.sendProposalBack(bilal, sent.proposal, 1, 'Which letter?');
		expect(await problemsOf(proposals.takeBack(chanda, sent.proposal, 1))).toEqual([
			{ field: '', message: 'Bilal has sent it back already.' }
		]);
		expect(await proposals.takeBack(chanda, sent.proposal, 2)).toBe(true);
	});

	it('takes nothing back that is published', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.publishProposal(bilal, sent.proposal, 1);
		expect(await problemsOf(proposals.takeBack(chanda, sent.proposal, 1))).toEqual([
			{ field: '', message: 'Bilal has published it already.' }
		]);
	});
});
