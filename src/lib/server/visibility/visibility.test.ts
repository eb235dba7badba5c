import { beforeEach, describe, expect, it } from 'vitest';
import type { Noun } from '../../domain/nouns.ts';
import type { User } from '../../domain/staff.ts';
import { readFormOf, sendForm } from '../../../../tests/helpers/server/visibility/test-forms.ts';
import { proposal } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as entry from '../desk/entry/index.ts';
import {
	checked,
	enterImport,
	says,
	downloadReport
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import * as lookup from '../desk/lookup/index.ts';
import * as names from '../desk/name-lists/index.ts';
import { sent as listSent } from '../../../../tests/helpers/server/desk/name-lists/test-lists.ts';
import * as proposals from '../write/proposals/index.ts';
import {
	guild,
	letter,
	problemsOf,
	topic,
	user
} from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { draftReasons } from '../../domain/review.ts';
import * as visibility from './index.ts';

// Chanda sends drafts; Dawood, a contributor as well, sees nothing of them; Bilal, an editor, sees all.
let bilal: User;
let chanda: User;
let dawood: User;

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
	chanda = await user('contributor');
	dawood = await user('contributor', { id: 'dawood', name: 'Dawood', email: 'dawood@example.org' });
});

const added = { version: 0, reason: 'Read in Dawn' };
const secret = 'zanzibar';
const one = { filters: {}, page: 1, ignored: [] };
const none = new URLSearchParams();

/** Chanda's drafts, one of each noun that has drafts. */
async function drafts(): Promise<[Noun, string][]> {
	const send = async <N extends Noun>(noun: N, item: object) =>
		[noun, (await proposals.sendProposal(chanda, noun, item as never, added)).id] as [Noun, string];
	const page = { url: `https://example.org/${secret}`, headline: secret, outlet: secret };
	const article = await send('article', {
		...page,
		headlineBasis: 'page',
		section: 'news',
		sourceType: 'news',
		published: '2020-02',
		lang: 'en',
		regulations: [],
		topics: []
	});
	return [
		await send('topic', topic({ name: `Talk of ${secret}` })),
		article,
		await send('regulation', {
			title: `The ${secret} Bill`,
			aliases: [],
			jurisdiction: 'PK',
			issuingBody: 'Senate',
			instrument: 'bill',
			status: 'proposed',
			relations: [],
			topics: [],
			sources: ['dawn']
		}),
		await send('stakeholder', guild({ name: `Guild of ${secret}`, aliases: ['GZ'] })),
		await send('statement', letter({ summary: `They ${secret}.` })),
		await send('event', {
			kind: 'publication',
			description: secret,
			regulations: ['harm-rules'],
			actors: [],
			dates: [{ date: '2020-02', basis: 'event', sources: ['dawn'], preferred: true }]
		}),
		await send('membership', {
			group: 'coalition',
			member: 'union',
			relation: 'member',
			asOf: '2020-02',
			note: secret,
			sources: ['dawn']
		}),
		await send('campaign', {
			title: `Against ${secret}`,
			startDate: '2020',
			summary: secret,
			sources: ['dawn'],
			demands: [{ demand: 'withdraw', outcome: 'open' }],
			participants: []
		})
	];
}

/** Everything that the reader gets by an item's id and from its noun's lists. */
async function shownTo(reader: User, noun: Noun, id: string): Promise<unknown[]> {
	return [
		await visibility.visibleItem(reader, noun, id),
		await visibility.visibleVersion(reader, noun, id, 1),
		(await visibility.visibleHistory(reader, noun, id, 1)).rows,
		(await lookup.choices(reader, noun, [id]))[0],
		(await lookup.list(reader, noun, one)).rows.find((row) => row.id === id),
		(await lookup.lookUp(reader, noun, id)).find((choice) => choice.id === id),
		(await lookup.lookUp(reader, noun, secret)).find((choice) => choice.id === id),
		(await lookup.closestChoices(reader, noun, [[secret]]))[0]!.find((choice) => choice.id === id),
		await entry.openItem(reader, noun, id, none),
		await names.groupOf(reader, id),
		(await entry.openNew(reader, 'statement', new URLSearchParams({ source: id }))).typed.sources
	];
}

const isNothing = (shown: unknown) =>
	shown === undefined || (Array.isArray(shown) && shown.length === 0);

describe('what waits for an editor', () => {
	it('is shown to nobody of the contributors but who sent it, however they ask', async () => {
		for (const [noun, id] of await drafts()) {
			const toDawood = await shownTo(dawood, noun, id);
			expect(
				toDawood.filter((shown) => !isNothing(shown)),
				noun
			).toEqual([]);
			const seenBy = async (who: User) =>
				(await shownTo(who, noun, id)).filter((shown) => !isNothing(shown)).length;
			expect(await seenBy(chanda), noun).toBeGreaterThan(5);
			expect(await seenBy(bilal), noun).toBe(await seenBy(chanda));
		}
	});

	it('leaves what is public called as it is, whoever spoke', async () => {
		await cast.stakeholder('asad', { name: 'Asad Baig', kind: 'person' });
		const { organisation: _, ...alone } = letter({ speaker: 'asad', summary: 'He objects.' });
		await proposals.publish(
			bilal,
			'statement',
			alone as typeof alone & { organisation: never },
			added
		);
		const about = async (who: User) => (await lookup.list(who, 'statement', one)).rows[0]!.about;
		expect(await about(dawood)).toBe('Asad Baig, Feb 2020');
		expect(await about(dawood)).toBe(await about(bilal));
	});

	it('is counted in no list of others, by its state or in all', async () => {
		await drafts();
		const counted = async (who: User) => {
			const { total, facets } = await lookup.list(who, 'stakeholder', one);
			return [total, facets.state!.find(({ value }) => value === 'sent')?.count];
		};
		const [all] = await counted(bilal);
		expect(await counted(dawood)).toEqual([(all as number) - 1, undefined]);
		expect(await counted(chanda)).toEqual([all, 1]);
	});

	it('is changed by nobody but who sent it and editors, who are told that there is none', async () => {
		for (const [noun, id] of await drafts()) {
			const { item } = (await visibility.visibleItem(bilal, noun, id))!;
			const send = proposals.sendProposal(dawood, noun, item as never, {
				version: 1,
				reason: 'Mine'
			});
			expect(await problemsOf(send), noun).toMatchObject([
				{ message: expect.stringContaining('is not in the record') }
			]);
		}
		expect(await db.$count(proposal)).toBe(8);
	});

	it('is to be seen by everyone once an editor has published it, but not what it was before', async () => {
		const sent = await proposals.sendProposal(
			chanda,
			'statement',
			letter({ summary: 'First.' }),
			added
		);
		await proposals.publish(
			bilal,
			'statement',
			{ ...letter({ summary: 'Last.' }), id: sent.id },
			{
				version: 1,
				reason: 'Put better'
			}
		);
		const versions = async (who: User) =>
			(await visibility.visibleHistory(who, 'statement', sent.id, 1)).rows.map(
				({ version }) => version
			);
		expect(await versions(dawood)).toEqual([2]);
		expect(await versions(chanda)).toEqual([2, 1]);
		expect(await visibility.visibleVersion(dawood, 'statement', sent.id, 1)).toBeUndefined();
		const { rows } = await visibility.visibleHistory(dawood, 'statement', sent.id, 1);
		expect(JSON.stringify(rows)).not.toContain('First.');
	});

	it('of an editor or of an import is hidden as well, and of a token as of its owner', async () => {
		const { id } = await proposals.saveDraft(bilal, 'stakeholder', guild(), added);
		expect(await visibility.visibleItem(chanda, 'stakeholder', id)).toBeUndefined();
		await enterImport(chanda, [says('They object.')]);
		const [statement] = await db.query.statement.findMany();
		expect(await visibility.visibleItem(dawood, 'statement', statement!.id)).toBeUndefined();
		expect(await visibility.visibleItem(chanda, 'statement', statement!.id)).toBeDefined();
	});

	it('is not named in what is published and rests on it', async () => {
		await cast.article('hidden', { state: 'draft', stateReason: 'Unchecked', headline: secret });
		await proposals.publish(bilal, 'statement', letter({ sources: ['dawn', 'hidden'] }), added);
		const { id } = (await db.query.statement.findFirst())!;
		const opened = (await entry.openItem(dawood, 'statement', id, none))!;
		expect(opened.chosen.find((choice) => choice.id === 'hidden')).toEqual({
			id: 'hidden',
			name: visibility.hiddenName
		});
		const { item } = (await visibility.visibleItem(dawood, 'statement', id))!;
		const known = await visibility.visibleNames(dawood, 'statement', [item]);
		expect(JSON.stringify([opened, known])).not.toContain(secret);
		// A change of other fields leaves the reference in place.
		const change = { ...readFormOf(opened), summary: 'They object to it.', reason: 'Typo' };
		const saved = await sendForm(dawood, 'statement', 'send', change, id);
		expect(saved.refusal?.errors).toBeUndefined();
		const [proposed] = await db.query.proposal.findMany();
		expect(proposed!.item).toMatchObject({ sources: ['dawn', 'hidden'] });
	});
});

describe('what another contributor sent already', () => {
	const address = 'https://example.org/zanzibar';
	const typed = 'https://www.example.org/zanzibar?utm_source=x';
	const statement = {
		key: 'key-of-the-second-letter',
		organisation: 'coalition',
		date: '2020-03',
		summary: 'They object again.',
		'positions.0.regulation': 'harm-rules',
		'positions.0.stance': 'oppose',
		'sources.0': typed
	};
	let ids: Partial<Record<Noun, string>>;

	beforeEach(async () => {
		ids = Object.fromEntries(await drafts());
	});

	it('is told to be waiting, and nothing more, to whoever adds the same page, person or law', async () => {
		const same: [Noun, Record<string, string>, string][] = [
			['topic', { name: 'talk of ZANZIBAR' }, 'talk of ZANZIBAR'],
			['article', { url: typed, outlet: 'Dawn', section: 'news', sourceType: 'news' }, address],
			['stakeholder', { name: 'guild of ZANZIBAR', kind: 'company' }, 'guild of ZANZIBAR'],
			[
				'regulation',
				{ title: 'the zanzibar bill', jurisdiction: 'PK', instrument: 'bill', status: 'proposed' },
				'the zanzibar bill'
			]
		];
		for (const [noun, fields, text] of same) {
			const { refusal } = await sendForm(dawood, noun, 'send', {
				...fields,
				issuingBody: 'Senate',
				key: `key-of-the-same-${noun}`
			});
			expect(refusal?.similar, noun).toEqual([
				{
					id: expect.stringContaining(text.slice(-8)),
					name: expect.anything(),
					about: lookup.alreadyWaiting,
					waiting: true
				}
			]);
			expect(JSON.stringify(refusal)).not.toContain(ids[noun]);
		}
	});

	it('is offered by what was typed to whoever types it whole, and to nobody who types less', async () => {
		const waiting = { about: lookup.alreadyWaiting, waiting: true };
		expect(await lookup.lookUp(dawood, 'article', typed)).toEqual([
			{ id: typed, name: typed, ...waiting }
		]);
		expect(await lookup.lookUp(dawood, 'stakeholder', 'gz')).toEqual([
			{ id: 'gz', name: 'gz', ...waiting }
		]);
		for (const [noun, text] of [
			['stakeholder', 'Guild of zanz'],
			['article', secret],
			['stakeholder', ids.stakeholder!],
			['stakeholder', 'guild-of-zanzibar']
		] as const)
			expect(await lookup.lookUp(dawood, noun, text), text).toEqual([]);
	});

	it('is joined to the second statement, which is sent with it', async () => {
		const { id, refusal } = await sendForm(dawood, 'statement', 'send', statement);
		expect(refusal).toBeUndefined();
		const { item } = (await visibility.visibleItem(bilal, 'statement', id!))!;
		expect(item.sources).toEqual([ids.article]);
		expect(await db.$count(t.article)).toBe(2);
	});

	it('is known to the second by their own words alone, on every page of what they sent', async () => {
		const by = { ...statement, organisation: 'gz', 'signatories.0': 'guild of zanzibar' };
		const { id } = await sendForm(dawood, 'statement', 'send', { ...by, 'signatories.0': '' });
		const [sent] = await db.query.proposal.findMany({
			where: (row, { eq }) => eq(row.authorId, 'dawood')
		});
		const opened = (await entry.openItem(dawood, 'statement', id!, none))!;
		const fetched = (await proposals.get(dawood, sent!.id))!;
		const all = JSON.stringify([
			opened,
			fetched,
			await proposals.showProposal(dawood, fetched),
			await visibility.visibleHistory(dawood, 'statement', id!, 1),
			(await proposals.ownProposals(dawood, 1)).rows
		]);
		for (const told of [ids.article!, ids.stakeholder!, 'Guild of zanzibar', 'Chanda'])
			expect(all, told).not.toContain(told);
		expect(opened.typed).toMatchObject({ organisation: 'gz', sources: [typed] });
		expect(opened.chosen).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: 'gz', about: lookup.alreadyWaiting }),
				expect.objectContaining({ id: typed, about: lookup.alreadyWaiting })
			])
		);
		expect(fetched.title).toBe('gz: They object again.');
		const listed = await lookup.list(dawood, 'statement', one);
		expect(listed.rows.find((row) => row.id === id)?.about).toBe('gz, Mar 2020');
		// The returned form, sent again, names the same item.
		const again = { ...readFormOf(opened), summary: 'They object once more.', reason: 'Typo' };
		const changed = await sendForm(
			dawood,
			'statement',
			'send',
			{ ...again, proposal: sent!.id, key: 'key-of-the-changed-letter' },
			id
		);
		expect(changed.refusal?.errors).toBeUndefined();
		const { item } = (await visibility.visibleItem(bilal, 'statement', id!))!;
		expect(item).toMatchObject({ organisation: ids.stakeholder, sources: [ids.article] });
	});

	it('is seen by the editor who reviews the second as the one that the first sent, and published with it', async () => {
		const { id } = await sendForm(dawood, 'statement', 'send', {
			...statement,
			organisation: 'gz'
		});
		const [sent] = await db.query.proposal.findMany({
			where: (row, { eq }) => eq(row.authorId, 'dawood')
		});
		const { noun, item } = (await proposals.get(bilal, sent!.id))!;
		const named = await proposals.draftsNamedBy(noun, item);
		expect(named.map((each) => each.id).sort()).toEqual([ids.article, ids.stakeholder].sort());
		await proposals.publishProposal(bilal, sent!.id, 1, { withDependencies: true });
		const states = (await db.query.proposal.findMany()).filter(
			({ state }) => state === 'published'
		);
		expect(states.map(({ rowId }) => rowId).sort()).toEqual(
			[id!, ids.article!, ids.stakeholder!].sort()
		);
		// Once public, it has its own name.
		const opened = (await entry.openItem(dawood, 'statement', id!, none))!;
		expect(opened.typed.organisation).toBe(ids.stakeholder);
		expect(opened.chosen.map(({ name }) => name)).toContain('Guild of zanzibar');
	});

	it('is joined to rows of a file as well, and told to be waiting where the file adds it', async () => {
		const row = says('They object.', { organisation: 'guild of ZANZIBAR', sources: typed });
		const file = await enterImport(dawood, [row]);
		expect(file).toMatchObject({ state: 'sent', wrong: 0 });
		const [statement] = await db.query.statement.findMany({
			where: (row, { eq }) => eq(row.summary, 'They object.')
		});
		const { item } = (await visibility.visibleItem(dawood, 'statement', statement!.id))!;
		expect(item).toMatchObject({ organisation: 'guild of ZANZIBAR', sources: [typed] });
		const seen = (await visibility.visibleItem(bilal, 'statement', statement!.id))!.item;
		expect(seen).toMatchObject({ organisation: ids.stakeholder, sources: [ids.article] });
		const pages = await checked(
			dawood,
			[{ 'address of the page': typed, outlet: 'Dawn', section: 'news', 'kind of source': 'news' }],
			'articles'
		);
		expect((await downloadReport(pages)).map(({ message }) => message)).toEqual([
			'This page is already waiting for an editor: the row adds nothing.'
		]);
	});

	it('is told to be waiting to whoever brings the same name in a file', async () => {
		const file = await checked(
			dawood,
			[{ name: 'guild of ZANZIBAR', kind: 'company', sources: 'dawn' }],
			'stakeholders'
		);
		expect((await downloadReport(file)).map(({ message }) => message)).toEqual([
			'“guild of ZANZIBAR” is already waiting for an editor. The row adds another one.'
		]);
		const other = await checked(
			dawood,
			[{ name: 'Guild of Zanzibari', kind: 'company', sources: 'dawn' }],
			'stakeholders'
		);
		expect(await downloadReport(other)).toEqual([]);
	});

	it('is taken from a pasted list of names, by its name, and becomes a member that both may name', async () => {
		const day = { relation: 'member', asOf: 'Feb 2020', 'sources.0': 'dawn' };
		const list = await names.openMembers(dawood, listSent({ ...day, text: 'Guild of Zanzibar' }));
		expect(list.lines[0]!.known).toMatchObject({ name: 'Guild of Zanzibar', waiting: true });
		const group = (await names.groupOf(dawood, 'coalition'))!;
		expect(await names.addMembers(dawood, group, list)).toMatchObject({ made: 1 });
		const made = await db.query.membership.findFirst({
			where: (row, { eq }) => eq(row.memberId, ids.stakeholder!)
		});
		// The list of memberships also has only the typed name, and search finds no other.
		const called = async (q?: string) =>
			(await lookup.list(dawood, 'membership', { ...one, filters: { q } })).rows
				.filter(({ id }) => id === made!.id)
				.map(({ name }) => name);
		expect(await called()).toEqual(['Guild of Zanzibar in Internet Coalition']);
		expect(await called('Guild of Zanzibar')).toHaveLength(1);
		expect((await lookup.choices(bilal, 'membership', [made!.id]))[0]!.name).toBe(
			'Guild of zanzibar in Internet Coalition'
		);
	});

	it('that was taken back is a draft still, and joined all the same', async () => {
		const [sent] = await db.query.proposal.findMany({
			where: (row, { eq }) => eq(row.noun, 'article')
		});
		await proposals.takeBack(chanda, sent!.id, 1);
		const { id } = await sendForm(dawood, 'statement', 'send', statement);
		const { item } = (await visibility.visibleItem(bilal, 'statement', id!))!;
		expect(item.sources).toEqual([ids.article]);
		const article = await db.query.article.findFirst({
			where: (row, { eq }) => eq(row.id, ids.article!)
		});
		expect(article!.stateReason).toBe(draftReasons.taken_back);
	});
});
