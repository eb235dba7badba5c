import { expect, it } from 'vitest';
import { differencesInWords } from './differences-in-words.ts';

const said =
	'The union said that the rules had been notified in secret, and that nobody whom they concern had been asked in the two weeks before';

const changed = (before: string | undefined, after: string | undefined) =>
	differencesInWords('statement', [{ field: 'summary', before, after }], {})[0]!.split(': ')[1];

it('short texts stand in a letter with what they were', () => {
	expect(changed('It is wrong', 'It is right')).toBe('“It is right”, not “It is wrong”');
	expect(changed(undefined, 'It is right')).toBe('“It is right”');
	expect(changed('It is wrong', undefined)).toBe('removed');
});

it('of long texts a letter has the words that differ', () => {
	const mended = said.replace('two weeks', 'three weeks');
	expect(changed(said, mended)).toBe('“three” in place of “two”');
	expect(changed(said, said.replace('in secret, ', ''))).toBe('“in secret,” taken out');
	expect(changed(said, `${said} that`)).toBe('“that” added');
	expect(changed(said, said.replace('The union', 'A union of the press'))).toBe(
		'“A union of the press” in place of “The union”'
	);
});

it('a word that stands twice in a row can go', () => {
	expect(changed(said.replace('in the', 'in the the'), said)).toBe('“the” taken out');
});

it('a letter says of longer changes how much of the text they touch', () => {
	expect(changed(undefined, said)).toBe('added');
	const reversed = said.split(' ').reverse().join(' ');
	expect(changed(said, reversed)).toBe('written anew');
	expect(changed(`Today ${said}`, `Today ${reversed}`)).toBe('changed in part');
	expect(changed(`${said} today`, `${reversed} today`)).toBe('changed in part');
});

it('spaces and lines alone are no words', () => {
	expect(changed(said, said.replaceAll(' ', '\n'))).toBe('set in other lines');
});
