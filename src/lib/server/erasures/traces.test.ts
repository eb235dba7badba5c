import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import {
	asAdministrator,
	asma,
	erased,
	idOf,
	now,
	ofPerson,
	placesOf,
	refusalOf,
	release,
	stored
} from '../../../../tests/helpers/server/erasures/test-erasing.ts';
import {
	backup,
	restoreBackup
} from '../../../../tests/helpers/server/ops/backups/test-restore.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { logActivity } from '../write/proposals/activity.ts';
import { planErasure } from './index.ts';

beforeEach(asAdministrator);
beforeEach(cast.scene);

/** A copy of a page, which nothing else names. */
const keepCopy = (id: string, code: string, text = 'No name') =>
	db.insert(t.copy).values({
		...{ id, way: 'fetched', url: 'https://news.example/', capturedAt: now, offsets: [0] },
		...{ bytes: Buffer.from(code), contentType: 'text/html; charset=utf-8', text },
		...{ sha256: id.repeat(64).slice(0, 64), normalText: text.toLowerCase() }
	});

describe('an item whose words are too few to be looked for goes', () => {
	it('with the row of the file, the entries of the log and the reports that are about it', async () => {
		await cast.topic('camp', { name: 'Camp Xylo', description: 'Held there' });
		await db.insert(t.csvImport).values({
			...{ id: 'file', name: 'topics', fileName: 'a.csv', hash: 'x', columns: ['name'], total: 1 },
			...{ accountId: asma.id, finishedAt: now }
		});
		const row = { importId: 'file', number: 2 };
		const item = { id: 'camp', name: 'Camp Xylo' };
		await db
			.insert(t.csvRow)
			.values({ ...row, cells: ['Camp Xylo', 'Held there'], item: item as never, articles: [] });
		await db.insert(t.importItem).values({ ...row, noun: 'topic', rowId: 'camp', version: 1 });
		await db.transaction((tx) => logActivity(tx, asma, 'publication', 'topic', item));
		await db.insert(t.formerSlug).values({ noun: 'topic', slug: 'xylo', rowId: 'camp' });
		await db.insert(t.correction).values(
			['/topics/camp', '/topics/xylo?page=2', '/topics/campus'].map((page, at) => ({
				...{ id: `report${at}`, page, contact: 'laila@xylo.example' },
				message: `My camp is shown on ${page}`
			}))
		);
		const older = await backup();
		await erased({ kind: 'item', ground: 'safety', named: '/topics/camp' });
		for (const restored of [false, true]) {
			if (restored) await restoreBackup(older);
			for (const words of ['Camp Xylo', 'Held there']) expect(await placesOf(words)).toEqual([]);
			const reports = await db.select().from(t.correction);
			expect(reports.map(({ page, message }) => [page, message]).sort()).toEqual([
				['/', 'Withheld'],
				['/', 'Withheld'],
				['/topics/campus', 'My camp is shown on /topics/campus']
			]);
		}
	});

	it('with the quotation of a captured page that became it', async () => {
		await cast.statement('said', { summary: 'In short', quote: 'A vile word' });
		await keepCopy('c', '<p>x');
		await db.insert(t.capture).values({ copyId: 'c', accountId: asma.id, found: {}, typed: {} });
		await db.insert(t.capturedQuotation).values({
			...{ copyId: 'c', at: 0, state: 'taken', statementId: 'said' },
			found: { exact: 'A vile word' } as never
		});
		await erased({ kind: 'item', ground: 'law', named: '/statements/said' });
		expect(await placesOf('vile word')).toEqual([]);
	});
});

describe('the address of an erased page', () => {
	beforeEach(async () => {
		await cast.article('short', { url: 'https://p.io/b?utm_campaign=spring', headline: 'Short' });
	});
	const asked = { kind: 'item', ground: 'law', named: '/articles/short' } as const;

	it.each(['http://p.io/b', 'https://www.p.io/b/', 'https://p.io/b?utm_campaign=spring#top'])(
		'is found as “%s”, so that the same is withheld at once and after a restore',
		async (url) => {
			await cast.statement('links', { summary: `Told it (${url}).` });
			const older = await backup();
			await erased(asked);
			expect(await stored('statement', 'links')).toMatchObject({ summary: 'Withheld' });
			await restoreBackup(older);
			expect(await stored('statement', 'links')).toMatchObject({ summary: 'Withheld' });
		}
	);

	it('may be saved within a text that was released, and in no other', async () => {
		await cast.statement('links', { summary: 'Told it' });
		const summary = 'Told it (https://p.io/b).';
		const id = await erased(asked);
		const save = (text: string) => cast.change('statement', 'links', { summary: text });
		expect(await refusalOf(save(summary))).toMatch(/erased/);
		await release(id, summary);
		expect(await refusalOf(save(summary))).toBeUndefined();
		expect(await refusalOf(save('See https://p.io/b'))).toMatch(/erased/);
		expect(await refusalOf(save(`${summary} See https://p.io/b`))).toMatch(/erased/);
	});
});

describe('a name', () => {
	beforeEach(async () => {
		await cast.stakeholder('zuhra-karim', { name: 'Zuhra Karim', kind: 'person' });
	});

	it('is found where a quotation begins within it', async () => {
		await cast.statement('half', { quote: 'Karim left the court' });
		await db.update(t.quotation).set({ prefix: 'so said Zuhra' });
		const id = await erased(ofPerson);
		expect(await idOf(id)).not.toBe('zuhra-karim');
		expect(await stored('statement', 'half')).toMatchObject({
			quotations: [{ exact: 'Withheld' }]
		});
	});

	it('is looked for in pages of ten megabytes in any language, which cost nobody else anything', async () => {
		const lines = '漢字です'.repeat(820_000);
		await keepCopy('a', `<p>x<!--${lines}-->`);
		await keepCopy('b', `<p>x<!--${'&'.repeat(9_000_000)}-->`);
		await keepCopy('c', `<p>x<!--${lines}-->Zuhra <b>Karim</b>`);
		await keepCopy('d', '<p>x', `${'漢字です'.repeat(400_000)} Zuhra Karim`);
		const { places, unread } = await planErasure(ofPerson);
		expect(places).toContainEqual({ words: 'stored copies of pages', rows: 2 });
		expect(unread).toBe(0);
	});
});
