import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinKnown, runsOf } from './pieces.ts';
import { splitNames } from './split.ts';

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

	it('loses three marks of a list at most', () => {
		expect(namesIn('– (3) • Bolo Bhi\n– (3) • 1. Dawn')).toEqual(['Bolo Bhi', '1. Dawn']);
		expect(namesIn('  – (3) • Bolo Bhi')).toEqual(['Bolo Bhi']);
	});

	it.each([
		...[
			'“Dawn”',
			'"Dawn"',
			"'Dawn'",
			'‘Dawn’',
			'„Dawn“',
			'«Dawn»',
			'‹Dawn›',
			'“Dawn.”,',
			'“ Dawn ”'
		],
		...[
			'[12] Dawn',
			'12: Dawn',
			'1234) Dawn',
			'1.Dawn',
			'b) Dawn',
			'(viii) Dawn',
			'✓ Dawn',
			'Dawn۔'
		],
		...['Dawn .;,، ؛', '۱۲. Dawn', 'Dawn\u2028', '\u0085Dawn']
	])('is the name alone: %j', (line) => {
		expect(namesIn(line)).toEqual(['Dawn']);
	});

	it.each([
		...[
			'“Dawn',
			'“Dawn" News',
			'12345. Dawn',
			'3.5',
			'abcde) Dawn',
			'b)Dawn',
			'o Dawn',
			'Dawn-News'
		],
		...['Dawn Bros.', 'Dawn Co.', 'Dawn Corp.', 'Dawn Jr.', 'Dawn Sr.', 'Dawn Pvt.', 'Dawn, Ltd.']
	])('keeps what only looks like a mark of a list: %j', (line) => {
		expect(namesIn(line)).toEqual([line]);
	});

	it('has no letters that cannot be seen, but those that a script is written with', () => {
		expect(namesIn('Digi\u00adtal\u200b Rights\u2060\ufeff\u200e\nUn\u200dion \u0000of')).toEqual([
			'Digital Rights',
			'Union of'
		]);
		expect(namesIn('Bolo\tBhi\n\u0007Dawn\nداد\u200c')).toEqual(['Bolo Bhi', 'Dawn', 'داد']);
		const persian = 'انجمن روزنامه\u200cنگاران';
		expect(namesIn(persian)).toEqual([persian]);
	});

	it('keeps the full stop of a word that has one, whatever of the list stands behind it', () => {
		expect(namesIn('Google Inc.,\nDawn Co. Geo.')).toEqual(['Google Inc.', 'Dawn Co. Geo']);
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
		expect(namesIn('Google؛ Meta ; and Dawn')).toEqual(['Google', 'Meta', 'Dawn']);
		expect(namesIn('Google، Meta، & Dawn')).toEqual(['Google', 'Meta', 'Dawn']);
		expect(namesIn('Google, Android, Andes')).toEqual(['Google', 'Android', 'Andes']);
		expect(namesIn('Google (USA)), Meta, Dawn')).toEqual(['Google (USA))', 'Meta', 'Dawn']);
		expect(namesIn('Meta (Apps (A, B), C), Google, Dawn')).toEqual([
			...['Meta (Apps (A, B), C)', 'Google', 'Dawn']
		]);
		expect(splitNames('Google; Meta')).toEqual({ names: ['Google', 'Meta'], atCommas: false });
		expect(namesIn('Google;; Holland and Sons')).toEqual(['Google', 'Holland and Sons']);
		expect(splitNames('Google, Meta')).toEqual({ names: ['Google, Meta'], atCommas: false });
		expect(splitNames('Dawn')).toEqual({ names: ['Dawn'], atCommas: false });
		expect(namesIn('Media Matters for Democracy, Pakistan')).toEqual([
			'Media Matters for Democracy, Pakistan'
		]);
		expect(namesIn('Google, Meta, Twitter\nYahoo, Inc., Asia')).toHaveLength(2);
	});

	it('in a single line keeps a place, an office and what a company is with the name before', () => {
		expect(
			namesIn('Bolo Bhi, Pakistan, Afia Salam, journalist, Booking Holdings, Inc., and Dawn')
		).toEqual(['Bolo Bhi, Pakistan', 'Afia Salam, journalist', 'Booking Holdings, Inc.', 'Dawn']);
		expect(namesIn('Pakistan, Google, Meta')).toEqual(['Pakistan', 'Google', 'Meta']);
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

	it('is put together again from two or three pieces, the longest first', () => {
		expect(runsOf(['a', 'b', 'c', 'd'])).toEqual([
			...['a, b, c', 'a, b', 'b, c, d', 'b, c', 'c, d']
		]);
		expect(runsOf(['a'])).toEqual([]);
		const known = new Set(['b, c', 'b, c, d', 'd, e']);
		expect(joinKnown(['a', 'b', 'c', 'd', 'e'], (name) => known.has(name))).toEqual([
			...['a', 'b, c, d', 'e']
		]);
		expect(joinKnown(['c', 'd', 'e'], (name) => known.has(name))).toEqual(['c', 'd, e']);
	});

	it('of one name a line keeps every comma', () => {
		const lines = ['Institute for Research, Advocacy and Development', 'Yahoo, Inc., Asia'];
		expect(splitNames(lines.join('\n'))).toEqual({ names: lines, atCommas: false });
	});

	it.each(['', ' \n\t\n', '•\n-\n1.\n“”\n;;,', '\u200b', '"'])(
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
