import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { asma } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { read } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import {
	document,
	faultsOf
} from '../../../../tests/helpers/server/outlets/api/openapi/test-answers.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import type { ListName } from '../../domain/files.ts';
import { describedColumns } from '../../nouns/derive/csv.ts';
import { trendChart } from '../charts/index.ts';
import { chooseOperator } from '../site/index.ts';
import { timelineDrawing } from '../timelines/drawing.ts';
import { answerWith } from './files/answer.ts';
import { altOf } from '../../domain/cards/card.ts';
import { citationFile, itemCard } from './items.ts';
import { listCsv, listJson } from './files/lists.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.topic('union', { name: 'Unions' });
	await cast.stakeholder('afzal', { name: 'Afzal Butt', kind: 'person' });
	await cast.statement('own', { date: '2020-02-01', organisationId: 'union' });
	await cast.statement('spoken', {
		date: '2020-02-02',
		organisationId: 'ministry',
		speakerId: 'afzal'
	});
	await cast.statement('signed', { date: '2020-02-03', signatories: ['union'] });
	await cast.statement('other', { date: '2020-02-04', organisationId: 'ministry' });
});

const csv = async (list: ListName) =>
	(await ask(answerWith('csv', listCsv), `/${list}.csv`, { list })).text();
const json = async (list: ListName) =>
	(await ask(answerWith('json', listJson), `/${list}.json`, { list })).text();
const linesOf = async (list: ListName) => (await csv(list)).trim().split('\r\n');

describe('files for programs, of the stakeholder that runs this copy', () => {
	it('say so wherever they name it, as organisation, speaker or co-signatory, and of nobody else', async () => {
		await chooseOperator(asma, 'union');
		const { data } = await read('/statements?sort=oldest');
		const marked = (data as object[]).map((row) =>
			JSON.stringify(row).match(/"slug":"[^"]*"[^{}]*"runs_this_copy":true/g)
		);
		expect(marked.map((names) => names?.map((name) => name.slice(8, 13)))).toEqual([
			['union'],
			undefined,
			['union'],
			undefined
		]);
		await chooseOperator(asma, 'afzal');
		expect((await read('/statements/spoken')).data).toMatchObject({
			speaker: { slug: 'afzal', runs_this_copy: true },
			organisation: expect.not.objectContaining({ runs_this_copy: true })
		});
	});

	it('say so of the stakeholder itself, as the description of the API tells', async () => {
		await chooseOperator(asma, 'union');
		const { status: _, ...body } = await read('/stakeholders');
		const { paths, components } = document();
		expect(paths && components.schemas.stakeholder).toHaveProperty('properties.runs_this_copy');
		expect(faultsOf(body, 'list_stakeholders', 200)).toEqual([]);
		const { data } = await read('/stakeholders?fields=slug,runs_this_copy');
		const own = (data as { runs_this_copy?: true }[]).filter((row) => row.runs_this_copy);
		expect(own).toEqual([{ slug: 'union', runs_this_copy: true }]);
		expect((await read('/topics/union')).data).not.toHaveProperty('runs_this_copy');
	});

	it('have a last column for it in spreadsheets, which the page about the record describes', async () => {
		const before = await linesOf('statements');
		await chooseOperator(asma, 'union');
		const [head, ...rows] = await linesOf('statements');
		expect(head).toBe(`${before[0]},runs_this_copy`);
		expect(rows.toSorted()).toEqual(
			before
				.slice(1)
				.map((line) => `${line},${/Union of Journalists/.test(line) ? 'union' : ''}`)
				.toSorted()
		);
		await cast.event('asked', { kind: 'court', date: '2020-03', actors: ['union'] });
		expect((await linesOf('events')).filter((line) => line.endsWith(',union'))).toHaveLength(1);
		const [, ...stakeholders] = await linesOf('stakeholders');
		expect(stakeholders.filter((line) => line.endsWith(',union'))).toHaveLength(1);
		expect(stakeholders.length).toBeGreaterThan(1);
		for (const { list, columns } of describedColumns('union'))
			expect((await linesOf(list))[0], list).toBe(columns.map(({ name }) => name).join(','));
	});

	it('are as they were while none is named, and once it is not named any more or not published', async () => {
		const all = async () =>
			Promise.all([
				csv('statements'),
				json('statements'),
				csv('stakeholders'),
				json('stakeholders')
			]);
		const before = await all();
		expect(before.join()).not.toContain('runs_this_copy');
		await chooseOperator(asma, 'union');
		const named = await all();
		for (const [place, text] of named.entries()) expect(text).not.toBe(before[place]);
		await chooseOperator(asma, '');
		expect(await all()).toEqual(before);
		await cast.stakeholder('hermit');
		await chooseOperator(asma, 'hermit');
		expect((await all()).join()).toContain('runs_this_copy');
		await cast.change('stakeholder', 'hermit', { state: 'withdrawn' });
		expect((await all()).join()).not.toContain('runs_this_copy');
	});
});

describe('what leaves the page of a statement', () => {
	const at = (key: string) => ({
		params: { list: 'statements', key, format: 'ris' },
		url: new URL(`https://r.example/statements/${key}/cite.ris`)
	});
	const leaving = async (key: string) => [
		altOf(await itemCard(at(key))),
		await (await citationFile(at(key))).text()
	];

	it('says whose name on it runs this copy, on its card and in its citation', async () => {
		const before = await leaving('signed');
		await chooseOperator(asma, 'union');
		const [card, citation] = await leaving('signed');
		expect(card).toContain('Runs this copy: Union of Journalists.');
		expect(citation).toContain('Union of Journalists runs this copy of Rulewatch.');
		expect((await leaving('other')).join()).not.toContain('this copy');
		await chooseOperator(asma, '');
		expect(await leaving('signed')).toEqual(before);
	});
});

describe('pictures of many names', () => {
	const timeline = async () =>
		(
			await ask(
				(event) =>
					timelineDrawing(event, ({ remarks }) => `<svg>${remarks.join(' ')}</svg>`, 'svg'),
				'/regulations/harm-rules/timeline.svg',
				{ slug: 'harm-rules' }
			)
		).text();
	const matrix = async () => (await trendChart('matrix', {}))!.caveats.join(' ');

	it.each([
		['the timeline of a law', timeline],
		['the grid of stances', matrix]
	])('such as %s say whose name in them runs this copy', async (_, notes) => {
		const before = await notes();
		await chooseOperator(asma, 'union');
		expect(await notes()).toContain('Union of Journalists runs this copy of Rulewatch.');
		await cast.stakeholder('hermit');
		for (const named of ['hermit', '']) {
			await chooseOperator(asma, named);
			expect(await notes()).toBe(before);
		}
	});
});
