import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { proposal } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { current, saveItem } from '../../write/index.ts';
import { withdraw } from '../../write/proposals/index.ts';
import { user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { readSubmission, submit, type Action } from './index.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
	chanda = await user('contributor');
});

const letter = {
	key: 'key-of-one-letter',
	organisation: 'coalition',
	date: '2020-02',
	summary: 'They object.',
	'positions.0.regulation': 'harm-rules',
	'positions.0.stance': 'oppose',
	'sources.0': 'dawn'
};

function send(by: User, noun: Noun, wish: Action, fields: Record<string, string>, id?: string) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return submit(by, noun, id, wish, readSubmission(noun, data));
}

describe('promise 35: a form that is sent a second time', () => {
	it('is answered as before, and not told to be like itself', async () => {
		const first = await send(bilal, 'statement', 'publish', letter);
		expect(first.id).toBeDefined();
		expect(await send(bilal, 'statement', 'publish', letter)).toEqual(first);
		expect(await db.$count(t.statement)).toBe(1);
	});

	it('is one proposal, whoever sends it', async () => {
		const first = await send(chanda, 'statement', 'send', letter);
		expect(await send(chanda, 'statement', 'send', letter)).toEqual(first);
		expect(await db.$count(proposal)).toBe(1);
	});

	it('is another one where its key is another', async () => {
		await send(bilal, 'statement', 'publish', letter);
		const other = { ...letter, key: 'key-of-another-letter' };
		expect((await send(bilal, 'statement', 'publish', other)).refusal?.similar).toHaveLength(1);
		const different = { ...other, different: 'yes' };
		expect((await send(bilal, 'statement', 'publish', different)).id).toBeDefined();
		expect(await db.$count(t.statement)).toBe(2);
	});
});

describe('a country that no form offers', () => {
	it.each(['和製漢語', 'A', 'XQ', 'pk'])('is refused at its field: %s', async (country) => {
		const fields = { name: 'Guild', kind: 'company', country, 'sources.0': 'dawn' };
		const { refusal } = await send(bilal, 'stakeholder', 'publish', { ...letter, ...fields });
		expect(refusal?.errors.country).toMatch(/^“Country” is not /);
	});
});

describe('a text with a NUL in it', () => {
	it('is refused where it stands, as text, as a name and as a reason', async () => {
		const { id } = await send(bilal, 'statement', 'publish', letter);
		const fields = {
			...letter,
			version: '1',
			summary: 'They\0object',
			'signatories.3': 'un\0ion',
			reason: 'be\0cause'
		};
		const { refusal } = await send(bilal, 'statement', 'publish', fields, id);
		expect(Object.keys(refusal!.errors).sort()).toEqual(['reason', 'signatories.0', 'summary']);
		expect(refusal!.errors.summary).toBe(
			'The text has a character in it that cannot be seen and cannot be kept. Type the passage by hand.'
		);
		expect(refusal!.typed.summary).toBe('They\0object');
	});

	it('names no proposal', async () => {
		const { refusal } = await send(chanda, 'statement', 'send', { ...letter, proposal: 'a\0b' });
		expect(refusal!.errors['']).toMatch(/not sent by you/);
	});
});

it('a text that is too long is told by the name that its field has, and comes back whole', async () => {
	const long = 'x'.repeat(10_001);
	const { refusal } = await send(bilal, 'statement', 'publish', {
		...letter,
		summary: long,
		'quotations.0.exact': long,
		'quotations.0.article': 'dawn'
	});
	expect(refusal!.errors).toEqual({
		summary: '“What was said” is longer than 10,000 characters.',
		'quotations.0.exact': '“Words as printed” is longer than 10,000 characters.'
	});
	expect(refusal!.typed.summary).toBe(long);
});

it('a list that is far too long is refused at its place, and comes back whole', async () => {
	const many = Object.fromEntries(
		Array.from({ length: 501 }, (_, index) => [`signatories.${index}`, 'union'])
	);
	const { refusal } = await send(bilal, 'statement', 'publish', { ...letter, ...many });
	expect(refusal!.errors).toEqual({
		signatories: 'These are 501, and 500 at most can be kept here.'
	});
	expect(refusal!.typed.signatories).toHaveLength(501);
});

describe('what an item names and readers do not see', () => {
	beforeEach(() => cast.stakeholder('hidden', { state: 'draft', stateReason: 'Unchecked' }));

	it('is told, and published with it where the editor says so', async () => {
		const signed = { ...letter, 'signatories.0': 'hidden' };
		const { refusal } = await send(bilal, 'statement', 'publish', signed);
		expect(refusal).toMatchObject({
			errors: { 'signatories.0': 'Name of hidden is a draft. Publish it first, or with this.' },
			drafts: [{ id: 'hidden', draft: true }]
		});
		const along = await send(bilal, 'statement', 'publish', { ...signed, along: 'yes' });
		expect(along.id).toBeDefined();
		expect(await db.$count(t.stakeholder, eq(t.stakeholder.state, 'draft'))).toBe(0);
	});

	it('holds nothing up where it is one of several sources', async () => {
		await cast.article('unseen', { state: 'draft', stateReason: 'Unchecked' });
		const { id } = await send(bilal, 'statement', 'publish', { ...letter, 'sources.1': 'unseen' });
		expect(id).toBeDefined();
	});
});

it('gives a form that was saved and then changed a key of its own', async () => {
	await send(bilal, 'statement', 'publish', letter);
	const changed = { ...letter, summary: 'They object, loudly.' };
	const { refusal } = await send(bilal, 'statement', 'publish', changed);
	expect(refusal).toMatchObject({ status: 409, typed: { summary: 'They object, loudly.' } });
	expect(refusal!.key).not.toBe(letter.key);
});

it('says that an item was withdrawn while it was written at, and why', async () => {
	const { id } = await send(bilal, 'statement', 'publish', letter);
	await withdraw(bilal, 'statement', id!, { version: 1, reason: 'The letter was forged' });
	const changed = { ...letter, key: '', version: '1', summary: 'They objected.', reason: 'Why' };
	const { refusal } = await send(bilal, 'statement', 'publish', changed, id);
	expect(refusal).toMatchObject({ status: 409, typed: { summary: 'They objected.' } });
	expect(refusal!.errors['']).toContain('“The letter was forged”. Nothing of yours');
});

describe('a field for an organisation or for a person', () => {
	beforeEach(() => cast.stakeholder('asad', { name: 'Asad Baig', kind: 'person' }));

	it('refuses the other kind where it stands, and says what is wanted', async () => {
		const crossed = { ...letter, organisation: 'Asad Baig', speaker: 'coalition' };
		const { refusal } = await send(bilal, 'statement', 'publish', crossed);
		expect(refusal?.errors).toEqual({
			organisation: 'This is a person. Choose an organisation, or leave this empty.',
			speaker: 'This is not a person. Choose a person, or leave this empty.'
		});
		expect(await db.$count(t.statement)).toBe(0);
	});

	it('takes its own', async () => {
		const both = { ...letter, speaker: 'Asad Baig' };
		expect((await send(bilal, 'statement', 'publish', both)).id).toBeDefined();
	});
});

describe('a date of a kind that has no words', () => {
	const rare = '2020~-02';
	const changed = { ...letter, date: rare, version: '1', summary: 'They objected.', reason: 'Why' };

	async function onRecord(date: string) {
		const { id } = await send(bilal, 'statement', 'keep', {
			...letter,
			key: 'key-of-first-letter'
		});
		const { item } = (await current('statement', id!))!;
		await saveItem(
			'statement',
			{ ...item, date },
			{ version: 1, author: 'Bilal', reason: 'As loaded', way: 'entry' }
		);
		return id!;
	}

	it('stays where it stands while another field is changed', async () => {
		const id = await onRecord(rare);
		const fields = { ...changed, version: '2' };
		const { refusal } = await send(bilal, 'statement', 'publish', fields, id);
		expect(refusal).toBeUndefined();
		expect((await current('statement', id))?.item).toMatchObject({
			date: rare,
			summary: 'They objected.'
		});
	});

	it('stays in a row of a list', async () => {
		const date = '[2020-01-03..2020-01-09]';
		await cast.event('leak', { kind: 'leak', date, knownOn: rare });
		const { item } = (await current('event', 'leak'))!;
		const how = { version: 1, author: 'Bilal', reason: 'As loaded', way: 'entry' as const };
		const { version } = await saveItem('event', item, how);
		const fields = {
			version: String(version),
			reason: 'Said better',
			kind: item.kind,
			description: 'It leaked.',
			knownOn: rare,
			'regulations.0': 'harm-rules',
			'dates.0.date': date,
			'dates.0.basis': 'event',
			'dates.0.sources.0': 'dawn'
		};
		expect((await send(bilal, 'event', 'publish', fields, 'leak')).refusal).toBeUndefined();
		const { item: now } = (await current('event', 'leak'))!;
		expect([now.description, now.knownOn, now.dates[0]?.date]).toEqual(['It leaked.', rare, date]);
	});

	it('is refused where it is typed anew', async () => {
		const id = await onRecord('2020-02');
		const fields = { ...changed, version: '2' };
		const { refusal } = await send(bilal, 'statement', 'publish', fields, id);
		expect(Object.keys(refusal!.errors)).toEqual(['date']);
	});
});

describe('what is sent to the editors', () => {
	const { 'sources.0': _, ...unsourced } = letter;

	it('is refused for all that they could not publish, in one answer', async () => {
		const given = { ...unsourced, date: 'someday', 'positions.0.stance': '' };
		const { refusal } = await send(chanda, 'statement', 'send', given);
		expect(Object.keys(refusal!.errors).sort()).toEqual(['date', 'positions.0.stance', 'sources']);
		expect(refusal!.errors.sources).toContain('needs at least one published source');
		expect(refusal!.typed.summary).toBe('They object.');
		expect(await db.$count(proposal)).toBe(0);
	});

	it('tells what is alike on record in the same answer', async () => {
		await send(bilal, 'statement', 'publish', { ...letter, date: '2020-02' });
		const again = { ...unsourced, key: 'key-of-another-letter', summary: '' };
		const { refusal } = await send(chanda, 'statement', 'send', again);
		expect(Object.keys(refusal!.errors).sort()).toEqual(['sources', 'summary']);
		expect(refusal!.similar).toHaveLength(1);
	});

	it('cites the page that prints a quotation, wherever that was typed', async () => {
		const quoted = {
			...unsourced,
			'quotations.0.exact': 'We object',
			'quotations.0.article': 'dawn'
		};
		const { proposal: sent } = await send(chanda, 'statement', 'send', quoted);
		const [row] = await db.select().from(proposal).where(eq(proposal.id, sent!));
		expect(row!.item).toMatchObject({ sources: ['dawn'], quotations: [{ article: 'dawn' }] });
	});
});
