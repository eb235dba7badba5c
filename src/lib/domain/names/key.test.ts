import { describe, expect, it } from 'vitest';
import { isMisspelt, isSameName, keyOf } from './key.ts';

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
