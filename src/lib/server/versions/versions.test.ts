import { beforeEach, describe, expect, it } from 'vitest';
import type { Noun } from '../../domain/nouns.ts';
import { db } from '../db/index.ts';
import { readStored } from '../write/items/read.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { itemForHistory, publicHistory, versionAsOf } from './index.ts';

const refusal = { list: 'statements', key: 'refusal' } as const;

beforeEach(async () => {
	await cast.scene();
	await cast.article('tribune');
	await cast.statement('refusal', { quote: 'We cannot comply.', signatories: ['union'] });
	await keepFirst('statement', 'refusal');
});

/** Writes the first version into the history, which items of the cast do not have. */
async function keepFirst(noun: Noun, id: string, given: Parameters<typeof cast.saved>[3] = {}) {
	const [standing] = await readStored(db, noun, [id]);
	return cast.saved(noun, id, 1, { snapshot: standing!.item, reason: 'First', ...given });
}

const url = (address: string) => new URL(address, 'http://localhost');
const at = (params: Parameters<typeof itemForHistory>[0]['params'] = refusal) =>
	itemForHistory({ params, url: url(`/${params.list}/${params.key}/history`) });
const historyPage = async (
	params = refusal as Parameters<typeof itemForHistory>[0]['params'],
	page = 1
) => publicHistory(await at(params), page);
const version = async (
	named: string,
	params = refusal as Parameters<typeof itemForHistory>[0]['params']
) => versionAsOf(await at(params), named);
const refused = (status: number, message: RegExp) =>
	expect.objectContaining({
		status,
		body: expect.objectContaining({ message: expect.stringMatching(message) })
	});

describe('the public history of an item', () => {
	it('tells each version that was public, the newest first, with what differs, when and why', async () => {
		await cast.change('statement', 'refusal', { summary: 'It would comply.' });
		const { rows, title } = await historyPage();
		expect(title).toBe('Internet Coalition: It would comply.');
		expect(rows).toMatchObject([
			{
				version: 2,
				by: 'Rulewatch itself',
				reason: 'Put right',
				changes: [{ field: 'summary', before: 'Summary of refusal', after: 'It would comply.' }]
			},
			{ version: 1, reason: 'First' }
		]);
		expect(rows[1]).not.toHaveProperty('changes');
		expect(rows[0]!.at).toBeInstanceOf(Date);
	});

	it('names staff by role, and never by name', async () => {
		const snapshot = (await readStored(db, 'statement', ['refusal']))[0]!.item;
		const by = { authorId: 'chanda', author: 'Chanda' };
		await cast.saved('statement', 'refusal', 2, {
			snapshot,
			...by,
			reason: 'Read in Dawn · published by Asma · published by Bilal'
		});
		await cast.saved('statement', 'refusal', 3, { snapshot, authorId: 'bilal' });
		const page = await historyPage();
		expect(page.rows.map(({ by, reason }) => [by, reason]).slice(0, 2)).toEqual([
			['an editor', 'Put right'],
			['a contributor, published by an editor', 'Read in Dawn · published by Asma']
		]);
		expect(JSON.stringify(page)).not.toMatch(/Bilal|Chanda/);
	});

	it('tells nothing of what was a draft, and compares with what readers read before', async () => {
		await cast.statement('later', { state: 'published' });
		const item = (await readStored(db, 'statement', ['later']))[0]!.item;
		const draft = { ...item, state: 'draft', stateReason: 'Waiting', summary: 'zanzibar' };
		await cast.saved('statement', 'later', 1, { snapshot: draft, reason: 'zanzibar' });
		await cast.saved('statement', 'later', 2, { snapshot: { ...item, summary: 'As sent' } });
		await cast.saved('statement', 'later', 3, { snapshot: draft });
		await cast.saved('statement', 'later', 4, { snapshot: item });
		const later = { list: 'statements', key: 'later' } as const;
		const page = await historyPage(later);
		expect(page.rows).toMatchObject([
			{ version: 4, changes: [{ field: 'summary', before: 'As sent' }] },
			{ version: 2 }
		]);
		expect(page.total).toBe(2);
		expect(JSON.stringify(page)).not.toContain('zanzibar');
		await expect(version('1', later)).rejects.toEqual(refused(404, /Version 1 .*never public/));
	});

	it('of what is a draft is none', async () => {
		await cast.statement('secret', { state: 'draft', stateReason: 'Waiting' });
		await keepFirst('statement', 'secret');
		const unknown = refused(404, /No statement/);
		await expect(at({ list: 'statements', key: 'secret' })).rejects.toEqual(unknown);
		await expect(at({ list: 'statements', key: 'nobody' })).rejects.toEqual(unknown);
	});

	it('is read on page by page, each version compared with the one before it, wherever that stands', async () => {
		for (let number = 1; number <= 24; number++)
			await cast.change('statement', 'refusal', { summary: `Summary ${number}` });
		const [first, second] = [await historyPage(), await historyPage(refusal, 2)];
		expect([first.rows.length, second.rows.length, first.pages]).toEqual([20, 5, 2]);
		expect(first.rows.at(-1)).toMatchObject({
			version: 6,
			changes: [{ before: 'Summary 4', after: 'Summary 5' }]
		});
	});

	it('stands where the item’s address leads, too', async () => {
		await keepFirst('stakeholder', 'coalition');
		await cast.change('stakeholder', 'coalition', { slug: 'internet-coalition' });
		await expect(at({ list: 'stakeholders', key: 'coalition' })).rejects.toMatchObject({
			status: 308,
			location: '/stakeholders/internet-coalition/history'
		});
	});

	it('of a topic has the versions that were public', async () => {
		await cast.topic('speech');
		await keepFirst('topic', 'speech');
		await cast.change('topic', 'speech', { name: 'Free speech' });
		expect(await historyPage({ list: 'topics', key: 'speech' })).toMatchObject({
			title: 'Free speech',
			rows: [{ version: 2, changes: [{ field: 'name' }] }, { version: 1 }]
		});
	});
});

describe('what was withdrawn', () => {
	it('is gone from its old versions too: its history tells when, and the reason for the withdrawal', async () => {
		await cast.change('statement', 'refusal', { state: 'withdrawn', stateReason: 'A court order' });
		const page = await historyPage();
		expect(page.rows).toMatchObject([
			{ version: 2, state: 'withdrawn', reason: '' },
			{ version: 1, state: 'published', reason: '' }
		]);
		expect((await at()).stateReason).toBe('A court order');
		expect(JSON.stringify(page)).not.toMatch(/Summary of refusal|We cannot comply|Put right/);
		await expect(version('1')).rejects.toEqual(refused(410, /A court order/));
	});

	it('and published again is as it was, but for the version in which there was nothing to read', async () => {
		await cast.change('statement', 'refusal', { state: 'withdrawn', stateReason: 'A court order' });
		await cast.change('statement', 'refusal', { state: 'published', stateReason: undefined });
		expect((await historyPage()).rows).toMatchObject([
			{ version: 3, changes: [] },
			{ version: 2, state: 'withdrawn' },
			{ version: 1 }
		]);
		await expect(version('2')).rejects.toEqual(refused(404, /In version 2 .*withdrawn/));
		expect(await version('1')).toMatchObject({ version: 1 });
	});

	it('is named in no version of what named it, nor by its id, and a line says that it is left out', async () => {
		await cast.stakeholder('jane-of-elm-street', { name: 'Jane of Elm Street', kind: 'person' });
		const signatories = ['jane-of-elm-street', 'union'];
		await cast.change('statement', 'refusal', { signatories });
		await cast.change('statement', 'refusal', { signatories: ['union'] });
		expect(await historyPage()).toMatchObject({
			rows: [{ leftOut: false }, { leftOut: false }, {}]
		});
		expect(JSON.stringify(await version('2'))).toContain('Jane of Elm Street');

		const safety = { state: 'withdrawn', stateReason: 'For her safety' } as const;
		await keepFirst('stakeholder', 'jane-of-elm-street');
		await cast.change('stakeholder', 'jane-of-elm-street', safety);
		const [page, old] = [await historyPage(), await version('2')];
		expect(old).toMatchObject({ leftOut: true, item: { signatories: ['not-shown-1', 'union'] } });
		expect(old.names.stakeholder?.['not-shown-1']?.name).toBe(
			'A stakeholder that is not shown any more'
		);
		expect(page.rows.map(({ leftOut }) => leftOut)).toEqual([false, true, false]);
		expect(JSON.stringify([page, old])).not.toMatch(/jane|Elm/i);
	});

	it('or kept back of a statement’s quotations is in none of its versions, however it was mended or removed', async () => {
		const [{ item }] = (await readStored(db, 'statement', ['refusal'])) as unknown as [
			{ item: { quotations: object[] } }
		];
		const [quotation] = item.quotations;
		const kept = { keptBack: 'Her address is in it' };
		await cast.change('statement', 'refusal', {
			quotations: [{ ...quotation, ...kept, exact: 'We can not comply.' }]
		} as never);
		await cast.change('statement', 'refusal', { quotations: [] });
		const seen = [await historyPage(), await version('1'), await version('2'), await version('3')];
		expect(JSON.stringify(seen)).not.toMatch(/not comply|Her address/);
		expect(seen[1]).toMatchObject({ leftOut: true, item: { quotations: [] } });
	});

	it('takes what was quoted from it along', async () => {
		const quotation = { exact: 'We never will.', article: 'tribune', lang: 'en' };
		await cast.change('statement', 'refusal', {
			quotations: [quotation]
		} as never);
		await cast.change('statement', 'refusal', { quotations: [] });
		expect(JSON.stringify(await version('2'))).toContain('We never will');
		await cast.article('tribune', { state: 'withdrawn', stateReason: 'A court order' });
		expect(JSON.stringify([await historyPage(), await version('2')])).not.toMatch(
			/never will|tribune/i
		);
	});
});

describe('an item as of a version', () => {
	it('is its own fields as they were, with the days between which they stood', async () => {
		await cast.change('statement', 'refusal', { summary: 'It would comply.' });
		const [old, now] = [await version('1'), await version('2')];
		expect(old).toMatchObject({
			version: 1,
			title: 'Internet Coalition: Summary of refusal',
			item: { summary: 'Summary of refusal', quotations: [{ exact: 'We cannot comply.' }] },
			until: now.from
		});
		expect(old.item).not.toHaveProperty('state');
		expect(now.until).toBeUndefined();
	});

	it.each(['9', '2147483648'.slice(0, 9)])('that never was is refused by its number: %s', (named) =>
		expect(version(named)).rejects.toEqual(
			refused(404, new RegExp(`Version ${named} of this statement was never public`))
		)
	);

	it.each(['0', '-1', '1.5', '01', 'latest', '1 or 1=1', '9'.repeat(30)])(
		'that is no number is refused in a sentence: %s',
		(named) => expect(version(named)).rejects.toEqual(refused(404, /is no number of a version/))
	);

	it('shows no headline that its page was not seen to have', async () => {
		await cast.article('guess', { headline: 'harm rules', headlineBasis: 'slug' });
		await keepFirst('article', 'guess');
		const { item } = await version('1', { list: 'articles', key: 'guess' });
		expect(item).not.toHaveProperty('headline');
	});
});
