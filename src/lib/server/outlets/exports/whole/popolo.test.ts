import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { stakeholderKinds } from '../../../../domain/vocabulary.ts';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import * as cast from '../../../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../../../settings.ts';
import { writePopolo } from './popolo.ts';
import { writtenBytes } from '../../../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';

/** The required terms of the Popolo 2.0 schemas that we use, and our additions. Others are refused. */
const text = v.pipe(v.string(), v.minLength(1));
const date = v.optional(v.pipe(v.string(), v.regex(/^[0-9]{4}(?:-[0-9]{2}){0,2}$/)));
const link = v.strictObject({ url: v.pipe(v.string(), v.url()), note: text });
const common = {
	id: text,
	sources: v.array(link),
	created_at: v.pipe(v.string(), v.isoTimestamp()),
	updated_at: v.pipe(v.string(), v.isoTimestamp()),
	note: v.optional(text)
};
const named = {
	...common,
	name: text,
	other_names: v.array(v.strictObject({ name: text })),
	identifiers: v.array(v.strictObject({ scheme: text, identifier: text })),
	links: v.array(link)
};
const popolo = v.strictObject({
	meta: v.strictObject({ source: text, as_of: v.pipe(v.string(), v.isoDate()), licence: text }),
	persons: v.array(
		v.strictObject({ ...named, summary: v.optional(text), country: v.optional(text) })
	),
	organizations: v.array(
		v.strictObject({
			...named,
			classification: v.picklist(Object.keys(stakeholderKinds)),
			area: v.optional(v.strictObject({ id: text, name: text, classification: text }))
		})
	),
	memberships: v.array(
		v.strictObject({
			...common,
			organization_id: text,
			person_id: v.optional(text),
			member: v.optional(v.strictObject({ '@type': v.literal('organization'), id: text })),
			role: text,
			start_date: date,
			end_date: date,
			relation: text,
			as_of: v.optional(text),
			start_date_edtf: v.optional(text),
			end_date_edtf: v.optional(text)
		})
	)
});

const given = async () => v.parse(popolo, JSON.parse((await writtenBytes(writePopolo)).toString()));

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('asad', {
		kind: 'person',
		name: 'Asad "AB" Baig',
		aliases: ['اسد بیگ'],
		role: 'Founder',
		identifiers: [
			{ scheme: 'wikidata', value: 'Q42' },
			{ scheme: 'isni', value: '000000012146438X' }
		]
	});
});

describe('people and organisations in Popolo', () => {
	it('are valid JSON of Popolo’s terms, each with its names, page and sources', async () => {
		const { persons, organizations } = await given();
		expect(persons).toMatchObject([
			{
				id: 'asad',
				name: 'Asad "AB" Baig',
				other_names: [{ name: 'اسد بیگ' }],
				identifiers: [
					{ scheme: 'isni', identifier: '000000012146438X' },
					{ scheme: 'wikidata', identifier: 'Q42' }
				],
				summary: 'Founder',
				country: 'PK',
				links: [{ url: `${origin()}/stakeholders/asad` }],
				sources: [{ url: 'https://example.org/dawn', note: 'Headline of dawn' }]
			}
		]);
		expect(organizations.map(({ id, classification }) => [id, classification])).toEqual([
			['coalition', 'industry_body'],
			['ministry', 'government'],
			['union', 'media_union']
		]);
		expect(organizations[0]).toMatchObject({
			area: { id: 'PK', name: 'Pakistan' },
			sources: [{ url: 'https://example.org/dawn' }]
		});
	});

	it('are valid JSON when there are none', async () => {
		await db.update(t.stakeholder).set({ state: 'draft' });
		expect(await given()).toMatchObject({ persons: [], organizations: [], memberships: [] });
	});

	it.each([
		['2020', { start_date: '2020' }],
		['2020-05', { start_date: '2020-05' }],
		['2020-05-18', { start_date: '2020-05-18' }],
		['2020-05~', { start_date_edtf: '2020-05~' }],
		['2020-21', { start_date_edtf: '2020-21' }],
		['202X', { start_date_edtf: '202X' }],
		['2019/2020', { start_date_edtf: '2019/2020' }]
	])('never say more or less of a date than the record: %s', async (startDate, said) => {
		await cast.membership('coalition', 'asad', '2020-02', { startDate });
		const [membership] = (await given()).memberships;
		const { start_date, start_date_edtf } = membership!;
		expect({ start_date, start_date_edtf }).toEqual({
			start_date: undefined,
			start_date_edtf: undefined,
			...said
		});
		expect(membership).toMatchObject({ as_of: '2020-02' });
	});

	it('tell people who belong to a group from organisations that do', async () => {
		await cast.membership('coalition', 'asad', '2020', { relation: 'person_of', role: 'Chair' });
		await cast.membership('coalition', 'union', '2020');
		expect((await given()).memberships).toMatchObject([
			{ organization_id: 'coalition', person_id: 'asad', role: 'Chair', relation: 'person_of' },
			{ organization_id: 'coalition', member: { id: 'union' }, role: 'Member' }
		]);
	});

	it('promise 10: show no draft, nor who is one, and do once it is published', async () => {
		const secret = 'THE-SECRET';
		const state = (state: 'draft' | 'published') =>
			db.update(t.stakeholder).set({ state }).where(eq(t.stakeholder.id, 'hidden'));
		await cast.stakeholder('hidden', { name: secret, note: secret, kind: 'person' });
		await cast.membership('coalition', 'hidden', '2020', { role: `${secret} role` });
		await cast.article('hidden', { headline: `${secret} headline`, state: 'draft' });
		await db.insert(t.citation).values({ articleId: 'hidden', stakeholderId: 'union' });
		await state('draft');
		const hidden = JSON.stringify(await given());
		expect(hidden).not.toContain(secret);
		expect(hidden).not.toContain('hidden');
		await state('published');
		await db.update(t.article).set({ state: 'published' });
		const shown = JSON.stringify(await given());
		for (const what of ['', ' role', ' headline']) expect(shown).toContain(`${secret}${what}"`);
	});
});
