import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import profile from '../../../../../../tests/frictionless/tabular-data-package.json' with { type: 'json' };
import { fromCell, isFormula } from '../../../../domain/formulas.ts';
import { recordLicence } from '../../../../domain/files.ts';
import { formulas } from '../../../../../../tests/helpers/domain/test-formulas.ts';
import { db, inSnapshot } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { keep } from '../../../../../../tests/helpers/server/copies/test-copies.ts';
import * as cast from '../../../../../../tests/helpers/nouns/test-cast.ts';
import { asma } from '../../../../../../tests/helpers/server/auth/test-staff.ts';
import { countQueries } from '../../../../../../tests/helpers/server/db/test-database.ts';
import { printOneReport } from '../../../../../../tests/helpers/server/derived/test-derived.ts';
import { stores } from '../../../../nouns/derive/stores.server.ts';
import { chooseOperator } from '../../../site/index.ts';
import { descriptor } from './descriptor.ts';
import { tableSizes } from './index.ts';
import { writePackage } from './package.ts';
import { tableReader } from './read.ts';
import { packageTableOf, packageTables } from './tables.ts';
import {
	type Cells,
	faults,
	openPackage
} from '../../../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';

const validate = addFormats(
	new Ajv({ strict: false, allErrors: true, formats: { textarea: true } })
).compile(profile);

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await cast.article('tribune', {
		topics: ['speech'],
		regulations: ['harm-rules'],
		date: '2020-05'
	});
	await cast.regulation('act', {
		topics: ['speech'],
		aliases: ['The “Act”', 'PECA'],
		identifiers: [{ scheme: 'sro', value: 'S.R.O. 74(I)/2020' }]
	});
	await db
		.insert(t.regulationRelation)
		.values({ fromId: 'harm-rules', kind: 'enabled_by', toId: 'act' });
	await cast.stakeholder('asad', {
		kind: 'person',
		country: null,
		identifiers: [{ scheme: 'wikidata', value: 'Q42' }]
	});
	await cast.membership('coalition', 'asad', '2020-02', { relation: 'person_of' });
	await cast.event('notified', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02',
		actors: ['ministry'],
		disputed: [{ date: '2020-01~', source: 'tribune' }]
	});
	await cast.statement('letter', {
		date: '2020-02',
		signatories: ['union'],
		demands: ['withdraw', 'consult'],
		quote: 'Line one\nline two, "quoted"',
		summary: 'یہ قواعد\r\nواپس لیں'
	});
	await keep('It said: “Line one line two, ‘quoted’.”');
	await cast.campaign('repeal', {
		statements: ['letter'],
		demands: [
			{ demand: 'withdraw' },
			{ demand: 'consult', words: 'Ask us', outcome: 'met', date: '2020-06', articleId: 'dawn' }
		]
	});
	await cast.article('memo', { state: 'draft' });
	await printOneReport('dawn', 'tribune', 'memo');
});

describe('the data package', () => {
	it('is described as the Frictionless schema of tabular data packages asks', async () => {
		const { described } = await openPackage();
		expect(validate(described) ? [] : validate.errors).toEqual([]);
		await db.update(t.statement).set({ updatedAt: new Date('2031-03-01T23:30:00Z') });
		const later = (await openPackage()).described;
		expect([later.version, later.description.slice(0, 43)]).toEqual([
			'2031-03-01',
			'The whole public record as of 2031-03-01. A'
		]);
		expect(described).toMatchObject({
			name: 'rulewatch',
			licenses: [{ name: recordLicence.id, path: recordLicence.url }]
		});
	});

	it.each([
		['a name', (it: Descriptor) => ({ ...it, name: 'Rule Watch' })],
		['a resource', (it: Descriptor) => ({ ...it, resources: [] })],
		['a type', (it: Descriptor) => withField(it, { type: 'edtf' })],
		['a list of licences', (it: Descriptor) => ({ ...it, licenses: [] })]
	])('would be refused by that schema with %s that is none', (_, changed) => {
		expect(validate(changed(descriptor(new Date())))).toBe(false);
	});

	it('says who runs this copy where they are a party to the record, and names the row', async () => {
		const without = (await openPackage()).described;
		expect(without.description).not.toContain('this copy');
		await chooseOperator(asma, 'ministry');
		const { described, texts, rows } = await openPackage();
		const { id, name } = rows.get('stakeholder')!.find(({ slug }) => slug === 'ministry')!;
		const words = `${name} runs this copy of Rulewatch. It is ${id} in data/stakeholder.csv`;
		expect(described.description).toContain(words);
		expect(texts.get('README.md')).toContain(words);
		expect(validate(described) ? [] : validate.errors).toEqual([]);
		expect(described.contributors.map(({ title }) => title)).toContain(name);
		await chooseOperator(asma, '');
		expect((await openPackage()).described.description).not.toContain('this copy');
	});

	it('holds every table that it describes, with rows that conform to it, and no other file', async () => {
		const { texts, described, rows } = await openPackage();
		expect([...texts.keys()]).toEqual([
			'datapackage.json',
			'README.md',
			...described.resources.map(({ path }) => path)
		]);
		expect(
			packageTables.filter(({ name }) => !rows.get(name)?.length).map(({ name }) => name)
		).toEqual([]);
		expect(faults(described.resources, rows)).toEqual([]);
		for (const { path, schema } of described.resources)
			expect(texts.get(path)!.split('\r\n')[0]).toBe(schema.fields.map(({ name }) => name).join());
	});

	it('is checked by a test that finds what does not conform', async () => {
		const { described, rows } = await openPackage();
		const spoilt = (table: string, row: Cells) =>
			faults(
				described.resources,
				new Map(rows).set(table, [
					{ ...rows.get(table)![0]!, ...row },
					...rows.get(table)!.slice(1)
				])
			);
		expect(spoilt('statement', { channel: 'pigeon' })).toEqual(['statement: channel is pigeon']);
		expect(spoilt('statement', { summary: '' })).toEqual(['statement: summary is empty']);
		expect(spoilt('position', { regulation_id: 'nothing' })).toEqual([
			'position: regulation_id ["nothing"] is not in regulation'
		]);
		expect(spoilt('demand', { demand: 'consult' })).toContain(
			'demand: statement_id,demand is not unique'
		);
	});

	it('keeps the precision of dates and the letters of texts', async () => {
		const { rows } = await openPackage();
		expect(rows.get('statement')).toMatchObject([
			{
				date: '2020-02',
				earliest: '2020-02-01',
				latest: '2020-02-29',
				summary: 'یہ قواعد\r\nواپس لیں'
			}
		]);
		expect(rows.get('quotation')).toMatchObject([{ exact: 'Line one\nline two, "quoted"' }]);
		expect(rows.get('dated_claim')!.map(({ date }) => date)).toEqual(['2020-01-21', '2020-01~']);
		expect(JSON.parse(rows.get('regulation')![0]!.aliases!)).toEqual(['The “Act”', 'PECA']);
	});

	it('has beside each date of an item the days that it can mean, as the record has them', () => {
		const spans = Object.values(stores).flatMap(({ table, columns }) =>
			columns.flatMap(({ column, span }) => (span ? { table, names: [column, ...span] } : []))
		);
		expect(spans.map(({ names }) => names)).toContainEqual([
			...['startDate', 'startEarliest', 'startLatest']
		]);
		for (const { table, names } of spans) {
			const all = getTableColumns(table);
			expect(packageTableOf(table).fields.map(({ column }) => column)).toEqual(
				expect.arrayContaining(names.map((name) => all[name]))
			);
		}
	});

	it('gives no headline that was not read on the page', async () => {
		const basis = (headlineBasis: 'slug' | 'page') =>
			db.update(t.article).set({ headlineBasis }).where(eq(t.article.id, 'tribune'));
		const headlines = async () =>
			(await openPackage()).rows.get('article')!.map(({ headline }) => headline);
		await basis('slug');
		expect(await headlines()).toEqual(['Headline of dawn', '']);
		await basis('page');
		expect(await headlines()).toEqual(['Headline of dawn', 'Headline of tribune']);
	});

	it('promise 20: has no cell of thirty shapes that a spreadsheet would run, and loses none of them', async () => {
		for (const [index, summary] of formulas.entries())
			await cast.statement(`f${index}`, { summary });
		await cast.stakeholder('sum', { name: '=SUM(A1)', aliases: formulas });
		const { rows } = await openPackage();
		const cells = [...rows.values()].flat().flatMap((row) => Object.values(row));
		expect(cells.filter(isFormula)).toEqual([]);
		const summaries = new Map(rows.get('statement')!.map(({ id, summary }) => [id, summary!]));
		formulas.forEach((formula, index) =>
			expect(fromCell(summaries.get(`f${index}`)!)).toBe(formula)
		);
		const sum = rows.get('stakeholder')!.find(({ id }) => id === 'sum')!;
		expect(sum.name).toBe("'=SUM(A1)");
		expect(JSON.parse(sum.aliases!)).toEqual(formulas);
	});

	it('holds as many rows of each table as the page of the data counts, again after each change', async () => {
		const change = (version: number) =>
			db.insert(t.revision).values({
				noun: 'statement',
				rowId: 'letter',
				version,
				snapshot: {},
				author: 'Bilal',
				reason: 'For the count',
				createdAt: new Date(2020, 1, version)
			});
		const counted = async () => (await tableSizes()).map(({ name, rows }) => [name, rows]);
		for (const [version, state] of [
			[1, 'published'],
			[2, 'draft']
		] as const) {
			await db.update(t.statement).set({ state });
			await change(version);
			const { rows } = await openPackage();
			expect(await counted()).toEqual([...rows].map(([name, { length }]) => [name, length]));
		}
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(openPackage);
		for (const id of ['a', 'b', 'c']) await cast.statement(id, { quote: 'No' });
		expect(await countQueries(openPackage)).toBe(few);
	});

	it('reads tables on from batch to batch and misses no row', async () => {
		const ids = await stakeholders(1_203);
		await db.insert(t.signatory).values(
			ids.map((stakeholderId, index) => ({
				statementId: 'letter',
				stakeholderId,
				ordinal: index + 2
			}))
		);
		const { described, rows } = await openPackage();
		expect(rows.get('stakeholder')).toHaveLength(ids.length + 4);
		expect(rows.get('signatory')).toHaveLength(ids.length + 1);
		expect(faults(described.resources, rows)).toEqual([]);
	});

	it('is read no further when the reader goes away, and no session stays behind', async () => {
		await stakeholders(6_000);
		const whole = await countQueries(openPackage);
		const to = new PassThrough();
		const queries = await countQueries(async () => {
			const reading = inSnapshot((db, isSnapshot) =>
				writePackage(db, isSnapshot, to, AbortSignal.timeout(300_000))
			);
			to.once('data', () => to.destroy());
			await expect(reading).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
		});
		expect(queries).toBeLessThan(whole / 2);
		const idle = sql`state = 'idle in transaction' and datname = current_database()`;
		expect(await db.$count(sql`pg_stat_activity`, idle)).toBe(0);
	});

	it('breaks off, and does not end as if it were whole, when the database fails', async () => {
		const to = new PassThrough();
		to.resume().on('error', () => {});
		const reading = inSnapshot((real, isSnapshot) => {
			let queries = 0;
			const failing = new Proxy(real, {
				get: (target, name, self) => {
					if (name === 'select' && ++queries > 3) throw new Error('The line is cut.');
					return Reflect.get(target, name, self) as unknown;
				}
			});
			return writePackage(failing, isSnapshot, to, AbortSignal.timeout(300_000));
		});
		await expect(reading).rejects.toThrow('The line is cut.');
	});
});

describe('what is published while the tables are read', () => {
	it('brings no row into the files that names one which is not there', async () => {
		const taken: Record<string, string[]> = {};
		await inSnapshot(async (moment, isSnapshot) => {
			const read = tableReader(moment, isSnapshot);
			for (const table of packageTables) {
				const rows = [];
				for await (const some of read(table)) rows.push(...some);
				taken[table.name] = rows.map((row) => String(row.id ?? row.stakeholder_id));
				if (table.name === 'stakeholder') {
					await cast.stakeholder('late');
					await cast.statement('late', { organisationId: 'late' });
					await db
						.insert(t.signatory)
						.values({ statementId: 'letter', stakeholderId: 'late', ordinal: 2 });
				}
			}
		});
		expect(taken.stakeholder).not.toContain('late');
		expect(taken.statement).toEqual(['letter']);
		expect(taken.signatory).toEqual(['union']);
		expect((await openPackage()).rows.get('statement')!.map(({ id }) => id)).toEqual([
			'late',
			'letter'
		]);
	});
});

describe('promise 10: what is not published', () => {
	const secret = 'THE-SECRET';
	const tablesWithState = {
		topic: t.topic,
		article: t.article,
		regulation: t.regulation,
		stakeholder: t.stakeholder,
		membership: t.membership,
		event: t.event,
		statement: t.statement,
		campaign: t.campaign
	};

	/** Drafts of every kind that name each other, with the secret in every text. */
	async function secretDrafts() {
		const text = (what: string) => `${secret} ${what}`;
		const draft = { state: 'draft', stateReason: text('reason'), note: text('note') } as const;
		const { note: _, ...unnoted } = draft;
		await cast.topic('s-topic', { ...unnoted, name: text('topic') });
		await cast.article('s-article', {
			...draft,
			topics: ['s-topic'],
			headline: text('headline'),
			url: `https://example.org/${secret}`
		});
		await cast.regulation('s-law', { ...draft, title: text('title') });
		await cast.stakeholder('s-stakeholder', { ...draft, name: text('name') });
		await cast.stakeholder('s-other', { ...draft, name: text('other name') });
		await cast.membership('coalition', 's-stakeholder', '2020', { ...draft, source: 's-article' });
		await cast.event('s-event', {
			...draft,
			kind: 'leak',
			date: '2020',
			regulations: ['s-law'],
			actors: ['s-stakeholder'],
			source: 's-article',
			description: text('event')
		});
		await cast.statement('s-statement', {
			...draft,
			organisationId: 's-stakeholder',
			regulations: ['s-law'],
			signatories: ['s-other'],
			demands: ['publish'],
			quote: text('quote'),
			source: 's-article',
			summary: text('summary')
		});
		await cast.campaign('s-campaign', {
			...draft,
			regulations: ['s-law'],
			statements: ['s-statement'],
			participants: ['s-stakeholder'],
			demands: [{ demand: 'withdraw', outcome: 'met', date: '2020', articleId: 's-article' }],
			source: 's-article',
			title: text('call'),
			text: text('story')
		});
	}

	const seen = async () => {
		const { texts, described, rows } = await openPackage();
		expect(faults(described.resources, rows)).toEqual([]);
		return [...texts.values()].join('\n');
	};

	it('stands in no file, and does once it is published', async () => {
		await secretDrafts();
		const hidden = await seen();
		expect(hidden).not.toContain(secret);
		expect(hidden).not.toMatch(/\bs-(topic|article|law|stakeholder|event|statement|campaign)/);
		await db.transaction(async (tx) => {
			for (const table of Object.values(tablesWithState))
				await tx.update(table).set({ state: 'published' });
		});
		const shown = await seen();
		for (const what of [
			'topic',
			'headline',
			'title',
			'name',
			'event',
			'quote',
			'summary',
			'note',
			'call',
			'story'
		])
			expect(shown).toContain(`${secret} ${what}`);
		expect(shown).not.toContain(`${secret} reason`);
	});

	it.each(Object.entries(tablesWithState))(
		'and neither does what names it: a withdrawn %s',
		async (name, table) => {
			const before = (await openPackage()).rows.get(name)!.map(({ id }) => id!);
			for (const id of before) {
				await db.transaction(async (tx) => {
					// Triggers would refuse this for the rows that rest on it.
					await tx.execute(sql`set local session_replication_role = replica`);
					await tx
						.update(table)
						.set({ state: 'withdrawn', stateReason: secret })
						.where(eq(table.id, id));
				});
				const { described, rows, texts } = await openPackage();
				expect(rows.get(name)!.map((row) => row.id)).not.toContain(id);
				expect(faults(described.resources, rows)).toEqual([]);
				expect([...texts.values()].join()).not.toContain(secret);
			}
		}
	);

	it('keeps a quotation back that is a draft of a published statement', async () => {
		await db.update(t.quotation).set({ keptBack: 'Unsure' });
		expect((await openPackage()).rows.get('quotation')).toEqual([]);
		await db.update(t.quotation).set({ keptBack: null });
		expect((await openPackage()).rows.get('quotation')).toHaveLength(1);
	});

	it('takes no relation away with the article that it cites: it rests on what its law cites', async () => {
		const articleId = await cast.article('gazette');
		const [fromId, toId] = [await cast.regulation('newer'), await cast.regulation('older')];
		await db.insert(t.regulationRelation).values({ fromId, toId, kind: 'supersedes', articleId });
		const cited = async () => {
			const { described, rows } = await openPackage();
			expect(faults(described.resources, rows)).toEqual([]);
			return rows.get('regulation_relation')!.map((row) => [row.from_id, row.article_id]);
		};
		const before = await cited();
		expect(before).toContainEqual(['newer', 'gazette']);
		await db.update(t.article).set({ state: 'withdrawn' }).where(eq(t.article.id, articleId));
		expect(await cited()).toEqual(
			before.map(([from, article]) => [from, article === articleId ? '' : article])
		);
	});
});

async function stakeholders(count: number) {
	const ids = Array.from({ length: count }, (_, index) => `stakeholder-${index}`);
	// In parts, because the database ends a statement that runs for seconds.
	for (let start = 0; start < count; start += 2_000) {
		const some = JSON.stringify(ids.slice(start, start + 2_000));
		await db.execute(sql`
			with made as (
				insert into stakeholder (id, slug, name, kind, state)
				select id, id, id, 'company', 'published' from json_array_elements_text(${some}) as id returning id
			)
			insert into citation (article_id, stakeholder_id) select 'dawn', id from made
		`);
	}
	return ids;
}

type Descriptor = ReturnType<typeof descriptor>;

function withField({ resources: [first, ...others], ...it }: Descriptor, given: object) {
	const { schema, ...rest } = first!;
	const [field, ...fields] = schema.fields;
	return {
		...it,
		resources: [
			{ ...rest, schema: { ...schema, fields: [{ ...field, ...given }, ...fields] } },
			...others
		]
	};
}
