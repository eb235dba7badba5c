import { describe, expect, it } from 'vitest';
import { fromCell, isFormula, toCell } from './formulas.ts';
import { formulas } from '../../../tests/helpers/domain/test-formulas.ts';

const texts = [
	'',
	'They object.',
	'2 = 2',
	'a-b',
	"'Tis",
	'“=1+1”',
	'12 February 2020',
	'1-2',
	'؀'
];

describe('a cell', () => {
	it('that a spreadsheet would run is told from one that it would not', () => {
		expect(formulas).toHaveLength(30);
		expect(formulas.filter((text) => !isFormula(text))).toEqual([]);
		expect(texts.filter(isFormula)).toEqual([]);
	});

	it.each([...formulas, ...texts])('comes back as it was: %j', (text) => {
		expect(fromCell(toCell(text))).toBe(text);
	});

	it('becomes text by an apostrophe, where a spreadsheet would run it', () => {
		expect(formulas.map(toCell).filter(isFormula)).toEqual([]);
		expect(texts.map(toCell)).toEqual(texts);
	});
});
