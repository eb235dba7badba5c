import { beforeEach, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blankForm } from '../../../nouns/derive/typed.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { proposal } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { openItem } from './open.ts';
import {
	discardUnsent,
	getUnsent,
	saveAsUnsent,
	saveUnsent,
	listUnsent,
	purgeUnsent
} from './unsent.ts';

const asma = {
	id: 'asma',
	name: 'Asma',
	email: '',
	role: 'administrator',
	twoStep: false
} as const;
const chanda = { ...asma, id: 'chanda', name: 'Chanda', role: 'contributor' } as const;

const letter = (summary: string, key = 'key-of-a-letter-1') => ({
	key,
	noun: 'statement' as const,
	rowId: null,
	version: 0,
	proposalId: null,
	typed: { ...blankForm(formOf('statement')), summary }
});

beforeEach(async () => {
	await person('administrator');
	await person('contributor');
});

describe('an unsent form', () => {
	it('is kept as it was typed last', async () => {
		await saveUnsent(chanda, letter('They'));
		await saveUnsent(chanda, letter('They object'));
		expect(await getUnsent(chanda, 'key-of-a-letter-1')).toMatchObject(letter('They object'));
		expect(await listUnsent(chanda)).toHaveLength(1);
	});

	it('is for its author alone, whatever others know of it', async () => {
		await saveUnsent(chanda, letter('They object'));
		expect(await getUnsent(asma, 'key-of-a-letter-1')).toBeUndefined();
		expect(await listUnsent(asma)).toEqual([]);
		expect(await saveUnsent(asma, letter('Overwritten'))).toBe(false);
		await discardUnsent(asma, 'key-of-a-letter-1');
		expect(await getUnsent(chanda, 'key-of-a-letter-1')).toMatchObject(letter('They object'));
	});

	it('is nothing that was sent: nobody finds it among that, reads it there or decides on it', async () => {
		const { key } = letter('They object');
		await saveUnsent(chanda, letter('They object'));
		expect(await proposals.get(asma, key)).toBeUndefined();
		expect(await proposals.get(chanda, key)).toBeUndefined();
		expect(await proposals.ownProposals(chanda, 1)).toMatchObject({ rows: [], total: 0 });
		expect(await proposals.countQueue(asma)).toEqual({ sent: 0, drafts: 0, own: 0 });
		const decided = [
			proposals.publishProposal(asma, key, 1),
			proposals.sendProposalBack(asma, key, 1, 'No.'),
			proposals.reject(asma, key, 1, 'No.'),
			proposals.undoDecision(asma, key, 1),
			proposals.takeBack(chanda, key, 1)
		];
		expect(await Promise.all(decided)).toEqual([undefined, false, false, false, false]);
		expect(await getUnsent(chanda, key)).toMatchObject(letter('They object'));
	});

	it('is gone when its author discards it', async () => {
		await saveUnsent(chanda, letter('They object'));
		await discardUnsent(chanda, 'key-of-a-letter-1');
		expect(await listUnsent(chanda)).toEqual([]);
	});

	it('promise 28: is forgotten when nobody came back to it for half a year, and not before', async () => {
		await saveUnsent(chanda, letter('Old', 'key-of-an-old-one'));
		await saveUnsent(chanda, letter('New', 'key-of-a-new-one1'));
		await db
			.update(proposal)
			.set({ sentAt: sql`now() - interval '181 days'` })
			.where(eq(proposal.id, 'key-of-an-old-one'));
		await purgeUnsent();
		expect((await listUnsent(chanda)).map(({ key }) => key)).toEqual(['key-of-a-new-one1']);
	});

	it('is brought back by its address to its author alone, who is told what stands meanwhile', async () => {
		await cast.scene();
		const { key } = letter('');
		const typed = { ...blankForm(formOf('stakeholder')), name: 'Coalition of the Internet' };
		await saveUnsent(asma, { ...letter(''), noun: 'stakeholder', rowId: 'coalition', typed });
		const address = new URLSearchParams({ form: key });
		const open = (user: User) => openItem(user, 'stakeholder', 'coalition', address);
		expect(await open(asma)).toMatchObject({ key, typed, version: 0, keptAt: expect.any(Date) });
		expect((await open(asma))?.overtakenBy).toBe(1);
		const other = await open(chanda);
		expect(other).toMatchObject({ typed: { name: 'Internet Coalition' }, version: 1 });
		expect(other?.keptAt).toBeUndefined();
		expect(other?.key).not.toBe(key);
		await saveUnsent(asma, {
			...letter('', 'key-of-a-new-letter'),
			noun: 'stakeholder',
			rowId: 'coalition',
			version: 1,
			typed
		});
		const newer = await openItem(
			asma,
			'stakeholder',
			'coalition',
			new URLSearchParams({ form: 'key-of-a-new-letter' })
		);
		expect(newer).toMatchObject({ typed, version: 1 });
		expect(newer?.overtakenBy).toBeUndefined();
	});

	it('is called by what it says, never by what was chosen in it', async () => {
		await cast.scene();
		const words = async (noun: 'statement' | 'membership', typed: Typed) => {
			const form = { ...letter('', 'key-of-any-form-12'), noun, typed };
			await saveUnsent(chanda, { ...form, typed: { ...blankForm(formOf(noun)), ...typed } });
			const [line] = await listUnsent(chanda);
			await discardUnsent(chanda, form.key);
			return line!.words;
		};
		const sources = ['https://example.org/an-address-that-is-longer-than-anything-that-was-said'];
		const quotations = [{ exact: 'We object to all of it', article: sources[0]! }];
		const all = { organisation: 'coalition', sources, quotations };
		expect(await words('statement', { ...all, summary: 'They object' })).toBe('They object');
		expect(await words('statement', all)).toBe('We object to all of it');
		expect(await words('membership', { member: 'coalition', group: 'a group as typed' })).toBe(
			'a group as typed, Internet Coalition'
		);
		expect(await words('statement', { basis: 'reported' })).toBe('nothing said yet');
	});

	it('is kept with the reason that stood in it, and brought back with it', async () => {
		const { key, version, typed } = letter('They object');
		const sent = {
			key,
			version,
			typed,
			reason: 'Reread',
			withDependencies: false,
			isDifferent: false
		};
		expect(await saveAsUnsent(chanda, 'statement', undefined, sent)).toBe(true);
		expect(await getUnsent(chanda, key)).toMatchObject({ typed: { ...typed, reason: 'Reread' } });
	});

	it('cannot be kept without a key, or with what no database keeps', async () => {
		const { key, version, typed } = letter('They\0object');
		const sent = { key, version, typed, reason: '', withDependencies: false, isDifferent: false };
		expect(await saveAsUnsent(chanda, 'statement', undefined, sent)).toBe(false);
		const keyless = { ...sent, key: '', typed: letter('They').typed };
		expect(await saveAsUnsent(chanda, 'statement', undefined, keyless)).toBe(false);
		expect(await listUnsent(chanda)).toEqual([]);
	});
});
