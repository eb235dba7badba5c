import { nounOf } from '../../domain/nouns.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { differences } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { readStored } from './items/read.ts';
import { citation, revision } from '../db/schema.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import type { Typed } from '../../nouns/derive/field.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { typedFrom } from '../../nouns/derive/typed.ts';
import { readSubmission, submit, type Action } from '../desk/entry/index.ts';
import { mergeInto, undo } from '../desk/merges/index.ts';
import * as proposals from './proposals/index.ts';
import { user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { current, saveItem } from './index.ts';
import {
	changes,
	versionsOf,
	restore,
	versionOf,
	withdraw
} from '../../../../tests/helpers/server/write/test-changes.ts';

beforeEach(async () => void (await loadFacts(db, await bundledFacts())));

/** Sorts sets, as files of facts do. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) {
		const items = value.map(sorted);
		return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
	}
	if (!value || typeof value !== 'object') return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

const nouns = Object.values(nounOf);

it('reads every bundled fact back as it was written', async () => {
	const all = await db.select().from(revision);
	for (const noun of nouns) {
		const first = all.filter((row) => row.noun === noun);
		expect(first.length, noun).toBeGreaterThan(0);
		const found = await readStored(
			db,
			noun,
			first.map(({ rowId }) => rowId)
		);
		const items = new Map(found.map(({ item }) => [item.id, item]));
		const written = first.map(({ snapshot }) => sorted(snapshot));
		expect(
			first.map(({ rowId }) => sorted(items.get(rowId))),
			noun
		).toEqual(written);
		for (const { rowId, snapshot } of first)
			expect(differences(noun, snapshot as object, items.get(rowId) ?? {}), rowId).toEqual([]);
	}
});

it('saves a bundled fact of each noun as it stands, whole', async () => {
	const all = await db.select().from(revision);
	for (const noun of nouns) {
		const id = all.findLast((row) => row.noun === noun)?.rowId ?? '';
		const before = await current(noun, id);
		const how = { version: 1, author: 'asma', reason: 'No change', way: 'entry' as const };
		expect(await saveItem(noun, before?.item as never, how), noun).toEqual({ id, version: 2 });
		expect(await current(noun, id), noun).toEqual({ ...before, version: 2 });
		expect(sorted((await versionOf(noun, id, 2))?.item), noun).toEqual(sorted(before?.item));
		const versions = (await versionsOf(noun, id)).map(({ version }) => version);
		expect(versions, noun).toEqual([2, 1]);
	}
});

it('reads any number of items in one query', async () => {
	expect(await countQueries(() => readStored(db, 'statement', ['st-001', 'st-002']))).toBe(1);
	expect(await countQueries(() => current('event', 'ev-001'))).toBe(1);
});

describe('where in its article a citation points', () => {
	const citing = ['regulation', 'stakeholder', 'membership', 'event', 'statement'] as const;
	type Citing = (typeof citing)[number];

	beforeEach(async () => {
		await db.update(citation).set({ locator: sql`'p. ' || ${citation.id}` });
	});

	/** The citations of the record without their numbers. */
	async function places() {
		const rows = await db.select().from(citation);
		const texts = rows.map(({ id: _id, ...row }) => JSON.stringify(row));
		return texts.sort();
	}

	/** A published item of the noun that has citations. */
	async function cited<N extends Citing>(noun: N) {
		const all = await db.select().from(revision);
		for (const { rowId } of all.filter((row) => row.noun === noun)) {
			const found = (await current(noun, rowId))!;
			if (
				'state' in found.item &&
				found.item.state === 'published' &&
				JSON.stringify(found.item).includes('"p. ')
			)
				return found;
		}
		throw new Error(`No ${noun} cites anything.`);
	}

	function sent(typed: Typed, before = '', into = new FormData()): FormData {
		for (const [name, value] of Object.entries(typed)) {
			if (typeof value === 'string') into.append(before + name, value);
			else
				for (const [index, each] of value.entries())
					if (typeof each !== 'string') sent(each, `${before}${name}.${index}.`, into);
					else into.append(name === 'demands' ? name : `${before}${name}.${index}`, each);
		}
		return into;
	}

	/** Opens an item at the desk and sends its form, unchanged or with some changes. */
	async function send(
		noun: Citing,
		wish: Action,
		{ item, version }: { item: { id: string }; version: number },
		otherwise: Typed = {}
	) {
		const role = wish === 'send' ? 'contributor' : 'editor';
		const data = sent({ ...typedFrom(formOf(noun), item), ...otherwise });
		data.append('version', String(version));
		data.append('reason', 'No change');
		data.append('key', `key-of-a-form-of-${noun}`);
		return submit(people[role], noun, item.id, wish, readSubmission(noun, data));
	}

	let people: Record<'editor' | 'contributor', Awaited<ReturnType<typeof user>>>;
	beforeEach(async () => {
		people = { editor: await user('editor'), contributor: await user('contributor') };
	});

	it('stays when an item is opened and published as it is, and sent twice', async () => {
		const before = await places();
		for (const noun of citing) {
			const found = await cited(noun);
			const { id } = found.item;
			expect(await send(noun, 'publish', found), noun).toEqual({ id });
			expect(await places(), noun).toEqual(before);
			expect((await versionOf(noun, id, found.version + 1))?.item).toEqual(found.item);
			expect(await send(noun, 'publish', found), noun).toEqual({ id });
		}
	});

	it('stays when an item is sent, read by an editor and published', async () => {
		const before = await places();
		for (const noun of citing) {
			const found = await cited(noun);
			const sent = await send(noun, 'send', found);
			expect(sent, noun).toEqual({ id: found.item.id, proposal: expect.any(String) });
			expect(await send(noun, 'send', found), noun).toEqual(sent);
			const [waiting] = (await proposals.ownProposals(people.contributor, 1)).rows;
			const { id, version } = waiting!;
			expect((await proposals.get(people.editor, id))?.item).toEqual(found.item);
			await proposals.publishProposal(people.editor, id, version);
			expect(await places(), noun).toEqual(before);
		}
	});

	it('comes back with the source that was taken out, and stays with the others', async () => {
		const found = (await current('statement', 'st-028'))!;
		const before = await places();
		const [first, ...others] = found.item.sources as [string, ...string[]];
		expect(others.length).toBeGreaterThan(0);
		const how = {
			version: found.version,
			author: 'asma',
			reason: 'No change',
			way: 'entry' as const
		};
		const same = await saveItem('statement', found.item, how);
		const { locators: _at, ...item } = found.item;
		const fewer = await saveItem(
			'statement',
			{ ...item, sources: others },
			{ ...how, version: same.version }
		);
		const now = (await current('statement', 'st-028'))!.item;
		expect(now.locators).toEqual(found.item.locators!.filter(({ article }) => article !== first));
		const [newest] = (await changes('statement', 'st-028', 1)).rows;
		const told = newest!.changes!.map(({ field }) => field);
		expect(told.sort()).toEqual(['locators', 'positions', 'sources']);
		await restore('statement', 'st-028', same.version, {
			version: fewer.version,
			author: 'asma',
			way: 'entry'
		});
		expect(await places()).toEqual(before);
	});

	it('stays with a date that is corrected, moved up or joined by another', async () => {
		const { item, version } = await cited('event');
		const [date] = item.dates;
		const at = date!.locators;
		expect(at).toBeDefined();
		const bare = { ...date!, locators: undefined };
		const other = { ...bare, date: '2019', preferred: false };
		let now = version;
		for (const dates of [
			[{ ...bare, date: '2018' }],
			[other, { ...bare, date: '2018' }],
			[{ ...bare, date: '2018' }, other]
		]) {
			const said = { author: 'asma', reason: 'Corrected', way: 'entry' as const };
			const how = { ...said, version: now, correction: true };
			({ version: now } = await saveItem('event', { ...item, dates }, how));
			const saved = (await current('event', item.id))!.item.dates;
			expect(saved.map(({ date, locators }) => [date, locators])).toEqual(
				dates.map(({ date }) => [date, date === '2018' ? at : undefined])
			);
		}
	});

	it('stays through a withdrawal, a merge and its undoing', async () => {
		const { item, version } = await cited('event');
		const before = await places();
		await withdraw('event', item.id, {
			version,
			author: 'asma',
			reason: 'Gone',
			way: 'entry' as const
		});
		expect(await places()).toEqual(before);
		const made = await mergeInto(people.editor, 'mmfd', 'aic', {
			fromVersion: 1,
			toVersion: 1,
			reason: 'One and the same'
		});
		expect((await places()).filter((text) => text.includes('"locator":null'))).toEqual([]);
		await undo(people.editor, made, 'Not the same');
		expect(await places()).toEqual(before);
	});
});
