import { describe, expect, it } from 'vitest';
import { readName, waysOf } from './reading.ts';

describe('a name of a list', () => {
	it('may be called as it stands before its short form, and perhaps by that', () => {
		expect(waysOf('Digital Rights Foundation (DRF)')).toEqual({
			surely: ['Digital Rights Foundation (DRF)', 'Digital Rights Foundation'],
			perhaps: ['DRF']
		});
		expect(waysOf('Media Matters (MMfD)').surely).toContain('Media Matters');
	});

	it.each(['USA', 'South Asia'])(
		'with a place behind it is perhaps another than without: %s',
		(place) => {
			expect(waysOf(`Access Now (${place})`)).toEqual({
				surely: [`Access Now (${place})`],
				perhaps: ['Access Now']
			});
		}
	);

	it.each(['Access Now (Pakistan)', 'Access Now (PK)', 'Access Now, Pakistan'])(
		'with a country behind it may be who is of that country: %s',
		(text) => {
			expect(waysOf(text)).toMatchObject({
				surely: [text],
				inCountry: { names: ['Access Now'], country: 'PK' }
			});
		}
	);

	it.each([
		'MMfD – Media Matters for Democracy',
		'Media Matters for Democracy/MMfD',
		'Media Matters for Democracy [MMfD]'
	])('is called the same with its short form beside it: %s', (text) => {
		expect(waysOf(text).surely).toContain('Media Matters for Democracy');
		expect(readName(text)).toEqual({ name: 'Media Matters for Democracy', aliases: ['MMfD'] });
	});

	it.each([
		['Google Pakistan', 'Google'],
		['Amnesty International, United Kingdom', 'Amnesty International'],
		['Dad, Nighat', 'Nighat Dad']
	])('is perhaps called so without its country, or turned round: %s', (text, name) => {
		expect(waysOf(text).perhaps).toContain(name);
	});

	it.each(['Government of Pakistan', 'Bar Council of India'])(
		'of which a country is a part is not called so without it: %s',
		(text) => {
			expect(waysOf(text).perhaps).toEqual([]);
		}
	);

	it('may be called as it begins', () => {
		expect(waysOf('Nighat Dad, Digital Rights Foundation')).toEqual({
			surely: ['Nighat Dad, Digital Rights Foundation'],
			perhaps: ['Nighat Dad', 'Digital Rights Foundation Nighat Dad']
		});
	});

	it.each(['(DRF)', 'A (B) C (D)', 'Bolo Bhi', 'Bolo ()'])('is called nothing else: %s', (name) => {
		expect(waysOf(name)).toEqual({ surely: [name], perhaps: [] });
	});

	it('is put on record with its short form as another name', () => {
		expect(readName('Digital Rights Foundation (DRF)')).toEqual({
			name: 'Digital Rights Foundation',
			aliases: ['DRF']
		});
	});

	it.each([
		['Afia Salam, journalist', 'Afia Salam', 'journalist'],
		['Afia Salam (journalist)', 'Afia Salam', 'journalist'],
		['Afia Salam – freelance journalist', 'Afia Salam', 'freelance journalist'],
		['Usama Khilji, Director, Bolo Bhi', 'Usama Khilji', 'Director, Bolo Bhi'],
		['Farieha Aziz, Co-founder, Bolo Bhi', 'Farieha Aziz', 'Co-founder, Bolo Bhi'],
		['Wahaj us Siraj, chief executive', 'Wahaj us Siraj', 'chief executive'],
		['Dr. Afia Salam, journalist', 'Afia Salam', 'journalist'],
		['Adv. Asad Jamal', 'Asad Jamal', 'Advocate'],
		['Justice (R) Nasira Iqbal', 'Nasira Iqbal', 'Justice'],
		['Ms. Nighat Dad', 'Nighat Dad', undefined]
	])('that reads as a person is put on record as one: %s', (text, name, office) => {
		expect(readName(text)).toEqual({
			...{ name, aliases: [], person: true },
			...(office && { office })
		});
	});

	it('of a person has an organisation on record for an office', () => {
		const isOrganisation = (name: string) => name === 'DRF';
		for (const text of ['Nighat Dad, DRF', 'Nighat Dad (DRF)'])
			expect(readName(text, isOrganisation)).toMatchObject({ name: 'Nighat Dad', office: 'DRF' });
		expect(readName('Nighat Dad, Somewhere', isOrganisation)).not.toHaveProperty('office');
	});

	it.each([
		...['Bolo Bhi', 'Access Now (USA)', 'Society (Of All Of Us)', '(DRF)', 'Club (A)'],
		'Association for Progressive Communications, South Africa office',
		'Digital Rights Foundation, Pakistan',
		'Bytes for All, Pakistan',
		'Institute for Research, Advocacy and Development',
		'Justice Project Pakistan',
		'Dr. Ruth Pfau Hospital Foundation',
		'Association of Electronic Media, Editors and News Directors'
	])('is put on record as it stands where nothing else is sure: %s', (name) => {
		expect(readName(name)).toEqual({ name, aliases: [] });
	});
});
