import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../db/index.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { statementName } from '../../derived/views.ts';

const idsOf = (rows: { stakeholderId: string }[]) =>
	rows.map(({ stakeholderId }) => stakeholderId).sort();
const names = async () => idsOf(await db.select().from(statementName));
const members = async () =>
	idsOf(
		await db.select({ stakeholderId: sql<string>`stakeholder_id` }).from(sql`statement_member`)
	);

beforeEach(async () => {
	await cast.scene();
	for (const id of ['google', 'apple', 'grab'])
		await cast.stakeholder(id, { kind: 'company', country: 'US' });
	await cast.stakeholder('asma', { kind: 'person' });
});

describe('names on a statement', () => {
	it('are the organisation and each co-signatory, once', async () => {
		await cast.statement('joint', { signatories: ['union', 'google'] });
		expect(await names()).toEqual(['coalition', 'google', 'union']);
	});

	it('hold the speaker only where no organisation speaks', async () => {
		await cast.statement('alone', { speakerId: 'asma' });
		expect(await names()).toEqual(['asma']);
	});

	it('leave out who speaks for the organisation', async () => {
		await cast.statement('through', { organisationId: 'union', speakerId: 'asma' });
		expect(await names()).toEqual(['union']);
	});

	it('leave out drafts', async () => {
		await cast.statement('whisper', { state: 'draft', signatories: ['union'] });
		expect(await names()).toEqual([]);
	});
});

describe('members represented by a statement', () => {
	it('are those of the roster nearest to its day, and never the coalition itself', async () => {
		await cast.membership('coalition', 'grab', '2017-08-04');
		await cast.membership('coalition', 'google', '2020-02-17');
		await cast.membership('coalition', 'apple', '2020-02-17');
		await cast.statement('reaction', { date: '2020-02-13' });
		expect(await members()).toEqual(['apple', 'google']);
	});

	it('are of the earlier roster where two are as near', async () => {
		await cast.membership('coalition', 'google', '2020-02-12');
		await cast.membership('coalition', 'apple', '2020-02-14');
		await cast.statement('reaction', { date: '2020-02-13' });
		expect(await members()).toEqual(['google']);
	});

	it.each([
		['2020-02-13', ['google']],
		['2018-05-31', []],
		['2018-06-01', ['google']],
		['2018', ['google']],
		['2021-12-31', ['google']],
		['2022-01-01', []]
	])('are those whose own dates hold %s', async (date, expected) => {
		await cast.membership('coalition', 'google', undefined, {
			startDate: '2018-06~',
			endDate: '2021'
		});
		await cast.statement('reaction', { date });
		expect(await members()).toEqual(expected);
	});

	it('leave out a membership without any date, a draft, a draft member and other relations', async () => {
		await cast.stakeholder('memo', { kind: 'company', state: 'draft' });
		await cast.membership('coalition', 'google', undefined);
		await cast.membership('coalition', 'apple', '2020-02-17', { state: 'draft' });
		await cast.membership('coalition', 'memo', '2020-02-17');
		await cast.membership('coalition', 'asma', '2020-02-17', { relation: 'person_of' });
		await cast.statement('reaction');
		expect(await members()).toEqual([]);
	});

	it('never let a draft roster take the place of a published one', async () => {
		await cast.membership('coalition', 'google', '2017-08-04');
		await cast.membership('coalition', 'apple', '2020-02-13', { state: 'draft' });
		await cast.statement('reaction', { date: '2020-02-13' });
		expect(await members()).toEqual(['google']);
	});

	it('leave out who signed in its own name', async () => {
		await cast.membership('coalition', 'google', '2020-02-17');
		await cast.membership('coalition', 'apple', '2020-02-17');
		await cast.statement('reaction', { signatories: ['apple'] });
		expect(await members()).toEqual(['google']);
	});

	it('count a signing group and a member of two groups once', async () => {
		await cast.membership('coalition', 'google', '2020-02-17');
		await cast.membership('union', 'google', '2020-02-17');
		await cast.membership('union', 'asma', '2020-02-17');
		await cast.statement('joint', { signatories: ['union'] });
		expect(await members()).toEqual(['asma', 'google']);
	});
});
