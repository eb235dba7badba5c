import { asc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Noun } from '../../domain/nouns.ts';
import type { User } from '../../domain/staff.ts';
import { purposeNeeded } from './purpose.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as corrections from '../desk/corrections/index.ts';
import { summarizeChanges } from '../follow/change-summary.ts';
import { newsMessage } from '../follow/webhooks/messages.ts';
import { represent } from '../outlets/exports/index.ts';
import * as feeds from '../outlets/feeds/index.ts';
import { readStored } from './items/read.ts';
import { type ItemToSave, saveWithin, inTransaction } from './index.ts';
import * as proposals from './proposals/index.ts';
import { problemsOf, user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';

let asma: User;
let chanda: User;

beforeEach(async () => {
	asma = await user('administrator');
	chanda = await user('contributor');
	await cast.scene();
	await cast.statement('refusal', { stance: 'concerned', quote: 'We cannot comply.' });
	await cast.event('notified', { date: '2020-01', kind: 'notification' });
	for (const [noun, id] of [
		['statement', 'refusal'],
		['event', 'notified']
	] as const) {
		const [stored] = await readStored(db, noun, [id]);
		await cast.saved(noun, id, 1, { snapshot: stored!.item });
	}
});

type Saying = { reason?: string; correction?: boolean };

/** Publishes an item with some fields changed. */
async function publish<N extends Noun>(
	noun: N,
	id: string,
	change: (item: never) => object,
	{ reason = 'It took no side of theirs', ...how }: Saying = {}
) {
	const [stored] = await readStored(db, noun, [id]);
	const item = { ...stored!.item, ...change(stored!.item as never) } as ItemToSave<N>;
	return proposals.publish(asma, noun, item, { version: stored!.version, reason, ...how });
}

const supports = (item: { positions: object[] }) => ({
	positions: item.positions.map((position) => ({ ...position, stance: 'support' }))
});
const said = 'Position on laws: Harm Rules 2020, stance: Support, not Concerned';
const told = async () => {
	const rows = await db.select({ id: t.change.id }).from(t.change).orderBy(asc(t.change.id));
	return summarizeChanges(
		rows.map(({ id }) => id),
		[]
	);
};

describe('a save of what readers see', () => {
	it.each([
		['a stance', 'statement', 'refusal', supports],
		['a date', 'statement', 'refusal', () => ({ date: '2020-02-14' })],
		['who speaks', 'statement', 'refusal', () => ({ organisation: 'union' })],
		[
			'quoted words',
			'statement',
			'refusal',
			(item: { quotations: object[] }) => ({
				quotations: item.quotations.map((quotation) => ({ ...quotation, exact: 'We comply.' }))
			})
		],
		[
			'the date of an event',
			'event',
			'notified',
			(item: { dates: object[] }) => ({
				dates: item.dates.map((each) => ({ ...each, date: '2020-02' }))
			})
		]
	] as const)('that changes %s says whether it puts that right', async (_, noun, id, change) => {
		const refused = await problemsOf(publish(noun, id, change as never));
		expect(refused).toEqual([{ field: 'correction', message: purposeNeeded }]);
		await expect(publish(noun, id, change as never, { correction: false })).resolves.toMatchObject({
			version: 2
		});
	});

	it('need not say it where it only adds, or changes our own words', async () => {
		await cast.regulation('data-bill');
		await publish('statement', 'refusal', (item: { positions: object[] }) => ({
			summary: 'It would not comply.',
			signatories: ['union'],
			positions: [...item.positions, { regulation: 'data-bill', stance: 'oppose' }]
		}));
		expect((await corrections.list({ page: 1 })).total).toBe(0);
	});

	it('is checked by whatever way it is written', async () => {
		const [stored] = await readStored(db, 'statement', ['refusal']);
		const item = { ...stored!.item, date: '2021' } as ItemToSave<'statement'>;
		const how = { version: 1, author: 'Asma', reason: 'Another day', way: 'entry' as const };
		const work = inTransaction((session) => saveWithin(session, 'statement', item, how));
		expect(await problemsOf(work)).toMatchObject([{ field: 'correction' }]);
	});
});

describe('a correction that an editor made without a report', () => {
	beforeEach(() => publish('statement', 'refusal', supports, { correction: true }));

	it('stands on the page and in the list of corrections, from what to what', async () => {
		expect(await corrections.newestForItem('statement', 'refusal')).toMatchObject({
			rows: [{ answer: 'It took no side of theirs', mended: [{ version: 2 }] }],
			total: 1
		});
		expect((await corrections.list({ page: 1 })).rows).toMatchObject([
			{ page: { address: '/statements/refusal' }, changes: [{ version: 2, said: [said] }] }
		]);
	});

	it('stands in the item as programs read it, and in feeds', async () => {
		expect(await represent.statements(['refusal'])).toMatchObject([
			{ correction: { answer: 'It took no side of theirs' } }
		]);
		const [ofItem] = await feeds.feedEntries(
			await feeds.publishedChanges('statements', ['refusal'])
		);
		expect(ofItem!.facts.join()).toMatch(/Corrected on .*: It took no side of theirs · Position/);
		const { entries } = await feeds.correctionsFeed({
			url: new URL('http://localhost/corrections')
		});
		expect(entries).toMatchObject([{ text: 'It took no side of theirs' }]);
		expect(entries[0]!.facts).toContain(said);
	});

	it('is told to a frame of an earlier day, of the statement and of its law’s chart', async () => {
		for (const scope of [
			{ items: [{ noun: 'statement', key: 'refusal' }] },
			{ about: ['harm-rules'], kinds: ['statement'] }
		] satisfies corrections.Scope[])
			expect(await corrections.changesSince('2020-03-01', scope)).toMatchObject({
				latest: { changes: [{ said: [said] }] },
				corrections: 1
			});
	});

	it('is told to a frame of the law that it was taken from, and to none of a law that it never named', async () => {
		await cast.regulation('data-bill');
		await cast.regulation('other-bill');
		const of = (law: string) =>
			corrections.changesSince('2020-03-01', { about: [law], kinds: ['statement'] });
		const moves = () => ({ positions: [{ regulation: 'data-bill', stance: 'support' }] });
		await publish('statement', 'refusal', moves, { correction: true });
		expect(await of('harm-rules')).toMatchObject({ corrections: 2 });
		expect(await of('data-bill')).toMatchObject({ corrections: 2 });
		expect(await of('other-bill')).toMatchObject({ corrections: 0 });
	});

	it('is called one in letters and webhooks', async () => {
		const [news] = await told();
		expect(news).toMatchObject({ what: 'Corrected', changes: [said] });
		expect(newsMessage({ format: 'standard' }, news!)).toContain('"type":"statement.corrected"');
	});

	it('is told once where a report names the same change', async () => {
		const message = 'They never supported it.';
		await corrections.submitReport({ page: '/statements/refusal', message }, '192.0.2.1');
		await db.update(t.correction).set({ createdAt: new Date(0) });
		const { rows } = await corrections.reportQueue({
			filters: { state: 'waiting' },
			page: 1,
			ignored: []
		});
		const changes = [{ noun: 'statement' as const, id: 'refusal', version: 2 }];
		const decision = { state: 'made' as const, answer: 'They were concerned.', changes };
		expect(await corrections.decide(asma, rows[0]!.id, 1, decision)).toBe('done');
		expect((await corrections.list({ page: 1 })).rows).toMatchObject([
			{ answer: 'They were concerned.' }
		]);
	});

	it('can be decided anew, as any other', async () => {
		const { rows } = await corrections.list({ page: 1 });
		const changes = [{ noun: 'statement' as const, id: 'refusal', version: 2 }];
		const decision = { state: 'made' as const, answer: 'It supports the rules.', changes };
		expect(await corrections.decide(asma, rows[0]!.id, 1, decision)).toBe('done');
		expect(await corrections.decide(asma, rows[0]!.id, 2, { state: 'declined' })).toBe('done');
		expect((await corrections.list({ page: 1 })).total).toBe(0);
	});

	it('says nothing of what readers do not see today', async () => {
		const how = { version: 2, reason: 'The letter was forged' };
		await proposals.withdraw(asma, 'statement', 'refusal', how);
		expect((await corrections.list({ page: 1 })).rows).toMatchObject([{ changes: [{ said: [] }] }]);
	});
});

describe('what is no correction', () => {
	it('is a change that brings something up to date', async () => {
		await publish('statement', 'refusal', supports, { correction: false });
		expect((await corrections.list({ page: 1 })).total).toBe(0);
		const [news] = await told();
		expect(news).toMatchObject({ what: 'Changed', changes: [said] });
		expect(newsMessage({ format: 'standard' }, news!)).toContain('"type":"statement.changed"');
	});

	it('is a later statement, nor a save that changes nothing', async () => {
		await cast.statement('later', { stance: 'support', date: '2020-06-01' });
		await publish('statement', 'refusal', () => ({}), { correction: true });
		expect((await corrections.list({ page: 1 })).total).toBe(0);
	});
});

describe('what a contributor proposes', () => {
	const proposed = async (correction?: boolean) => {
		const [stored] = await readStored(db, 'statement', ['refusal']);
		const { item, version } = stored!;
		const { state: _, ...rest } = { ...item, ...supports(item) };
		return proposals.sendProposal(chanda, 'statement', rest as never, {
			version,
			reason: 'Wrong stance',
			correction
		});
	};

	it('is published as what its author says it is, and undo takes the correction back', async () => {
		const { proposal } = await proposed(true);
		expect(await proposals.get(asma, proposal)).toMatchObject({ correction: true });
		await proposals.publishProposal(asma, proposal, 1);
		expect((await corrections.list({ page: 1 })).rows).toMatchObject([
			{ changes: [{ said: [said] }] }
		]);
		await proposals.undoDecision(asma, proposal, 2);
		expect((await corrections.list({ page: 1 })).total).toBe(0);
		expect(await represent.statements(['refusal'])).toMatchObject([
			{ correction: null, positions: [{ stance: 'concerned' }] }
		]);
	});

	it('is not published while nobody has said it', async () => {
		const { proposal } = await proposed();
		const refused = await problemsOf(proposals.publishProposal(asma, proposal, 1));
		expect(refused).toMatchObject([{ field: 'correction' }]);
	});
});

it('an old version is restored as one or the other', async () => {
	await publish('statement', 'refusal', supports, { correction: false });
	const restore = (correction?: boolean) =>
		proposals.restoreVersion(asma, 'statement', 'refusal', 1, { version: 2, correction });
	expect(await problemsOf(restore())).toMatchObject([{ field: 'correction' }]);
	await restore(true);
	expect((await corrections.list({ page: 1 })).rows).toMatchObject([
		{
			answer: 'Version 1 restored',
			changes: [{ said: ['Position on laws: Harm Rules 2020, stance: Concerned, not Support'] }]
		}
	]);
});
