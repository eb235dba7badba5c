import { parse } from 'csv-parse/sync';
import { eq, inArray } from 'drizzle-orm';
import { stringify } from 'csv-stringify/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { fromCell, isFormula, toCell } from '../../../domain/formulas.ts';
import { formulas } from '../../../../../tests/helpers/domain/test-formulas.ts';
import type { User } from '../../../domain/staff.ts';
import * as activity from '../../activity.ts';
import { csvImport, csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { current } from '../../write/index.ts';
import { versionsOf, withdraw } from '../../../../../tests/helpers/server/write/test-changes.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import { checkNext } from './check.ts';
import * as imports from './index.ts';
import {
	checked,
	csv,
	enterImport,
	downloadReport,
	says,
	uploaded,
	user
} from '../../../../../tests/helpers/server/desk/imports/test-files.ts';

let chanda: User;
let bilal: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
});

/** One column is unknown, so that somebody has to match the columns. */
const unnamed = (summary: string) => says(summary, { aside: '' });

const everyProblem = async (file: imports.WholeImport) =>
	(await downloadReport(file)).map(({ number, column, message }) => [number, column, message]);

async function items() {
	const rows = await db
		.select({ id: t.statement.id })
		.from(t.statement)
		.orderBy(t.statement.summary);
	return Promise.all(rows.map(async ({ id }) => (await current('statement', id))!.item));
}

describe('a file of statements', () => {
	it('enters the record whole: published, sourced, with its history and in the log', async () => {
		const file = await enterImport(bilal, [
			says('They object.', {
				speaker: '',
				channel: 'open letter',
				demands: 'Withdraw; Consult',
				quotation: 'We object',
				'co-signatories': 'Union of Journalists; ministry'
			}),
			says('They warn.', { law: 'harm-rules', date: 'Feb 2020' })
		]);
		expect(file).toMatchObject({ state: 'published', total: 2, checked: 2, wrong: 0, known: 0 });
		const [first, second] = await items();
		expect(first).toMatchObject({
			state: 'published',
			organisation: 'coalition',
			positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
			date: '2020-02-13',
			channel: 'open_letter',
			demands: ['withdraw', 'consult'],
			quotations: [{ exact: 'We object', article: 'dawn' }],
			signatories: ['union', 'ministry'],
			sources: ['dawn']
		});
		expect(second).toMatchObject({ date: '2020-02', state: 'published' });
		expect(await versionsOf('statement', first!.id)).toMatchObject([
			{ version: 1, author: 'Bilal', authorId: 'bilal', reason: 'Imported from rows.csv' }
		]);
		expect(await statements.get(first!.id)).toMatchObject({
			statement: { summary: 'They object.' }
		});
		expect((await activity.list({ filters: {}, page: 1, ignored: [] })).rows).toMatchObject([
			{
				kind: 'import',
				actorName: 'Bilal',
				subject: 'rows.csv',
				detail: { as: 'statements', published: 2, drafts: 0, known: 0 }
			}
		]);
	});

	it('of an editor leaves as drafts what has no source or names a draft', async () => {
		await cast.stakeholder('guild', { state: 'draft', stateReason: 'Unchecked', name: 'Guild' });
		await cast.article('lost', { state: 'draft', stateReason: 'No address' });
		await enterImport(bilal, [
			says('A', { sources: '' }),
			says('B', { organisation: 'Guild' }),
			says('C', { sources: 'lost' }),
			says('D', { sources: 'lost; dawn' }),
			says('E', { quotation: 'No', 'quotation printed in': 'lost' })
		]);
		expect((await items()).map(({ state, stateReason }) => [state, stateReason])).toEqual([
			['draft', 'No published source'],
			['draft', 'Names a draft'],
			['draft', 'No published source'],
			['published', undefined],
			['draft', 'No published source']
		]);
	});

	it('of a contributor is all drafts, which wait for an editor', async () => {
		const file = await enterImport(chanda, [says('They object.')]);
		expect(file).toMatchObject({ state: 'sent' });
		expect(await items()).toMatchObject([{ state: 'draft', stateReason: 'waiting' }]);
		expect(await imports.countByState(file)).toMatchObject([{ state: 'draft', count: 1 }]);
	});

	it('is told every problem by row and column, and enters not at all while it has one', async () => {
		const file = await checked(bilal, [
			says('Fine.'),
			says('', { date: 'the other day', stance: 'opposed' }),
			says('Fine, too.'),
			says('=1+1', { organisation: 'Nobody', 'co-signatories': 'Union of Journalists; A; B' }),
			says('Silent.', { organisation: '' }),
			says('Torn.', { law: 'harm-rules; Harm Rules 2020', stance: 'oppose; mixed' })
		]);
		expect(file).toMatchObject({ state: 'checked', total: 6, checked: 6, wrong: 4 });
		expect(await everyProblem(file)).toEqual([
			[
				3,
				'Stance',
				'“opposed” is none of these: Oppose, Concerned, Neutral, Mixed, Support, Not stated.'
			],
			[3, 'Date', expect.stringContaining('the other day')],
			[3, 'What was said', 'Say what was said.'],
			[5, 'What was said', expect.stringMatching(/^It begins with “=”/)],
			[5, 'Organisation', expect.stringMatching(/^No stakeholder is on record as “Nobody”/)],
			[5, 'Co-signatories', expect.stringContaining('“A”')],
			[5, 'Co-signatories', expect.stringContaining('“B”')],
			[6, 'Organisation', 'Name an organisation, a speaker or both.'],
			[7, 'Law', 'This takes two positions on one law.']
		]);
		expect(await imports.startEntering(bilal, file.id, file.version)).toBe(false);
		await imports.runImports();
		expect(await items()).toEqual([]);
	});

	it('may not have a person for an organisation, nor an organisation for a speaker', async () => {
		await cast.stakeholder('asad', { name: 'Asad Baig', kind: 'person' });
		const file = await checked(bilal, [
			says('They object.', { organisation: 'Asad Baig', speaker: 'Internet Coalition' }),
			says('They object, too.', { speaker: 'Asad Baig' })
		]);
		expect(await everyProblem(file)).toEqual([
			[2, 'Organisation', 'This is a person. Choose an organisation, or leave this empty.'],
			[2, 'Speaker', 'This is not a person. Choose a person, or leave this empty.']
		]);
	});

	it('may not have a statement of a day that has not begun', async () => {
		const file = await checked(bilal, [says('They object.', { date: '13 February 2999' })]);
		expect(await everyProblem(file)).toEqual([
			[2, 'Date', 'Nothing can have been said on a day that has not begun. Check the year.']
		]);
	});

	it('may not have a statement signed by who speaks in it', async () => {
		const own = { 'co-signatories': 'Union of Journalists; IC' };
		const file = await checked(bilal, [says('They object.', own)]);
		expect(await everyProblem(file)).toEqual([
			[
				2,
				'Co-signatories',
				'It speaks in this statement itself, and cannot sign it as well. Take it out.'
			]
		]);
	});

	it('is told the first problems of a cell in which nearly everything is wrong', async () => {
		const names = Array.from({ length: 100 }, (_, n) => `Nobody ${n}`).join('; ');
		const file = await checked(bilal, [says('A', { 'co-signatories': names })]);
		const messages = (await everyProblem(file)).map(([, , message]) => message);
		expect(messages).toHaveLength(4);
		expect(messages.at(-1)).toBe('And 97 more in this cell.');
	});

	it('may not name what is withdrawn, which is told before it enters', async () => {
		await cast.stakeholder('old', { state: 'withdrawn', stateReason: 'Never was' });
		const file = await checked(bilal, [says('A', { organisation: 'old' })]);
		expect(await everyProblem(file)).toEqual([
			[2, 'Organisation', 'This stakeholder is withdrawn.']
		]);
	});

	it('enters not at all where what it names has changed since it was checked', async () => {
		await cast.stakeholder('guild', { name: 'Guild' });
		const file = await checked(
			bilal,
			Array.from({ length: 250 }, (_, n) =>
				says(`No ${n}`, n < 249 ? {} : { organisation: 'Guild' })
			)
		);
		await withdraw('stakeholder', 'guild', {
			version: 1,
			author: 'Asma',
			reason: 'Never was',
			way: 'entry' as const
		});
		await imports.startEntering(bilal, file.id, file.version);
		await imports.runImports();
		expect(await db.$count(t.statement)).toBe(0);
		const stopped = (await imports.get(bilal, file.id))!;
		expect(stopped).toMatchObject({
			state: 'checked',
			failure: expect.stringMatching(/changed on record.*none was entered.*withdrawn/)
		});
		expect(await imports.startEntering(bilal, file.id, stopped.version)).toBe(false);
		await imports.startChecking(bilal, file.id, stopped.version, stopped.mapping);
		await imports.runImports();
		const again = (await imports.get(bilal, file.id))!;
		expect(again).toMatchObject({ state: 'checked', wrong: 1, failure: null });
		expect(await everyProblem(again)).toEqual([[251, 'Organisation', expect.any(String)]]);
	});

	it('is published as its sources stand when it enters', async () => {
		const source = await cast.article('herald');
		const file = await checked(bilal, [says('A', { sources: source })]);
		expect(await imports.countByState(file)).toMatchObject([{ state: 'published', count: 1 }]);
		await withdraw('article', source, {
			version: 1,
			author: 'Asma',
			reason: 'A hoax',
			way: 'entry' as const
		});
		await imports.startEntering(bilal, file.id, file.version);
		await imports.runImports();
		expect(await items()).toMatchObject([{ state: 'draft', stateReason: 'No published source' }]);
	});
});

describe('what is there already', () => {
	it('is not added again by the same file', async () => {
		const rows = [says('A'), says('B')];
		const { id } = await enterImport(bilal, rows);
		const again = { name: 'statements', fileName: 'copy.csv', bytes: csv(rows) } as const;
		expect(await imports.upload(bilal, again)).toMatchObject({
			problem: expect.stringMatching(/^Bilal imported this very file on \d{4}-\d\d-\d\d\./),
			before: id
		});
		// A contributor must not learn who imported it.
		expect(await imports.upload(chanda, again)).toEqual({
			problem: 'This very file was brought before. It would add nothing.'
		});
		expect(await db.$count(t.statement)).toBe(2);
	});

	it('is not added again by the same rows in another file, order, wording or mapping', async () => {
		await enterImport(bilal, [says('A', { demands: 'Withdraw; Amend' }), says('B')]);
		const file = await enterImport(bilal, [
			says('B', { date: '2020-02-13', organisation: 'IC' }),
			says('A', { demands: 'amend; withdraw', stance: 'OPPOSE' }),
			says('C')
		]);
		expect(file).toMatchObject({ state: 'published', known: 2 });
		expect((await items()).map(({ summary }) => summary)).toEqual(['A', 'B', 'C']);
	});

	it('is not added again by the same row further down, which says so', async () => {
		const rows = Array.from({ length: 101 }, (_, n) => says(n % 100 ? `Other ${n}` : 'A'));
		const file = await checked(bilal, [...rows, says('A')]);
		expect(file).toMatchObject({ wrong: 0, known: 2 });
		expect(await everyProblem(file)).toEqual([
			[102, 'The row', 'It is the same as row 2 and adds nothing.'],
			[103, 'The row', 'It is the same as row 2 and adds nothing.']
		]);
		await imports.startEntering(bilal, file.id, file.version);
		await imports.runImports();
		expect(await db.$count(t.statement)).toBe(100);
	});

	it('is a page whose address is on record, however it is written', async () => {
		const page = { url: 'http://www.example.org/dawn/', outlet: 'Dawn', headline: 'Otherwise' };
		const file = await checked(bilal, [page], 'articles');
		expect(file).toMatchObject({ wrong: 0, known: 1 });
		expect(await everyProblem(file)).toEqual([
			[2, 'Address of the page', 'This page is on record already: the row adds nothing.']
		]);
		await imports.startEntering(bilal, file.id, file.version);
		await imports.runImports();
		expect(await db.$count(t.article)).toBe(1);
	});

	it('is refused where two rows say different things of it', async () => {
		const page = (headline: string) => ({
			url: 'https://example.org/new',
			outlet: 'Dawn',
			headline
		});
		const file = await checked(bilal, [page('One'), page('Other')], 'articles');
		expect(file).toMatchObject({ wrong: 1 });
		expect(await everyProblem(file)).toEqual([
			[3, 'Address of the page', 'Row 2 has the same address and says something else.']
		]);
	});

	it('keeps its short name, and each new item gets one of its own', async () => {
		await cast.stakeholder('guild', { name: 'Guild' });
		const kind = 'Company';
		const taken = await checked(
			bilal,
			[
				{ name: 'A', kind, 'short name in the address': 'guild' },
				{ name: 'B', kind, 'short name in the address': 'new', sources: 'dawn' },
				{ name: 'C', kind, 'short name in the address': 'new' }
			],
			'stakeholders'
		);
		expect(await everyProblem(taken)).toEqual([
			[2, 'Short name in the address', '“guild” belongs to another item.'],
			[4, 'Short name in the address', '“new” belongs to another item.']
		]);
		await enterImport(
			bilal,
			[
				{ name: 'Guild', kind, country: 'PK', slug: '' },
				{ name: 'Guild', kind, country: 'IN', slug: '' },
				{ name: 'D', kind, country: 'PK', slug: 'own-name' }
			],
			'stakeholders'
		);
		const rows = await db.select({ slug: t.stakeholder.slug }).from(t.stakeholder);
		const slugs = rows.map(({ slug }) => slug);
		expect(slugs).toEqual(expect.arrayContaining(['guild', 'guild-2', 'guild-3', 'own-name']));
	});

	it('of stakeholders leaves as drafts those without a published source', async () => {
		await enterImport(
			bilal,
			[
				{ name: 'Guild', kind: 'company', sources: '' },
				{ name: 'Society', kind: 'company', sources: 'https://example.org/dawn' }
			],
			'stakeholders'
		);
		const rows = await db
			.select({
				name: t.stakeholder.name,
				state: t.stakeholder.state,
				why: t.stakeholder.stateReason
			})
			.from(t.stakeholder)
			.where(inArray(t.stakeholder.name, ['Guild', 'Society']))
			.orderBy(t.stakeholder.name);
		expect(rows).toEqual([
			{ name: 'Guild', state: 'draft', why: 'No published source' },
			{ name: 'Society', state: 'published', why: null }
		]);
	});

	it('is pointed out where a new stakeholder is called much the same', async () => {
		const company = { kind: 'Company', sources: 'dawn' };
		const file = await checked(
			bilal,
			[
				{ name: 'The Internet Coalition', ...company },
				{ name: 'ic', ...company },
				{ name: 'Weavers’ Hall', ...company }
			],
			'stakeholders'
		);
		expect(file).toMatchObject({ wrong: 0, known: 0 });
		expect(await everyProblem(file)).toEqual([
			[2, 'Name', expect.stringMatching(/^“Internet Coalition” is on record/)],
			[3, 'Name', expect.stringMatching(/^“Internet Coalition” is on record/)]
		]);
	});
});

describe('promise 20: of thirty cells that a spreadsheet would run', () => {
	const summaries = (texts: string[]) => texts.map((text) => says(text));
	const formulaCells = (text: string) =>
		parse(text, { relax_column_count: true }).flat().filter(isFormula);

	async function report(file: imports.WholeImport) {
		let text = '';
		for await (const lines of imports.problemsCsv(file)) text += lines;
		return text.replace(/^\uFEFF/, '');
	}

	it('none comes in, and none goes out with the problems', async () => {
		const file = await checked(bilal, summaries(formulas));
		expect(file).toMatchObject({ total: 30, wrong: 30 });
		const [, ...rows] = parse(await report(file), {});
		expect(rows.map(([, column]) => column)).toEqual(formulas.map(() => 'What was said'));
		expect(rows.map(([, , , cell]) => fromCell(cell!))).toEqual(formulas);
		expect(formulaCells(await report(file))).toEqual([]);
	});

	it('each would be seen in a file that is written without care', () => {
		expect(formulaCells(stringify(formulas.map((text) => [text])))).toEqual(formulas);
	});

	it('each comes in as text where an apostrophe says so, and goes out as it came', async () => {
		const texts = formulas.map((text) => text.trim()).filter((text) => !/[\r\n]/.test(text));
		const file = await enterImport(bilal, summaries(texts.map(toCell)));
		expect(file).toMatchObject({ state: 'published', wrong: 0 });
		const kept = (await items()).map(({ summary }) => summary);
		expect(new Set(kept)).toEqual(new Set(texts));
	});
});

describe('files of events', () => {
	it('give each event its date, its sources and the day it became public', async () => {
		await enterImport(
			bilal,
			[
				{
					kind: 'notification',
					'what happened': 'The rules are notified.',
					date: '21 January 2020',
					sources: 'dawn',
					laws: 'harm-rules',
					'who acted': 'Ministry of IT',
					'became public on': '12 Feb 2020'
				}
			],
			'events'
		);
		const [{ id } = { id: '' }] = await db.select({ id: t.event.id }).from(t.event);
		expect((await current('event', id))?.item).toMatchObject({
			state: 'published',
			kind: 'notification',
			knownOn: '2020-02-12',
			actors: ['ministry'],
			regulations: ['harm-rules'],
			dates: [{ date: '2020-01-21', basis: 'event', preferred: true, sources: ['dawn'] }]
		});
	});
});

describe('an import that is under way', () => {
	it('goes on where a process ended, row for row', async () => {
		const file = await uploaded(
			bilal,
			Array.from({ length: 250 }, (_, n) => says(n === 120 ? '' : `No ${n}`))
		);
		await imports.startChecking(bilal, file.id, file.version, file.mapping);
		const seen: number[] = [];
		while (await checkNext(file.id)) seen.push((await imports.get(bilal, file.id))!.checked);
		expect(seen).toEqual([50, 100, 150, 200, 250]);
		const rows = await db.select({ item: csvRow.item, problems: csvRow.problems }).from(csvRow);
		expect(rows.filter(({ item }) => item)).toHaveLength(249);
		expect(rows.filter(({ problems }) => problems)).toHaveLength(1);
	});

	it('is seen by its owner and by editors, and by nobody else', async () => {
		const dawood = await user('contributor', {
			id: 'dawood',
			name: 'Dawood',
			email: 'd@example.org'
		});
		const { id, version, mapping } = await uploaded(chanda, [unnamed('A')]);
		expect(await imports.get(dawood, id)).toBeUndefined();
		expect(await imports.progressOf(dawood, id)).toBeUndefined();
		expect((await imports.list(dawood, 1)).rows).toEqual([]);
		expect(await imports.startChecking(dawood, id, version, mapping)).toBe(false);
		expect(await imports.startEntering(dawood, id, version)).toBe(false);
		expect(await imports.giveUp(dawood, id, version)).toBe(false);
		expect(await imports.get(bilal, id)).toMatchObject({ by: 'Chanda', state: 'mapping', version });
		expect((await imports.list(bilal, 1)).rows).toMatchObject([{ id }]);
	});

	it('leaves out the example of its template, wherever it stands by then', async () => {
		const bytes = new TextEncoder().encode(imports.csvTemplate('statements'));
		const file = { name: 'statements', fileName: 'statements.csv' } as const;
		expect(await imports.upload(bilal, { ...file, bytes })).toEqual({
			problem: 'This file has no rows but the example of the template.'
		});
		const [header, example] = parse(bytes, { bom: true });
		const own = header!.map((name) => (name === 'summary' ? 'They object.' : ''));
		const text = stringify([header!, own, example!], { delimiter: ';' });
		const { id } = await imports.upload(bilal, { ...file, bytes: new TextEncoder().encode(text) });
		expect(await imports.get(bilal, id!)).toMatchObject({
			total: 1,
			mapping: { summary: header!.indexOf('summary') }
		});
	});

	it('is not read where there is no room for all of it', async () => {
		await db.update(t.account).set({ mostMegabytes: 1 }).where(eq(t.account.id, bilal.id));
		const bytes = new Uint8Array(1_100_000).fill(34);
		const file = { name: 'statements', fileName: 'quotes.csv', bytes } as const;
		const { problem } = await imports.upload(bilal, file);
		expect(problem).toContain('more than 1 MB');
		expect((await imports.upload(chanda, file)).problem).toContain('more than 100 characters');
	});

	it('is one, however often its forms are sent at once', async () => {
		const eight = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, work));
		const file = { name: 'statements', fileName: 'x.csv', bytes: csv([unnamed('A')]) } as const;
		const answers = await eight(() => imports.upload(bilal, file));
		expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
		const { id, version, mapping } = (await imports.get(bilal, answers[0]!.id!))!;
		const start = () => imports.startChecking(bilal, id, version, mapping);
		expect(await eight(start)).toEqual(Array(8).fill(true));
		await eight(() => imports.runImports());
		const enter = () => imports.startEntering(bilal, id, version + 1);
		expect(await eight(enter)).toEqual(Array(8).fill(true));
		await eight(() => imports.runImports());
		expect(await enter()).toBe(true);
		expect(await db.$count(t.statement)).toBe(1);
	});

	it('is changed by nobody who saw it before somebody else changed it', async () => {
		const { id, version, mapping } = await uploaded(bilal, [unnamed('A')]);
		await imports.startChecking(bilal, id, version, mapping);
		const other = { ...mapping, summary: 0 };
		expect(await imports.startChecking(bilal, id, version, other)).toBe(false);
		await imports.runImports();
		expect(await imports.startChecking(bilal, id, version, other)).toBe(false);
		expect(await imports.startEntering(bilal, id, version)).toBe(false);
		expect(await imports.get(bilal, id)).toMatchObject({ state: 'checked', mapping });
	});

	it('leaves nothing behind when it is given up, and the file may come again', async () => {
		const first = await checked(bilal, [says('A')]);
		expect(await imports.giveUp(bilal, first.id, first.version)).toBe(true);
		expect(await imports.giveUp(bilal, first.id, first.version)).toBe(true);
		expect(await db.$count(csvRow)).toBe(0);
		expect(await imports.startEntering(bilal, first.id, first.version)).toBe(false);
		expect(await enterImport(bilal, [says('A')])).toMatchObject({ state: 'published' });
		expect(await imports.get(bilal, first.id)).toMatchObject({ state: 'given_up' });
	});

	it('promise 28: is forgotten row by row a month after it entered, and given up half a year after it came', async () => {
		const { id } = await enterImport(bilal, [says('A')]);
		const { id: other } = await uploaded(chanda, [unnamed('B')]);
		await imports.purgeImports();
		expect(await db.$count(csvRow)).toBe(2);
		const days = (count: number) => new Date(Date.now() - count * 86_400_000);
		await db
			.update(csvImport)
			.set({ finishedAt: days(31) })
			.where(eq(csvImport.id, id));
		await db
			.update(csvImport)
			.set({ createdAt: days(181) })
			.where(eq(csvImport.id, other));
		await imports.purgeImports();
		expect(await db.$count(csvRow)).toBe(0);
		expect(await imports.get(bilal, id)).toMatchObject({ state: 'published', total: 1 });
		expect(await imports.get(bilal, other)).toMatchObject({ state: 'given_up' });
		expect(await db.$count(t.statement)).toBe(1);
	});

	it('cannot be given up once it has entered', async () => {
		const { id, version } = await enterImport(bilal, [says('A')]);
		expect(await imports.giveUp(bilal, id, version)).toBe(false);
		expect(await imports.get(bilal, id)).toMatchObject({ state: 'published' });
	});

	it('is one of five at most for each person', async () => {
		for (const n of [1, 2, 3, 4, 5]) await uploaded(chanda, [says(`No ${n}`)]);
		const sixth = { name: 'statements', fileName: 'x.csv', bytes: csv([says('No 6')]) } as const;
		expect(await imports.upload(chanda, sixth)).toEqual({
			problem: expect.stringContaining('You have 5 files under way')
		});
		expect(await imports.upload(bilal, sixth)).toHaveProperty('id');
	});
});
