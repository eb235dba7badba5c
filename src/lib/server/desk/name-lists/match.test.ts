import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { decideNames, matchNames, openList } from './index.ts';
import { scene, sent } from '../../../../../tests/helpers/server/desk/name-lists/test-lists.ts';

let bilal: User;
beforeEach(async () => {
	({ bilal } = await scene());
});

const idsOf = (choices: { id: string }[]) => choices.map(({ id }) => id);
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

	it('means whom a register calls so', async () => {
		const identifiers = [{ scheme: 'wikidata' as const, value: 'Q123' }];
		await cast.stakeholder('rsf', { name: 'Reporters sans frontières', identifiers });
		const lines = await matchNames(bilal, ['Q123', 'https://www.wikidata.org/wiki/Q123']);
		expect(lines.map(({ known }) => known?.id)).toEqual(['rsf', 'rsf']);
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
		expect(decideNames(bilal, list, ['dawn']).toAdd).toMatchObject([{ name: 'Nayatel Ltd' }]);
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
		expect(decideNames(bilal, list, ['dawn']).toAdd).toMatchObject([
			{ name: 'Usama Khilji', kind: 'person', role: 'poet' }
		]);
	});

	it('of somebody new who belongs to one on record is a person of theirs', async () => {
		const [line] = await matchNames(bilal, ['Hija Kamran, Digital Rights Foundation']);
		expect(line?.reading).toMatchObject({
			name: 'Hija Kamran',
			office: 'Digital Rights Foundation',
			person: true
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
		// Three queries read, and one sets the isolation level.
		expect(alone).toBeLessThanOrEqual(4);
	});
});
