import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { current } from '../../write/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import {
	guild,
	letter,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { submitReport } from '../corrections/index.ts';
import { sinceLastHere } from './index.ts';

const hour = 3_600_000;
const added = { version: 0, reason: 'Read in Dawn' };
const ago = (hours: number) => new Date(Date.now() - hours * hour);

let bilal: User;
let chanda: User;
let dawood: User;

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
	chanda = await user('contributor');
	dawood = await user('contributor', { id: 'dawood', name: 'Dawood', email: 'dawood@example.org' });
	for (const each of [bilal, chanda, dawood]) await sinceLastHere(each, ago(24));
});

const newsOf = async (reader: User) => {
	const { groups } = await sinceLastHere(reader);
	return groups.map(({ kind, count, items }) => [kind, count, items.map(({ title }) => title)]);
};
const titled = (summary: string) => letter({ summary });

describe('a visit', () => {
	it('that is the first has nothing before it', async () => {
		const eman = await user('editor', { id: 'eman', name: 'Eman', email: 'eman@example.org' });
		await proposals.sendProposal(chanda, 'statement', letter(), added);
		expect(await sinceLastHere(eman)).toEqual({ since: null, groups: [] });
		expect(await sinceLastHere(eman)).toEqual({ since: null, groups: [] });
	});

	it('is not each look at the page: it goes on until somebody stays away for hours', async () => {
		const yesterday = (await sinceLastHere(bilal, ago(10))).since;
		for (const hours of [9, 6, 3, 0])
			expect((await sinceLastHere(bilal, ago(hours))).since).toEqual(yesterday);
		const tomorrow = await sinceLastHere(bilal, new Date(Date.now() + 5 * hour));
		expect(tomorrow.since?.getTime()).toBeGreaterThan(yesterday!.getTime() + 23 * hour);
	});

	it('of one is no visit of another', async () => {
		const { since } = await sinceLastHere(bilal);
		await sinceLastHere(chanda, new Date(Date.now() + 48 * hour));
		expect((await sinceLastHere(bilal)).since).toEqual(since);
	});
});

describe('whoever sent something', () => {
	it('reads first what came of it', async () => {
		const back = await proposals.sendProposal(chanda, 'statement', titled('Goes back.'), added);
		const out = await proposals.sendProposal(chanda, 'statement', titled('Is rejected.'), added);
		const good = await proposals.sendProposal(chanda, 'statement', titled('Is good.'), added);
		await proposals.sendProposal(chanda, 'statement', titled('Waits.'), added);
		await proposals.sendProposalBack(bilal, back.proposal, 1, 'Which letter?');
		await proposals.reject(bilal, out.proposal, 1, 'No.');
		await proposals.publishProposal(bilal, good.proposal, 1);
		expect(await newsOf(chanda)).toEqual([
			['own_sent_back', 1, ['Internet Coalition: Goes back.']],
			['own_rejected', 1, ['Internet Coalition: Is rejected.']],
			['own_published', 1, ['Internet Coalition: Is good.']]
		]);
		expect(await newsOf(dawood), 'it is nobody else’s').toEqual([]);
	});

	it('reads what others made of it later, once for all their changes', async () => {
		const { id, proposal } = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		await proposals.publishProposal(bilal, proposal, 1);
		const left = Date.now() + 1;
		await sinceLastHere(chanda, new Date(left));
		await expect.poll(() => Date.now()).toBeGreaterThan(left);
		for (const name of ['Guild of Lahore', 'Guild of Punjab']) {
			const { item, version } = (await current('stakeholder', id))!;
			await proposals.publish(
				bilal,
				'stakeholder',
				{ ...item, name },
				{ version, reason: 'Moved' }
			);
		}
		const { groups } = await sinceLastHere(chanda, new Date(Date.now() + 5 * hour));
		expect(groups).toEqual([
			{
				kind: 'own_changed',
				count: 1,
				items: [{ title: 'Guild of Punjab', at: { noun: 'stakeholder', id } }]
			}
		]);
	});
});

describe('an editor', () => {
	it('reads what was sent, what readers reported, and what others published or withdrew', async () => {
		await proposals.sendProposal(chanda, 'statement', titled('Waits.'), added);
		const good = await proposals.sendProposal(dawood, 'statement', titled('Is good.'), added);
		const eman = await user('editor', { id: 'eman', name: 'Eman', email: 'eman@example.org' });
		await proposals.publishProposal(eman, good.proposal, 1);
		await proposals.withdraw(eman, 'stakeholder', 'union', { version: 1, reason: 'Twice' });
		const page = '/regulations/harm-rules';
		expect(await submitReport({ page, message: 'The date is wrong here.' }, '203.0.113.1')).toBe(
			'taken'
		);
		expect(await newsOf(bilal)).toEqual([
			['sent', 1, ['Internet Coalition: Waits.']],
			['reported', 1, ['Harm Rules 2020']],
			['published', 1, ['Internet Coalition: Is good.']],
			['withdrawn', 1, ['Union of Journalists']]
		]);
	});

	it('reads nothing of what they did themselves', async () => {
		const { id, version } = await proposals.publish(bilal, 'stakeholder', guild(), added);
		await proposals.withdraw(bilal, 'stakeholder', id, { version, reason: 'Twice' });
		expect(await newsOf(bilal)).toEqual([]);
	});

	it('is named the newest five of a kind, and told how many there are', async () => {
		for (let number = 1; number <= 7; number++)
			await proposals.sendProposal(chanda, 'statement', titled(`Number ${number}.`), added);
		const { groups } = await sinceLastHere(bilal);
		expect(groups).toMatchObject([{ kind: 'sent', count: 7 }]);
		expect(groups[0]!.items).toHaveLength(5);
		expect(groups[0]!.items[0]).toMatchObject({ title: 'Internet Coalition: Number 7.' });
	});
});
