import { parse } from 'csv-parse/sync';
import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { collectionAddress, itemsIn, mostCollected } from '../../domain/collection.ts';
import { formerSlug } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { answerWith } from '../outlets/files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import * as collection from './index.ts';

const chart = 'regulations/harm-rules/charts/stance?count=members';
const named = ['statements/letter', 'events/leak', 'regulations/harm-rules', chart];

beforeEach(async () => {
	await cast.scene();
	await cast.statement('letter', { date: '2020-02-14', summary: 'Asks to withdraw the rules.' });
	await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
});

const withdrawn = { state: 'withdrawn', stateReason: 'It never happened.' } as const;

const shown = async (names: string[]) =>
	(await collection.readCollection(names)).items.map(({ item }) => item);
const leftOutOf = async (...names: string[]) =>
	(await collection.readCollection(names)).leftOut.map(({ name, said }) => `“${name}” ${said}`);

describe('a collection', () => {
	it('shows statements, events, laws and charts in the order of its address', async () => {
		const { items } = await collection.readCollection(named);
		expect(items.map(({ item, kind }) => [item, kind])).toEqual([
			['statements/letter', 'statement'],
			['events/leak', 'event'],
			['regulations/harm-rules', 'law'],
			[chart, 'chart']
		]);
		expect(await shown(named.toReversed())).toEqual(named.toReversed());
	});

	it('shows articles, stakeholders and campaigns too, and says which of them were withdrawn', async () => {
		await cast.campaign('march', { title: 'The march' });
		const more = ['articles/dawn', 'stakeholders/coalition', 'campaigns/march'];
		expect(await shown([...more, ...named])).toEqual([...more, ...named]);
		await db.insert(formerSlug).values({ noun: 'stakeholder', slug: 'aic', rowId: 'coalition' });
		expect(await shown(['stakeholders/aic'])).toEqual(['stakeholders/aic']);
		for (const table of [t.campaign, t.stakeholder])
			await db
				.update(table)
				.set(withdrawn)
				.where(inArray(table.slug, ['march', 'coalition']));
		expect(await leftOutOf(...more)).toEqual([
			'“stakeholders/coalition” was withdrawn from the record. It never happened.',
			'“campaigns/march” was withdrawn from the record. It never happened.'
		]);
		expect(await shown(more)).toEqual(['articles/dawn']);
	});

	it('shows an item once, also where it is named by the address that it had before', async () => {
		await db.insert(formerSlug).values({ noun: 'regulation', slug: 'rules', rowId: 'harm-rules' });
		expect(await shown(['regulations/rules', 'regulations/harm-rules'])).toEqual([
			'regulations/rules'
		]);
		expect(itemsIn(' /events/leak,,events/leak ')).toEqual(['events/leak']);
	});

	it('tells two views of a chart apart', async () => {
		const views = ['trends/charts/stance', 'trends/charts/stance?jurisdiction=PK'];
		expect(await shown(views)).toEqual(views);
	});

	it.each([
		'statements/none',
		'statements/secret',
		'regulations/secret-bill',
		'regulations/secret-bill/charts/stance',
		'regulations/harm-rules/charts/pie',
		'regulations/harm-rules/charts/stance?count=followers',
		'trends/charts/pie',
		'articles/none',
		'topics/expression',
		'statements/letter/cite.bib',
		'events/none\u0000',
		'javascript:alert(1)'
	])('says that «%s» is not on record, and shows the rest', async (item) => {
		await cast.statement('secret', { state: 'draft' });
		await cast.regulation('secret-bill', { state: 'draft', title: 'Secret title' });
		expect(await leftOutOf(item, ...named)).toEqual([
			`“${item}” is not the address of anything on record that a collection can hold.`
		]);
		expect(await shown([item, ...named])).toEqual(named);
	});

	it('says what was withdrawn and why, and shows the rest', async () => {
		await cast.regulation('hoax', { title: 'Hoax Act' });
		await db.update(t.regulation).set(withdrawn).where(eq(t.regulation.id, 'hoax'));
		await db.update(t.statement).set(withdrawn).where(eq(t.statement.id, 'letter'));
		await db.update(t.event).set(withdrawn).where(eq(t.event.id, 'leak'));
		const why = 'was withdrawn from the record. It never happened.';
		expect(
			await leftOutOf('regulations/hoax', 'regulations/hoax/charts/demands', ...named)
		).toEqual([
			`“Hoax Act” ${why}`,
			`“Hoax Act” ${why}`,
			`“statements/letter” ${why}`,
			`“events/leak” ${why}`
		]);
		expect(await shown(named)).toEqual(['regulations/harm-rules', chart]);
	});

	it('is bounded in items and in the length of its address, and counts what is left out', async () => {
		const many = Array.from({ length: mostCollected + 2 }, (_, at) => `events/none-${at}`);
		const { leftOut, beyond } = await collection.readCollection(many);
		expect([leftOut.length, beyond]).toEqual([mostCollected, 2]);
		const long = Array.from({ length: 60 }, (_, at) => `events/${'x'.repeat(190)}-${at}`);
		expect((await collection.readCollection(long)).beyond).toBeGreaterThan(20);
	});

	it('is read in as many queries with a hundred items as with a few', async () => {
		await cast.statements(60);
		const ids = await db.select({ id: t.statement.id }).from(t.statement);
		const all = ids.map(({ id }) => `statements/${id}`);
		const few = await countQueries(() => collection.readCollection(all.slice(0, 2)));
		expect(await countQueries(() => collection.readCollection(all))).toBe(few);
	});
});

describe('a collection as a file', () => {
	const address = (file: Parameters<typeof collectionAddress>[1], items = named) =>
		collectionAddress(items, file);
	const cite = (format: string, items = named) =>
		ask(collection.citeCollection, address(`/cite.${format}`, items), { format });
	const csv = (items = named) =>
		ask(answerWith('csv', collection.collectionCsv), address('.csv', items), {});

	it('holds the citation of each in one file, in their order', async () => {
		const json = await (await cite('csl.json')).json();
		expect(json.map(({ id }: { id: string }) => id)).toEqual([
			'letter',
			'leak',
			'harm-rules',
			'regulations-harm-rules-charts-stance'
		]);
		expect((await (await cite('bib')).text()).match(/^@/gm)).toHaveLength(named.length);
		expect((await (await cite('ris')).text()).match(/^TY {2}- /gm)).toHaveLength(named.length);
		const text = await (await cite('txt')).text();
		expect(text.match(/^.*\/(statements\/letter|events\/leak) \(/gm)).toHaveLength(2);
	});

	it('gives two views of one chart keys of their own', async () => {
		const views = [chart, 'regulations/harm-rules/charts/stance'];
		const json = await (await cite('csl.json', views)).json();
		expect(new Set(json.map(({ id }: { id: string }) => id)).size).toBe(2);
	});

	it('is a line of CSV for each', async () => {
		const lines = parse(await (await csv()).text(), { bom: true, columns: true });
		expect(lines).toMatchObject([
			{ kind: 'statement', date: '2020-02-14', says: 'Asks to withdraw the rules.' },
			{ kind: 'event', date: '2020-02-12' },
			{ kind: 'law', name: expect.stringContaining('Harm Rules') },
			{ kind: 'chart', url: expect.stringMatching(/charts\/stance\?count=members$/) }
		]);
	});

	it('is refused where it would lack something, and says what', async () => {
		const some = [...named, 'events/none'];
		const refused = await csv(some);
		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain('“events/none” is not the address of');
		await expect(cite('bib', some)).rejects.toMatchObject({ status: 400 });
		await expect(cite('bib', [])).rejects.toMatchObject({ status: 400 });
		await expect(cite('pdf')).rejects.toMatchObject({ status: 404 });
		const many = Array.from({ length: mostCollected + 1 }, (_, at) => `events/e-${at}`);
		expect(await (await csv(many)).text()).toContain('at most 100 items');
	});
});
