import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { update } from '../../../../../docs/copy/keep-copy.js';
import { type Name, names } from '../../../domain/nouns.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { stampItems } from '../../derived/index.ts';
import { syncPoint } from '../../derived/sync-tables.ts';
import { keepCopy } from '../../copies/keep.ts';
import { mergeInto, undo } from '../../desk/merges/index.ts';
import { origin } from '../../settings.ts';
import { current, inTransaction } from '../../write/index.ts';
import { withdraw } from '../../../../../tests/helpers/server/write/test-changes.ts';
import { ask, read } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

const membership = 'coalition.union.2020-02-17';
const bilal = { id: 'bilal', name: 'Bilal' };

beforeEach(async () => {
	await cast.scene();
	await cast.membership('coalition', 'union', '2020-02-17');
	await cast.statement('regret', { date: '2020-02', quote: 'We regret', signatories: ['union'] });
	await cast.event('leak', { kind: 'leak', date: '2020-02-12', actors: ['ministry'] });
});

const since = (name: Name, place: string, rest = '') =>
	read(`/${name}?updated_since=${encodeURIComponent(place)}${rest}`);
const nowOf = async (name: Name): Promise<string> => (await since(name, '1970-01-01')).next_since;
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();

/** Ids of the changed items of each list after some work. */
async function toldAfter(work: () => Promise<unknown>) {
	const places = await Promise.all(names.map(nowOf));
	await work();
	const told: Partial<Record<Name, { data: string[]; gone: object[] }>> = {};
	for (const [index, name] of names.entries()) {
		const { data, gone } = await since(name, places[index]!);
		if (data.length || gone.length) told[name] = { data: idsOf(data), gone };
	}
	return told;
}

const versionOf = async (noun: 'statement' | 'stakeholder', id: string) =>
	(await current(noun, id))!.version;
const withdrawn = async (noun: 'statement' | 'stakeholder', id: string) =>
	withdraw(noun, id, {
		author: 'Bilal',
		reason: 'Misread',
		way: 'entry',
		version: await versionOf(noun, id)
	});

describe('what changed since a program last asked', () => {
	it('is everything at first, and nothing while nothing is written', async () => {
		const first = await since('stakeholders', '1970-01-01');
		expect(idsOf(first.data)).toEqual(['coalition', 'ministry', 'union']);
		expect(first).toMatchObject({ status: 200, gone: [], next: null });
		const again = await since('stakeholders', first.next_since);
		expect(again).toMatchObject({ data: [], gone: [], next: null, next_since: first.next_since });
	});

	it('is an item, what it names or named, and what shows its name', async () => {
		const told = await toldAfter(() => cast.change('stakeholder', 'union', { name: 'The Union' }));
		expect(told.stakeholders?.data).toContain('union');
		expect(told.statements?.data).toEqual(['regret']);
		expect(told.memberships?.data).toEqual([membership]);
		expect(told.events).toBeUndefined();
		const silenced = await toldAfter(() => cast.change('statement', 'regret', { signatories: [] }));
		expect(silenced.stakeholders?.data).toContain('union');
	});

	it('is an event and its law when an office of someone who acted is corrected, or its body', async () => {
		await cast.stakeholder('asma', { kind: 'person' });
		const dates = { startDate: '2019', relation: 'person_of', role: 'Minister' } as const;
		const office = await cast.membership('ministry', 'asma', undefined, dates);
		await cast.event('reply', { kind: 'reaction', date: '2020-02-13', actors: ['asma'] });
		const kindTold = async () => {
			const { data } = await read('/events?kind=reaction');
			return data[0].actors[0].kind;
		};
		expect(await kindTold()).toBe('government');
		const renewed = await toldAfter(() =>
			cast.change('stakeholder', 'ministry', { kind: 'regulator' })
		);
		expect(await kindTold()).toBe('regulator');
		expect(renewed.events?.data).toContain('reply');
		const ended = await toldAfter(() =>
			cast.change('membership', office, { endDate: '2020-02-12' }, true)
		);
		expect(await kindTold()).toBe('person');
		expect(ended.events?.data).toEqual(['reply']);
		expect(ended.regulations?.data).toEqual(['harm-rules']);
	});

	it('is a statement when a copy of the page that it quotes was kept', async () => {
		const told = await toldAfter(() =>
			inTransaction((session) => {
				const text = 'They wrote: “We regret” and no more.';
				const page = { way: 'pasted', bytes: Buffer.from(text), text } as const;
				return keepCopy(session, { ...page, articleId: 'dawn' });
			})
		);
		expect(told.statements?.data).toEqual(['regret']);
	});

	it('is told of once, in pages, though something changes meanwhile', async () => {
		for (const id of ['one', 'two', 'three']) await cast.statement(id, { date: '2020-03' });
		const first = await since('statements', '1970-01-01', '&limit=2');
		expect(first.data).toHaveLength(2);
		await cast.change('statement', first.data[0].id, { summary: 'Another' });
		await cast.change('statement', 'three', { summary: 'Another' });
		const rest = await read(first.next.slice(`${origin()}/api/v1`.length));
		const seen = [...first.data, ...rest.data].map(({ id }) => id);
		expect(new Set(seen).size).toBe(seen.length);
		expect(rest.next_since).toBe(first.next_since);
		const later = await since('statements', first.next_since);
		expect(idsOf([...first.data.slice(1), ...rest.data, ...later.data])).toEqual(
			expect.arrayContaining(['one', 'regret', 'three', 'two'])
		);
	});

	it('has of what was withdrawn that it is gone and why, and of a draft nothing', async () => {
		const told = await toldAfter(() => withdrawn('statement', 'regret'));
		expect(told.statements).toEqual({
			data: [],
			gone: [{ id: 'regret', gone: 'withdrawn', reason: 'Misread', merged_into: null }]
		});
		expect(told.regulations?.data).toEqual(['harm-rules']);
		const drafted = await toldAfter(async () => {
			await cast.statement('secret', { state: 'draft' });
			await cast.change('statement', 'secret', { summary: 'zanzibar' });
		});
		expect(drafted.statements).toBeUndefined();
	});

	it('has of what is a draft again that it is gone', async () => {
		const told = await toldAfter(() => cast.change('event', 'leak', { state: 'draft' }));
		expect(told.events?.gone).toMatchObject([{ id: 'leak', gone: 'unpublished', reason: null }]);
	});

	it('leads from what was merged to the other one, and back when the merge is undone', async () => {
		await person('editor');
		// A merge needs an earlier version to return to, so each item gets one here.
		for (const name of ['union', 'ministry']) await cast.change('stakeholder', name, {});
		await cast.change('statement', 'regret', {});
		await cast.saved('membership', membership, 1, {
			snapshot: (await current('membership', membership))!.item
		});
		let id = '';
		const told = await toldAfter(async () => {
			const seen = {
				fromVersion: await versionOf('stakeholder', 'union'),
				toVersion: await versionOf('stakeholder', 'ministry')
			};
			id = await mergeInto(bilal, 'union', 'ministry', { ...seen, reason: 'One and the same' });
		});
		expect(told.stakeholders?.data).toContain('ministry');
		const url = `${origin()}/stakeholders/ministry`;
		expect(told.stakeholders?.gone).toEqual([
			{
				id: 'union',
				gone: 'merged',
				reason: null,
				merged_into: { id: 'ministry', slug: 'ministry', url }
			}
		]);
		expect(told.statements?.data).toEqual(['regret']);
		const undone = await toldAfter(() => undo(bilal, id, 'They are two'));
		expect(undone.stakeholders?.data).toEqual(expect.arrayContaining(['ministry', 'union']));
	});

	it.runIf(process.env.DATABASE_URL)(
		'misses nothing that is still being saved when a place is handed out',
		async () => {
			let mayEnd!: () => void;
			const end = new Promise<void>((resolve) => (mayEnd = resolve));
			let hasWritten!: () => void;
			const written = new Promise<void>((resolve) => (hasWritten = resolve));
			const saving = db.transaction(async (session) => {
				await stampItems(session, [{ noun: 'statement', id: 'regret' }]);
				hasWritten();
				await end;
			});
			await written;
			const meanwhile = await nowOf('statements');
			// The next save gets a later number, because numbers follow the order in which changes become visible.
			const later = cast.change('event', 'leak', { description: 'It leaked' });
			const before = await nowOf('events');
			mayEnd();
			await saving;
			await later;
			expect(idsOf((await since('statements', meanwhile)).data)).toEqual(['regret']);
			expect(idsOf((await since('events', before)).data)).toEqual(['leak']);
		}
	);

	it('is asked for by a time as well, taken an hour earlier', async () => {
		const before = sql`${syncPoint.at} - interval '3 hours'`;
		await db.update(syncPoint).set({ at: before });
		await cast.change('event', 'leak', { description: 'It leaked' });
		const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		expect(idsOf((await since('events', minutesAgo(1))).data)).toEqual(['leak']);
		expect((await since('statements', minutesAgo(90))).data).toEqual([]);
		expect(idsOf((await since('statements', minutesAgo(150))).data)).toEqual(['regret']);
		const plus = await read(`/events?updated_since=2020-02-12T08:30:00+05:00`);
		expect(plus.status).toBe(200);
	});

	it('gives the fields that were asked for, to scripts of other sites too', async () => {
		const answer = await ask('/statements?updated_since=1970-01-01&fields=id,summary');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		const { data } = await answer.json();
		expect(data).toEqual([{ id: 'regret', summary: 'Summary of regret' }]);
	});
});

describe('what is no place to go on from is refused in a sentence', () => {
	it.each([
		['', /is “next_since” of the answer before/],
		['yesterday', /is “next_since” of the answer before/],
		['2026-02-31', /or a time such as/],
		['2020-01-01T25:00:00Z', /or a time such as/],
		['2999-01-01', /lies in the future: here it is 20/],
		['W10', /is “next_since” of the answer before/]
	])('such as “%s”', async (place, detail) => {
		const answer = await since('statements', place);
		expect(answer).toMatchObject({ status: 400, parameter: 'updated_since' });
		expect(answer.detail).toMatch(detail);
	});

	it('such as a place in another list, and a cursor of another list', async () => {
		expect(await since('events', await nowOf('statements'))).toMatchObject({
			status: 400,
			detail: expect.stringMatching(/given out by the list statements, and this is events/)
		});
		const { next } = await since('stakeholders', '1970-01-01', '&limit=1');
		const cursor = new URL(next).searchParams.get('cursor');
		expect(await since('events', '1970-01-01', `&cursor=${cursor}`)).toMatchObject({
			status: 400,
			parameter: 'cursor'
		});
		expect(await read(`/stakeholders?cursor=${cursor}`)).toMatchObject({ status: 400 });
	});

	it('and so is a filter beside it, or anything unknown', async () => {
		for (const further of ['stance=oppose', 'sort=oldest', 'include=regulations'])
			expect(await since('statements', '1970-01-01', `&${further}`)).toMatchObject({
				status: 400,
				detail: expect.stringMatching(/does not go with “updated_since”/)
			});
		expect(await since('statements', '1970-01-01', '&x=1')).toMatchObject({ status: 400 });
		expect(await since('statements', '1970-01-01', '&limit=9999')).toMatchObject({ status: 400 });
	});

	it('and a record that was set back to a backup says so, whereupon the script begins anew', async () => {
		const copy = await update({}, origin(), asking);
		await cast.change('statement', 'regret', { summary: 'After the backup' });
		await update(copy, origin(), asking);
		await db.delete(syncPoint).where(eq(syncPoint.number, await newest()));
		await db.insert(syncPoint).values({ number: (await newest()) + 1, at: new Date(0) });
		const place = copy.statements!.since;
		expect(await since('statements', place)).toMatchObject({
			status: 410,
			detail: expect.stringMatching(/set back to a backup/)
		});
		copy.statements!.items.ghost = { id: 'ghost' };
		await update(copy, origin(), asking);
		expect(Object.keys(copy.statements!.items)).toEqual(['regret']);
	});
});

const asking = (address: string) => ask(address.slice(`${origin()}/api/v1`.length));

async function newest(): Promise<number> {
	const rows = await db.select({ number: syncPoint.number }).from(syncPoint);
	return Math.max(...rows.map(({ number }) => number));
}
