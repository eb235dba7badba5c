import { describe, expect, it } from 'vitest';
import { longName, regulationCaveats, writtenOut } from './caveats.ts';

describe('what a label stands for', () => {
	it('is written out where it is an acronym, and not where it is the name itself', () => {
		expect(
			writtenOut([
				{ short: 'PECA (Pakistan)', label: 'Prevention of Electronic Crimes Act (Pakistan)' },
				{ short: 'Harm Rules', label: 'Citizens Protection (Against Online Harm) Rules' },
				{ short: 'ARTICLE 19', label: 'ARTICLE 19' },
				{ label: 'NetzDG' }
			])
		).toEqual(['PECA (Pakistan): Prevention of Electronic Crimes Act (Pakistan).']);
	});

	it.each([
		[
			'PFUJ',
			['Union', 'Pakistan Federal Union of Journalists'],
			'Pakistan Federal Union of Journalists'
		],
		['ARTICLE 19', ['Article 19'], undefined],
		['US-ASEAN Business Council', ['USABC'], undefined],
		['Bolo Bhi', ['Bolo Bhi, a digital rights organisation'], undefined]
	])('comes from the other names on record of “%s”', (name, aliases, long) => {
		expect(longName(name, aliases)).toBe(long);
	});
});

describe('what is to be known of a law’s numbers', () => {
	const none = { markers: [], disputed: 0 };
	const rows = [{ key: 'a', label: 'International NGO', cells: [] }];

	it('is how they are counted, and what the terms shorten', () => {
		expect(regulationCaveats('stance', { rows }, 'members', none)).toEqual([
			expect.stringContaining('Each member that a speaking or signing group represented'),
			'NGO: non-governmental organisation.'
		]);
		expect(regulationCaveats('reactions', { rows: [] }, 'statements', none)).toEqual([]);
	});

	it('is which of its dates are disputed', () => {
		const marker = { id: 'x', kind: 'leak', date: '2020-02', description: '', row: 0 } as const;
		const marks = [marker, { ...marker, kind: 'approval' as const, isDisputed: true }];
		expect(
			regulationCaveats('reactions', { rows: [] }, 'statements', {
				markers: marks,
				disputed: 1
			})
		).toEqual([
			expect.stringMatching(/^Disputed: sources differ on the date of Approval, Feb 2020\./),
			'Disputed: sources differ on the date of 1 statement. The one that is preferred on record is counted.'
		]);
	});
});
