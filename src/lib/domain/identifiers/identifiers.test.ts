import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsMod11, fitsMod97, fitsRor } from './check-digits.ts';
import {
	registerAddress,
	identifierCell,
	identifiersIn,
	readCell,
	tidyIdentifier,
	identifierInWords
} from './identifiers.ts';
import { regulationSchemes, schemes, stakeholderSchemes } from './schemes.ts';

describe('an identifier', () => {
	it.each([
		['wikidata', 'q42', 'Q42'],
		['wikidata', ' https://www.wikidata.org/wiki/Q42#sitelinks ', 'Q42'],
		['wikidata', 'http://www.wikidata.org/entity/Q42', 'Q42'],
		['isni', '0000 0001 2146 438x', '000000012146438X'],
		['isni', 'https://isni.org/isni/000000012146438X', '000000012146438X'],
		['ror', 'https://ror.org/042NB2S44', '042nb2s44'],
		['lei', 'https://search.gleif.org/#/record/5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12'],
		['viaf', 'https://viaf.org/viaf/102333412/', '102333412'],
		['opencorporates', 'https://opencorporates.com/companies/gb/00102498', 'gb/00102498'],
		['opencorporates', 'US_DE/A-1', 'us_de/A-1'],
		['celex', 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022R2065', '32022R2065'],
		['celex', 'https://eur-lex.europa.eu/eli?uri=CELEX%3A32022R2065', '32022R2065'],
		[
			'legislation_gov_uk',
			'https://www.legislation.gov.uk/ukpga/2023/50/contents',
			'ukpga/2023/50'
		],
		['sro', 'SRO 74 (i) / 2020', 'S.R.O. 74(I)/2020'],
		['sro', 'S.R.O. No. 74(I)/2020', 'S.R.O. 74(I)/2020'],
		['sro', '74(I)/2020', 'S.R.O. 74(I)/2020']
	])('of %s that was typed as “%s” is kept as %s', (scheme, value, kept) => {
		expect(tidyIdentifier({ scheme, value })).toEqual({ scheme, value: kept });
	});

	it.each(Object.entries(schemes))('of %s looks like its example, and fits', (scheme, register) => {
		const { value } = tidyIdentifier({ scheme, value: register.example });
		expect(value).toMatch(register.pattern);
		expect(register.fits?.(value) ?? true).toBe(true);
		const address = registerAddress({ scheme, value });
		if (!address) return;
		expect(new URL(address).protocol).toMatch(/^https?:$/);
		expect(tidyIdentifier({ scheme, value: address })).toEqual({ scheme, value });
	});

	it.each(Object.entries(schemes))('of %s stays as it was kept, whatever was typed', (scheme) => {
		fc.assert(
			fc.property(fc.string(), (typed) => {
				const kept = tidyIdentifier({ scheme, value: typed });
				expect(tidyIdentifier(kept)).toEqual(kept);
			})
		);
	});

	it('stands in a cell with its register before it, or as the address of its page', () => {
		expect(readCell(' Wikidata : Q42')).toEqual({ scheme: 'wikidata', value: 'Q42' });
		const eli = { scheme: 'eli', value: 'http://data.europa.eu/eli/reg/2022/2065/oj' };
		expect(readCell(identifierCell(eli))).toEqual(eli);
		expect(tidyIdentifier(readCell('https://www.wikidata.org/wiki/Q42'))).toEqual({
			scheme: 'wikidata',
			value: 'Q42'
		});
		expect(readCell('Q42')).toEqual({ scheme: '', value: 'Q42' });
		expect(readCell('https://example.org/Q42')).toMatchObject({ scheme: '' });
	});

	it.each(Object.entries(schemes))('of %s is found in what people type', (scheme, register) => {
		const one = tidyIdentifier({ scheme, value: register.example });
		for (const typed of [
			one.value,
			identifierCell(one),
			identifierInWords(one),
			registerAddress(one) ?? one.value
		])
			expect(identifiersIn(schemes, typed), typed).toContainEqual(one);
		expect(identifiersIn(schemes, `${one.value} and more`)).toEqual([]);
	});

	it('means the same of a stakeholder and of a law where both have its register', () => {
		for (const [scheme, register] of Object.entries(regulationSchemes))
			if (scheme in stakeholderSchemes) expect(schemes[scheme]).toBe(register);
	});
});

describe('check digits', () => {
	const known = [
		[fitsMod11, '000000012146438X'],
		[fitsMod11, '0000000121032683'],
		[fitsMod97, '5493001KJTIIGC8Y1R12'],
		[fitsRor, '05dxps055']
	] as const;

	it.each(known)('fit what was issued: %o %s', (fits, value) => {
		expect(fits(value)).toBe(true);
	});

	it.each(known)('do not fit once a digit is another: %o %s', (fits, value) => {
		for (const [index, sign] of [...value].entries()) {
			// The leading zero of a ROR id is not checked.
			if (!/\d/.test(sign) || index === 0) continue;
			const other = String((Number(sign) + 1) % 10);
			expect(fits(value.slice(0, index) + other + value.slice(index + 1))).toBe(false);
		}
	});
});
