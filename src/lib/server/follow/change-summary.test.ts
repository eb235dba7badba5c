import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../settings.ts';
import { type ItemToSave, saveItem } from '../write/index.ts';
import { letter } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { withdraw } from '../../../../tests/helpers/server/write/test-changes.ts';
import { noteComing } from './coming.ts';
import { summarizeChanges } from './change-summary.ts';

const how = { reason: 'Read in Dawn', way: 'entry' as const, author: 'Bilal', authorId: 'bilal' };
const publish = (given: Partial<ItemToSave<'statement'>> = {}) =>
	saveItem('statement', letter({ state: 'published', date: '2020-02-13', ...given }), how);

async function news() {
	const rows = await db.select({ id: t.change.id }).from(t.change).orderBy(asc(t.change.id));
	return summarizeChanges(
		rows.map(({ id }) => id),
		[]
	);
}

beforeEach(() => cast.scene());
afterEach(() => vi.useRealTimers());

describe('a change that is told', () => {
	it('says what came, what it says, what proves it, and where it stands', async () => {
		const { id } = await publish();
		expect(await news()).toMatchObject([
			{
				what: 'New statement',
				title: 'Internet Coalition opposes the Harm Rules 2020',
				text: 'The coalition objects.',
				kinds: ['statement'],
				changes: [],
				url: `${origin()}/statements/${id}`,
				facts: expect.arrayContaining(['Oppose: Harm Rules 2020']),
				sources: [{ words: expect.stringContaining('“Headline of dawn”'), url: expect.any(String) }]
			}
		]);
	});

	it('reminds of a day until it is over', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T08:00:00Z') });
		await cast.event('hearing', { kind: 'court', date: '2026-12-01', regulations: ['harm-rules'] });
		await cast.saved('event', 'hearing', 1);
		await noteComing();
		vi.setSystemTime(new Date('2026-12-01T08:00:00Z'));
		expect(await news()).toMatchObject([{ what: 'Coming up on 1 December 2026' }]);
		vi.setSystemTime(new Date('2026-12-02T08:00:00Z'));
		expect(await news()).toEqual([]);
	});

	it('says who moved from what to what, and where both were said', async () => {
		const before = await publish({
			positions: [{ regulation: 'harm-rules', stance: 'concerned' }]
		});
		await db.delete(t.change);
		await publish({ date: '2020-02-20' });
		const [moved] = await news();
		expect(moved).toMatchObject({ what: 'Position changed', kinds: ['statement', 'position'] });
		expect(moved?.facts[0]).toBe(
			`Internet Coalition now opposes Harm Rules 2020, having been concerned before (13 February 2020, ${origin()}/statements/${before.id})`
		);
	});

	it('says of an edit what stands there now, and what stood there before', async () => {
		const { id } = await publish();
		await db.delete(t.change);
		await cast.change('statement', id, {
			date: '2020-02-14',
			summary: 'The coalition objects, in a letter.',
			signatories: ['union'],
			sources: ['dawn']
		});
		const [edit] = await news();
		expect(edit).toMatchObject({ what: 'Changed', kinds: ['correction'] });
		expect(edit?.changes).toEqual(
			expect.arrayContaining([
				'Date: 14 February 2020, not 13 February 2020',
				'What was said: “The coalition objects, in a letter.”, not “The coalition objects.”',
				'Co-signatories: Union of Journalists added'
			])
		);
	});

	it('says of a withdrawal why, and nothing of what stood there', async () => {
		const { id } = await publish({ summary: 'Never said.' });
		await db.delete(t.change);
		await withdraw('statement', id, { ...how, version: 1, reason: 'The letter was forged' });
		const told = await news();
		expect(told).toMatchObject([
			{ what: 'Withdrawn', title: 'a statement', text: 'The letter was forged', sources: [] }
		]);
		expect(JSON.stringify(told)).not.toContain('Never said.');
	});

	it('is one where an item was added and mended since, and none where it is gone again', async () => {
		const { id } = await publish();
		await cast.change('statement', id, { summary: 'The coalition objects strongly.' });
		expect(await news()).toMatchObject([
			{ what: 'New statement', text: 'The coalition objects strongly.', changes: [] }
		]);
		await withdraw('statement', id, { ...how, version: 2, reason: 'Forged' });
		expect(await news()).toEqual([]);
	});

	it('promise 10: is none where what was published is a draft again', async () => {
		const { id } = await publish({ summary: 'A secret.' });
		const draft = { ...letter({ summary: 'A secret.' }), id, state: 'draft' as const };
		await saveItem(
			'statement',
			{ ...draft, stateReason: 'Waits for an editor' },
			{ ...how, version: 1 }
		);
		expect(await db.$count(t.change)).toBe(1);
		expect(await news()).toEqual([]);
	});

	it('is none where readers see no difference', async () => {
		const kept = {
			exact: 'We object',
			article: 'dawn',
			keptBack: 'Not proven'
		};
		const { id } = await publish();
		await db.delete(t.change);
		await cast.change('statement', id, { quotations: [kept] });
		expect(await db.$count(t.change)).toBe(1);
		expect(await news()).toEqual([]);
	});

	it('is of the outcome of a law or a campaign to who follows what happens', async () => {
		await cast.change('regulation', 'harm-rules', { summary: 'They bind platforms.' });
		await db.delete(t.change);
		const [version] = await db
			.select({ version: t.regulation.version })
			.from(t.regulation)
			.where(eq(t.regulation.id, 'harm-rules'));
		expect(version).toEqual({ version: 2 });
		await cast.change('regulation', 'harm-rules', { status: 'repealed' });
		expect(await news()).toMatchObject([{ what: 'Changed', kinds: ['correction', 'event'] }]);
	});
});
