import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { differences } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { eventCards } from '../../nouns/event/card.server.ts';
import { statementCards } from '../../nouns/statement/card.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived, follow } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import {
	Conflict,
	current,
	type ItemToSave,
	addRedirect,
	Refused,
	saveItem,
	saveWithin,
	currentSlug,
	inTransaction
} from './index.ts';
import {
	changes,
	versionsOf,
	restore,
	versionOf,
	withdraw
} from '../../../../tests/helpers/server/write/test-changes.ts';

checkDerived();

beforeEach(cast.scene);

const rounds = (many: number) => Array.from({ length: many }, (_, round) => round + 1);
const byAsma = { author: 'asma', reason: 'Read in Dawn' };
const byOmar = { author: 'omar', reason: 'Checked against the letter' };
const asma = { ...byAsma, way: 'entry' as const };
const omar = { ...byOmar, way: 'entry' as const };
const state = 'published';
/** A change that needs to say whether it is a correction. */
const updating = { ...omar, correction: false };

const letter = (given: Partial<ItemToSave<'statement'>> = {}): ItemToSave<'statement'> => ({
	state: 'published',
	organisation: 'coalition',
	date: '2020-02',
	basis: 'event',
	channel: 'letter',
	lang: 'en',
	summary: 'The coalition objects.',
	signatories: ['union'],
	demands: ['withdraw', 'consult'],
	positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
	quotations: [{ exact: 'We object', article: 'dawn' }],
	sources: ['dawn'],
	...given
});

const leak = (given: Partial<ItemToSave<'event'>> = {}): ItemToSave<'event'> => ({
	state: 'published',
	kind: 'leak',
	description: 'The rules leak.',
	regulations: ['harm-rules'],
	actors: ['ministry'],
	dates: [{ date: '2020-02-12', basis: 'event', preferred: true, sources: ['dawn'] }],
	...given
});

const twice: ItemToSave<'statement'>['positions'] = [
	{ regulation: 'harm-rules', stance: 'oppose' },
	{ regulation: 'harm-rules', stance: 'support' }
];

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => undefined,
		(error: unknown) => error
	);
}

async function problemsOf(work: Promise<unknown>) {
	const error = await thrownBy(work);
	return error instanceof Refused ? error.problems : error;
}

describe('a new item', () => {
	it('gets a short id that stays, and version 1 with who and why', async () => {
		const { id, version } = await saveItem('statement', letter(), asma);
		expect(id).toMatch(/^[0-9a-z]{8}$/);
		expect(version).toBe(1);
		expect(await versionsOf('statement', id)).toMatchObject([{ version: 1, ...byAsma }]);
		expect(await current('statement', id)).toMatchObject({ version: 1, item: letter() });
	});

	it('gets an address made from its title, which no other has', async () => {
		const union = {
			state: 'published' as const,
			name: 'Syndicat des médias (SM)',
			kind: 'media_union' as const,
			sources: ['dawn']
		} satisfies ItemToSave<'stakeholder'>;
		const saved = await Promise.all([1, 2, 3].map(() => saveItem('stakeholder', union, asma)));
		const found = await Promise.all(saved.map(({ id }) => current('stakeholder', id)));
		expect(found.map((each) => each?.item.slug).sort()).toEqual([
			'syndicat-des-medias-sm',
			'syndicat-des-medias-sm-2',
			'syndicat-des-medias-sm-3'
		]);
	});

	it('gets its id for an address where its title has no Latin letter', async () => {
		const { id } = await saveItem('topic', { name: 'آزادی', state }, asma);
		expect((await current('topic', id))?.item).toEqual({ id, state, slug: id, name: 'آزادی' });
	});

	it('is refused with a sentence a field, and nothing is kept of it', async () => {
		const item = letter({
			summary: ' ',
			date: 'early 2020' as never,
			channel: 'smoke' as never,
			sources: ['dawn', 'dwan'],
			positions: [{ regulation: 'harm-rule', stance: 'oppose' }]
		});
		expect(await problemsOf(saveItem('statement', item, { ...asma, key: 'form' }))).toEqual([
			{
				field: 'positions.0.regulation',
				message: 'This is not in the record, or not any more.'
			},
			{
				field: 'date',
				message: '“early 2020” is not a date in EDTF, such as 2020, 2020-05 or 2020-05-18.'
			},
			{ field: 'channel', message: '“Said in” is none of the values it may have.' },
			{ field: 'summary', message: '“What was said” is blank.' },
			{ field: 'sources.1', message: 'This is not in the record, or not any more.' }
		]);
		expect(await db.$count(t.revision)).toBe(0);
		expect(await db.$count(t.idempotency)).toBe(0);
	});

	it('is refused where it claims without a source', async () => {
		expect(await problemsOf(saveItem('statement', letter({ sources: [] }), asma))).toEqual([
			{
				field: 'sources',
				message:
					'A published statement needs at least one published source. So does each of its quotations.'
			}
		]);
	});

	const law: ItemToSave<'regulation'> = {
		title: 'Harm Bill',
		jurisdiction: 'PK',
		issuingBody: 'Ministry of IT',
		instrument: 'bill',
		status: 'in_force',
		state: 'published',
		relations: [{ kind: 'supersedes', to: 'harm-rules', article: 'dawn' }]
	};
	const guild = { name: 'Guild', kind: 'media_union', state: 'published' } as const;

	it.each([
		['without a source', []],
		['with a draft for its source', ['lost']]
	])('is refused as a law or a stakeholder that is published %s', async (_, sources) => {
		await cast.article('lost', { state: 'draft', stateReason: 'Unchecked' });
		expect(await problemsOf(saveItem('regulation', { ...law, sources }, asma))).toEqual([
			{ field: 'sources', message: 'A published law needs at least one published source.' }
		]);
		expect(await problemsOf(saveItem('stakeholder', { ...guild, sources }, asma))).toEqual([
			{ field: 'sources', message: 'A published stakeholder needs at least one published source.' }
		]);
	});

	it('may be a law or a stakeholder without a source while it is a draft', async () => {
		const draft = { state: 'draft', stateReason: 'Unchecked' } as const;
		await saveItem('regulation', { ...law, ...draft }, asma);
		await saveItem('stakeholder', { ...guild, ...draft }, asma);
		const { id } = await saveItem('regulation', { ...law, title: 'Bill', sources: ['dawn'] }, asma);
		expect((await current('regulation', id))?.item.relations).toEqual(law.relations);
	});

	const message = 'It speaks in this statement itself, and cannot sign it as well. Take it out.';

	it.each(['published', 'draft'] as const)(
		'is refused as a %s statement that its own organisation or speaker signs',
		async (state) => {
			await cast.stakeholder('jeff', { kind: 'person' });
			const own = letter({ speaker: 'jeff', signatories: ['coalition', 'union', 'jeff'] });
			expect(
				await problemsOf(saveItem('statement', { ...own, state, stateReason: 'Unchecked' }, asma))
			).toEqual([
				{ field: 'signatories.0', message },
				{ field: 'signatories.2', message }
			]);
		}
	);

	it('is refused as a change by which one who signs a statement comes to speak in it', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		const turned = letter({ id, organisation: 'union' });
		expect(await problemsOf(saveItem('statement', turned, { ...omar, version: 1 }))).toEqual([
			{ field: 'signatories.0', message }
		]);
	});

	it('keeps its signatories and actors in the order in which they were given', async () => {
		const names = ['union', 'zong', 'ministry', 'apns'];
		for (const id of ['zong', 'apns']) await cast.stakeholder(id);
		const { id } = await saveItem('statement', letter({ signatories: names }), asma);
		expect((await current('statement', id))?.item.signatories).toEqual(names);
		const turned = names.toReversed();
		await saveItem('statement', letter({ id, signatories: turned }), { ...omar, version: 1 });
		expect((await current('statement', id))?.item.signatories).toEqual(turned);
		expect((await changes('statement', id, 1)).rows[0]?.changes).toEqual([
			{ field: 'signatories', added: [], removed: [], changed: [], reordered: turned }
		]);
		const [card] = await statementCards({});
		expect(card?.signatories.map(({ slug }) => slug)).toEqual(turned);
		const { id: leaked } = await saveItem('event', leak({ actors: names }), asma);
		expect((await current('event', leaked))?.item.actors).toEqual(names);
		expect((await eventCards({}))[0]?.actors.map(({ slug }) => slug)).toEqual(names);
	});

	it('is refused with sentences for people where its fields do not hold together', async () => {
		const nobody = letter({ organisation: undefined, positions: [...twice!, ...twice!] });
		expect(await problemsOf(saveItem('statement', nobody, asma))).toEqual([
			{ field: 'positions', message: 'The list “Position on laws” holds the same thing twice.' },
			{ field: 'organisation', message: 'Name an organisation, a speaker or both.' }
		]);
		const mute = letter({ organisation: undefined, positions: twice });
		expect(await problemsOf(saveItem('statement', mute, asma))).toEqual([
			{ field: 'organisation', message: 'Name an organisation, a speaker or both.' },
			{ field: 'positions', message: 'This takes two positions on one law.' }
		]);
		const dates = leak().dates.map((date) => ({ ...date, preferred: false }));
		expect(await problemsOf(saveItem('event', leak({ dates }), asma))).toEqual([
			{ field: 'dates', message: 'Prefer one date, and no more.' }
		]);
		const itself = { group: 'union', member: 'union', relation: 'member', state: 'published' };
		const inItself = { ...itself, sources: ['dawn'] } as ItemToSave<'membership'>;
		expect(await problemsOf(saveItem('membership', inItself, asma))).toEqual([
			{ field: 'member', message: 'A group cannot be a member of itself.' }
		]);
		const ended = { ...inItself, member: 'press', startDate: '2026-05-05', endDate: '2020' };
		expect(await problemsOf(saveItem('membership', ended, asma))).toContainEqual({
			field: 'endDate',
			message: 'It cannot end before it begins.'
		});
	});

	describe('is not of a day that has not begun', () => {
		beforeEach(
			() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T12:00Z') })
		);
		afterEach(() => void vi.useRealTimers());

		const page = (published: string): ItemToSave<'article'> => ({
			state: 'published',
			url: `https://example.org/${encodeURIComponent(published)}`,
			headlineBasis: 'none',
			outlet: 'Dawn',
			section: 'news',
			sourceType: 'news',
			lang: 'en',
			published
		});

		it.each(['2026-11-04', '2026-12', '2027', '2062-02-13', '2027?', '2026-11-04/2026-11-05'])(
			'such as %s',
			async (date) => {
				expect(await problemsOf(saveItem('statement', letter({ date }), asma))).toEqual([
					{ field: 'date', message: expect.stringMatching(/^Nothing can have been said on a day/) }
				]);
				expect(await problemsOf(saveItem('article', page(date), asma))).toEqual([
					{ field: 'published', message: expect.stringMatching(/^No page can have been published/) }
				]);
			}
		);

		it.each(['2026-11-03', '2026-11', '2026', '2026?', '2026-11-01/2026-11-30'])(
			'but %s has begun, or has begun further east',
			async (date) => {
				expect(await saveItem('statement', letter({ date }), asma)).toBeDefined();
				expect(await saveItem('article', page(date), asma)).toBeDefined();
			}
		);

		it('and what was entered with one before can be withdrawn', async () => {
			await cast.statement('letter', { date: '2062-02-13' });
			expect(await withdraw('statement', 'letter', { ...asma, version: 1 })).toBeDefined();
		});

		it('unless it is an event, which may be due', async () => {
			const dates = leak().dates.map((date) => ({ ...date, date: '2027-01-15' }));
			expect(await saveItem('event', leak({ dates }), asma)).toBeDefined();
		});
	});

	it('is refused under an address that another has', async () => {
		const page: ItemToSave<'article'> = {
			state: 'published',
			url: 'https://example.org/dawn',
			headline: 'Rules surface',
			headlineBasis: 'page',
			outlet: 'Dawn',
			section: 'news',
			sourceType: 'news',
			lang: 'en'
		};
		expect(await problemsOf(saveItem('article', page, asma))).toEqual([
			{
				field: 'url',
				message:
					'An article with this address is in the record already, perhaps as a draft or withdrawn. Change that one, or give another address.'
			}
		]);
		const other = { ...page, url: 'https://example.org/2', slug: 'dawn' };
		expect(await problemsOf(saveItem('article', other, asma))).toMatchObject([{ field: 'slug' }]);
	});

	it('takes nothing away from one that has its id', async () => {
		expect(
			await thrownBy(saveItem('topic', { id: 'privacy', name: 'Privacy', state }, asma))
		).toBeUndefined();
		expect(
			await thrownBy(saveItem('topic', { id: 'privacy', name: 'Secrecy', state }, asma))
		).toBeInstanceOf(Conflict);
	});
});

describe('nothing is lost', () => {
	it('keeps every version readable, and what was left out is gone from the newest alone', async () => {
		const { id } = await saveItem('statement', letter({ note: 'Seen twice' }), asma);
		const later = letter({ id, quotations: [], signatories: [], demands: ['amend'] });
		expect(await saveItem('statement', later, { ...updating, version: 1 })).toEqual({
			id,
			version: 2
		});

		expect(await versionsOf('statement', id)).toMatchObject([
			{ version: 2, ...byOmar },
			{ version: 1, ...byAsma }
		]);
		const [first, second] = [
			await versionOf('statement', id, 1),
			await versionOf('statement', id, 2)
		];
		expect(first?.item).toMatchObject(letter({ note: 'Seen twice' }));
		expect(
			differences('statement', first?.item ?? {}, second?.item ?? {})
				.map(({ field }) => field)
				.sort()
		).toEqual(['demands', 'note', 'quotations', 'signatories']);
		expect(
			differences('statement', second?.item ?? {}, (await current('statement', id))?.item ?? {})
		).toEqual([]);
	});

	it('knows no version that was never made', async () => {
		const { id } = await saveItem('topic', { name: 'Privacy', state }, asma);
		expect(await versionOf('topic', id, 2)).toBeUndefined();
		expect(await versionOf('topic', 'secrecy', 1)).toBeUndefined();
		expect(await current('topic', 'secrecy')).toBeUndefined();
		expect(await versionsOf('topic', 'secrecy')).toEqual([]);
	});

	it('brings an old version back as a new one, with what hung on it', async () => {
		const { id } = await saveItem('event', leak(), asma);
		const moved = leak({ id, actors: [], dates: [{ ...leak().dates[0]!, date: '2020-02' }] });
		await saveItem('event', moved, { ...updating, version: 1 });
		expect(await restore('event', id, 1, { author: 'asma', version: 2, way: 'entry' })).toEqual({
			id,
			version: 3
		});
		expect(await current('event', id)).toMatchObject({ version: 3, item: leak() });
		expect(await versionsOf('event', id)).toMatchObject([
			{ version: 3, author: 'asma', reason: 'Version 1 restored' },
			{ version: 2 },
			{ version: 1 }
		]);
	});

	it('restores nothing over a version that its writer did not see', async () => {
		const { id } = await saveItem('event', leak(), asma);
		await saveItem('event', leak({ id, description: 'It leaks.' }), { ...omar, version: 1 });
		const stale = restore('event', id, 1, { author: 'asma', version: 1, way: 'entry' });
		expect(await thrownBy(stale)).toBeInstanceOf(Conflict);
		expect(await problemsOf(restore('event', id, 7, { ...asma, version: 2 }))).toMatchObject([
			{ message: 'This event is not in the record.' }
		]);
	});

	it('leaves a published claim as it was where an update would take its source', async () => {
		const { id } = await saveItem('event', leak(), asma);
		const bare = leak({ id, dates: [{ ...leak().dates[0]!, sources: [] }] });
		expect(await problemsOf(saveItem('event', bare, { ...omar, version: 1 }))).toEqual([
			{
				field: 'dates',
				message: 'Each date of a published event needs at least one published source.'
			}
		]);
		expect(await current('event', id)).toMatchObject({ version: 1, item: leak() });
		expect(await versionsOf('event', id)).toHaveLength(1);
	});
});

describe('a withdrawn item', () => {
	it('stays where it was, with the reason', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		await withdraw('statement', id, {
			author: 'omar',
			reason: 'Never said',
			way: 'entry' as const,
			version: 1
		});
		expect(await current('statement', id)).toMatchObject({
			version: 2,
			item: { ...letter(), state: 'withdrawn', stateReason: 'Never said' }
		});
	});

	it('is no article that a published claim rests on alone', async () => {
		await cast.article('herald');
		const rests = (...sources: string[]) => [{ ...leak().dates[0]!, sources }];
		const { id } = await saveItem('event', leak({ dates: rests('herald') }), asma);
		const how = {
			author: 'omar',
			reason: 'Retracted by the Herald',
			way: 'entry' as const,
			version: 1
		};
		expect(await problemsOf(withdraw('article', 'herald', how))).toEqual([
			{
				field: '',
				message:
					`The published event “${id}” would be left without a published source. ` +
					'Give it another source or withdraw it first.'
			}
		]);
		expect(await current('article', 'herald')).toMatchObject({
			version: 1,
			item: { state: 'published' }
		});

		await saveItem('event', leak({ id, dates: rests('herald', 'dawn') }), { ...omar, version: 1 });
		expect(await withdraw('article', 'herald', how)).toEqual({ id: 'herald', version: 2 });
	});

	it('is no article that a published law or stakeholder rests on alone', async () => {
		const how = { author: 'omar', reason: 'Retracted', way: 'entry' as const, version: 1 };
		await cast.regulation('bill', { source: 'herald' });
		await cast.stakeholder('hrcp', { source: 'tribune' });
		expect(await problemsOf(withdraw('article', 'herald', how))).toEqual([
			{
				field: '',
				message:
					'The published law “bill” would be left without a published source. ' +
					'Give it another source or withdraw it first.'
			}
		]);
		expect(await problemsOf(withdraw('article', 'tribune', how))).toMatchObject([
			{ message: expect.stringContaining('The published stakeholder “hrcp” would be left') }
		]);
		await withdraw('stakeholder', 'hrcp', how);
		expect(await withdraw('article', 'tribune', how)).toMatchObject({ version: 2 });
	});

	it.each(rounds(5))(
		'is no source for a claim that is published at the same moment (round %i)',
		async () => {
			const source = await cast.article('herald');
			const how = { author: 'omar', reason: 'Retracted', way: 'entry' as const, version: 1 };
			const outcomes = await Promise.allSettled([
				withdraw('article', source, how),
				saveItem('statement', letter({ sources: [source], quotations: [] }), asma)
			]);
			expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		}
	);
});

const texts = Array.from({ length: 8 }, (_, number) => `Writer ${number} was here.`);

/** Eight writers at once: the text that was kept, and the errors of the others. */
async function race(write: (summary: string) => Promise<unknown>) {
	const outcomes = await Promise.allSettled(texts.map(write));
	return {
		won: texts.filter((_, number) => outcomes[number]!.status === 'fulfilled'),
		lost: outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
	};
}

describe('promise 36: two writers', () => {
	it.each(rounds(8))(
		'of eight that saw one version one wins, and the others are shown both texts (round %i)',
		async () => {
			const { id } = await saveItem('statement', letter(), asma);
			const { won, lost } = await race((summary) =>
				saveItem('statement', letter({ id, summary }), { ...omar, version: 1 })
			);

			expect(won).toHaveLength(1);
			expect(lost).toHaveLength(7);
			for (const loss of lost) {
				expect(loss).toBeInstanceOf(Conflict);
				expect(loss.current).toMatchObject({ version: 2, item: { summary: won[0] } });
			}
			expect(await current('statement', id)).toMatchObject({ item: { summary: won[0] } });
			expect(await versionsOf('statement', id)).toHaveLength(2);
		}
	);

	it('would all win where nobody asks which version they saw', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		const { won } = await race(async (summary) =>
			db.update(t.statement).set({ summary, version: 2 }).where(eq(t.statement.id, id))
		);
		expect(won).toHaveLength(8);
		await follow();
	});

	it('must say which version they saw', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		expect(await thrownBy(saveItem('statement', letter({ id }), omar))).toBeInstanceOf(Conflict);
		expect(
			await problemsOf(saveItem('statement', letter({ id: 'nowhere' }), { ...omar, version: 1 }))
		).toEqual([{ field: '', message: 'This statement is not in the record.' }]);
	});
});

describe('promise 35: a form sent twice', () => {
	const eight = <Answer>(work: () => Promise<Answer>) =>
		Promise.all(Array.from({ length: 8 }, work));

	it.each(rounds(8))(
		'makes one item of eight at once, and each gets the same answer (round %i)',
		async () => {
			const answers = await eight(() => saveItem('statement', letter(), { ...asma, key: 'form' }));
			expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
			expect(await db.$count(t.statement)).toBe(1);
			expect(await db.$count(t.revision)).toBe(1);
		}
	);

	it.each(rounds(8))('makes one version of eight changes at once (round %i)', async () => {
		const { item } = (await current('regulation', 'harm-rules'))!;
		const changed = { ...item, title: 'Harm Rules, as amended' };
		const how = { ...omar, version: 1, key: 'form' };
		const answers = await eight(() => saveItem('regulation', changed, how));
		expect(answers).toEqual(texts.map(() => ({ id: 'harm-rules', version: 2 })));
		expect(await db.$count(t.revision)).toBe(1);
	});

	it('would make eight items of eight without a key', async () => {
		await eight(() => saveItem('statement', letter(), asma));
		expect(await db.$count(t.statement)).toBe(8);
	});

	it('makes as many as have keys of their own', async () => {
		await saveItem('statement', letter(), { ...asma, key: 'one' });
		await saveItem('statement', letter(), { ...asma, key: 'two' });
		expect(await db.$count(t.statement)).toBe(2);
	});

	it('is a conflict where it was changed in between, and never passes for saved', async () => {
		await saveItem('topic', { name: 'Privacy', state }, { ...asma, key: 'form' });
		const again = saveItem('topic', { name: 'Secrecy', state }, { ...asma, key: 'form' });
		expect(await thrownBy(again)).toMatchObject({ current: { item: { name: 'Privacy' } } });
		const other = saveItem('statement', letter(), { ...asma, key: 'form' });
		expect(await problemsOf(other)).toMatchObject([
			{ message: 'This form was sent before, for something else.' }
		]);
	});

	it('may be sent again after it was refused', async () => {
		await thrownBy(saveItem('topic', { name: ' ', state }, { ...asma, key: 'form' }));
		expect(
			await saveItem('topic', { name: 'Privacy', state }, { ...asma, key: 'form' })
		).toMatchObject({
			version: 1
		});
	});
});

describe('writes that hold together', () => {
	it('are kept together or not at all', async () => {
		const both = (second: ItemToSave<'topic'>) =>
			inTransaction(async (session) => {
				await saveWithin(session, 'topic', { name: 'Privacy', state }, asma);
				await saveWithin(session, 'topic', second, asma);
			});
		expect(await problemsOf(both({ name: ' ', state }))).toEqual([
			{ field: 'name', message: '“Name” is blank.' }
		]);
		expect(await db.$count(t.topic)).toBe(0);
		await both({ name: 'Secrecy', state });
		expect(await db.$count(t.topic)).toBe(2);
	});

	it('take as many queries for a large item as for a small one', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		const small = await countQueries(() =>
			saveItem('statement', letter({ id, summary: 'They object.' }), { ...omar, version: 1 })
		);
		for (let number = 0; number < 12; number++) {
			await cast.stakeholder(`member-${number}`);
			await cast.article(`paper-${number}`);
		}
		const numbers = Array.from({ length: 12 }, (_, number) => number);
		const large = letter({
			id,
			signatories: numbers.map((number) => `member-${number}`),
			sources: numbers.map((number) => `paper-${number}`),
			quotations: numbers.map((number) => ({
				exact: `We object ${number}`,
				article: `paper-${number}`
			}))
		});
		expect(
			await countQueries(() => saveItem('statement', large, { ...updating, version: 2 }))
		).toBe(small);
		expect((await current('statement', id))?.item).toMatchObject({
			quotations: large.quotations,
			sources: large.sources
		});
	});
});

describe('an address', () => {
	const union = (given: Partial<ItemToSave<'stakeholder'>> = {}): ItemToSave<'stakeholder'> => ({
		state: 'published',
		name: 'Union of Editors',
		kind: 'media_union',
		sources: ['dawn'],
		...given
	});

	it('that an item had leads to the one it has, whatever it is called later', async () => {
		const { id } = await saveItem('stakeholder', union({ slug: 'editors' }), asma);
		await saveItem('stakeholder', union({ id, slug: 'union-of-editors' }), { ...asma, version: 1 });
		await saveItem('stakeholder', union({ id, slug: 'ue' }), { ...asma, version: 2 });
		expect(await currentSlug('stakeholder', 'editors')).toBe('ue');
		expect(await currentSlug('stakeholder', 'union-of-editors')).toBe('ue');
		expect(await currentSlug('stakeholder', 'ue')).toBeUndefined();
		expect(await currentSlug('regulation', 'editors')).toBeUndefined();
	});

	it('stays when the title changes', async () => {
		const { id } = await saveItem('stakeholder', union(), asma);
		await saveItem('stakeholder', union({ id, name: 'Editors’ Union' }), { ...asma, version: 1 });
		expect((await current('stakeholder', id))?.item.slug).toBe('union-of-editors');
	});

	it('that was another’s is neither given nor made for a new one', async () => {
		const { id } = await saveItem('stakeholder', union(), asma);
		await saveItem('stakeholder', union({ id, slug: 'ue' }), { ...asma, version: 1 });
		const given = saveItem('stakeholder', union({ slug: 'union-of-editors' }), asma);
		expect(await problemsOf(given)).toMatchObject([{ field: 'slug' }]);
		const made = await saveItem('stakeholder', union(), asma);
		expect((await current('stakeholder', made.id))?.item.slug).toBe('union-of-editors-2');
	});

	it('leads to nothing that readers are not shown', async () => {
		const { id } = await saveItem('stakeholder', union({ slug: 'editors' }), asma);
		const hidden = { state: 'draft', stateReason: 'Unchecked' } as const;
		await saveItem('stakeholder', union({ id, slug: 'ue', ...hidden }), { ...asma, version: 1 });
		expect(await currentSlug('stakeholder', 'editors')).toBeUndefined();
	});

	it('that leads elsewhere is an item’s own again once it is published again', async () => {
		const own = await saveItem('stakeholder', union({ slug: 'ue' }), asma);
		const to = { id: 'union', slug: 'union' };
		await inTransaction((session) => addRedirect(session, 'stakeholder', 'ue', to));
		await withdraw('stakeholder', own.id, { ...asma, version: 1 });
		expect(await currentSlug('stakeholder', 'ue')).toBe('union');
		await restore('stakeholder', own.id, 1, { ...asma, version: 2 });
		expect(await currentSlug('stakeholder', 'ue')).toBeUndefined();
	});

	it('is its own item’s again when it goes back to it', async () => {
		const { id } = await saveItem('stakeholder', union(), asma);
		await saveItem('stakeholder', union({ id, slug: 'ue' }), { ...asma, version: 1 });
		await saveItem('stakeholder', union({ id, slug: 'union-of-editors' }), { ...asma, version: 2 });
		expect(await currentSlug('stakeholder', 'union-of-editors')).toBeUndefined();
		expect(await currentSlug('stakeholder', 'ue')).toBe('union-of-editors');
	});
});

describe('what is published', () => {
	it('names nobody who is not', async () => {
		await cast.stakeholder('hidden', { state: 'draft', stateReason: 'Unchecked' });
		expect(
			await problemsOf(saveItem('statement', letter({ signatories: ['hidden'] }), asma))
		).toEqual([
			{ field: 'signatories.0', message: 'This stakeholder is a draft: publish it first.' }
		]);
		const draft = letter({ signatories: ['hidden'], state: 'draft', stateReason: 'Unchecked' });
		expect(await thrownBy(saveItem('statement', draft, asma))).toBeUndefined();
	});

	it('keeps those whom it names from being withdrawn', async () => {
		const { id } = await saveItem('statement', letter(), asma);
		const leave = () => withdraw('stakeholder', 'union', { ...asma, version: 1 });
		expect(await problemsOf(leave())).toEqual([
			{
				field: '',
				message:
					'1 published item names this stakeholder. Change them first, or merge it with another one.'
			}
		]);
		await withdraw('statement', id, { ...asma, version: 1 });
		expect(await leave()).toMatchObject({ version: 2 });
	});
});
