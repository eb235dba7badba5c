import { eq } from 'drizzle-orm';
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
import { asked } from '../../../../tests/helpers/server/worker/test-worker.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { decide } from '../desk/corrections/decide.ts';
import type { Json } from '../../nouns/derive/types.ts';
import {
	changedItems,
	isKnownPoint,
	newestPoint,
	type Point
} from '../outlets/exports/since/index.ts';
import { join, separateReports } from '../reports/decide.ts';
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
		const item = { id: 'camp', name: 'Camp Xylo' };
		const row = { number: 2, cells: ['Camp Xylo', 'Held there'], item, articles: [] };
		for (const [id, finishedAt] of [
			['entered', now],
			['again', now],
			['waiting', null]
		] as const) {
			await db.insert(t.csvImport).values({
				...{ id, name: 'topics', fileName: 'a.csv', hash: id, columns: ['name'], total: 1 },
				...{ accountId: asma.id, finishedAt }
			});
			await db.insert(t.csvRow).values({ ...row, importId: id });
		}
		await db
			.insert(t.importItem)
			.values({ importId: 'entered', number: 2, noun: 'topic', rowId: 'camp', version: 1 });
		await db.transaction((tx) => logActivity(tx, asma, 'publication', 'topic', item));
		await db.insert(t.formerSlug).values({ noun: 'topic', slug: 'xylo', rowId: 'camp' });
		await db.insert(t.correction).values(
			['/topics/camp', '/topics/xylo?page=2', '/topics/campus'].map((page, at) => ({
				...{ id: `report${at}`, page, contact: 'laila@xylo.example' },
				message: `My camp is shown on ${page}`
			}))
		);
		await decide(asma, 'report0', 1, { state: 'declined', answer: 'We look again' });
		await decide(asma, 'report0', 2, { state: 'declined', answer: 'It is right' });
		const older = await backup();
		await erased({ kind: 'item', ground: 'safety', named: '/topics/camp' });
		for (const restored of [false, true]) {
			if (restored) await restoreBackup(older);
			for (const words of ['Camp Xylo', 'Held there', 'We look again', 'at /topics/camp"'])
				expect(await placesOf(words), words).toEqual([]);
			expect(await db.$count(t.csvImport)).toBe(2);
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

it('an article goes from the log of who found reports to be the same, by its headline', async () => {
	await cast.article('first', { url: 'https://p.io/1' });
	await cast.change('article', 'first', { headline: 'Camp Xylo' });
	await cast.article('second', { url: 'https://p.io/2', headline: 'Something else' });
	await join(asma, 'first', 'second');
	await separateReports(asma, 'second', 'first');
	await cast.change('article', 'first', { headline: 'Camp Zylo' });
	await erased({ kind: 'item', ground: 'safety', named: '/articles/first' });
	for (const headline of ['Camp Xylo', 'Camp Zylo']) expect(await placesOf(headline)).toEqual([]);
	const beside = { beside: 'Something else (Dawn)' };
	const about = await db.select().from(t.activity).where(eq(t.activity.kind, 'report_joined'));
	expect(about).toMatchObject([{ subject: 'Withheld', detail: beside }]);
});

it('the log of other reports stays as it is, also at a page where one led to a version of the item', async () => {
	await cast.statement('said', { summary: 'In short' });
	await cast.change('statement', 'said', { summary: 'In brief' });
	const page = '/statements';
	const made = { state: 'made' as const, answer: 'Done', decidedAt: now, decidedBy: asma.id };
	await db.insert(t.correction).values([
		{
			...made,
			id: 'led',
			page,
			message: 'Put it right',
			noun: 'statement',
			rowId: 'said',
			rowVersion: 2
		},
		{ id: 'other', page, message: 'Something else' }
	]);
	await decide(asma, 'other', 1, { state: 'declined', answer: 'It is right' });
	await erased({ kind: 'item', ground: 'law', named: '/statements/said' });
	const log = await db.select().from(t.activity).where(eq(t.activity.kind, 'review'));
	expect(log).toMatchObject([{ subject: 'A mistake reported at /statements' }]);
	const reports = await db.select().from(t.correction).orderBy(t.correction.id);
	expect(reports).toMatchObject([{ message: 'Withheld' }, { message: 'Something else' }]);
});

describe('programs are told anew of what a correction put right', () => {
	const made = { state: 'made', answer: 'She lives at 12, Rose Street' } as const;

	/** A reader's report at a page, which the second versions of two statements answered. */
	async function answered(page: string) {
		for (const id of ['first', 'second']) await cast.statement(id);
		await db.insert(t.correction).values({ id: 'report', page, message: 'It is wrong' });
		for (const id of ['first', 'second']) await cast.change('statement', id, { summary: 'No' });
		const changes = ['first', 'second'].map((id) => ({
			noun: 'statement' as const,
			id,
			version: 2
		}));
		expect(await decide(asma, 'report', 1, { ...made, changes })).toBe('done');
		return newestPoint();
	}

	async function toldSince({ number }: Point) {
		const from = { point: number + 1, id: '' };
		const { rows } = await changedItems('statements', from, await newestPoint(), 10);
		return (rows as Json<'statement'>[]).map(({ id, correction }) => [id, correction?.answer]);
	}

	it('when words of its answer go', async () => {
		const point = await answered('/statements');
		await erased({ kind: 'passage', ground: 'safety', named: '12 rose street' });
		expect(await toldSince(point)).toEqual([
			['first', 'Withheld'],
			['second', 'Withheld']
		]);
	});

	it('when the item goes at whose page the mistake was reported, and with it the answer', async () => {
		await cast.statement('said', { summary: 'In short' });
		const point = await answered('/statements/said');
		await erased({ kind: 'item', ground: 'law', named: '/statements/said' });
		expect(await isKnownPoint(point)).toBe(true);
		expect(await toldSince(point)).toEqual([
			['first', 'Withheld'],
			['second', 'Withheld']
		]);
	});
});

describe('the address of an erased page', () => {
	beforeEach(async () => {
		await cast.article('short', { url: 'https://p.io/b?utm_campaign=spring', headline: 'Short' });
	});
	const asked = { kind: 'item', ground: 'law', named: '/articles/short' } as const;

	it.each([
		'Told it (http://p.io/b).',
		'https://www.p.io/b?utm_campaign=spring#top is his page',
		'ملاحظہ ہو https://p.io/b۔'
	])(
		'is found in “%s”, so that the same is withheld at once and after a restore',
		async (summary) => {
			await cast.statement('links', { summary });
			const older = await backup();
			await erased(asked);
			expect(await stored('statement', 'links')).toMatchObject({ summary: 'Withheld' });
			await restoreBackup(older);
			expect(await stored('statement', 'links')).toMatchObject({ summary: 'Withheld' });
		}
	);

	it.each(['https://p.io/Camp_(Xylo)', "https://p.io/o'neil[1].html"])(
		'is found with all signs in it: “%s”',
		async (url) => {
			await cast.article('signs', { url, headline: 'Short' });
			await cast.statement('links', { summary: `See (${url})` });
			await erased({ ...asked, named: '/articles/signs' });
			expect(await stored('statement', 'links')).toMatchObject({ summary: 'Withheld' });
			expect(await refusalOf(cast.change('article', 'dawn', { url }))).toMatch(/erased/);
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
		const { items } = await planErasure(ofPerson);
		expect(items.find(({ key }) => key === 'statement/half')?.texts).toMatchObject([
			{ text: 'Karim left the court', goes: true },
			{ text: 'so said Zuhra', goes: true }
		]);
		const id = await erased(ofPerson);
		expect(await idOf(id)).not.toBe('zuhra-karim');
		expect(await stored('statement', 'half')).toMatchObject({
			quotations: [{ exact: 'Withheld' }]
		});
	});

	it('that stands before a quotation takes nothing of its own words', async () => {
		await cast.statement('after', { quote: 'The levy must go' });
		await db.update(t.quotation).set({ prefix: 'so said Zuhra Karim:', suffix: 'and she left' });
		await erased(ofPerson);
		const { quotations } = (await stored('statement', 'after')) as { quotations: object[] };
		expect(quotations).toMatchObject([{ exact: 'The levy must go', suffix: 'and she left' }]);
		expect(quotations[0]).not.toHaveProperty('prefix');
	});

	it('may be saved in a text that was released, whatever endings its other words have', async () => {
		const summary = 'Zuhra Karim (O’Hara Institute, chemist) was cited';
		const id = await erased(ofPerson);
		await release(id, summary);
		await cast.statement('other', { summary: 'Told it' });
		expect(await refusalOf(cast.change('statement', 'other', { summary }))).toBeUndefined();
	});

	it('is looked for by the worker in the text that a watch doubts', async () => {
		await db.insert(t.watch).values({
			...{ id: 'w', regulationId: 'harm-rules', url: 'https://gov.example/', host: 'gov.example' },
			...{ kind: 'ministry', everyHours: 1, createdAt: now, nextLookAt: now },
			suspectText: `${'漢字です'.repeat(400_000)} Zuhra Karim`
		});
		asked.mockClear();
		await erased(ofPerson);
		expect(asked.mock.calls.map(([{ name }]) => name)).toContain('holdsErased');
		expect(await db.select({ text: t.watch.suspectText }).from(t.watch)).toEqual([{ text: null }]);
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
