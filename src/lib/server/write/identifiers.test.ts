import { beforeEach, describe, expect, it } from 'vitest';
import type { Name } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import {
	checked,
	downloadReport,
	user
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import { mergeInto, openMerge, undo } from '../desk/merges/index.ts';
import { bearer, read } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { readSubmission, submit } from '../desk/entry/index.ts';
import { represent } from '../outlets/exports/index.ts';
import { readFilters } from '../../domain/filters.ts';
import { filters, search } from '../search/index.ts';
import { differencesInWords } from '../../nouns/derive/differences-in-words.ts';
import { current, type ItemToSave, Refused, saveItem } from './index.ts';
import { changes, withdraw } from '../../../../tests/helpers/server/write/test-changes.ts';

const asma = { author: 'asma', reason: 'Read on its page', way: 'entry' as const };
const q = (value: string) => [{ scheme: 'wikidata' as const, value }];

checkDerived();

beforeEach(async () => {
	await cast.scene();
});

const stakeholder = (
	id: string,
	identifiers: Item<'stakeholder'>['identifiers'],
	given: Partial<ItemToSave<'stakeholder'>> = {}
) =>
	saveItem(
		'stakeholder',
		{
			id,
			state: 'published',
			name: `Name of ${id}`,
			kind: 'company',
			sources: ['dawn'],
			identifiers,
			...given
		},
		asma
	);

async function problemsOf(work: Promise<unknown>) {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	return error instanceof Refused ? error.problems : error;
}

const draft = { state: 'draft' as const, stateReason: 'Unchecked' };

async function found(words: string) {
	const request = readFilters(new URLSearchParams({ q: words }), filters);
	return (await search(words, request)).results;
}

describe('an identifier', () => {
	it('belongs to one published stakeholder, and whose it is is told', async () => {
		await stakeholder('grab', q('Q1'));
		const says = `“Name of grab” has this identifier already, and it belongs to one stakeholder alone. If the two are one, merge them.`;
		const refused = [{ field: 'identifiers.1.value', message: says }];
		const both = [...q('Q2'), ...q('Q1')];
		expect(await problemsOf(stakeholder('other', both))).toEqual(refused);
		expect(await problemsOf(stakeholder('other', both, draft))).toEqual(refused);
		await stakeholder('other', q('Q2'));
	});

	it('is told of no draft, and refused once the draft is published after another one', async () => {
		await stakeholder('memo', q('Q1'), draft);
		await stakeholder('grab', q('Q1'));
		const again = saveItem(
			'stakeholder',
			{
				id: 'memo',
				state: 'published',
				name: 'Memo',
				kind: 'company',
				sources: ['dawn'],
				identifiers: q('Q1')
			},
			{ ...asma, version: 1 }
		);
		expect(await problemsOf(again)).toMatchObject([{ field: 'identifiers.0.value' }]);
	});

	it('is free again once its stakeholder is withdrawn', async () => {
		await stakeholder('grab', q('Q1'));
		await withdraw('stakeholder', 'grab', { ...asma, version: 1 });
		await stakeholder('other', q('Q1'));
		expect((await current('stakeholder', 'other'))?.item.identifiers).toEqual(q('Q1'));
	});

	it('is given to one of those that are published at once', async () => {
		const ids = ['one', 'two', 'three', 'four'];
		const all = await Promise.all(ids.map((id) => problemsOf(stakeholder(id, q('Q1')))));
		expect(all.filter((problems) => problems === undefined)).toHaveLength(1);
		for (const problems of all.filter((each) => each !== undefined))
			expect(problems).toMatchObject([{ field: 'identifiers.0.value' }]);
	});

	it('of a law may be that of a stakeholder, and of no other law', async () => {
		await cast.regulation('act', { identifiers: q('Q1') });
		await stakeholder('grab', q('Q1'));
		const { item, version } = (await current('regulation', 'harm-rules'))!;
		expect(
			await problemsOf(
				saveItem('regulation', { ...item, identifiers: q('Q1') }, { ...asma, version })
			)
		).toEqual([
			{
				field: 'identifiers.0.value',
				message: '“Title of act” has this identifier already, and it belongs to one law alone.'
			}
		]);
	});

	it('finds what it names, and the result says so', async () => {
		await stakeholder('grab', q('Q4711'));
		await cast.regulation('act', { identifiers: [{ scheme: 'sro', value: 'S.R.O. 74(I)/2020' }] });
		expect(await found('Q4711')).toMatchObject([{ noun: 'stakeholder', row: { id: 'grab' } }]);
		const [result] = await found('Q4711');
		expect(result).toMatchObject({
			alias: [{ text: 'Wikidata ' }, { text: 'Q4711', marked: true }]
		});
		expect(await found('S.R.O. 74(I)/2020')).toMatchObject([
			{ noun: 'regulation', row: { id: 'act' } }
		]);
	});

	it('is read by programs with the address of its page, where there is one', async () => {
		await stakeholder('grab', [{ scheme: 'org_id', value: 'GB-CHC-202918' }, ...q('Q1')]);
		const [json] = await represent.stakeholders(['grab']);
		expect(json?.identifiers).toEqual([
			{ scheme: 'org_id', value: 'GB-CHC-202918', url: null },
			{ scheme: 'wikidata', value: 'Q1', url: 'https://www.wikidata.org/wiki/Q1' }
		]);
	});

	it('stands in the history: what it was, and in the words of letters', async () => {
		await stakeholder('grab', q('Q1'));
		const { item } = (await current('stakeholder', 'grab'))!;
		await saveItem('stakeholder', { ...item, identifiers: q('Q2') }, { ...asma, version: 1 });
		const [newest] = (await changes('stakeholder', 'grab', 1)).rows;
		expect(newest?.changes).toMatchObject([
			{
				field: 'identifiers',
				changed: [{ differences: [{ field: 'value', before: 'Q1', after: 'Q2' }] }]
			}
		]);
		const added = [{ field: 'identifiers', added: q('Q2'), removed: [], changed: [] }];
		expect(differencesInWords('stakeholder', added, {})).toEqual([
			'Identifiers: Wikidata Q2 added'
		]);
	});
});

describe('a form', () => {
	const typed = (fields: Record<string, string>) => {
		const data = new FormData();
		const all = { key: 'key-of-a-guild', name: 'Guild', kind: 'company', 'sources.0': 'dawn' };
		for (const [name, value] of Object.entries({ ...all, ...fields })) data.append(name, value);
		return readSubmission('stakeholder', data);
	};
	const publish = async (fields: Record<string, string>) =>
		submit(await user('editor'), 'stakeholder', undefined, 'publish', typed(fields));

	it('takes the address of a page for the number in it', async () => {
		const { id } = await publish({
			'identifiers.0.scheme': 'wikidata',
			'identifiers.0.value': 'https://www.wikidata.org/wiki/Q42',
			'identifiers.1.scheme': '',
			'identifiers.1.value': ''
		});
		expect((await current('stakeholder', id!))!.item.identifiers).toEqual(q('Q42'));
	});

	it('says of each row what is wrong, and loses nothing', async () => {
		const { refusal } = await publish({
			'identifiers.0.scheme': 'wikidata',
			'identifiers.0.value': '42',
			'identifiers.1.scheme': 'isni',
			'identifiers.1.value': '0000 0001 2146 4381',
			'identifiers.2.value': 'Q43',
			'identifiers.3.scheme': 'forged',
			'identifiers.3.value': 'Q44'
		});
		expect(refusal?.errors).toEqual({
			'identifiers.0.value': 'A Wikidata number is a Q and digits, such as Q42.',
			'identifiers.1.value': 'Its check digits do not fit: something in this ISNI was mistyped.',
			'identifiers.2.scheme': 'Choose the register.',
			'identifiers.3.scheme': '“Register” is none of the values it may have.'
		});
		expect(refusal?.typed.identifiers).toMatchObject([
			{ value: '42' },
			{ value: '0000 0001 2146 4381' },
			{ value: 'Q43' },
			{ scheme: 'forged' }
		]);
	});
});

describe('a program', () => {
	const put = async (identifiers: unknown) => {
		const body = { name: 'Guild', kind: 'company', sources: ['dawn'], identifiers };
		return read('/stakeholders', { token: await bearer('contributor'), body });
	};

	it('writes them as it reads them in the form', async () => {
		const { status, data } = await put([{ scheme: 'wikidata', value: 'q42' }]);
		expect(status).toBe(202);
		expect((await current('stakeholder', data.id))!.item.identifiers).toEqual(q('Q42'));
	});

	it.each([
		['a register that nobody knows', { scheme: 'grid', value: '1' }, /^This is one of: wikidata, /],
		['no register', { value: 'Q42' }, /^This is needed/],
		['a number that is none', { scheme: 'wikidata', value: '42' }, /^A Wikidata number is a Q/]
	])('is told in a sentence of %s', async (_, identifier, sentence) => {
		const { status, errors } = await put([identifier]);
		expect(status).toBe(422);
		expect(errors[0].field).toMatch(/^identifiers/);
		expect(errors[0].detail).toMatch(sentence);
	});
});

describe('a file of rows', () => {
	const row = (name: string, identifiers: string) => ({
		name,
		kind: 'Company',
		identifiers,
		sources: 'https://example.org/dawn'
	});
	const told = async (...rows: ReturnType<typeof row>[]) =>
		downloadReport(await checked(await user('editor'), rows, 'stakeholders' satisfies Name));

	it('has them in one cell, each with its register before it or by its address', async () => {
		const rows = [
			row('A', 'wikidata:Q1; isni: 0000 0001 2146 438X'),
			row('B', 'https://ror.org/042nb2s44')
		];
		expect(await told(...rows)).toEqual([]);
	});

	it('is told what is wrong in the cell: a register that nobody knows, a number that is none, one that is taken', async () => {
		await stakeholder('grab', q('Q1'));
		const all = await told(row('A', 'grid:1; wikidata:7'), row('B', 'wikidata:Q1'), row('C', 'Q5'));
		expect(all.map(({ number, column, message }) => [number, column, message])).toEqual([
			[
				2,
				'Identifiers',
				'“grid” is none of these: Wikidata, ISNI, VIAF, ROR, LEI, OpenCorporates, National register (org-id.guide).'
			],
			[2, 'Identifiers', 'A Wikidata number is a Q and digits, such as Q42.'],
			[
				3,
				'Identifiers',
				'“Name of grab” has this identifier already, and it belongs to one stakeholder alone. If the two are one, merge them.'
			],
			[
				4,
				'Identifiers',
				'Say before “Q5” what it is, as in “wikidata:Q42; isni:0000 0001 2146 438X”.'
			]
		]);
	});
});

describe('a merge', () => {
	const bilal = { id: 'bilal', name: 'Bilal' };
	const merging = { fromVersion: 1, toVersion: 1, reason: 'One' };

	it('gives the one the identifiers of the other, and back when it is undone', async () => {
		await person('editor');
		await stakeholder('one', [...q('Q1'), { scheme: 'viaf', value: '5' }]);
		await stakeholder('other', [{ scheme: 'viaf', value: '6' }]);
		const identifiersOf = async (id: string) =>
			(await current('stakeholder', id))!.item.identifiers.map(({ value }) => value);
		const id = await mergeInto(bilal, 'one', 'other', merging);
		expect(await identifiersOf('other')).toEqual(['5', '6', 'Q1']);
		expect(await found('Q1')).toMatchObject([{ row: { id: 'other' } }]);
		await undo(bilal, id, 'Two');
		expect(await identifiersOf('other')).toEqual(['6']);
		expect(await identifiersOf('one')).toEqual(['5', 'Q1']);
	});

	it('tells where a register knows the two apart', async () => {
		await stakeholder('one', [...q('Q1'), { scheme: 'viaf', value: '5' }]);
		await stakeholder('other', [...q('Q2'), { scheme: 'viaf', value: '6' }]);
		const opened = await openMerge(await user('editor'), 'one', 'other');
		expect(opened?.preview?.conflictingNumbers).toEqual([
			{ register: 'Wikidata', from: 'Q1', to: 'Q2' }
		]);
	});
});
