import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import {
	keysOf,
	membershipRelations,
	representedRelations,
	stakeholderKinds,
	stateKinds
} from '../../domain/vocabulary.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { clock, represented, searchEntry } from './tables.ts';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../db/index.ts';
import type { ItemInput } from '../../nouns/derive/types.ts';
import * as t from '../db/schema.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { readVersion } from '../db/version.ts';
import { mergeInto, undo } from '../desk/merges/index.ts';
import { saveNew, inTransaction } from '../write/index.ts';
import { restore } from '../../../../tests/helpers/server/write/test-changes.ts';
import { isStale, refreshAll } from './index.ts';
import {
	recomputedRows,
	checkDerived,
	storedRows
} from '../../../../tests/helpers/server/derived/test-derived.ts';

const bilal = { author: 'Bilal', reason: 'Put right', way: 'entry' as const };
const editor = { id: 'bilal', name: 'Bilal' };

beforeEach(async () => {
	await person('editor');
	await cast.scene();
	await cast.stakeholder('hrcp', { kind: 'civil_society' });
	await cast.topic('expression');
	await cast.regulation('it-rules', { topics: ['expression'] });
	await cast.membership('coalition', 'union', '2020-02');
	await cast.article('mint');
	await cast.statement('joint', {
		demands: ['withdraw'],
		signatories: ['hrcp'],
		quote: 'Withdraw it'
	});
	await cast.statement('hers', { organisationId: 'union', stance: 'mixed', date: '2020-02' });
	await cast.statement('both', { regulations: ['harm-rules', 'it-rules'], date: '2020-03-01' });
	await cast.event('made', { kind: 'notification', date: '2020-01-21', knownOn: '2020-02-12' });
});

const gone = { state: 'withdrawn', stateReason: 'A mistake' } as const;
const letter: ItemInput<'statement'> = {
	id: 'letter',
	state: 'published',
	organisation: 'hrcp',
	date: '2019-01-02',
	basis: 'event',
	channel: 'letter',
	lang: 'en',
	summary: 'No',
	sources: ['dawn'],
	quotations: [],
	positions: [{ regulation: 'it-rules', stance: 'oppose' }]
};
async function* page(...items: { id: string }[]) {
	yield items;
}

describe('what is derived follows, and the version of the record is raised, after', () => {
	checkDerived();

	it.each<[string, () => Promise<unknown>]>([
		['a statement withdrawn', () => cast.change('statement', 'joint', gone)],
		['another organisation', () => cast.change('statement', 'joint', { organisation: 'union' })],
		['another date', () => cast.change('statement', 'hers', { date: '2021' })],
		[
			'another stance',
			() =>
				cast.change('statement', 'hers', {
					positions: [{ regulation: 'harm-rules', stance: 'support' }]
				})
		],
		[
			'a statement on another law',
			() =>
				cast.change('statement', 'hers', {
					positions: [{ regulation: 'it-rules', stance: 'mixed' }]
				})
		],
		['a signatory more', () => cast.change('statement', 'both', { signatories: ['union'] })],
		['a law renamed', () => cast.change('regulation', 'harm-rules', { title: 'Quondam Act' })],
		['a law withdrawn', () => cast.change('regulation', 'it-rules', gone)],
		['a stakeholder renamed', () => cast.change('stakeholder', 'coalition', { name: 'Quondam' })],
		[
			'a stakeholder of another kind',
			() => cast.change('stakeholder', 'coalition', { kind: 'government' })
		],
		['a member withdrawn', () => cast.change('membership', 'coalition.union.2020-02', gone)],
		[
			'a member of another group',
			() => cast.change('membership', 'coalition.union.2020-02', { group: 'hrcp' })
		],
		['an event withdrawn', () => cast.change('event', 'made', gone)],
		['an event of another law', () => cast.change('event', 'made', { regulations: ['it-rules'] })],
		[
			'an article of another headline',
			() => cast.change('article', 'mint', { headline: 'Quondam' })
		],
		[
			'an old version restored',
			async () => {
				const { version } = await cast.change('statement', 'joint', { summary: 'Quondam' });
				await cast.change('statement', 'joint', { summary: 'Now' });
				await restore('statement', 'joint', version, { ...bilal, version: version + 1 });
			}
		],
		[
			'a merge',
			() =>
				mergeInto(editor, 'hrcp', 'union', {
					fromVersion: 1,
					toVersion: 1,
					reason: 'One and the same'
				})
		],
		[
			'a merge undone',
			async () => {
				// A merge needs the earlier version of the items that it moves.
				for (const id of ['hrcp', 'union']) await cast.change('stakeholder', id, {});
				for (const id of ['joint', 'hers']) await cast.change('statement', id, {});
				await cast.change('membership', 'coalition.union.2020-02', {});
				const seen = { fromVersion: 2, toVersion: 2, reason: 'One and the same' };
				await undo(editor, await mergeInto(editor, 'hrcp', 'union', seen), 'They are two');
				await cast.change('statement', 'hers', { summary: 'Told apart' });
			}
		],
		[
			'an import',
			() => inTransaction((session) => saveNew(session, 'statement', page(letter), bilal))
		],
		[
			'writes at the same time',
			() => Promise.all(['one', 'other', 'third'].map((id) => cast.statement(id)))
		],
		['the first facts', async () => loadFacts(db, await bundledFacts())]
	])('%s', async (_, write) => {
		const [before, version] = [await storedRows(), await readVersion()];
		await write();
		expect(await storedRows()).not.toEqual(before);
		expect(await readVersion()).toBeGreaterThan(version);
		expect(await isStale(db)).toBe(false);
	});

	it('a topic renamed, by which its laws are found', async () => {
		const [before, version] = [await storedRows(), await readVersion()];
		await cast.change('topic', 'expression', { name: 'Speech' });
		expect(await storedRows()).not.toEqual(before);
		expect(await readVersion()).toBe(version + 1);
		expect(await isStale(db)).toBe(false);
	});

	it('a topic that comes and goes, by whose name its laws are found while readers see it', async () => {
		const before = await storedRows();
		await cast.change('topic', 'expression', { state: 'withdrawn' });
		const without = await storedRows();
		expect(without).not.toEqual(before);
		await cast.change('topic', 'expression', { name: 'Speech' });
		expect(await storedRows()).toEqual(without);
		await cast.change('topic', 'expression', { name: 'Topic of expression', state: 'published' });
		expect(await storedRows()).toEqual(before);
	});

	it('a draft, which changes none of it', async () => {
		const [before, version] = [await storedRows(), await readVersion()];
		await cast.statement('draft', { state: 'draft' });
		expect(await storedRows()).toEqual(before);
		expect(await readVersion()).toBe(version);
	});
});

describe('what was changed past the write path', () => {
	it('is told by the version of the record, and made anew', async () => {
		expect(await isStale(db)).toBe(false);
		await db.update(t.stakeholder).set({ name: 'Quondam' }).where(eq(t.stakeholder.id, 'union'));
		expect(await isStale(db)).toBe(true);
		expect(await storedRows()).not.toEqual(await recomputedRows());
		const version = await readVersion();
		await db.transaction(refreshAll);
		expect(await storedRows()).toEqual(await recomputedRows());
		expect(await isStale(db)).toBe(false);
		expect(await readVersion()).toBe(version + 1);
	});

	it.runIf(process.env.DATABASE_URL)('is told by a session of somebody else, too', async () => {
		const session = postgres(process.env.DATABASE_URL!, { max: 1 });
		await session`update stakeholder set name = 'Quondam' where id = 'union'`;
		await session.end();
		expect(await isStale(db)).toBe(true);
	});

	it('stays told where others save properly after it', async () => {
		await db.update(t.stakeholder).set({ name: 'Quondam' }).where(eq(t.stakeholder.id, 'union'));
		await cast.change('statement', 'joint', { summary: 'Another' });
		expect(await isStale(db)).toBe(true);
	});

	it('is made anew where rows have no item any more', async () => {
		await db.insert(represented).values({ statementId: 'none', stakeholderId: 'union' });
		await db.insert(searchEntry).values({
			noun: 'statement',
			rowId: 'none',
			vector: '',
			shelf: 0,
			regulations: [],
			stances: [],
			positions: []
		});
		await db.transaction(refreshAll);
		expect(await storedRows()).toEqual(await recomputedRows());
	});
});

describe('the views say as the vocabulary does', () => {
	it.each(keysOf(stakeholderKinds))('whether what a %s says is a first reaction', async (kind) => {
		await cast.regulation('new-rules');
		await cast.stakeholder('stakeholder', { kind });
		await cast.statement('first', { organisationId: 'stakeholder', regulations: ['new-rules'] });
		const [dates] = await db.select().from(clock).where(eq(clock.regulationId, 'new-rules'));
		const isOne = kind !== 'person' && !stateKinds.has(kind);
		expect(dates?.firstReaction).toBe(isOne ? '2020-02-13' : null);
	});

	it.each(keysOf(membershipRelations))('whether a group speaks for its %s', async (relation) => {
		await cast.stakeholder('apple', { kind: 'company' });
		await cast.membership('hrcp', 'apple', '2020-02', { relation });
		const members = await db.$count(represented, eq(represented.stakeholderId, 'apple'));
		expect(members > 0).toBe((representedRelations as string[]).includes(relation));
	});
});

it('members are those that the view names', async () => {
	const members = await db.select({ id: sql`stakeholder_id` }).from(sql`statement_member`);
	expect(members).toHaveLength(2);
	expect(await db.select().from(represented)).toHaveLength(2);
});
