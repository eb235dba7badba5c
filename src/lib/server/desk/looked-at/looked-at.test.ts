import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { represent } from '../../outlets/exports/index.ts';
import * as feeds from '../../outlets/feeds/index.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import { Conflict, current, type ItemToSave, Refused, saveItem } from '../../write/index.ts';
import { origin } from '../../settings.ts';
import * as trends from '../../trends/index.ts';
import * as looking from './index.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

checkDerived();

const on = (day: string) => vi.setSystemTime(`${day}T12:00:00Z`);
let asma: Awaited<ReturnType<typeof person>>;
const asmaSaves = (version: number) => ({
	version,
	author: 'Asma',
	reason: 'Read in Dawn',
	way: 'entry' as const
});
const listed = async () => (await looking.list(1)).rows;
const ids = async () => (await listed()).map(({ id }) => id);
const standing = async () => (await current('regulation', 'harm-rules'))!;
const changedAt = async () => {
	const [row] = await db.select().from(t.regulation).where(eq(t.regulation.id, 'harm-rules'));
	return row!.updatedAt;
};

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	on('2026-11-02');
	await cast.scene();
	asma = await person('editor', { name: 'Asma' });
});
afterEach(() => vi.useRealTimers());

describe('laws to look at', () => {
	beforeEach(async () => {
		await cast.regulation('bill', { status: 'proposed', lookedAt: '2026-10-25' });
		await cast.regulation('act', { lookedAt: '2026-08-20' });
		await cast.regulation('old-bill', { status: 'draft', lookedAt: '2026-10-01' });
		await cast.regulation('lapsed-bill', { status: 'lapsed' });
		await cast.regulation('secret-bill', { status: 'draft', state: 'draft' });
	});

	it('are those published that have not ended, those of which nobody knows first, then as they are due', async () => {
		expect(await ids()).toEqual(['harm-rules', 'old-bill', 'bill', 'act']);
		expect(await looking.countOverdue()).toBe(2);
		on('2026-11-09');
		expect(await looking.countOverdue()).toBe(3);
		on('2026-11-18');
		expect(await looking.countOverdue()).toBe(3);
		on('2026-11-19');
		expect(await looking.countOverdue()).toBe(4);
	});

	it('come with what to look at: what was dated after the last look, and their own sources', async () => {
		await cast.event('heard', { kind: 'court', date: '2026-10-30', regulations: ['bill'] });
		await cast.event('closes', {
			kind: 'consultation',
			date: '2026-11-01/2026-12-01',
			regulations: ['bill', 'harm-rules']
		});
		await cast.event('long ago', { kind: 'leak', date: '2026-10', regulations: ['old-bill'] });
		await cast.event('before', { kind: 'leak', date: '2026-10-20', regulations: ['bill'] });
		await cast.event('secret', {
			kind: 'court',
			date: '2026-11-30',
			regulations: ['bill'],
			state: 'draft'
		});
		const law = async (id: string) => (await listed()).find((each) => each.id === id)!;
		const eventsOf = async (id: string) => (await law(id)).events.map((event) => event.id);
		expect(await eventsOf('bill')).toEqual(['heard', 'closes']);
		expect(await eventsOf('harm-rules')).toEqual(['closes']);
		expect(await eventsOf('old-bill')).toEqual(['long ago']);
		expect((await law('bill')).sources.map(({ url }) => url)).toEqual(['https://example.org/dawn']);
		expect((await law('bill')).lastEvent).toBe('2026-11-01/2026-12-01');
	});

	it('take the same number of queries however many there are', async () => {
		const few = await countQueries(() => looking.list(1));
		for (const id of ['a', 'b', 'c']) await cast.regulation(id);
		expect(await countQueries(() => looking.list(1))).toBe(few);
	});
});

describe('where nothing is due, the day of the last look', () => {
	it('is that at the laws that are asked about, and unknown where nobody knows', async () => {
		await cast.topic('privacy', { name: 'Privacy' });
		await cast.regulation('data-bill', {
			jurisdiction: 'IN',
			topics: ['privacy'],
			lookedAt: '2026-10-25'
		});
		await cast.regulation('act', { lookedAt: '2026-08-20' });
		await cast.regulation('secret-bill', { state: 'draft', lookedAt: '2026-11-01' });
		expect(await looking.lastLook({})).toEqual({ editor: '2026-10-25', page: null });
		expect(await looking.lastLook({ jurisdiction: 'PK' })).toEqual({
			editor: '2026-08-20',
			page: null
		});
		expect(await looking.lastLook({ topic: 'privacy' })).toEqual({
			editor: '2026-10-25',
			page: null
		});
		expect(await looking.lastLook({ regulation: 'act' })).toEqual({
			editor: '2026-08-20',
			page: null
		});
		expect(await looking.lastLook({ regulation: 'harm-rules' })).toEqual({
			editor: null,
			page: null
		});
	});
});

describe('an editor who looked at a law', () => {
	it('has today kept, in the history too, and seen by readers, programs and lists', async () => {
		const seen = await standing();
		await looking.recordLook(asma, { id: 'harm-rules', version: seen.version });
		expect((await standing()).item).toEqual({ ...seen.item, lookedAt: '2026-11-02' });
		expect((await versionsOf('regulation', 'harm-rules'))[0]).toMatchObject({
			author: 'Asma',
			reason: 'Looked at: nothing is missing',
			version: seen.version + 1
		});
		const page = await regulations.get('harm-rules');
		expect(page).toMatchObject({ lookedAt: '2026-11-02', isOverdue: false });
		const [first] = await regulations.latestRegulations();
		expect(first).toMatchObject({ lookedAt: '2026-11-02', isOverdue: false });
		const [told] = await represent.regulations(['harm-rules']);
		expect(told!.looked_at).toBe('2026-11-02');
		on('2027-02-01');
		expect(await regulations.get('harm-rules')).toMatchObject({ isOverdue: true });
	});

	it('has not changed it: followers hear nothing, and the record stands as of the day before', async () => {
		const [before, day] = [await changedAt(), await trends.asOf()];
		const heard = async () => {
			const feed = await feeds.everythingFeed({ url: new URL('/feed.atom', origin()) });
			return feed.entries.map(({ key, changed }) => [key, changed]);
		};
		const told = await heard();
		const { version } = await standing();
		on('2026-11-05');
		await looking.recordLook(asma, { id: 'harm-rules', version });
		expect((await standing()).item.lookedAt).toBe('2026-11-05');
		expect(await changedAt()).toEqual(before);
		expect(await trends.asOf()).toBe(day);
		expect(await heard()).toEqual(told);
		on('2026-11-06');
		const item = { ...(await standing()).item, title: 'Harm Rules, as amended' };
		await saveItem('regulation', item as ItemToSave<'regulation'>, asmaSaves(version + 1));
		expect((await changedAt()).getTime()).toBeGreaterThan(before.getTime());
	});

	it('is told where somebody changed it since, and where it is not published', async () => {
		const { version, item } = await standing();
		await saveItem(
			'regulation',
			{ ...item, title: 'New' } as ItemToSave<'regulation'>,
			asmaSaves(version)
		);
		const late = looking.recordLook(asma, { id: 'harm-rules', version });
		await expect(late).rejects.toThrow(Conflict);
		await cast.regulation('secret-bill', { state: 'draft', stateReason: 'x' });
		const hidden = looking.recordLook(asma, { id: 'secret-bill', version: 1 });
		await expect(hidden).rejects.toThrow(Refused);
		expect((await standing()).item.lookedAt).toBeUndefined();
	});
});

describe('the day of the last look, as it is written by hand, imported or sent by a program', () => {
	const written = async (lookedAt: string) => {
		const { version, item } = await standing();
		await saveItem(
			'regulation',
			{ ...item, lookedAt } as ItemToSave<'regulation'>,
			asmaSaves(version)
		);
		return (await standing()).item.lookedAt;
	};

	it('is kept', async () => expect(await written('2026-11-01')).toBe('2026-11-01'));

	it.each([
		['2026-11', 'is not a day'],
		['2026-02-30', 'is not a day'],
		['2026-11-03', 'lies ahead']
	])('is refused where it is no day that has come: %s %s', async (day, why) => {
		const refused = await written(day).catch((error: unknown) => error as Refused);
		expect((refused as Refused).problems).toMatchObject([{ field: 'lookedAt' }]);
		expect(JSON.stringify(refused)).toContain(why.replace('is ', ''));
	});
});
