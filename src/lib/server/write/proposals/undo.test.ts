import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import { current } from '../index.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	page,
	problemsOf,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let chanda: User;
let bilal: User;
let asma: User;

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
	asma = await user('administrator', { id: 'asma', name: 'Asma', email: 'asma@example.org' });
});
afterEach(() => vi.useRealTimers());

const added = { version: 0, reason: 'Read in Dawn' };
const along = { withDependencies: true };
const stateOf = async (id: string) => (await proposals.get(bilal, id))?.state;

describe('a decision, within ten seconds', () => {
	it('to publish is undone: readers do not see it, and it waits as it was sent', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		await proposals.publishProposal(bilal, sent.proposal, 1);
		expect(await statements.get(sent.id)).toBeDefined();
		expect(await proposals.undoDecision(bilal, sent.proposal, 2)).toBe(true);
		expect(await statements.get(sent.id)).toBeUndefined();
		expect(await proposals.get(bilal, sent.proposal)).toMatchObject({
			state: 'sent',
			decider: null,
			item: { summary: 'The coalition objects.' }
		});
		expect(await versionsOf('statement', sent.id)).toMatchObject([
			{ version: 3, reason: 'Decision undone by Bilal' },
			{ version: 2, reason: 'Read in Dawn · published by Bilal' },
			{ version: 1 }
		]);
		expect(await proposals.publishProposal(bilal, sent.proposal, 3)).toMatchObject({ version: 4 });
		expect(await statements.get(sent.id)).toBeDefined();
	});

	it('takes back what was published with it as well, and each waits for its own author', async () => {
		const article = await proposals.sendProposal(chanda, 'article', page(), added);
		const cites = letter({ sources: [article.id] });
		const sent = await proposals.sendProposal(chanda, 'statement', cites, added);
		await proposals.publishProposal(bilal, sent.proposal, 1, along);
		expect(await stateOf(article.proposal)).toBe('published');
		await proposals.undoDecision(bilal, sent.proposal, 2);
		expect((await current('article', article.id))?.item.state).toBe('draft');
		expect(await stateOf(article.proposal)).toBe('sent');
		await proposals.publishProposal(bilal, sent.proposal, 3, along);
		expect(await stateOf(article.proposal)).toBe('published');
	});

	it('on a change is undone: readers see again what stood before', async () => {
		const { id } = await proposals.publish(asma, 'stakeholder', guild(), added);
		const before = (await current('stakeholder', id))!.item;
		const renamed = guild({ id, name: 'Union of Editors' });
		const sent = await proposals.sendProposal(chanda, 'stakeholder', renamed, {
			...added,
			version: 1
		});
		await proposals.publishProposal(bilal, sent.proposal, 1);
		await proposals.undoDecision(bilal, sent.proposal, 2);
		expect((await current('stakeholder', id))?.item).toEqual(before);
		expect(await proposals.publishProposal(bilal, sent.proposal, 3)).toMatchObject({ version: 4 });
	});

	it('to send back or to reject is undone', async () => {
		const { proposal } = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.sendProposalBack(bilal, proposal, 1, 'Which page?');
		await proposals.undoDecision(bilal, proposal, 2);
		expect(await stateOf(proposal)).toBe('sent');
		await proposals.reject(bilal, proposal, 3, 'No such guild.');
		await proposals.undoDecision(bilal, proposal, 4);
		expect(await stateOf(proposal)).toBe('sent');
		await proposals.publishProposal(bilal, proposal, 5);
		expect(await stateOf(proposal)).toBe('published');
	});

	it('is undone once, however often that is asked for', async () => {
		const { proposal } = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.publishProposal(bilal, proposal, 1);
		const both = [1, 2].map(() => proposals.undoDecision(bilal, proposal, 2));
		expect(await Promise.all(both)).toEqual([true, true]);
		expect(await proposals.get(bilal, proposal)).toMatchObject({ state: 'sent', version: 3 });
	});
});

describe('a decision is not undone', () => {
	const late = [{ field: '', message: expect.stringContaining('too late to undo') }];

	it('by another editor, or after ten seconds', async () => {
		const { proposal } = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.publishProposal(bilal, proposal, 1);
		expect(await problemsOf(proposals.undoDecision(asma, proposal, 2))).toEqual(late);
		vi.useFakeTimers({ now: Date.now() + 16_000, toFake: ['Date'] });
		expect(await problemsOf(proposals.undoDecision(bilal, proposal, 2))).toEqual(late);
		expect(await stateOf(proposal)).toBe('published');
	});

	it('where somebody has changed the item since, or published something that names it', async () => {
		const sent = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.publishProposal(bilal, sent.proposal, 1);
		await proposals.publish(asma, 'statement', letter({ organisation: sent.id }), added);
		const named = await problemsOf(proposals.undoDecision(bilal, sent.proposal, 2));
		expect(named).toMatchObject([{ message: expect.stringContaining('1 published item names') }]);
		const changed = guild({ id: sent.id, name: 'Guild of All Editors' });
		await proposals.publish(asma, 'stakeholder', changed, { version: 2, reason: 'Renamed' });
		expect(await problemsOf(proposals.undoDecision(bilal, sent.proposal, 2))).toEqual(late);
		expect(await stateOf(sent.proposal)).toBe('published');
	});
});
