import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import * as lookup from '../../desk/lookup/index.ts';
import * as proposals from './index.ts';
import { guild, user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let chanda: User;
let bilal: User;
let sent: proposals.Sent;

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
	sent = await proposals.sendProposal(chanda, 'stakeholder', guild(), {
		version: 0,
		reason: 'Read'
	});
});

/** The state on the item's page for its author, and in a list for editors. */
async function states() {
	const own = await proposals.itemStanding(chanda, 'stakeholder', sent.id);
	const request = { filters: { q: 'Guild of Editors' }, page: 1, ignored: [] };
	const { rows } = await lookup.list(bilal, 'stakeholder', request);
	return [own?.state, rows[0]?.state];
}

describe('an item on its way to readers', () => {
	it('is called the same by whoever sent it and by the editors', async () => {
		expect(await states()).toEqual(['sent', 'sent']);
		await proposals.sendProposalBack(bilal, sent.proposal, 1, 'Which page says so?');
		expect(await states()).toEqual(['sent_back', 'sent_back']);
		await proposals.sendProposal(chanda, 'stakeholder', guild({ id: sent.id }), {
			version: 1,
			reason: 'Named',
			proposal: sent.proposal
		});
		expect(await states()).toEqual(['sent', 'sent']);
		await proposals.publishProposal(bilal, sent.proposal, 3);
		expect(await states()).toEqual(['published', 'published']);
	});

	it('that an editor rejected or its author withdrew says so, though its row is a draft', async () => {
		await proposals.takeBack(chanda, sent.proposal, 1);
		expect(await states()).toEqual(['withdrawn', 'withdrawn']);
		const again = await proposals.sendProposal(
			chanda,
			'stakeholder',
			guild({ name: 'Guild of Editors 2' }),
			{ version: 0, reason: 'Read' }
		);
		await proposals.reject(bilal, again.proposal, 1, 'It is another one.');
		const standing = await proposals.itemStanding(chanda, 'stakeholder', again.id);
		expect(standing).toEqual({ state: 'rejected', reason: null, proposal: null });
	});

	it('leads its author and editors, and nobody else, to what was sent', async () => {
		const dawood = await user('contributor', {
			id: 'dawood',
			name: 'Dawood',
			email: 'd@example.org'
		});
		const leads = async (who: User) =>
			(await proposals.itemStanding(who, 'stakeholder', sent.id))?.proposal;
		expect(await leads(chanda)).toEqual({ id: sent.proposal, isOwn: true });
		expect(await leads(bilal)).toEqual({ id: sent.proposal, isOwn: false });
		expect(await leads(dawood)).toBeNull();
	});

	it('is a draft where nobody has sent it, with the reason for it', async () => {
		const kept = await proposals.saveDraft(bilal, 'stakeholder', guild({ name: 'Another' }), {
			reason: 'Read'
		});
		expect(await proposals.itemStanding(bilal, 'stakeholder', kept.id)).toMatchObject({
			state: 'draft',
			reason: 'Kept as a draft'
		});
	});
});
