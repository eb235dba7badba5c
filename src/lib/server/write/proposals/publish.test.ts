import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as activity from '../../activity.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { Conflict, current, type ItemToSave, saveItem } from '../index.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	page,
	problemsOf,
	thrownBy,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let bilal: User;
let chanda: User;
let asma: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	[asma, bilal, chanda] = [
		await user('administrator'),
		await user('editor'),
		await user('contributor')
	];
});

const added = { version: 0, reason: 'Read in Dawn' };
async function log() {
	const { rows } = await activity.list({ filters: {}, page: 1, ignored: [] });
	return rows.map(({ kind, actorName, subject, detail }) => [
		kind,
		actorName,
		subject,
		detail.outcome
	]);
}

describe('an editor', () => {
	it('publishes what they wrote, and the log tells of it', async () => {
		const { id, version } = await proposals.publish(bilal, 'statement', letter(), added);
		expect(version).toBe(1);
		expect(await statements.get(id)).toMatchObject({ state: 'published' });
		expect(await log()).toEqual([
			['publication', 'Bilal', 'Internet Coalition: The coalition objects.', undefined]
		]);
	});

	it('publishes no claim without a source, and is told so in a sentence', async () => {
		const bare = proposals.publish(bilal, 'statement', letter({ sources: [] }), added);
		expect(await problemsOf(bare)).toEqual([
			{
				field: 'sources',
				message: expect.stringContaining(
					'A published statement needs at least one published source.'
				)
			}
		]);
		expect(await db.$count(t.statement)).toBe(0);
		expect(await log()).toEqual([]);
	});

	it('publishes over no version that they did not see', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		const again = letter({ id, summary: 'It objects.' });
		await proposals.publish(asma, 'statement', again, { version: 1, reason: 'Shorter' });
		const stale = proposals.publish(bilal, 'statement', again, { version: 1, reason: 'Late' });
		expect(await thrownBy(stale)).toMatchObject({ current: { version: 2 } });
		const unseen = proposals.publish(bilal, 'statement', again, { reason: 'Late' });
		expect(await thrownBy(unseen)).toBeInstanceOf(Conflict);
		const invented = proposals.publish(bilal, 'statement', letter({ id: 'mine' }), added);
		expect(await problemsOf(invented)).toHaveLength(1);
	});

	it('publishes a form that came twice once, with one entry in the log', async () => {
		const how = { ...added, key: 'form' };
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => proposals.publish(bilal, 'statement', letter(), how))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await db.$count(t.statement)).toBe(1);
		expect(await log()).toHaveLength(1);
	});
});

describe('what was sent', () => {
	it('is published in its author’s name, and the history says by whom', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		expect(await proposals.publishProposal(bilal, sent.proposal, 1)).toEqual({
			id: sent.id,
			version: 2
		});
		expect(await versionsOf('statement', sent.id)).toMatchObject([
			{ version: 2, author: 'Chanda', reason: 'Read in Dawn · published by Bilal' },
			{ version: 1, author: 'Chanda', reason: 'Read in Dawn' }
		]);
		expect(await current('statement', sent.id)).toMatchObject({
			item: { state: 'published' }
		});
		expect((await current('statement', sent.id))?.item.stateReason).toBeUndefined();
		expect(await proposals.get(chanda, sent.proposal)).toMatchObject({
			state: 'published',
			decider: 'Bilal',
			open: false
		});
	});

	it('is published once by two editors at once, and the second is told', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const outcomes = await Promise.allSettled(
			[asma, bilal].map((editor) => proposals.publishProposal(editor, sent.proposal, 1))
		);
		const [lost] = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
		expect(lost).toBeInstanceOf(proposals.Overtaken);
		expect(lost.message).toMatch(/^(Asma|Bilal) has published it already\.$/);
		expect(await versionsOf('statement', sent.id)).toHaveLength(2);
		expect(await log()).toHaveLength(1);
	});

	it('is published once by an editor who sends the form twice', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const publish = () => proposals.publishProposal(bilal, sent.proposal, 1);
		const answers = await Promise.all([publish(), publish(), publish()]);
		expect(answers).toEqual(Array.from({ length: 3 }, () => ({ id: sent.id, version: 2 })));
		expect(await log()).toHaveLength(1);
	});

	it('is not published as its author changed it meanwhile', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const change = letter({ id: sent.id, summary: 'It agrees.' });
		const how = { version: 1, reason: 'Misread', proposal: sent.proposal };
		await proposals.sendProposal(chanda, 'statement', change, how);
		expect(await problemsOf(proposals.publishProposal(bilal, sent.proposal, 1))).toMatchObject([
			{ message: expect.stringMatching(/^Chanda has changed it since/) }
		]);
	});

	it('is not published over a version that its author did not see', async () => {
		const change = guild({ id: 'union', slug: 'union' });
		const how = { version: 1, reason: 'Renamed' };
		const sent = await proposals.sendProposal(chanda, 'stakeholder', change, how);
		await proposals.publish(bilal, 'stakeholder', change, { version: 1, reason: 'Mine' });
		const late = proposals.publishProposal(bilal, sent.proposal, 1);
		expect(await thrownBy(late)).toBeInstanceOf(Conflict);
		expect(await proposals.get(bilal, sent.proposal)).toMatchObject({
			state: 'sent',
			base: 1,
			stored: { version: 2 }
		});
	});

	it('counts as published when an editor publishes the draft that it made', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', letter(), added);
		const mended = letter({ id: sent.id, summary: 'The coalition objects in a letter.' });
		await proposals.publish(bilal, 'statement', mended, { version: 1, reason: 'Said how' });
		expect(await proposals.get(chanda, sent.proposal)).toMatchObject({
			state: 'published',
			decider: 'Bilal'
		});
	});

	it('counts as published when an editor publishes what they made of it, if they read it as it is', async () => {
		const change = guild({ id: 'union', slug: 'union' });
		const how = { version: 1, reason: 'Renamed' };
		const { proposal: id } = await proposals.sendProposal(chanda, 'stakeholder', change, how);
		const better = guild({ id: 'union', slug: 'union', name: 'Guild of Journalists' });
		const publish = (version: number) =>
			proposals.publish(bilal, 'stakeholder', better, {
				version: 1,
				reason: 'Spelt out',
				proposal: { id, version }
			});
		expect(await problemsOf(publish(2))).toHaveLength(1);
		await publish(1);
		expect(await proposals.get(chanda, id)).toMatchObject({ state: 'published' });
	});

	it('is nothing where nothing was sent', async () => {
		expect(await proposals.publishProposal(bilal, 'nothing', 1)).toBeUndefined();
		expect(await proposals.sendProposalBack(bilal, 'nothing', 1, 'Why')).toBe(false);
		expect(await proposals.get(bilal, 'nothing')).toBeUndefined();
	});
});

describe('drafts that an item names', () => {
	let item: ItemToSave<'statement'>;

	beforeEach(async () => {
		const law = {
			...(await current('regulation', 'harm-rules'))!.item,
			id: undefined,
			slug: undefined,
			title: 'Harm Bill',
			relations: []
		};
		const bill = await proposals.sendProposal(chanda, 'regulation', law, added);
		const source = await proposals.sendProposal(
			chanda,
			'article',
			page({ regulations: [bill.id] }),
			added
		);
		const stakeholder = await proposals.sendProposal(chanda, 'stakeholder', guild(), added);
		item = letter({ organisation: stakeholder.id, sources: [source.id] });
	});

	it('are told by name, each after those that it names itself', async () => {
		expect(await proposals.draftsNamedBy('statement', item)).toMatchObject([
			{ noun: 'stakeholder', name: 'Guild of Editors', draft: true },
			{ noun: 'regulation', name: 'Harm Bill' },
			{ noun: 'article', name: 'Rules surface' }
		]);
		expect(await proposals.draftsNamedBy('statement', letter())).toEqual([]);
	});

	it('stand in its way, with a sentence a name', async () => {
		expect(await problemsOf(proposals.publish(bilal, 'statement', item, added))).toEqual([
			{
				field: 'organisation',
				message: 'Guild of Editors is a draft. Publish it first, or with this.'
			}
		]);
	});

	it('are published with it where the editor says so, and what made them counts as published', async () => {
		const sent = await proposals.sendProposal(chanda, 'statement', item, added);
		await proposals.publishProposal(bilal, sent.proposal, 1, { withDependencies: true });
		expect(await statements.get(sent.id)).toMatchObject({
			statement: { organisation: { name: 'Guild of Editors' }, sources: [{ outlet: 'Herald' }] }
		});
		const { rows } = await proposals.ownProposals(chanda, 1);
		expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'published'));
		expect((await log()).map(([kind, , subject]) => [kind, subject])).toEqual([
			['publication', 'Guild of Editors: The coalition objects.'],
			['publication', 'Rules surface'],
			['publication', 'Harm Bill'],
			['publication', 'Guild of Editors']
		]);
		const [latest] = await versionsOf('stakeholder', String(item.organisation));
		expect(latest).toMatchObject({
			author: 'Bilal',
			reason: 'Published with “Guild of Editors: The coalition objects.”'
		});
	});

	it('cite what names them, where they are stakeholders without a source of their own', async () => {
		const bare = guild({ name: 'Bare Guild', sources: [] });
		const stakeholder = await proposals.saveDraft(bilal, 'stakeholder', bare, added);
		const how = { ...added, withDependencies: true };
		await proposals.publish(bilal, 'statement', letter({ organisation: stakeholder.id }), how);
		expect((await current('stakeholder', stakeholder.id))?.item).toMatchObject({
			state: 'published',
			sources: ['dawn']
		});
		const bill = { ...(await current('regulation', 'harm-rules'))!.item, sources: [] };
		const draft = { id: undefined, slug: undefined, title: 'Bare Bill' };
		const law = await proposals.saveDraft(bilal, 'regulation', { ...bill, ...draft }, added);
		const positions = [{ regulation: law.id, stance: 'oppose' as const }];
		const refused = proposals.publish(bilal, 'statement', letter({ positions }), how);
		expect(await problemsOf(refused)).toEqual([
			{
				field: 'along',
				message: 'Bare Bill: A published law needs at least one published source.'
			}
		]);
	});

	it('are published with it where each names the other: a law and the article that tells of it', async () => {
		const bill = (await current('regulation', 'harm-rules'))!.item;
		const draft = { id: undefined, slug: undefined, title: 'Both Bill' };
		const law = await proposals.sendProposal(chanda, 'regulation', { ...bill, ...draft }, added);
		const told = page({ url: 'https://herald.example/both', regulations: [law.id] });
		const article = await proposals.sendProposal(chanda, 'article', told, added);
		const cites = { ...bill, ...draft, id: law.id, sources: [article.id] };
		const sent = await proposals.sendProposal(chanda, 'regulation', cites, {
			...added,
			version: 1,
			proposal: law.proposal
		});
		expect(await problemsOf(proposals.publishProposal(bilal, sent.proposal, 2))).toMatchObject([
			{ field: 'sources' }
		]);
		await proposals.publishProposal(bilal, sent.proposal, 2, { withDependencies: true });
		expect((await current('regulation', law.id))?.item.state).toBe('published');
		expect((await current('article', article.id))?.item.state).toBe('published');
	});

	it('all stay drafts where one of them does not hold', async () => {
		const taken = { author: 'Bilal', reason: 'Added', way: 'entry' as const };
		const blocked = page({ url: 'https://herald.example/2', regulations: ['bill'] });
		await cast.regulation('bill', { state: 'draft', stateReason: 'Unchecked' });
		await cast.regulation('old', { state: 'withdrawn', stateReason: 'Never was' });
		const law = (await current('regulation', 'bill'))!.item;
		const relations = [{ kind: 'amends' as const, to: 'old' }];
		await saveItem('regulation', { ...law, relations }, { ...taken, version: 1 });
		const source = await proposals.sendProposal(chanda, 'article', blocked, added);
		const named = letter({ ...item, sources: [source.id] });
		const how = { ...added, withDependencies: true };
		expect(await problemsOf(proposals.publish(bilal, 'statement', named, how))).toEqual([
			{ field: 'along', message: 'Title of bill: This law is withdrawn: take it out.' }
		]);
		expect(await current('stakeholder', String(item.organisation))).toMatchObject({
			item: { state: 'draft' }
		});
		expect(await log()).toEqual([]);
	});

	it('are published once by two editors who publish two items that name them', async () => {
		const how = { ...added, withDependencies: true };
		await Promise.all([
			proposals.publish(bilal, 'statement', item, how),
			proposals.publish(asma, 'statement', item, how)
		]);
		expect(await versionsOf('stakeholder', String(item.organisation))).toHaveLength(2);
	});

	it('do not stand in its way as one source of several', async () => {
		const sources = ['dawn', ...item.sources!];
		await proposals.publish(bilal, 'statement', letter({ sources }), added);
		expect(await current('article', item.sources![0]!)).toMatchObject({
			item: { state: 'draft' }
		});
	});

	it('are not looked for among articles without an address, which cannot be published', async () => {
		await cast.article('lost', { url: null, state: 'draft', stateReason: 'No address' });
		expect(await proposals.draftsNamedBy('statement', letter({ sources: ['lost'] }))).toEqual([]);
	});
});
