import { beforeEach, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blank } from '../../../nouns/derive/typed.ts';
import { person } from '../../auth/test-staff.ts';
import { unsentForm } from '../tables.ts';
import { db } from '../../db/index.ts';
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
	typed: { ...blank(formOf('statement')), summary }
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

	it('is gone when its author discards it', async () => {
		await saveUnsent(chanda, letter('They object'));
		await discardUnsent(chanda, 'key-of-a-letter-1');
		expect(await listUnsent(chanda)).toEqual([]);
	});

	it('promise 28: is forgotten when nobody came back to it for half a year, and not before', async () => {
		await saveUnsent(chanda, letter('Old', 'key-of-an-old-one'));
		await saveUnsent(chanda, letter('New', 'key-of-a-new-one1'));
		await db
			.update(unsentForm)
			.set({ updatedAt: sql`now() - interval '181 days'` })
			.where(eq(unsentForm.key, 'key-of-an-old-one'));
		await purgeUnsent();
		expect((await listUnsent(chanda)).map(({ key }) => key)).toEqual(['key-of-a-new-one1']);
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
