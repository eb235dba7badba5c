import { describe, expect, it } from 'vitest';
import { dawn, statementCard } from '../../../../tests/helpers/domain/test-cards.ts';
import { pastedHtml, quotationWithSource } from './paste.ts';

const person = { slug: 'jeff-paine', name: 'Jeff Paine', kind: 'person' as const };
const statement = statementCard('letter', 'oppose', '2020-02-13');
const quotation = { exact: 'These rules  are\n“unworkable”', fragment: 'q-1', source: dawn };
const paste = (changes = {}, source = dawn) =>
	quotationWithSource({ ...statement, ...changes }, { ...quotation, source }, 'https://r.example');

describe('a quotation with its source', () => {
	it('is the words, who said them when and in which outlet, and the address', () => {
		expect(paste()).toBe(
			'“These rules are “unworkable””\n' +
				'Coalition, 13 February 2020. Source: Dawn, 13 February 2020.\n' +
				'https://r.example/statements/letter#q-1'
		);
	});

	it.each([
		[{ speaker: person }, 'Jeff Paine, Coalition, 13 February 2020.'],
		[
			{ speaker: person, speakerRole: 'Managing Director' },
			'Jeff Paine (Managing Director), Coalition, 13 February 2020.'
		],
		[{ speaker: person, organisation: null }, 'Jeff Paine, 13 February 2020.'],
		[{ date: '2020-02' }, 'Coalition, February 2020.'],
		[{ basis: 'reported' }, 'Coalition, as reported on 13 February 2020.']
	])('names the speaker, and claims no more of the day than is known: %j', (changes, said) => {
		expect(paste(changes).split('\n')[1]).toBe(`${said} Source: Dawn, 13 February 2020.`);
	});

	it('says if one of the names on it runs this copy, and nothing of anybody else', () => {
		const signed = { ...statement, signatories: [person] };
		const pasted = (operator?: string | null) =>
			quotationWithSource(signed, { ...quotation, source: dawn }, 'https://r.example', operator);
		const [, said, address] = pasted('coalition').split('\n');
		expect(said).toMatch(/Dawn, 13 February 2020\. Coalition runs this copy of Rulewatch\.$/);
		expect(address).toBe('https://r.example/statements/letter#q-1');
		expect(pasted('jeff-paine')).toContain('Jeff Paine runs this copy of Rulewatch.');
		for (const operator of ['union', null, undefined]) expect(pasted(operator)).toBe(paste());
	});

	it('says that its source is undated', () => {
		expect(paste({}, { ...dawn, published: null })).toContain('Source: Dawn, undated.');
	});

	it('is a quotation and a link as HTML, in which nothing that was said is markup', () => {
		const html = pastedHtml(paste({}, { ...dawn, outlet: '<b>Dawn & Sons</b>' }));
		expect(html).toMatch(/^<blockquote>“These rules are .*<\/blockquote><p>.*<\/p>$/);
		expect(html).toContain('<a href="https://r.example/statements/letter#q-1">https://r.example');
		expect(html).toContain('&#60;b&#62;Dawn &#38; Sons');
	});
});
