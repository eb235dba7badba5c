import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as t from '../db/schema.ts';
import { mergeInto } from '../desk/merges/merge.ts';
import { db } from '../db/index.ts';
import {
	recomputedRows,
	storedRows
} from '../../../../tests/helpers/server/derived/test-derived.ts';
import {
	backup,
	from,
	reconnect,
	restoreBackup
} from '../../../../tests/helpers/server/ops/backups/test-restore.ts';
import { neutralId, secretMark } from './address.ts';
import { dropEverything } from '../ops/backups/empty.ts';
import { type LaterErasures, readErasures } from '../ops/backups/later.ts';
import { isErasedAddress, planErasure } from './index.ts';

import {
	asAdministrator,
	asma,
	enter,
	entryOf,
	erased,
	everything,
	idOf,
	name,
	now,
	ofPerson,
	placesOf,
	release,
	rowsOf,
	stored
} from '../../../../tests/helpers/server/erasures/test-erasing.ts';

beforeEach(asAdministrator);

describe('a restore', () => {
	it('of an older backup brings back nothing that was erased, and keeps the erasure', async () => {
		await everything();
		await cast.statement('cricket', { summary: `${name} scored 80.` });
		const older = await backup();
		expect(older.join('\n')).toContain(name);
		const id = await erased(ofPerson, ['statement/cricket']);
		await release(id, 'Zuhra Karim (cricketer)');
		const newer = await backup();
		expect(newer.filter((line) => line.includes(name))).toHaveLength(1);
		const { items } = (await entryOf(id))!;
		expect(await restoreBackup(older)).toMatchObject({ erasedAgain: 1 });
		expect(await placesOf(name)).toEqual(['statement.summary']);
		expect(await entryOf(id)).toMatchObject({ id, released: 1, kept: 1, items });
		expect(await stored('stakeholder', await idOf(id))).toMatchObject({ name: 'Withheld' });
		expect(await isErasedAddress('stakeholder', 'zuhra-karim')).toBe(true);
		expect(await storedRows()).toEqual(await recomputedRows());
		await expect(enter(name)).rejects.toThrow(/erased from the record/);
		expect(await restoreBackup(newer)).toMatchObject({ erasedAgain: 0 });
		expect(await entryOf(id)).toMatchObject({ id, released: 1 });
	});

	it('withholds the offices of a person again, in all versions and in what waits', async () => {
		await cast.scene();
		const id = neutralId('laila');
		await cast.stakeholder(id, { name: 'Laila Khan', kind: 'person', slug: 'laila-khan' });
		await cast.stakeholder('omar', { name: 'Omar Baig', kind: 'person' });
		const speakerRole = 'Keeper of Patience';
		await cast.statement('speech', { speakerId: id, speakerRole, summary: 'Khan was not asked' });
		await cast.change('statement', 'speech', { summary: 'Ms. Khan was not asked' });
		await cast.change('statement', 'speech', { speaker: 'omar', speakerRole: 'Chair' });
		await cast.statement('letter', { speakerId: id, speakerRole, summary: 'Khan again' });
		await cast.membership('coalition', id, '2020-02', { role: 'Patience officer' });
		await db.insert(t.proposal).values({
			...{ id: 'sent', noun: 'statement', rowId: 'letter', base: 1, authorId: asma.id },
			item: { id: 'letter', speaker: id, speakerRole }
		});
		const older = await backup();
		const asked = { ...ofPerson, named: '/stakeholders/laila-khan' };
		const letter = (await planErasure(asked)).items.find(({ key }) => key === 'statement/letter')!;
		expect(letter.texts).toEqual([
			{ label: 'Office on that day', text: speakerRole, goes: true },
			{ label: 'What was said', text: 'Khan again', goes: false }
		]);
		await erased(asked);
		for (const restored of [false, true]) {
			if (restored) await restoreBackup(older);
			expect(await placesOf('patience')).toEqual([]);
			expect(await stored('statement', 'letter')).toMatchObject({ speakerRole: 'Withheld' });
			expect(await stored('statement', 'speech')).toMatchObject({ speakerRole: 'Chair' });
			expect(await storedRows()).toEqual(await recomputedRows());
		}
	});

	it('withholds offices that were entered before the name, for a merged record, or in a file', async () => {
		await cast.scene();
		await cast.stakeholder('p1a2b3c4', { name: 'Laila Khan', kind: 'person' });
		await cast.stakeholder('q1a2b3c4', { name: 'Laila N. Khan', kind: 'person' });
		const speakerRole = 'Keeper of Patience';
		await cast.statement('early', { speakerRole, summary: 'Said it' });
		await cast.change('statement', 'early', { speaker: 'q1a2b3c4' });
		await cast.statement('letter', { speakerId: 'p1a2b3c4', speakerRole, summary: 'Said so' });
		await cast.change('statement', 'letter', { summary: 'Said it again' });
		const versions = { fromVersion: 1, toVersion: 1 };
		await mergeInto(asma, 'p1a2b3c4', 'q1a2b3c4', { ...versions, reason: 'The same' });
		await db.insert(t.csvImport).values({
			...{ id: 'f', name: 'statements', fileName: 'a.csv', hash: 'x', columns: ['role'], total: 1 },
			...{ accountId: asma.id, finishedAt: now }
		});
		const item = { id: 'new', speaker: 'q1a2b3c4', speakerRole };
		await db
			.insert(t.csvRow)
			.values({ importId: 'f', number: 2, cells: [speakerRole], item, articles: [] });
		const silent = { id: 'letter', speaker: 'q1a2b3c4', speakerRole: '' };
		await db.insert(t.proposal).values({
			...{ id: 'sent', noun: 'statement', rowId: 'letter', base: 1, authorId: asma.id },
			item: silent
		});
		const older = await backup();
		await erased({ ...ofPerson, named: '/stakeholders/q1a2b3c4' });
		for (const restored of [false, true]) {
			if (restored) await restoreBackup(older);
			expect(await placesOf('patience')).toEqual([]);
			expect(await db.select({ item: t.proposal.item }).from(t.proposal)).toMatchObject([
				{ item: { speakerRole: '' } }
			]);
		}
	});

	it('keeps the articles with which an erased one was compared, and what editors decided of them', async () => {
		await cast.scene();
		for (const id of ['agency', 'karim-speaks', 'wire'])
			await cast.article(id, { headline: `Zuhra Karim speaks to ${id}` });
		const decided = { decision: 'apart' as const, decidedAt: now, decidedBy: asma.id };
		await db.insert(t.reportPair).values([
			{ one: 'agency', other: 'karim-speaks', ...decided },
			{ one: 'karim-speaks', other: 'wire', ...decided }
		]);
		const older = await backup();
		const id = await erased({ kind: 'item', ground: 'law', named: '/articles/karim-speaks' });
		const neutral = await idOf(id);
		for (const restored of [false, true]) {
			if (restored) await restoreBackup(older);
			const pairs = await db.select().from(t.reportPair);
			expect(pairs.map(({ one, other }) => [one, other].sort())).toEqual([
				['agency', neutral].sort(),
				[neutral, 'wire'].sort()
			]);
			expect(pairs.map(({ decision }) => decision)).toEqual(['apart', 'apart']);
		}
	});

	it('carries out several erasures, also of an item by the id that an earlier one gave it', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		await cast.stakeholder('laila-khan', { name: 'Laila Khan', kind: 'person' });
		for (const [id, who] of Object.entries({ one: name, two: 'Laila Khan' }))
			await cast.statement(id, { summary: `${who} left` });
		const words = { summary: 'The secret words', quote: 'A short secret' };
		await cast.statement('zuhra-karim-said', words);
		const older = await backup();
		await erased(ofPerson);
		await erased({ ...ofPerson, named: '/stakeholders/laila-khan' });
		const renamed = neutralId('zuhra-karim-said');
		await erased({ kind: 'item', ground: 'law', named: `/statements/${renamed}` });
		const before = await rowsOf(sql`select id, state from statement order by id`);
		expect(await restoreBackup(older)).toMatchObject({ erasedAgain: 3 });
		for (const gone of [name, 'Laila Khan', words.summary, words.quote])
			expect(await placesOf(gone)).toEqual([]);
		expect(await rowsOf(sql`select id, state from statement order by id`)).toEqual(before);
		expect(await storedRows()).toEqual(await recomputedRows());
	});

	it.each([
		['/regulations/harm-rules', ofPerson.named],
		[ofPerson.named, '/regulations/harm-rules'],
		['/statements/joint', ofPerson.named],
		['/events/march', ofPerson.named]
	])('carries out the erasures of %s and then of %s as they were', async (...order) => {
		await everything();
		const older = await backup();
		for (const named of order)
			await erased(named === ofPerson.named ? ofPerson : { kind: 'item', ground: 'law', named });
		const state = () =>
			rowsOf(sql`select noun, row_id, snapshot->>'slug' as slug, snapshot->>'state' as state
				from revision r where version = (select max(version) from revision where noun = r.noun and row_id = r.row_id)
				order by noun, row_id`);
		const before = await state();
		expect(await restoreBackup(older)).toMatchObject({ erasedAgain: 2 });
		expect(await state()).toEqual(before);
		expect(await placesOf(name)).toEqual([]);
	});

	it('carries out erasures in their order, also if the clock was set back between them', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		await cast.statement('zuhra-karim-said', { summary: 'Short secret' });
		const older = await backup();
		await erased(ofPerson);
		const ahead = new Date(Date.now() + 3_600_000);
		await db.update(t.erasure).set({ at: ahead });
		const named = `/statements/${neutralId('zuhra-karim-said')}`;
		await erased({ kind: 'item', ground: 'law', named });
		await restoreBackup(older);
		expect(await placesOf('Short secret')).toEqual([]);
	});

	it('brings back nothing for what stays or was released since', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		await cast.statement('cricket', { summary: `${name} was out.` });
		await cast.statement('target', { summary: `${name} was out. She lives at 12, Rose Street.` });
		const older = await backup();
		const id = await erased(ofPerson, ['statement/cricket']);
		await release(id, name);
		await restoreBackup(older);
		expect(await placesOf(name)).toEqual(['statement.summary']);
		expect(await placesOf('Rose Street')).toEqual([]);
	});

	it('keeps what was released since, whichever record tells of it', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		const first = await backup();
		const id = await erased(ofPerson);
		const middle = await backup();
		await release(id, 'Zuhra Karim (cricketer)');
		const later = await readErasures(from(await backup()));
		await restoreBackup(middle);
		await restoreBackup(first, true, later);
		expect(await entryOf(id)).toMatchObject({ released: 1 });
	});

	it('of a backup whose clock was ahead erases what those beside it say', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		const [head, ...lines] = await backup();
		await erased(ofPerson);
		const later = await readErasures(from(await backup()));
		const made = '9999-01-01T00:00:00.000Z';
		const ahead = [JSON.stringify({ ...(JSON.parse(head!) as object), made }), ...lines];
		await db.transaction((tx) => dropEverything(tx));
		await reconnect();
		expect(await restoreBackup(ahead, false, later)).toMatchObject({ erasedAgain: 1 });
		expect(await placesOf(name)).toEqual([]);
	});

	it('into an empty database erases what a later backup says, whole and of a newer Rulewatch too, and no earlier one', async () => {
		await cast.scene();
		await cast.stakeholder('zuhra-karim', { name, kind: 'person' });
		const older = await backup();
		const id = await erased(ofPerson);
		const newer = await backup();

		const at = newer.findIndex((line) => line.startsWith('{"table":"erasure"'));
		const other = newer[at + 1]!.replace('safety', 'law');
		for (const damaged of [
			newer.slice(0, at),
			newer.with(at + 1, other),
			newer.toSpliced(at + 1, 1)
		])
			await expect(readErasures(from(damaged))).rejects.toThrow(/damaged or was cut short/);

		const intoEmpty = async (later: LaterErasures) => {
			await db.transaction((tx) => dropEverything(tx));
			await reconnect();
			const { erasedAgain } = await restoreBackup(older, false, later);
			return erasedAgain;
		};
		const later = await readErasures(from(newer));
		const tooEarly = { ...later, made: '1999-12-31T00:00:00.000Z' };
		expect(await intoEmpty(tooEarly)).toBeUndefined();
		expect(await stored('stakeholder', 'zuhra-karim')).toMatchObject({ name });
		const ofOtherSecret = {
			...later,
			rows: later.rows.map((row) => row.replace(secretMark(), 'another'))
		};
		await expect(intoEmpty(ofOtherSecret)).rejects.toThrow(/with another SECRET/);
		const fromNewer = {
			...later,
			columns: [...later.columns, 'court'],
			rows: later.rows.map((row) => row.replace(/\)$/, ',"of Lahore")'))
		};
		expect(await intoEmpty(fromNewer)).toBe(1);
		expect(await stored('stakeholder', 'zuhra-karim')).not.toMatchObject({ name });
		expect(await entryOf(id)).toMatchObject({ id });
	});
});
