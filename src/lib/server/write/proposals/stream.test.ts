import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let chanda: User;
let bilal: User;
let asma: User;
let first: proposals.Proposal;
let second: proposals.Proposal;
let third: proposals.Proposal;

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
	asma = await user('administrator', { id: 'asma', name: 'Asma', email: 'asma@example.org' });
	const added = { version: 0, reason: 'Read' };
	const seen = async ({ proposal }: proposals.Sent) => (await proposals.get(bilal, proposal))!;
	first = await seen(await proposals.sendProposal(chanda, 'stakeholder', guild(), added));
	second = await seen(await proposals.sendProposal(chanda, 'statement', letter(), added));
	const renamed = guild({ id: 'union', name: 'Union of Editors' });
	third = await seen(
		await proposals.sendProposal(asma, 'stakeholder', renamed, { ...added, version: 1 })
	);
	// Not part of the stream: a draft without a proposal.
	await proposals.saveDraft(bilal, 'stakeholder', guild({ name: 'Another' }), added);
});

describe('what an editor looks at next', () => {
	it('is what was sent first, then what was sent after it, and after the last the first again', async () => {
		expect(await proposals.nextSent({})).toBe(first.id);
		expect(await proposals.nextSent({}, first)).toBe(second.id);
		expect(await proposals.nextSent({}, second)).toBe(third.id);
		expect(await proposals.nextSent({}, third)).toBe(first.id);
	});

	it('keeps to the order and to the part of the queue that they go through', async () => {
		expect(await proposals.nextSent({ sort: 'newest' })).toBe(third.id);
		expect(await proposals.nextSent({ sort: 'newest' }, second)).toBe(first.id);
		expect(await proposals.nextSent({ noun: 'stakeholder' }, first)).toBe(third.id);
		expect(await proposals.nextSent({ kind: 'change' })).toBe(third.id);
		expect(await proposals.nextSent({ author: chanda.id }, second)).toBe(first.id);
		expect(await proposals.nextSent({ q: 'objects' }, third)).toBe(second.id);
	});

	it('is nothing where nothing else was sent', async () => {
		await proposals.publishProposal(bilal, second.id, 1);
		expect(await proposals.nextSent({ noun: 'statement' }, second)).toBeUndefined();
	});
});

describe('what an editor has just decided', () => {
	it('is told to them alone, with the time that is left to undo it', async () => {
		await proposals.reject(bilal, first.id, 1, '');
		expect(await proposals.decisionOf(bilal, first.id)).toMatchObject({
			title: 'Guild of Editors',
			state: 'rejected',
			version: 2
		});
		expect((await proposals.decisionOf(bilal, first.id))!.left).toBeGreaterThan(0);
		expect(await proposals.decisionOf(asma, first.id)).toBeUndefined();
		expect(await proposals.decisionOf(bilal, second.id)).toBeUndefined();
	});
});
