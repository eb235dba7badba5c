import { readXlsx } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ListName, lists } from '../../domain/files.ts';
import { formulas } from '../../../../tests/helpers/domain/test-formulas.ts';
import { columns } from '../../nouns/derive/csv.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { answerWith, listCsv, listXlsx } from './files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { xlsxOf } from './xlsx.ts';

const file = (list: ListName, query = '') =>
	ask(answerWith('xlsx', listXlsx), `/${list}.xlsx${query}`, { list });

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const rowsIn = async (answer: Response) =>
	(await readXlsx(await bytesOf(answer))).sheets[0]?.rows ?? [];

/** The cells as they are stored in a file of one column, and as they are read back. */
async function stored(...cells: string[]) {
	async function* batches() {
		yield cells;
	}
	const pieces = [];
	const sheet = { name: 'Cells', empty: 'Nothing.' };
	for await (const piece of xlsxOf(sheet, [['cell', '', (cell: string) => cell]], batches()))
		pieces.push(piece);
	const bytes = new Uint8Array(Buffer.concat(pieces));
	const [, ...rows] = (await readXlsx(bytes)).sheets[0]!.rows;
	return {
		cells: rows.map(([cell]) => cell),
		xml: strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
	};
}

beforeEach(() => cast.scene());

describe('a list as a spreadsheet', () => {
	it.each(lists)('holds every one of the %s under the columns of its CSV', async (list) => {
		await cast.topic('speech');
		await cast.event('made', { kind: 'notification', date: '2020-01' });
		await cast.statement('letter');
		await cast.campaign('repeal', { statements: ['letter'] });
		const answer = await file(list);
		expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${list}.xlsx"`);
		expect(answer.headers.get('content-type')).toContain('spreadsheetml');
		const [header, ...rows] = await rowsIn(answer);
		expect(header).toEqual(columns[list].map(([name]) => name));
		const csv = await ask(answerWith('csv', listCsv), `/${list}.csv`, { list });
		expect(rows).toHaveLength((await csv.text()).trim().split('\r\n').length - 1);
	});

	it('keeps a month a month, Urdu whole, and a number a number', async () => {
		const words = 'سوشل میڈیا قوانین کے خلاف بیان';
		await cast.statement('letter', { date: '2020-01', summary: words });
		const [header = [], row = []] = await rowsIn(await file('statements'));
		const cell = (name: string) => row[header.indexOf(name)];
		expect([cell('date'), cell('summary')]).toEqual(['2020-01', words]);
		const [laws = [], law = []] = await rowsIn(await file('regulations'));
		expect(law[laws.indexOf('statement_count')]).toBe(1);
	});

	it('promise 20: runs nothing, of thirty shapes in a name', async () => {
		for (const [n, name] of formulas.entries()) await cast.stakeholder(`s${n}`, { name });
		const bytes = await bytesOf(await file('stakeholders'));
		expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toMatch(/<f[ >]/);
		const [header = [], ...rows] = (await readXlsx(bytes)).sheets[0]!.rows;
		const names = rows.map((row) => row[header.indexOf('name')]);
		const plain = formulas.map((name) => name.replace(/\r\n?/g, '\n'));
		expect(names).toEqual(expect.arrayContaining(plain));
	});

	it('is a whole file that says so where nothing matches, and refuses what it does not know', async () => {
		const empty = await file('statements', '?stance=support');
		expect(empty.status).toBe(200);
		const [header, row, ...more] = await rowsIn(empty);
		expect(header?.[0]).toBe('id');
		expect(row?.[0]).toBe('None of the statements on record match what was asked for.');
		expect(more).toEqual([]);
		const refused = await file('statements', '?stance=angry');
		expect([refused.status, await refused.text()]).toEqual([
			400,
			expect.stringContaining('Not understood: stance=angry')
		]);
	});
});

describe('a cell of a spreadsheet', () => {
	it('is text that XML can hold, and never an escape that its writer did not mean', async () => {
		const { cells } = await stored('a\u0007b\ufffe', '_x0041_', 'two\r\nlines', '<&>', ' ');
		expect(cells).toEqual(['ab', '_x0041_', 'two\nlines', '<&>', ' ']);
	});

	it('says where it cuts off what no spreadsheet can hold', async () => {
		const { cells } = await stored('x'.repeat(40_000), '');
		expect(String(cells[0])).toHaveLength(32_767);
		expect(cells[0]).toMatch(/x… \[cut off: a cell holds no more; the CSV has all of it\]$/);
	});

	it('stands under a header that stays in sight', async () => {
		expect((await stored('a')).xml).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
	});
});

it('whoever goes away ends the reading', async () => {
	let isEnded = false;
	async function* batches() {
		try {
			for (;;) yield Array.from({ length: 1000 }, () => crypto.randomUUID());
		} finally {
			isEnded = true;
		}
	}
	const pieces = xlsxOf(
		{ name: 'Endless', empty: '' },
		[['id', '', (id: string) => id]],
		batches()
	);
	await pieces.next();
	await pieces.return(undefined);
	expect(isEnded).toBe(true);
});
