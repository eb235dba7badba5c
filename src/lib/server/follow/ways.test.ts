import { asc, eq, max, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { followKinds } from '../../domain/follow.ts';
import type { User } from '../../domain/staff.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { account } from '../auth/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { loadArchive } from '../seed/archive/load.ts';
import { fileOf, wxr } from '../../../../tests/helpers/server/seed/archive/test-wxr.ts';
import {
	enterImport,
	published,
	says,
	takeBackImport
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import { carryOut } from '../erasures/carry-out.ts';
import { recordLook } from '../desk/looked-at/index.ts';
import { choices } from '../desk/lookup/index.ts';
import * as merges from '../desk/merges/index.ts';
import { addMembers, openMembers } from '../desk/name-lists/index.ts';
import { sent as typedList } from '../../../../tests/helpers/server/desk/name-lists/test-lists.ts';
import { bearer, read } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { loadFacts } from '../seed/load.ts';
import { draftEvent } from '../watch/draft.ts';
import {
	addRevisions,
	type Attribution,
	current,
	inTransaction,
	type ItemToSave
} from '../write/index.ts';
import { readStored } from '../write/items/read.ts';
import * as proposals from '../write/proposals/index.ts';
import { letter, user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { type Telling, tellingOf, type Way, type WayName, ways } from '../write/ways.ts';
import { summarizeChanges } from './change-summary.ts';
import { createNotices } from './spread.ts';
import { follows } from '../../../../tests/helpers/server/follow/test-followers.ts';

let bilal: User;
let chanda: User;

/** Asma and a webhook follow everything, Gul the coalition. */
beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	bilal = await user('editor');
	chanda = await user('contributor');
	await follows('asma');
	await follows('gul', { subject: 'stakeholder:coalition' });
	const [{ id: ownerId } = { id: '' }] = await db.select().from(account).limit(1);
	const long = new Date(Date.now() - 3_600_000);
	await db.insert(t.webhook).values({
		id: 'newsroom',
		ownerId,
		name: 'Newsroom',
		host: 'example.org',
		format: 'standard',
		sealedUrl: '',
		sealedSecret: '',
		subject: 'everything:',
		kinds: keysOf(followKinds),
		createdAt: long,
		verifiedAt: long
	});
});

const everything = [{ subject: 'everything:', kinds: keysOf(followKinds) }];
const said = { reason: 'Read in Dawn' };

async function toldTo(who: string, followed = everything): Promise<string[]> {
	await createNotices();
	const rows = await db
		.select({ id: t.notice.changeId })
		.from(t.notice)
		.where(eq(t.notice.followerId, who))
		.orderBy(asc(t.notice.changeId));
	const ids = rows.map(({ id }) => id);
	return (await summarizeChanges(ids, followed)).map(({ what, title }) => `${what}: ${title}`);
}

const messages = () => db.$count(t.outbox, eq(t.outbox.webhookId, 'newsroom'));
/** Drops all news so far, so that the next is seen alone. */
async function forget() {
	await createNotices();
	await db.delete(t.change);
	await db.delete(t.outbox);
}

const send = () => proposals.sendProposal(chanda, 'statement', letter(), { version: 0, ...said });
const campaign = {
	title: 'Repeal the Rules',
	startDate: '2020-02',
	summary: 'For repeal.',
	slug: 'repeal',
	regulations: ['harm-rules'],
	statements: [],
	participants: [],
	sources: ['dawn'],
	demands: []
} as unknown as ItemToSave<'campaign'>;

async function archived() {
	const common = { outlet: 'Herald', lang: 'en', section: 'news', publishes: true } as const;
	await loadArchive(fileOf(wxr({}, {}, {})), common);
}

async function listed() {
	const fields = { relation: 'member', asOf: 'Feb 2020', 'sources.0': 'https://example.org/dawn' };
	const text = { text: 'Union of Journalists\nBolo Bhi', all: 'new', kind: 'company' };
	const [group] = await choices(bilal, 'stakeholder', ['coalition']);
	await addMembers(bilal, group!, await openMembers(bilal, typedList({ ...fields, ...text })));
}

const watched = {
	url: 'https://ministry.example/',
	regulationId: 'harm-rules',
	kind: 'ministry'
} as const;
const noticed = () => inTransaction((session) => draftEvent(session, watched, 'changed'));

async function merged() {
	const merging = { fromVersion: 1, toVersion: 1, reason: 'One body' };
	await proposals.publish(bilal, 'statement', letter({ organisation: 'union' }), said);
	const both = await readStored(db, 'stakeholder', ['union', 'coalition']);
	const first = both.map(({ item }) => ({ item, version: 1 }));
	const how = { author: 'Bilal', ...said, way: 'entry' } as const;
	await addRevisions(db, 'stakeholder', first, how);
	await forget();
	return merges.mergeInto(bilal, 'union', 'coalition', merging);
}

const topics = (name: string) => ({
	'topics.json': JSON.stringify([{ id: 'privacy', slug: 'privacy', name: 'Privacy' }]),
	'articles.json': JSON.stringify([
		{
			id: 'herald',
			slug: 'herald',
			url: 'https://example.org/herald',
			headline: name,
			headlineBasis: 'page',
			outlet: 'Herald',
			section: 'news',
			sourceType: 'news',
			lang: 'en',
			published: '2020-02',
			regulations: [],
			topics: [],
			state: 'published'
		}
	])
});

/** Each way of writing: how it is undone from outside, and what Asma is told. */
const gone: Record<WayName, [by: string, write: () => Promise<unknown>, told: string[]][]> = {
	entry: [
		[
			'a form',
			() => proposals.publish(bilal, 'statement', letter(), said),
			['New statement: Internet Coalition opposes the Harm Rules 2020']
		],
		[
			'a form by which it is withdrawn',
			async () => {
				const { id } = await proposals.publish(bilal, 'statement', letter(), said);
				await forget();
				await proposals.withdraw(bilal, 'statement', id, { version: 1, ...said });
			},
			['Withdrawn: a statement']
		],
		[
			'review',
			async () => proposals.publishProposal(bilal, (await send()).proposal, 1),
			['New statement: Internet Coalition opposes the Harm Rules 2020']
		],
		[
			'the API',
			async () => {
				const token = await bearer('administrator', ['write', 'publish']);
				const body = { ...letter(), date: 'February 2020', action: 'publish' };
				const { basis: _, channel: __, lang: ___, ...typed } = body;
				const answer = await read('/statements', { token, body: typed });
				expect(answer).toMatchObject({ status: 201 });
			},
			['New statement: Internet Coalition opposes the Harm Rules 2020']
		],
		[
			'the form of a campaign',
			() => proposals.publish(bilal, 'campaign', campaign, said),
			['New campaign: Repeal the Rules']
		],
		[
			'the form of a membership',
			() =>
				proposals.publish(
					bilal,
					'membership',
					{ group: 'coalition', member: 'union', relation: 'member', sources: ['dawn'] } as never,
					said
				),
			['New membership: Union of Journalists in Internet Coalition']
		],
		[
			'review of what a watched page drafted',
			async () => {
				const id = await noticed();
				const item = (await current('event', id))!.item;
				const how = { version: 1, withDependencies: true, ...said };
				await proposals.publish(bilal, 'event', item, how);
			},
			[
				'New article: ministry.example, undated (headline not recorded)',
				'New event: Publication: The ministry’s page changed.'
			]
		]
	],
	undo: [
		[
			'a decision that is undone, of which nothing is left to tell',
			async () => {
				const { proposal } = await send();
				await proposals.publishProposal(bilal, proposal, 1);
				await proposals.undoDecision(bilal, proposal, 2);
			},
			[]
		],
		[
			'a change that is undone, of which nothing is left to tell',
			async () => {
				const { id } = await proposals.publish(bilal, 'statement', letter(), said);
				await forget();
				const changed = letter({ id, summary: 'They object to all.' } as never);
				const sent = await proposals.sendProposal(chanda, 'statement', changed, {
					version: 1,
					...said
				});
				await proposals.publishProposal(bilal, sent.proposal, 1);
				await proposals.undoDecision(bilal, sent.proposal, 2);
			},
			[]
		]
	],
	import: [
		[
			'an editor’s file',
			() => enterImport(bilal, [says('They object.'), says('They warn.')]),
			['Import: 2 new statements']
		],
		[
			'a contributor’s file, which an editor publishes whole',
			async () => published(bilal, (await enterImport(chanda, [says('One.'), says('Two.')])).id),
			['Import: 2 new statements']
		],
		[
			'a file that is withdrawn whole',
			async () => {
				const { id } = await enterImport(bilal, [says('They object.'), says('They warn.')]);
				await forget();
				await takeBackImport(bilal, id);
			},
			['Import: 2 withdrawn statements']
		],
		[
			'a file that enters again',
			async () => {
				const rows = [says('They object.'), says('They warn.')];
				await takeBackImport(bilal, (await enterImport(bilal, rows)).id);
				await forget();
				await enterImport(bilal, rows);
			},
			['Import: 2 new statements']
		]
	],
	archive: [['a newsroom’s archive', archived, ['Archive: 3 new articles']]],
	roster: [['a list of members', listed, ['List of members: 2 new memberships']]],
	load: [
		[
			'files of facts, into a record that had others',
			() => loadFacts(db, topics('Rules surface')),
			['Update of the record: 1 new article']
		],
		[
			'files of facts that say more than before',
			async () => {
				await loadFacts(db, topics('Rules surface'));
				await forget();
				await loadFacts(db, topics('The rules surface'));
			},
			['Update of the record: 1 changed article']
		]
	],
	firstLoad: [['files of facts, into an empty record', emptied, []]],
	merge: [
		['a merge', merged, []],
		['a merge that is undone', async () => merges.undo(bilal, await merged(), 'Two bodies'), []]
	],
	erasure: [['an erasure', erased, []]],
	look: [['a mere look', () => recordLook(bilal, { id: 'harm-rules', version: 1 }), []]],
	watch: [['a watched page that changed', noticed, []]]
};

async function erased() {
	await inTransaction((session) =>
		carryOut(session, {
			targets: [{ noun: 'stakeholder', id: 'coalition' }],
			marks: [],
			isKept: () => false,
			ground: 'law',
			by: { name: 'Bilal' }
		})
	);
}

async function emptied() {
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		for (const table of [t.article, t.regulation, t.stakeholder, t.topic, t.revision])
			await tx.delete(table);
	});
	await loadFacts(db, topics('Rules surface'));
}

const tells = (name: WayName) => 'tells' in ways[name];
const all = Object.entries(gone) as [WayName, (typeof gone)[WayName]][];

describe('what is written', () => {
	for (const [name, each] of all)
		for (const [by, write, told] of each)
			it(`by ${by} is ${told.length ? 'told to whoever follows it, in one line each' : 'told to nobody'}`, async () => {
				const before = await lastPoint();
				await write();
				expect(await toldTo('asma')).toEqual(told);
				if (tells(name))
					expect(await messages()).toBe(await db.$count(t.notice, eq(t.notice.followerId, 'asma')));
				else expect([await messages(), await db.$count(t.change)]).toEqual([0, 0]);
				// A draft concerns nobody yet.
				if (name !== 'watch') expect(await lastPoint()).toBeGreaterThan(before);
			});

	it('does not compile where it does not say in which way, or not what it belongs to', () => {
		// @ts-expect-error Each write names its way.
		const wayless: Attribution = { author: 'Bilal', reason: 'Read in Dawn' };
		// @ts-expect-error What is told together says what belongs together.
		const alone: Way = 'import';
		expect([wayless.way, tellingOf(alone)]).toEqual([undefined, ways.import]);
	});

	it('in silence says why', () => {
		const silent = keysOf(ways).flatMap((name) => {
			const way: Telling = ways[name];
			return 'silent' in way ? `${name}: ${way.silent}` : [];
		});
		console.info(`Told to page, feed and sync alone:\n${silent.join('\n')}`);
		expect(silent.map((line) => line.split(':')[0])).toEqual([
			...['firstLoad', 'merge', 'erasure', 'look', 'watch']
		]);
	});
});

/** Programs that keep a copy learn of changes by this number. */
async function lastPoint(): Promise<number> {
	const [row] = await db.select({ last: max(t.syncPoint.number) }).from(t.syncPoint);
	return row?.last ?? 0;
}

it('who joins a coalition is told to whoever follows it', async () => {
	await listed();
	const followed = [{ subject: 'stakeholder:coalition', kinds: keysOf(followKinds) }];
	expect(await toldTo('gul', followed)).toEqual(['List of members: 2 new memberships']);
});
