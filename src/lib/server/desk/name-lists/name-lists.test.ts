import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import type { NameList } from '../../../forms/names.ts';
import * as cast from '../../../nouns/test-cast.ts';
import { countQueries } from '../../db/test-database.ts';
import { Refused } from '../../write/index.ts';
import { decide, matchNames, openList } from './index.ts';
import { scene, sent } from './test-lists.ts';

let bilal: User;
beforeEach(async () => {
	({ bilal } = await scene());
});

const idsOf = (choices: { id: string }[]) => choices.map(({ id }) => id);
const problemsOf = (list: NameList) => {
	try {
		return decide(bilal, list, ['dawn']);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]));
	}
};

describe('a line of a list', () => {
	it('means who is called so, by any name and whatever the case', async () => {
		const lines = await matchNames(bilal, ['union of JOURNALISTS', 'drf', 'IC']);
		expect(lines.map(({ known }) => known?.name)).toEqual([
			'Union of Journalists',
			'Digital Rights Foundation',
			'Internet Coalition'
		]);
		expect(lines.every(({ near }) => near.length === 0)).toBe(true);
	});

	it('means who is called as it stands before its short form', async () => {
		const [line] = await matchNames(bilal, ['Digital Rights Foundation (DRFP)']);
		expect(line?.known).toMatchObject({ id: 'drf' });
	});

	it('with a place in brackets may mean a chapter: the whole is only offered', async () => {
		const [line] = await matchNames(bilal, ['Digital Rights Foundation (Nepal)']);
		expect(line?.known).toBeUndefined();
		expect(line?.near).toMatchObject([{ id: 'drf' }]);
	});

	it('only offers who is called by its short form: another may shorten its name so', async () => {
		const [line] = await matchNames(bilal, ['Democracy Reporting Forum (DRF)']);
		expect(line?.known).toBeUndefined();
		expect(line?.near).toMatchObject([{ id: 'drf', alias: 'DRF' }]);
	});

	it('offers up to three who are called nearly so, likest first, and nobody who was withdrawn', async () => {
		for (const city of ['Lahore', 'Karachi', 'Quetta', 'Multan'])
			await cast.stakeholder(city.toLowerCase(), { name: `${city} Union of Journalists` });
		const [misspelt, old] = await matchNames(bilal, ['Union of Jurnalists', 'Association of Old']);
		expect(idsOf(misspelt?.near ?? [])[0]).toBe('union');
		expect(misspelt?.near).toHaveLength(3);
		expect(old).toMatchObject({ text: 'Association of Old', near: [] });
	});

	it.each([
		...['Bolo Bhi!', 'The Bolo Bhi', 'BOLO-BHI', 'bolobhi', 'Bolo Bhi Ltd.'],
		...['Bolo Bhi, Pakistan', 'Bolo Bhi (PK)']
	])('means who is called so, however it is written: %s', async (text) => {
		await cast.stakeholder('bolo', { name: 'Bolo Bhi', country: 'PK' });
		const [line] = await matchNames(bilal, [text]);
		expect(line).toMatchObject({ known: { id: 'bolo' }, near: [] });
	});

	it('that is written otherwise on record may still be another one, and be added', async () => {
		await cast.stakeholder('nayatel', { name: 'Nayatel' });
		const line = { text: 'Nayatel Ltd', take: 'new', kind: 'company' };
		const list = await openList(bilal, sent({}, [line]));
		expect(list.lines).toMatchObject([{ known: { id: 'nayatel' }, loosely: true }]);
		expect(decide(bilal, list, ['dawn']).toAdd).toMatchObject([{ name: 'Nayatel Ltd' }]);
	});

	it('means who is called so with «and» or «&», and is parted at none of its commas', async () => {
		await cast.stakeholder('irada', { name: 'Institute for Research, Advocacy and Development' });
		const text = 'Institute for Research, Advocacy & Development, DRF, Union of Journalists';
		const { lines } = await openList(bilal, sent({ text }));
		expect(lines.map(({ known }) => known?.id)).toEqual(['irada', 'drf', 'union']);
	});

	it.each([
		...['Usama Khilji', 'Mr. Usama Khilji', 'Adv. Usama Khilji', 'usama khilji'],
		...['Usama Khilji, Bolo Bhi', 'Usama Khilji (lawyer)']
	])('asks whether a person of that name is meant, and takes nobody: %s', async (text) => {
		await cast.stakeholder('khilji', { name: 'Usama Khilji', kind: 'person' });
		const { lines } = await openList(bilal, sent({ text }));
		expect(lines).toMatchObject([{ near: [{ id: 'khilji' }], question: 'person', take: '' }]);
		expect(lines[0]).not.toHaveProperty('known');
	});

	it('of somebody who has the name of a person on record may add another one', async () => {
		await cast.stakeholder('khilji', { name: 'Usama Khilji', kind: 'person' });
		const list = await openList(bilal, sent({}, [{ text: 'Usama Khilji, poet', take: 'new' }]));
		expect(decide(bilal, list, ['dawn']).toAdd).toMatchObject([
			{ name: 'Usama Khilji', kind: 'person', role: 'poet' }
		]);
	});

	it('of somebody new who belongs to one on record is a person of theirs', async () => {
		const [line] = await matchNames(bilal, ['Hija Kamran, Digital Rights Foundation']);
		expect(line?.reading).toMatchObject({
			...{ name: 'Hija Kamran', office: 'Digital Rights Foundation', person: true }
		});
	});

	it.each([
		'Digital Rights Foundation Pakistan',
		'Digital Rights Foundation (Karachi)',
		'Digital Rights Foundation, India'
	])('that begins like one on record is no new one before somebody says so: %s', async (text) => {
		const { lines } = await openList(bilal, sent({ text, all: 'new' }));
		expect(lines).toMatchObject([{ near: [{ id: 'drf' }], question: 'which', take: '' }]);
	});

	it('that differs from a name on record in a letter is asked about', async () => {
		const [line] = await matchNames(bilal, ['Digital Right Foundation']);
		expect(line).toMatchObject({ near: [{ id: 'drf' }], question: 'spelling' });
	});

	it('of an office of somebody on record is whole, and asks whether that one is meant', async () => {
		const text = 'Digital Rights Foundation, South Africa office';
		const [line] = await matchNames(bilal, [text]);
		expect(line).toMatchObject({ text, near: [{ id: 'drf' }], question: 'which' });
	});

	it('that two are called by is matched with neither and offers both', async () => {
		await cast.stakeholder('twin', { name: 'Union of Journalists' });
		const [line] = await matchNames(bilal, ['Union of Journalists']);
		expect(line?.known).toBeUndefined();
		expect(idsOf(line?.near ?? []).sort()).toEqual(['twin', 'union']);
	});

	it('tells which earlier one it repeats, by the same name or by another', async () => {
		const lines = await matchNames(bilal, [
			'DRF',
			'Bolo Bhi',
			'Digital Rights Foundation',
			'BOLO BHI'
		]);
		expect(lines.map(({ repeats }) => repeats)).toEqual([undefined, undefined, 0, 1]);
	});

	it('is matched with five hundred others in as many queries as alone', async () => {
		const many = Array.from(
			{ length: 500 },
			(_, index) => `Society ${index} of Journalists (S${index})`
		);
		const alone = await countQueries(() => matchNames(bilal, ['Somebody']));
		expect(await countQueries(() => matchNames(bilal, [...many, 'DRF']))).toBeLessThanOrEqual(
			alone + 2
		);
		// Three that read, and one that has them read the record as it is at one moment.
		expect(alone).toBeLessThanOrEqual(4);
	});
});

describe('a list', () => {
	it('takes what is known and leaves out what is there twice, before anybody decides', async () => {
		const { lines, key } = await openList(bilal, sent({ text: '1. DRF\n2. Bolo Bhi\n3. drf.' }));
		expect(lines.map(({ take }) => take)).toEqual(['is drf', '', 'skip']);
		expect(key).toBe('key-of-one-pasted-list');
	});

	it('is matched anew when its lines come back, with what was decided on them', async () => {
		const { lines } = await openList(
			bilal,
			sent({ kind: 'company' }, [
				{ text: 'Union of Jurnalists', take: 'is union' },
				{ text: '  Digital\u00a0Rights Foundation ;', take: '' },
				{ text: ' ', take: 'new' },
				{ text: 'Bolo\0 Bhi', take: 'new', kind: 'civil_society', country: 'Pakistan' }
			])
		);
		expect(lines).toMatchObject([
			{ text: 'Union of Jurnalists', take: 'is union' },
			{ text: 'Digital Rights Foundation', take: 'is drf', known: { id: 'drf' } },
			{ text: 'Bolo Bhi', take: 'new', kind: 'civil_society', country: 'Pakistan' }
		]);
	});

	it('of nothing, or of more than can be settled at a time, says so and keeps the text', async () => {
		expect(await openList(bilal, sent({ text: ' \n•\n' }))).toMatchObject({
			errors: { text: 'Paste the names, one a line.' }
		});
		const text = Array.from({ length: 1_001 }, (_, index) => `Name ${index}`).join('\n');
		expect(await openList(bilal, sent({ text }))).toMatchObject({
			text,
			lines: [],
			errors: { text: 'These are 1,001 names. Paste up to 500 at a time.' }
		});
	});
});

describe('what a list comes to', () => {
	it('is whom its lines are for, in their order, and who is to be added', async () => {
		const list = await openList(
			bilal,
			sent({ kind: 'civil_society', country: 'PK' }, [
				{ text: 'Union of Jurnalists', take: 'is union' },
				{ text: 'Bolo Bhi', take: 'new' },
				{ text: 'Nobody in particular', take: 'skip' },
				{ text: 'DRF', take: '' },
				{ text: 'Media Legal Defence Initiative (MLDI)', take: 'new', country: 'united kingdom' },
				{ text: 'Example Inc.', take: 'new', kind: 'company', country: 'none' }
			])
		);
		const { named, toAdd } = decide(bilal, list, ['dawn']);
		expect(named.map(({ name, line }) => [name, line])).toEqual([
			['Union of Journalists', 0],
			['Bolo Bhi', 1],
			['Digital Rights Foundation', 3],
			['Media Legal Defence Initiative', 4],
			['Example Inc.', 5]
		]);
		expect(toAdd).toMatchObject([
			{ name: 'Bolo Bhi', kind: 'civil_society', country: 'PK', aliases: [] },
			{ name: 'Media Legal Defence Initiative', country: 'GB', aliases: ['MLDI'] },
			{ name: 'Example Inc.', kind: 'company' }
		]);
		expect(toAdd[2]).not.toHaveProperty('country');
	});

	it('is not said while a line is open, and each open line has its sentence', async () => {
		const list = await openList(bilal, sent({ text: 'DRF\nUnion of Jurnalists\nBolo Bhi' }));
		expect(problemsOf(list)).toEqual({
			'lines.1.take': 'Choose one that is on record, add a new one, or leave it out.',
			'lines.2.take': 'Nothing on record is like this: add it, or leave it out.'
		});
	});

	it('takes one decision for all that nothing is like, and for no other', async () => {
		const list = { text: 'Union of Jurnalists\nBolo Bhi\nHamara Internet', kind: 'civil_society' };
		const added = await openList(bilal, sent({ ...list, all: 'new' }));
		expect(added.lines.map(({ take }) => take)).toEqual(['', 'new', 'new']);
		expect(Object.keys(problemsOf(added))).toEqual(['lines.0.take']);
		const rest = { ...added, lines: added.lines.slice(1) };
		expect(decide(bilal, rest, ['dawn']).toAdd.map(({ name }) => name)).toEqual([
			'Bolo Bhi',
			'Hamara Internet'
		]);
		const left = await openList(bilal, sent({ ...list, all: 'skip' }));
		expect(left.lines.map(({ take }) => take)).toEqual(['', 'skip', 'skip']);
	});

	it('takes one decision for all misspelt ones, and leaves out whom a line names already', async () => {
		const text = 'DRF\nDigital Right Foundation\nUnion of Jurnalists\nBolo Bhi';
		const { lines } = await openList(bilal, sent({ text, all: 'spelling' }));
		expect(lines.map(({ take }) => take)).toEqual(['is drf', 'skip', 'is union', '']);
	});

	it('takes one decision for all people of the same name, and it overrides none', async () => {
		await cast.stakeholder('khilji', { name: 'Usama Khilji', kind: 'person' });
		await cast.stakeholder('nighat', { name: 'Nighat Dad', kind: 'person' });
		const decided = [
			{ text: 'Usama Khilji', take: 'new' },
			{ text: 'Nighat Dad, lawyer', take: '' }
		];
		const { lines } = await openList(bilal, sent({ all: 'person' }, decided));
		expect(lines.map(({ take }) => take)).toEqual(['new', 'is nighat']);
	});

	it('is refused at the second of two lines for the same, on record or to be added', async () => {
		const list = await openList(
			bilal,
			sent({ kind: 'civil_society' }, [
				{ text: 'DRF', take: 'is drf' },
				{ text: 'Digital Right Foundation', take: 'is drf' },
				{ text: 'Bolo Bhi', take: 'new' },
				{ text: 'bolo bhi', take: 'new', kind: 'company' }
			])
		);
		expect(problemsOf(list)).toEqual({
			'lines.1.take':
				'Digital Rights Foundation stands in line 1 already: leave one of the two out.',
			'lines.3.take': 'bolo bhi stands in line 3 already: leave one of the two out.'
		});
	});

	it('names nobody whom its line does not offer', async () => {
		const list = await openList(
			bilal,
			sent({}, [
				{ text: 'Bolo Bhi', take: 'is union' },
				{ text: 'Association of Old', take: 'is old' }
			])
		);
		expect(Object.keys(problemsOf(list))).toEqual(['lines.0.take', 'lines.1.take']);
	});

	it('adds nobody of a kind or country that there is none of, nor who is on record', async () => {
		const line = { take: 'new' };
		const list = await openList(
			bilal,
			sent({ kind: 'cabal' }, [
				{ ...line, text: 'Bolo Bhi' },
				{ ...line, text: 'Hamara', country: 'Atlantis', kind: 'person' },
				{ ...line, text: 'DRF', kind: 'person' },
				{ ...line, text: 'x'.repeat(301), kind: 'person' }
			])
		);
		expect(problemsOf(list)).toEqual({
			kind: 'Choose of what kind the new ones are.',
			'lines.1.country': 'No country is called that. Choose one of the list, or type “none”.',
			'lines.2.take': 'Digital Rights Foundation is on record: take it, or change the name.',
			'lines.3.take': 'No name is so long: shorten it to 300 letters, or leave it out.'
		});
	});
});
