import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import type { NameList } from '../../../forms/names.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { Refused } from '../../write/index.ts';
import { decideNames, openList } from './index.ts';
import { scene, sent } from '../../../../../tests/helpers/server/desk/name-lists/test-lists.ts';

let bilal: User;
beforeEach(async () => {
	({ bilal } = await scene());
});

const problemsOf = (list: NameList) => {
	try {
		return decideNames(bilal, list, ['dawn']);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]));
	}
};

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
		const { named, toAdd } = decideNames(bilal, list, ['dawn']);
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
		expect(decideNames(bilal, rest, ['dawn']).toAdd.map(({ name }) => name)).toEqual([
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
