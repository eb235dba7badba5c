import { describe, expect, it } from 'vitest';
import { importable, type ImportName } from '../../../domain/imports.ts';
import { typedRow } from './cells.ts';
import { columns } from '../../../nouns/derive/csv.ts';
import { columnAt, importColumns, guessMapping } from './columns.ts';
import { decodeText } from './decode.ts';
import { parseTable } from './parse.ts';
import { isExample, csvTemplate } from './template.ts';

/** The keys of `row` are headings. */
function read(name: ImportName, row: Record<string, string>) {
	const mapping = guessMapping(name, Object.keys(row));
	return typedRow(name, mapping, Object.values(row));
}

it('takes a line break in a cell for a space where the form has one line', () => {
	const { typed } = read('stakeholders', { name: 'Bytes\r\nfor All', note: 'One.\nTwo.' });
	expect(typed).toMatchObject({ name: 'Bytes for All', note: 'One.\nTwo.' });
});

describe('the columns of a file', () => {
	it.each(['Said in', 'said_in', 'channel', ' CHANNEL '])(
		'are known by the label that people read and by their short word, whatever case and signs: “%s”',
		(channel) => {
			expect(guessMapping('statements', ['Other', channel])).toEqual({ channel: 1 });
		}
	);

	it('are known among others, and where a noun has several of a kind', () => {
		expect(guessMapping('statements', ['regulation', 'Stance', 'quotation'])).toEqual({
			'positions.regulation': 0,
			'positions.stance': 1,
			'quotations.exact': 2
		});
		expect(guessMapping('articles', ['source type', 'constructor'])).toEqual({
			sourceType: 0
		});
	});

	it.each(importable)('have labels and headings that tell them apart: %s', (name) => {
		const all = importColumns(name);
		const inOrder = Object.fromEntries(all.map(({ name }, index) => [name, index]));
		for (const called of ['label', 'heading'] as const) {
			const names = all.map((column) => column[called]);
			expect(new Set(names).size).toBe(names.length);
			expect(guessMapping(name, names)).toEqual(inOrder);
		}
		expect(all.length).toBeGreaterThan(5);
	});

	it.each(importable)('are headed in %s as the CSV that anyone may read heads them', (name) => {
		const read = columns[name].map(([heading]) => heading);
		const written = importColumns(name).map(({ heading }) => heading);
		// Programs write these fields but never read them.
		const alone = ['quotation_source', 'headline_basis'];
		const ofSources = ['outlet', 'headline', 'author', 'date'].map((each) => `source_${each}`);
		expect(
			written.filter((heading) => ![...read, ...alone, ...ofSources].includes(heading))
		).toEqual([]);
	});

	it('are known by the headings of former templates', () => {
		const former = [
			'regulation',
			'stance',
			'quotation',
			'quotation source',
			'speakerRole',
			'basis'
		];
		expect(Object.keys(guessMapping('statements', former))).toHaveLength(former.length);
		expect(guessMapping('events', ['date', 'basis', 'sources', 'knownOn'])).toEqual({
			'dates.date': 0,
			'dates.basis': 1,
			'dates.sources': 2,
			knownOn: 3
		});
	});

	it('are found again by the place of a problem', () => {
		expect(columnAt(importColumns('statements'), 'positions.2.stance')?.label).toBe('Stance');
		expect(columnAt(importColumns('events'), 'dates.0.sources.3')?.label).toBe('Sources');
		expect(columnAt(importColumns('events'), '')).toBeUndefined();
	});
});

describe('a row of a file', () => {
	it('is what somebody would have typed', () => {
		const { typed, problems } = read('statements', {
			organisation: ' Coalition ',
			law: 'Harm Rules; Act 2016',
			stance: 'oppose',
			channel: 'press release',
			demands: 'Withdraw; parliamentary_scrutiny',
			quotation: 'No!',
			'quotation printed in': 'dawn',
			sources: 'https://example.org/a; dawn',
			language: 'Urdu'
		});
		expect(problems).toEqual({});
		expect(typed).toMatchObject({
			organisation: 'Coalition',
			positions: [
				{ regulation: 'Harm Rules', stance: 'oppose' },
				{ regulation: 'Act 2016', stance: 'oppose' }
			],
			channel: 'press_release',
			basis: 'event',
			demands: ['withdraw', 'parliamentary_scrutiny'],
			quotations: [{ exact: 'No!', article: 'dawn', lang: 'ur' }],
			sources: ['https://example.org/a', 'dawn'],
			lang: 'ur'
		});
	});

	it('may name laws and no stance: then it states none on them', () => {
		expect(read('statements', { law: 'a; b' }).typed.positions).toEqual([
			{ regulation: 'a', stance: 'not_stated' },
			{ regulation: 'b', stance: 'not_stated' }
		]);
		expect(read('statements', { law: 'a', stance: 'Not stated' }).typed.positions).toEqual([
			{ regulation: 'a', stance: 'not_stated' }
		]);
	});

	it('gives one stance for all its laws, or one for each, and nothing between', () => {
		const stances = (stance: string) => read('statements', { law: 'a; b; c', stance });
		expect(stances('Oppose; mixed; Support').typed.positions).toEqual([
			{ regulation: 'a', stance: 'oppose' },
			{ regulation: 'b', stance: 'mixed' },
			{ regulation: 'c', stance: 'support' }
		]);
		expect(stances('oppose; mixed').problems).toEqual({
			'positions.stance': 'There are 2 stances for 3 laws. Give one for all, or one for each.'
		});
		expect(read('statements', { law: 'a', stance: 'oppose; mixed' }).problems).toEqual({
			'positions.stance': 'There are 2 stances for 1 law. Give one for all, or one for each.'
		});
	});

	it('has one date with its sources where the noun has several', () => {
		expect(read('events', { date: 'Feb 2020', sources: 'dawn; geo' }).typed.dates).toMatchObject([
			{ date: 'Feb 2020', basis: 'event', sources: ['dawn', 'geo'] }
		]);
		expect(read('events', { description: 'x' }).typed.dates).toEqual([]);
	});

	it('names a choice that is none', () => {
		expect(read('stakeholders', { kind: 'Companies', country: 'Atlantis' }).problems).toEqual({
			kind: expect.stringMatching(/^“Companies” is none of these: Civil society, .*, Person\.$/),
			country: expect.stringMatching(/^“Atlantis” is none of the choices: /)
		});
	});

	it('names no more in one cell than somebody would type', () => {
		const { typed, problems } = read('statements', { 'co-signatories': 'a;'.repeat(501) });
		expect(typed.signatories).toHaveLength(500);
		expect(problems).toEqual({
			signatories: 'There are 501 in this cell; 500 is the most that one may name.'
		});
	});

	it.each(['=1+1', '+92 51 1234', '-', '@x', '\t=1', ' =1', '\u200b=1', '＝1'])(
		'has no cell that a spreadsheet would run: %j',
		(cell) => {
			expect(read('statements', { summary: cell }).problems).toEqual({
				summary: expect.stringMatching(/^It begins with .*formula.*apostrophe/)
			});
		}
	);

	it('may have a cell that an apostrophe makes text', () => {
		expect(read('statements', { summary: "'-" })).toMatchObject({
			typed: { summary: '-' },
			problems: {}
		});
		expect(read('statements', { summary: "'Tis 2 = 2" })).toMatchObject({
			typed: { summary: "'Tis 2 = 2" },
			problems: {}
		});
	});
});

describe('a template', () => {
	it.each(importable)(
		'of %s is a file that can be read, with every column in its place and one row that is left out',
		async (name) => {
			const { columns, rows } = await parseTable(
				decodeText(new TextEncoder().encode(csvTemplate(name)))
			);
			expect(Object.keys(guessMapping(name, columns))).toHaveLength(columns.length);
			expect(rows.map(({ cells }) => isExample(cells))).toEqual([true]);
			const { problems } = typedRow(name, guessMapping(name, columns), rows[0]!.cells);
			expect(problems).toEqual({});
		}
	);
});
