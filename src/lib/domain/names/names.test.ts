import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisspelt, isSameName, keyOf } from './key.ts';
import { readName, waysOf } from './reading.ts';
import { joinKnown, runsOf, splitNames } from './split.ts';

const namesIn = (text: string) => splitNames(text).names;

describe('a pasted list of names', () => {
	it('is one name a line, without bullets, numbers, quotes and what ends an item', () => {
		const pasted = [
			'  • Bolo Bhi;',
			'- Access Now,',
			'* Article 19.',
			'1. Digital Rights Foundation',
			'(2) Media Matters for Democracy;',
			'[3] “Dawn”',
			'4)\t"Geo News",',
			'17\tAssociation for Progressive Communications',
			'o\tUnion of Journalists',
			'(iv) Human Rights Commission of Pakistan',
			'b) Freedom Network',
			'– 6. Internet Society; ',
			'',
			' \u00a0 ',
			'«Reporters sans frontières»,'
		].join('\r\n');
		expect(namesIn(pasted)).toEqual([
			'Bolo Bhi',
			'Access Now',
			'Article 19',
			'Digital Rights Foundation',
			'Media Matters for Democracy',
			'Dawn',
			'Geo News',
			'Association for Progressive Communications',
			'Union of Journalists',
			'Human Rights Commission of Pakistan',
			'Freedom Network',
			'Internet Society',
			'Reporters sans frontières'
		]);
	});

	it('keeps what belongs to a name', () => {
		const names = [
			'7amleh',
			'24 News HD',
			'3.5 Movement',
			'Google Inc.',
			'Booking Holdings, Inc.',
			'Committee (U.S.A.)',
			'O’Neill & Sons Co.',
			'Muhammad A.',
			'A. G. Noorani',
			'(PTA) Watch',
			'Women’s “Ability” Forum'
		];
		expect(namesIn(names.join('\n'))).toEqual(names);
	});

	it('has no letters that cannot be seen, but those that a script is written with', () => {
		expect(namesIn('Digi\u00adtal\u200b Rights\u2060\ufeff\u200e\nUn\u200dion \u0000of')).toEqual([
			'Digital Rights',
			'Union of'
		]);
		const persian = 'انجمن روزنامه\u200cنگاران';
		expect(namesIn(persian)).toEqual([persian]);
	});

	it('in a single line is parted at its semicolons, or at several commas', () => {
		expect(namesIn('Bolo Bhi; Access Now, Inc.; Dawn.')).toEqual([
			'Bolo Bhi',
			'Access Now, Inc.',
			'Dawn'
		]);
		expect(namesIn('Google, Meta (Facebook, WhatsApp), Twitter, and Yahoo.')).toEqual([
			'Google',
			'Meta (Facebook, WhatsApp)',
			'Twitter',
			'Yahoo'
		]);
		expect(namesIn('Media Matters for Democracy, Pakistan')).toEqual([
			'Media Matters for Democracy, Pakistan'
		]);
		expect(namesIn('Google, Meta, Twitter\nYahoo, Inc., Asia')).toHaveLength(2);
	});

	it('in a single line keeps a place, an office and what a company is with the name before', () => {
		expect(
			namesIn('Bolo Bhi, Pakistan, Afia Salam, journalist, Booking Holdings, Inc., and Dawn')
		).toEqual(['Bolo Bhi, Pakistan', 'Afia Salam, journalist', 'Booking Holdings, Inc.', 'Dawn']);
		expect(namesIn('APC, South Africa office, Dawn')).toEqual(['APC, South Africa office', 'Dawn']);
	});

	it('in a single line is put together again where names with commas are on record', () => {
		const { names, atCommas } = splitNames(
			'Google, Institute for Research, Advocacy and Development, Dawn'
		);
		expect(atCommas).toBe(true);
		expect(runsOf(names)).toContain('Institute for Research, Advocacy and Development');
		expect(joinKnown(names, (name) => name.startsWith('Institute for Research, Adv'))).toEqual([
			'Google',
			'Institute for Research, Advocacy and Development, Dawn'
		]);
		const isOnRecord = (name: string) =>
			name === 'Institute for Research, Advocacy and Development';
		expect(joinKnown(names, isOnRecord)).toEqual([
			'Google',
			'Institute for Research, Advocacy and Development',
			'Dawn'
		]);
	});

	it('of one name a line keeps every comma', () => {
		const lines = ['Institute for Research, Advocacy and Development', 'Yahoo, Inc., Asia'];
		expect(splitNames(lines.join('\n'))).toEqual({ names: lines, atCommas: false });
	});

	it.each(['', ' \n\t\n', '•\n-\n1.\n“”\n;;,', '\u200b'])(
		'is nothing where nothing is named: %j',
		(empty) => {
			expect(namesIn(empty)).toEqual([]);
		}
	);

	it('is the same names however they are marked as a list', () => {
		const lead = fc.constantFrom('', '• ', '-', '12. ', '(3) ', '7)', '* 1. ', '\t');
		const end = fc.constantFrom('', ',', ' ;', '.', '.;', ',  ');
		const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
		const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
		const item = fc.record({ lead, name, end });
		fc.assert(
			fc.property(fc.array(item, { minLength: 2 }), (items) => {
				const pasted = items.map(({ lead, name, end }) => lead + name + end).join('\n');
				expect(namesIn(pasted)).toEqual(items.map(({ name }) => name));
			})
		);
	});

	it.each(['•', '"', '1.', '(', ';', ', ', ' .', '\t', 'a)', '\u200d', 'x. '])(
		'is split, whatever half a megabyte of it is made of: %j',
		(piece) => {
			expect(namesIn(piece.repeat(500_000 / piece.length))).toBeDefined();
		}
	);
});

describe('two names', () => {
	const same = (one: string, other: string, isPerson = false) =>
		isSameName(keyOf(one), keyOf(other), isPerson);

	it.each([
		[
			'Institute for Research, Advocacy & Development',
			'Institute for Research Advocacy and Development'
		],
		['Editors’ Council', "Editors' Council"],
		['A.P.C.', 'APC'],
		['The Leaflet', 'Leaflet'],
		['Bolo-Bhi', 'BOLO BHI'],
		['Reporters sans frontieres', 'Reporters sans frontières'],
		['Snap, Inc.', 'Snap Inc'],
		['Snap', 'Snap Inc.'],
		['Nayatel (Pvt.) Limited', 'Nayatel'],
		['Nayatel (Private) Ltd.', 'Nayatel Pvt Ltd'],
		['Dr. Mehdi Hasan', 'Mehdi Hasan']
	])('are one, written differently: %s, %s', (one, other) => {
		expect(same(one, other)).toBe(true);
		expect(same(other, one)).toBe(true);
	});

	it.each([
		['Nayatel Ltd', 'Nayatel LLC'],
		['Google', 'Google Pakistan'],
		['Justice Project Pakistan', 'Project Pakistan'],
		['Article 19', 'Article 18'],
		['', '&']
	])('are two: %s, %s', (one, other) => {
		expect(same(one, other)).toBe(false);
	});

	it('of a person are one whatever title stands before them', () => {
		for (const title of ['Justice (R)', 'Maj Gen (retd)', 'Adv.', 'Senator', 'Prof. Dr.'])
			expect(same(`${title} Amir Azeem Bajwa`, 'Amir Azeem Bajwa', true), title).toBe(true);
	});

	const misspelt = (one: string, other: string) => isMisspelt(keyOf(one), keyOf(other));

	it.each([
		['Digital Right Foundation', 'Digital Rights Foundation'],
		['Facebok', 'Facebook'],
		['Freedom Netwrok', 'Freedom Network'],
		['Union of Jurnalist', 'Union of Journalists']
	])('differ in a letter or two: %s, %s', (one, other) => {
		expect(misspelt(one, other)).toBe(true);
	});

	it.each([
		['Article 19', 'Article 18'],
		['PTA', 'PTI'],
		['Punjab Union of Journalists', 'Union of Journalists'],
		['Lahore High Court', 'Bombay High Court']
	])('differ in more than that, or mean something else by it: %s, %s', (one, other) => {
		expect(misspelt(one, other)).toBe(false);
	});

	it('are compared in a moment, however long and alike they are', () => {
		const long = 'ab'.repeat(150);
		expect(misspelt(long, `${long}c`)).toBe(true);
	});
});

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
