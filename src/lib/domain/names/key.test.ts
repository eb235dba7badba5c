import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingKeys, isMisspelt, isSameName, nameKeyOf, nameVariants, nameWords } from './key.ts';

describe('two names', () => {
	const same = (one: string, other: string, isPerson = false) =>
		isSameName(nameKeyOf(one), nameKeyOf(other), isPerson);

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
		['Dr. Mehdi Hasan', 'Mehdi Hasan'],
		['The Dr. The Mehdi Hasan', 'Mehdi Hasan'],
		['Bread + Roses', 'Bread and Roses'],
		['ڈيجيٹل رائٹس', 'ڈیجیٹل رائٹس'],
		['آرٹیکل ۱۹', 'آرٹیکل 19'],
		['میڈیا والے', 'میڈیا والی'],
		['Bolo Bhi', 'Bolo Bhi Ltd'],
		['Nayatel Ltd', 'NayatelLtd'],
		['Limited', 'limited']
	])('are one, written differently: %s, %s', (one, other) => {
		expect(same(one, other)).toBe(true);
		expect(same(other, one)).toBe(true);
	});

	it.each([
		['Nayatel Ltd', 'Nayatel LLC'],
		['Google', 'Google Pakistan'],
		['Justice Project Pakistan', 'Project Pakistan'],
		['Article 19', 'Article 18'],
		['Limited', 'Company'],
		['Nayatel Pvt Ltd', 'Nayatel Ltd'],
		['', '&'],
		['', 'The']
	])('are two: %s, %s', (one, other) => {
		expect(same(one, other)).toBe(false);
	});

	it('of a person are one whatever title stands before them', () => {
		for (const title of [
			'The Honourable',
			'Justice (R)',
			'Maj Gen (retd)',
			'Adv.',
			'Senator',
			'Prof. Dr.'
		])
			expect(same(`${title} Amir Azeem Bajwa`, 'Amir Azeem Bajwa', true), title).toBe(true);
	});

	it.each([
		...['Inc.', 'Incorporated', 'Ltd', 'Limited', '(Pvt.) Ltd.', 'Corp', 'Corporation', 'Co.'],
		...['Company', 'Pte', 'Pty', 'LLC', 'LLP', 'PLC', 'GmbH', 'BV', 'N.V.', 'SRL']
	])('are one where only one of them has what it is by law: %s', (form) => {
		expect(same(`Nayatel ${form}`, 'Nayatel')).toBe(true);
	});

	it('of persons are two where they share no more than the last name', () => {
		expect(same('Amir Bajwa', 'Azeem Bajwa', true)).toBe(false);
	});

	it('of an organisation are two where one has the title of an office before it', () => {
		expect(same('Justice Project', 'Project')).toBe(false);
		expect(same('Justice Project', 'Project', true)).toBe(true);
		expect(same('', '', true)).toBe(false);
	});

	it('of a person are two where one is called by the title alone', () => {
		expect(same('Justice', 'Senator', true)).toBe(false);
		expect(nameKeyOf('The Dr. Justice')).toMatchObject({ whole: 'justice', person: 'justice' });
	});

	const misspelt = (one: string, other: string) => isMisspelt(nameKeyOf(one), nameKeyOf(other));

	it.each([
		['Digital Right Foundation', 'Digital Rights Foundation'],
		['Facebok', 'Facebook'],
		['Freedom Netwrok', 'Freedom Network'],
		['Googel', 'Google'],
		['Gogle X', 'Google X'],
		['Googlet', 'Google'],
		['Media Mattrs', 'Media Matters'],
		['Bolo Bhi Trstu', 'Bolo Bhi Trust'],
		['Union of Jurnalist', 'Union of Journalists']
	])('differ in a letter or two: %s, %s', (one, other) => {
		expect(misspelt(one, other)).toBe(true);
	});

	it.each([
		['Article 19', 'Article 18'],
		['PTA', 'PTI'],
		['Yahoo', 'Yaho'],
		['Yahoos', 'Yahoo'],
		['Dawns', 'Dawnt'],
		['Bolo Bhi', 'Booxbhi'],
		['Bolobhi', 'Bolxxhi'],
		['Mediamatter', 'Mediamattxx'],
		['Channel 24 News', 'Channel News'],
		['Channel 2', 'Channel 22'],
		['Media Matters', 'Media Matters Too'],
		['Punjab Union of Journalists', 'Union of Journalists'],
		['Lahore High Court', 'Bombay High Court']
	])('differ in more than that, or mean something else by it: %s, %s', (one, other) => {
		expect(misspelt(one, other)).toBe(false);
	});

	it('are compared in a moment, however long and alike they are', () => {
		const long = 'ab'.repeat(150);
		expect(misspelt(long, `${long}c`)).toBe(true);
	});

	it('differ in a letter or two by any slip of a finger, whichever is the right one', () => {
		const letter = fc.constantFrom(...'abcdeن');
		const letters = fc.array(letter, { minLength: 7, maxLength: 20 });
		const slip = fc.constantFrom<(all: string[], at: number, other: string) => string[]>(
			(all, at) => all.toSpliced(at, 1),
			(all, at, other) => all.toSpliced(at, 0, other),
			(all, at, other) => all.toSpliced(at, 1, other),
			(all, at) => all.toSpliced(at, 2, ...all.slice(at, at + 2).toReversed())
		);
		fc.assert(
			fc.property(letters, slip, fc.nat(), letter, (all, slip, place, other) => {
				const [right, wrong] = [all, slip(all, place % all.length, other)].map((each) =>
					each.join('')
				) as [string, string];
				expect(misspelt(right, wrong)).toBe(true);
				expect(misspelt(wrong, right)).toBe(true);
			})
		);
	});
});

describe('the keys of a text that grows word by word', () => {
	it.each([
		['The Digital Rights Foundation'],
		['Dr. Prof. Mehdi Hasan'],
		['Institute for Research & Advocacy'],
		['The', 'Mr The Leaflet the Second', 'and Bolo Bhi']
	])('are those of its beginnings: %s', (...stretches) => {
		const words = stretches.flatMap((stretch) => stretch.split(' '));
		const beginnings = words.map((_, at) => words.slice(0, at + 1).join(' '));
		expect([...growingKeys(words.map(nameWords))]).toEqual(
			beginnings.map((text) => nameKeyOf(text).whole)
		);
		expect([...growingKeys(stretches.map(nameWords))].at(-1)).toBe(
			nameKeyOf(words.join(' ')).whole
		);
	});
});

describe('a name is looked for', () => {
	it.each([
		['Bolo Bhi', ['bolo bhi']],
		['Research & Advocacy', ['research advocacy']],
		['Nayatel (Pvt.) Ltd', ['nayatel pvt ltd', 'nayatel']],
		['Justice (R) Nasira Iqbal', ['justice r nasira iqbal', 'nasira iqbal']],
		['Dr. Asad Private', ['dr asad private', 'dr asad', 'asad private']],
		['Ltd', ['ltd']],
		['&', []]
	])('as it stands, without its form in law, and without a title: %s', (name, ways) => {
		expect(nameVariants(name)).toEqual(ways);
	});
});
