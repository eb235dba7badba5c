import { parseEdtf } from '../../../src/lib/domain/dates/edtf.ts';
import type { Noun } from '../../../src/lib/domain/nouns.ts';
import { db } from '../../../src/lib/server/db/index.ts';
import * as t from '../../../src/lib/server/db/schema.ts';
import { type ItemToSave, saveItem } from '../../../src/lib/server/write/index.ts';
import { readStored } from '../../../src/lib/server/write/items/read.ts';
import type { Item, ItemInput } from '../../../src/lib/nouns/derive/types.ts';
import { article, type Given, insertAll, sourceOf, deriveNew } from './test-rows.ts';

/**
 * The cast of the unit tests: a ministry with its Harm Rules, a coalition, a union and a newspaper. Each function
 * writes one row with its links, published and sourced by default.
 */

export { article };
export * from './test-claims.ts';

export async function regulation(
	id = 'harm-rules',
	given: Given<typeof t.regulation> & {
		topics?: string[];
		source?: string;
		identifiers?: Item<'regulation'>['identifiers'];
	} = {}
) {
	const { topics = [], source = 'dawn', identifiers = [], ...row } = given;
	const articleId = await sourceOf(source);
	await db.transaction(async (tx) => {
		await tx.insert(t.regulation).values({
			id,
			slug: id,
			title: `Title of ${id}`,
			jurisdiction: 'PK',
			issuingBody: 'Ministry of IT',
			instrument: 'rules',
			status: 'in_force',
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId, regulationId: id });
		await insertAll(
			tx,
			t.regulationTopic,
			topics.map((topicId) => ({ regulationId: id, topicId }))
		);
		await insertAll(
			tx,
			t.regulationIdentifier,
			identifiers.map((identifier) => ({ regulationId: id, ...identifier }))
		);
		await deriveNew(tx, 'regulation', id);
	});
	return id;
}

export async function stakeholder(
	id = 'coalition',
	given: Given<typeof t.stakeholder> & {
		source?: string;
		identifiers?: Item<'stakeholder'>['identifiers'];
	} = {}
) {
	const { source = 'dawn', identifiers = [], ...row } = given;
	const articleId = await sourceOf(source);
	await db.transaction(async (tx) => {
		await tx.insert(t.stakeholder).values({
			id,
			slug: id,
			name: `Name of ${id}`,
			kind: 'industry_body',
			country: 'PK',
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId, stakeholderId: id });
		await insertAll(
			tx,
			t.stakeholderIdentifier,
			identifiers.map((identifier) => ({ stakeholderId: id, ...identifier }))
		);
		await deriveNew(tx, 'stakeholder', id);
	});
	return id;
}

export async function topic(id = 'expression', given: Given<typeof t.topic> = {}) {
	const row = { id, slug: id, name: `Topic of ${id}`, state: 'published' as const, ...given };
	await db.transaction(async (tx) => {
		await tx.insert(t.topic).values(row);
		await deriveNew(tx, 'topic', id);
	});
	return id;
}

export async function membership(
	group: string,
	member: string,
	asOf: string | undefined,
	given: Given<typeof t.membership> & { source?: string } = {}
) {
	const { source = 'dawn', ...row } = given;
	const seen = asOf === undefined ? undefined : parseEdtf(asOf);
	const id = [group, member, ...(asOf ? [asOf] : [])].join('.');
	await db.transaction(async (tx) => {
		await tx.insert(t.membership).values({
			id,
			groupId: group,
			memberId: member,
			relation: 'member',
			asOf,
			asOfEarliest: seen?.earliest,
			asOfLatest: seen?.latest,
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId: source, membershipId: id });
		await deriveNew(tx, 'membership', id);
	});
	return id;
}

/** Saves an item with some fields changed; as an update unless it is a correction. */
export async function change<N extends Noun>(
	noun: N,
	id: string,
	fields: Partial<ItemInput<N>>,
	correction = false
) {
	const [saved] = await readStored(db, noun, [id]);
	const { item, version } = saved!;
	return saveItem(
		noun,
		{ ...(item as ItemToSave<N>), stateReason: 'A mistake', ...fields },
		{ version, author: 'Bilal', reason: 'Put right', correction, way: 'entry' }
	);
}

/** The number of a version that Bilal saved on that day, or now. */
export async function saved(
	noun: Noun,
	id: string,
	version: number,
	{ at = new Date(), ...given }: Given<typeof t.revision> & { at?: Date } = {}
) {
	const snapshot = { state: 'published' };
	const row = { noun, rowId: id, version, snapshot, author: 'Bilal', reason: 'Put right' };
	await db.insert(t.revision).values({ ...row, createdAt: at, ...given });
	return { noun, id, version };
}

/** The usual scene: newspaper, Harm Rules, the coalition, and a union that opposes them. */
export async function scene() {
	await regulation('harm-rules', { title: 'Harm Rules 2020' });
	await article('dawn', { regulations: ['harm-rules'] });
	await stakeholder('coalition', { name: 'Internet Coalition', aliases: ['IC'] });
	await stakeholder('union', { name: 'Union of Journalists', kind: 'media_union' });
	await stakeholder('ministry', { name: 'Ministry of IT', kind: 'government' });
}
