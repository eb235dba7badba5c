import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Noun } from '../../../domain/nouns.ts';
import { correction, correctionChange, formerSlug } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { type Scope, changesSince } from './index.ts';

const kinds = ['regulation', 'statement', 'event'] as const;
const law: Scope = { about: ['harm-rules'], kinds };
const statement: Scope = { items: [{ noun: 'statement', key: 'refusal' }] };
const allLaws: Scope = { about: 'all laws', kinds };
const shown = { law, statement, 'all laws': allLaws } as const;

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules');
	await cast.event('notified', { kind: 'notification', date: '2020-01-21' });
	await cast.statement('refusal');
	await cast.statement('elsewhere', { regulations: ['it-rules'] });
	await db.insert(formerSlug).values({ noun: 'regulation', slug: 'rules', rowId: 'harm-rules' });
});

let reports = 0;
async function corrected(
	page: string,
	on = '2026-03-10T12:00:00Z',
	state: 'made' | 'declined' = 'made',
	[noun, rowId]: [Noun, string] = ['topic', 'speech']
) {
	const rowVersion = ++reports;
	await cast.saved(noun, rowId, rowVersion);
	await db.insert(correction).values({
		id: `r${reports}`,
		page,
		state,
		...(state === 'made' && { noun, rowId, rowVersion }),
		message: 'Words of the reader',
		answer: `What was wrong at ${page}`,
		note: 'For staff',
		decidedAt: new Date(on)
	});
}

async function told(day = '2026-03-01') {
	const all = await Promise.all(Object.values(shown).map((one) => changesSince(day, one)));
	return Object.keys(shown).filter((_, index) => all[index]!.corrections > 0);
}

describe('what was put right since a day', () => {
	it.each([
		['/statements/refusal', ['law', 'statement', 'all laws']],
		['/statements/refusal?from=mail', ['law', 'statement', 'all laws']],
		['/statements/elsewhere', ['all laws']],
		['/statements/refusal-2', ['all laws']],
		['/events/notified', ['law', 'all laws']],
		['/regulations/harm-rules', ['law', 'all laws']],
		['/regulations/harm-rules?count=members', ['law', 'all laws']],
		['/regulations/rules', ['law', 'all laws']],
		['/regulations/it-rules', ['all laws']],
		['/trends', ['all laws']],
		['/about', []]
	])('at %s is told of %j', async (page, expected) => {
		await corrected(page);
		expect(await told()).toEqual(expected);
	});

	it.each([
		[
			['statement', 'refusal'],
			['law', 'statement', 'all laws']
		],
		[['statement', 'elsewhere'], ['all laws']],
		[
			['event', 'notified'],
			['law', 'all laws']
		],
		[
			['regulation', 'harm-rules'],
			['law', 'all laws']
		],
		[['stakeholder', 'coalition'], []]
	] as [[Noun, string], string[]][])(
		'reported elsewhere and mended in %j is told of %j, as its further changes are',
		async (item, expected) => {
			await corrected('/about', undefined, 'made', item);
			expect(await told()).toEqual(expected);
			await db.delete(correction);
			await corrected('/about');
			expect(await told()).toEqual([]);
			const { noun, id, version } = await cast.saved(...item, 99);
			const further = { correctionId: `r${reports}`, noun, rowId: id, rowVersion: version };
			await db.insert(correctionChange).values(further);
			expect(await told()).toEqual(expected);
		}
	);

	it('counts from the day itself, and no longer from the next one', async () => {
		await corrected('/statements/refusal');
		expect(await told('2026-03-10')).toHaveLength(3);
		expect(await told('2026-03-11')).toEqual([]);
	});

	it('is none where the editors found no mistake', async () => {
		await corrected('/statements/refusal', undefined, 'declined');
		expect(await told()).toEqual([]);
	});

	it('names the newest, in the words for readers alone, and counts the others', async () => {
		await corrected('/events/notified', '2026-03-12T00:00:00Z');
		await corrected('/statements/refusal');
		const found = await changesSince('2026-03-01', law);
		expect(found).toMatchObject({
			corrections: 2,
			latest: { answer: 'What was wrong at /events/notified', made: '2026-03-12' }
		});
		expect(JSON.stringify(found)).not.toMatch(/of the reader|staff/);
	});

	it('counts what was withdrawn of a law, and of all', async () => {
		const gone = {
			state: 'withdrawn',
			stateReason: 'A hoax',
			updatedAt: new Date('2026-03-10')
		} as const;
		await db.update(t.statement).set(gone).where(eq(t.statement.id, 'elsewhere'));
		await db.update(t.event).set(gone);
		expect((await changesSince('2026-03-01', law)).withdrawn).toBe(1);
		expect((await changesSince('2026-03-01', allLaws)).withdrawn).toBe(2);
		expect((await changesSince('2026-03-11', allLaws)).withdrawn).toBe(0);
		expect((await changesSince('2026-03-01', statement)).withdrawn).toBe(0);
	});

	it('is told of what is shown alone', async () => {
		const card: Scope = {
			items: [
				{ noun: 'regulation', key: 'harm-rules' },
				{ noun: 'event', key: 'notified' }
			]
		};
		const counted: Scope = { about: ['harm-rules'], kinds: ['event'] };
		await corrected('/statements/refusal');
		for (const scope of [card, counted, { items: [] }])
			expect((await changesSince('2026-03-01', scope)).corrections).toBe(0);
		await corrected('/events/notified');
		await corrected('/regulations/rules');
		expect((await changesSince('2026-03-01', card)).corrections).toBe(2);
		expect((await changesSince('2026-03-01', counted)).corrections).toBe(1);
	});

	it('of a course counts what decided it and was withdrawn, and no reaction', async () => {
		const course: Scope = { items: [], course: 'harm-rules' };
		await cast.event('protest', { kind: 'reaction', date: '2020-02-13' });
		await db
			.update(t.event)
			.set({ state: 'withdrawn', stateReason: 'A hoax', updatedAt: new Date('2026-03-10') });
		expect((await changesSince('2026-03-01', course)).withdrawn).toBe(1);
	});
});
