import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as imports from './index.ts';
import {
	checked,
	says,
	downloadReport,
	user
} from '../../../../../tests/helpers/server/desk/imports/test-files.ts';

let bilal: User;

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('bolo-bhi', { name: 'Bolo Bhi', kind: 'civil_society' });
	bilal = await user('editor');
});

const faultsOf = async (file: imports.WholeImport) =>
	(await imports.pageData(bilal, file, { page: 1, look: '' })).faults.rows;

/** Replaces a text in all rows with the same problem, as the form does. */
async function use(file: imports.WholeImport, fault: imports.Fault, to: string) {
	const { column, text: from, whole } = fault;
	const asked = { column: column!, from, whole, to };
	const mended = await imports.mend(bilal, file.id, file.version, asked);
	await imports.runImports();
	return { mended, file: (await imports.get(bilal, file.id))! };
}

async function text(lines: AsyncIterable<string>) {
	let all = '';
	for await (const some of lines) all += some;
	return parse(all, { bom: true }) as string[][];
}

describe('a fault', () => {
	it('is told once for all rows that have it, with what was probably meant', async () => {
		const file = await checked(bilal, [
			says('A', { organisation: 'Bolo Bi' }),
			says('B', { demands: 'Withdrawl; Consult' }),
			says('C', { organisation: 'Bolo Bi', demands: 'Withdrawl' }),
			says('D', { 'co-signatories': 'Union of Journalists; Bolo Bi' }),
			says('E', { language: 'Englsh' })
		]);
		expect(file).toMatchObject({ wrong: 5 });
		expect(
			(await faultsOf(file)).map(({ label, text, count, numbers, suggestions }) => [
				...[label, text, count, numbers],
				suggestions[0]?.text
			])
		).toEqual([
			['Organisation', 'Bolo Bi', 2, [2, 4], 'Bolo Bhi'],
			['Demands', 'Withdrawl', 2, [3, 4], 'Withdraw'],
			['Co-signatories', 'Bolo Bi', 1, [5], 'Bolo Bhi'],
			['Language', 'Englsh', 1, [6], 'English']
		]);
		const told = (await downloadReport(file)).map(({ message }) => message);
		expect(told.at(-1)).toBe('“Englsh” is none of the choices. Perhaps English is meant.');
	});

	it('is mended in all these rows at once, within cells too, and what was right stays', async () => {
		let file = await checked(bilal, [
			says('A', { organisation: 'Bolo Bi', demands: 'Consult; Withdrawl' }),
			says('B'),
			says('C', { organisation: 'Bolo Bi', demands: 'Withdrawl' })
		]);
		for (const count of [2, 2]) {
			const [fault] = await faultsOf(file);
			const used = await use(file, fault!, fault!.suggestions[0]!.text);
			expect(used.mended).toBe(count);
			file = used.file;
		}
		expect(file).toMatchObject({ state: 'checked', wrong: 0, checked: 3 });
		const [, first, second] = await text(imports.mendedCsv(file));
		expect(first).toContain('Bolo Bhi');
		expect(first).toContain('Consult; Withdraw');
		expect(second).toContain('Internet Coalition');
		await imports.startEntering(bilal, file.id, file.version);
		await imports.runImports();
		expect(await db.$count(t.statement)).toBe(3);
	});

	it('of a whole cell is mended in one’s own words', async () => {
		const file = await checked(bilal, [says('A', { date: 'the other day' }), says('')]);
		const [date, missing] = await faultsOf(file);
		expect(date).toMatchObject({
			label: 'Date',
			text: 'the other day',
			whole: true,
			canMend: true
		});
		const { file: half } = await use(file, date!, 'Feb 2020');
		expect(half).toMatchObject({ wrong: 1 });
		expect((await use(half, missing!, 'B')).file).toMatchObject({ wrong: 0, checked: 2 });
	});

	it('of several things that are called alike offers each by what tells it from the others', async () => {
		await cast.stakeholder('guild', { name: 'Guild', country: 'PK' });
		await cast.stakeholder('guild-2', { name: 'Guild', country: 'IN' });
		const file = await checked(bilal, [says('A', { organisation: 'Guild' })]);
		const [{ suggestions, message } = { suggestions: [], message: '' }] = await faultsOf(file);
		expect(message).toContain('2 stakeholders are called “Guild”');
		expect(suggestions.map(({ text }) => text).toSorted()).toEqual(['guild', 'guild-2']);
		expect(suggestions[0]!.label).toMatch(/^Guild \(.*(?:Pakistan|India)/);
	});

	it('that is not mended by what was written is told anew', async () => {
		const file = await checked(bilal, [says('A', { stance: 'opposed' })]);
		const [fault] = await faultsOf(file);
		const { file: again } = await use(file, fault!, 'oposing');
		expect(await faultsOf(again)).toMatchObject([{ text: 'oposing' }]);
	});

	it('is mended by nobody who saw the import before it moved on', async () => {
		const file = await checked(bilal, [says('A', { stance: 'opposed' })]);
		const [fault] = await faultsOf(file);
		await use(file, fault!, 'Oppose');
		expect((await use(file, fault!, 'Support')).mended).toBeUndefined();
		const chanda = await user('contributor');
		expect(await imports.mendRow(chanda, file.id, file.version + 1, 2, [])).toBeUndefined();
	});
});

describe('a row', () => {
	it('is mended cell by cell, though others were found to be like it', async () => {
		const file = await checked(bilal, [says('A'), says('A'), says('B', { stance: 'opposed' })]);
		expect(file).toMatchObject({ wrong: 1, known: 1 });
		const row = (await imports.rowOf(file, 2))!;
		const cells = row.cells.map(({ value }) => (value === 'A' ? 'Z' : value));
		await imports.mendRow(bilal, file.id, file.version, 2, cells);
		await imports.runImports();
		// The row was left out as a duplicate, but now differs.
		expect(await imports.get(bilal, file.id)).toMatchObject({ wrong: 1, known: 0, checked: 3 });
	});

	it('that becomes like a later one adds nothing', async () => {
		const file = await checked(bilal, [says('A', { stance: 'opposed' }), says('A')]);
		const [fault] = await faultsOf(file);
		const { file: again } = await use(file, fault!, 'Oppose');
		expect(again).toMatchObject({ wrong: 0, known: 1 });
		expect(await downloadReport(again)).toMatchObject([
			{ number: 2, message: 'It is the same as row 3 and adds nothing.' }
		]);
	});

	it('tells what is wrong at the cell that it is about', async () => {
		const file = await checked(bilal, [says('A', { stance: 'opposed', date: 'soon' })]);
		const row = (await imports.rowOf(file, 2))!;
		const told = row.cells.filter(({ problem }) => problem).map(({ label }) => label);
		expect(told).toEqual(['stance', 'date']);
		expect(await imports.rowOf(file, 99)).toBeUndefined();
	});
});
