import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedAs, splitNames, waysOf } from './name-list.ts';

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
		expect(splitNames(pasted)).toEqual([
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
		expect(splitNames(names.join('\n'))).toEqual(names);
	});

	it('has no letters that cannot be seen, but those that a script is written with', () => {
		expect(
			splitNames('Digi\u00adtal\u200b Rights\u2060\ufeff\u200e\nUn\u200dion \u0000of')
		).toEqual(['Digital Rights', 'Union of']);
		const persian = 'انجمن روزنامه\u200cنگاران';
		expect(splitNames(persian)).toEqual([persian]);
	});

	it('in a single line is parted at its semicolons, or at several commas', () => {
		expect(splitNames('Bolo Bhi; Access Now, Inc.; Dawn.')).toEqual([
			'Bolo Bhi',
			'Access Now, Inc.',
			'Dawn'
		]);
		expect(splitNames('Google, Meta (Facebook, WhatsApp), Twitter, and Yahoo.')).toEqual([
			'Google',
			'Meta (Facebook, WhatsApp)',
			'Twitter',
			'Yahoo'
		]);
		expect(splitNames('Media Matters for Democracy, Pakistan')).toEqual([
			'Media Matters for Democracy, Pakistan'
		]);
		expect(splitNames('Google, Meta, Twitter\nYahoo, Inc., Asia')).toHaveLength(2);
	});

	it.each(['', ' \n\t\n', '•\n-\n1.\n“”\n;;,', '\u200b'])(
		'is nothing where nothing is named: %j',
		(empty) => {
			expect(splitNames(empty)).toEqual([]);
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
				expect(splitNames(pasted)).toEqual(items.map(({ name }) => name));
			})
		);
	});

	it.each(['•', '"', '1.', '(', ';', ', ', ' .', '\t', 'a)', '\u200d', 'x. '])(
		'is split, whatever half a megabyte of it is made of: %j',
		(piece) => {
			expect(splitNames(piece.repeat(500_000 / piece.length))).toBeDefined();
		}
	);
});

describe('a name of a list', () => {
	it('may be called as it stands before its short form, and perhaps by that', () => {
		expect(waysOf('Digital Rights Foundation (DRF)')).toEqual({
			surely: ['Digital Rights Foundation (DRF)', 'Digital Rights Foundation'],
			perhaps: ['DRF']
		});
		expect(waysOf('Media Matters (MMfD)').surely).toContain('Media Matters');
	});

	it.each(['Pakistan', 'PK', 'USA', 'South Asia'])(
		'with a place behind it is perhaps another than without: %s',
		(place) => {
			expect(waysOf(`Access Now (${place})`)).toEqual({
				surely: [`Access Now (${place})`],
				perhaps: ['Access Now']
			});
		}
	);

	it('may be called as it begins', () => {
		expect(waysOf('Nighat Dad, Digital Rights Foundation')).toEqual({
			surely: ['Nighat Dad, Digital Rights Foundation'],
			perhaps: ['Nighat Dad']
		});
	});

	it.each(['(DRF)', 'A (B) C (D)', 'Bolo Bhi', 'Bolo ()'])('is called nothing else: %s', (name) => {
		expect(waysOf(name)).toEqual({ surely: [name], perhaps: [] });
	});

	it('is put on record with its short form as another name', () => {
		expect(recordedAs('Digital Rights Foundation (DRF)')).toEqual({
			name: 'Digital Rights Foundation',
			aliases: ['DRF']
		});
	});

	it.each(['Bolo Bhi', 'Access Now (USA)', 'Society (Of All Of Us)', '(DRF)', 'Club (A)'])(
		'is put on record as it stands where it has no short form: %s',
		(name) => {
			expect(recordedAs(name)).toEqual({ name, aliases: [] });
		}
	);
});
