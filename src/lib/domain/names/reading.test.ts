import { describe, expect, it } from 'vitest';
import { behindName, belongsBefore, isPersonal, readName, waysOf } from './reading.ts';

describe('a name of a list', () => {
	it('may be called as it stands before its short form, and perhaps by that', () => {
		expect(waysOf('Digital Rights Foundation (DRF)')).toEqual({
			surely: ['Digital Rights Foundation (DRF)', 'Digital Rights Foundation'],
			perhaps: ['DRF']
		});
		expect(waysOf('Media Matters (MMfD)').surely).toContain('Media Matters');
		expect(waysOf('Media Matters, Lahore (MML)').perhaps).toEqual(['MML', 'Media Matters']);
	});

	it.each(['ABCDEFGHIJKL', 'AbC', 'A19B'])(
		'has a short form of one word with capitals: %s',
		(short) => {
			expect(readName(`Bytes for All (${short})`).aliases).toEqual([short]);
		}
	);

	it.each(['ABCDEFGHIJKLM', 'Abc', 'AB CD', 'PK', 'UK', 'ab'])(
		'has no short form that is longer, a word, a country or several words: %s',
		(other) => {
			expect(readName(`Bytes for All (${other})`).aliases).toEqual([]);
		}
	);

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
		'Media Matters for Democracy  /  MMfD',
		'MMfD / Media Matters for Democracy',
		'Media Matters for Democracy - MMfD',
		'Media Matters for Democracy [MMfD]'
	])('is called the same with its short form beside it: %s', (text) => {
		expect(waysOf(text)).toEqual({
			surely: [text, 'Media Matters for Democracy'],
			perhaps: ['MMfD']
		});
		expect(readName(text)).toEqual({ name: 'Media Matters for Democracy', aliases: ['MMfD'] });
	});

	it('of a country is looked for there by its short form as well', () => {
		expect(waysOf('Bytes for All (BFA), Pakistan').inCountry).toEqual({
			names: ['Bytes for All (BFA)', 'Bytes for All'],
			country: 'PK'
		});
	});

	it.each([
		['Google Pakistan', 'Google'],
		['Google South Africa', 'Google'],
		['Google United Arab Emirates', 'Google'],
		['Bar of Lahore Pakistan', 'Bar of Lahore'],
		['Research, Advocacy and Development, Pakistan', 'Research, Advocacy and Development'],
		['Bolo Bhi , Lahore', 'Bolo Bhi'],
		['Amnesty International, United Kingdom', 'Amnesty International'],
		['Dad, Nighat', 'Nighat Dad']
	])('is perhaps called so without its country, or turned round: %s', (text, name) => {
		expect(waysOf(text).perhaps).toContain(name);
	});

	it.each([
		...[
			'Government of Pakistan',
			'Bar Council of India',
			'Rights in Pakistan',
			'Fund for Pakistan'
		],
		...['Friends of the UK', 'Pakistan', 'Pakistan Today', 'South Sudan', 'Papua New Guinea']
	])('of which a country is a part is not called so without it: %s', (text) => {
		expect(waysOf(text).perhaps).toEqual([]);
	});

	it('may be called as it begins', () => {
		expect(waysOf('Nighat Dad, Digital Rights Foundation')).toEqual({
			surely: ['Nighat Dad, Digital Rights Foundation'],
			perhaps: ['Nighat Dad', 'Digital Rights Foundation Nighat Dad']
		});
	});

	it('is turned round at its only comma alone', () => {
		expect(waysOf('Dad, Nighat, Lahore').perhaps).toEqual(['Dad']);
		expect(waysOf('Dad – Nighat').perhaps).toEqual(['Dad', 'Nighat Dad']);
	});

	it('has behind it what stands in brackets, after a comma or after a dash', () => {
		expect(
			['Nighat Dad (DRF)', 'Nighat Dad, DRF, Lahore', 'Nighat Dad — DRF', 'Nighat Dad'].map(
				behindName
			)
		).toEqual(['DRF', 'DRF, Lahore', 'DRF', undefined]);
	});

	it.each([
		...['(DRF)', 'A (B) C (D)', 'Bolo Bhi', 'Bolo ()', 'Bolo ( )', ' (Bolo)', ', Bolo', 'Bolo,'],
		...[
			'APC/DRF',
			'Media Matters/MMfD/MM',
			'Media Matters/Bolo Bhi',
			'/MMfD',
			'Bolo-Bhi',
			'Bolo (Bhi'
		]
	])('is called nothing else: %s', (name) => {
		expect(waysOf(name)).toEqual({ surely: [name], perhaps: [] });
	});

	it('is put on record with its short form as another name', () => {
		for (const text of ['Digital Rights Foundation (DRF)', 'Digital Rights Foundation ( DRF )'])
			expect(readName(text)).toEqual({ name: 'Digital Rights Foundation', aliases: ['DRF'] });
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
		['Farieha Aziz, Co-ordinator', 'Farieha Aziz', 'Co-ordinator'],
		['Asad Jamal, ex PTA', 'Asad Jamal', 'ex PTA'],
		['Mr. Justice Asad Jamal', 'Asad Jamal', 'Justice'],
		['Dr.  Afia  Salam', 'Afia Salam', undefined],
		['Ms. Sana Advocate', 'Sana Advocate', undefined],
		['Ms. Nighat Dad', 'Nighat Dad', undefined]
	])('that reads as a person is put on record as one: %s', (text, name, office) => {
		expect(readName(text)).toEqual({ name, aliases: [], person: true, ...(office && { office }) });
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
		...[
			', Bolo',
			'Bolo,',
			'Dr. Salam',
			'Dr. Afia Salam, Somewhere',
			'Digital Rights Foundation, director'
		],
		'Dr. Ruth Pfau Hospital Foundation',
		'Association of Electronic Media, Editors and News Directors'
	])('is put on record as it stands where nothing else is sure: %s', (name) => {
		expect(readName(name)).toEqual({ name, aliases: [] });
	});
});

describe('what reads as the name of a person', () => {
	it.each([
		...['Nighat Dad', 'Wahaj us Siraj', 'A. G. Noorani', 'Sana Saleem O’Neill-Khan', 'نگہت داد'],
		...['Nighat  Dad', 'One Two Three Four Five Six']
	])('is two to six words as people are called by: %s', (name) => {
		expect(isPersonal(name)).toBe(true);
	});

	it.each([
		...[
			'Nighat',
			'Nighat dad',
			'Nighat 2',
			'Nighat Foundation',
			'nighat Dad',
			'Nighat D2',
			'eNighat Dad',
			'نگہت 2داد',
			'نگہت داد2'
		],
		'One Two Three Four Five Six Seven'
	])('is nothing else: %s', (name) => {
		expect(isPersonal(name)).toBe(false);
	});
});

describe('what stands behind a comma', () => {
	it.each([
		['Pakistan', 'Bolo Bhi'],
		['uae', 'Google'],
		['Inc.', 'Booking Holdings'],
		['Pvt. Ltd', 'Nayatel'],
		['Lahore chapter', 'Bar Association'],
		['Asia Office', 'Access Now'],
		['journalist', 'Dr. Afia Salam']
	])('belongs to the name before it: %s of %s', (piece, before) => {
		expect(belongsBefore(piece, before)).toBe(true);
	});

	it.each([
		['?', 'Google'],
		['Dawn', 'Google'],
		['Nayatel Ltd', 'Google'],
		['Office', 'Access Now'],
		['Asia Office Network', 'Access Now'],
		['director', 'Digital Rights Foundation'],
		['Afia Salam', 'Nighat Dad']
	])('is a name of its own: %s after %s', (piece, before) => {
		expect(belongsBefore(piece, before)).toBe(false);
	});
});
