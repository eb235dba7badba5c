import { and, eq, inArray, sql } from 'drizzle-orm';
import { erasedReason, type ErasureGround, withheldWord } from '../../domain/erasures.ts';
import { type Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { reportChangedJson, reportCopy, takeTurn } from '../derived/index.ts';
import { stampAll } from '../derived/sync.ts';
import { refusal } from '../write/refusals.ts';
import { addRevisions } from '../write/add-revisions.ts';
import { itemsNaming } from '../write/items/mentions.ts';
import { readStored } from '../write/items/read.ts';
import type { Attribution, Reference } from '../write/types.ts';
import { writeRows } from '../write/write-rows.ts';
import { addressHash, itemHash, keptHash, keyOf, secretMark } from './address.ts';
import { blank } from './blank.ts';
import { find, type Sought } from './find.ts';
import { withholdOffices, withoutOffices } from './offices.ts';
import * as sweep from './sweep.ts';
import { eraseTraces, itemsCorrectedBy, readersReports, withholdReports } from './traces.ts';

interface Order extends Sought {
	ground: ErasureGround;
	by: { id?: string; name: string };
	/** Copies that took too long to be searched when the plan was made; more than these are not deleted unseen. */
	mostUnread?: number;
}

/** The ids and keyed hashes that the erasure keeps. */
export interface Done {
	items: string[];
	addresses: string[];
	/** The hashes of items that stay and got another id. */
	kept: string[];
}

export const planChangedSentence =
	'The record has changed since this was shown. Look at what is found now, and confirm again. Nothing was erased.';

/**
 * Erases within a transaction, which then holds all tables.
 * @throws Refused if more copies cannot be searched than the plan said
 */
export async function carryOut(session: Database, order: Order): Promise<Done> {
	const { targets, ground, by, mostUnread = Infinity } = order;
	await session.execute(sql`set local rulewatch.erasing = 'yes'`);
	await takeTurn(session);
	await sweep.lockTables(session);
	const { affected, hits, matches, renames, ids } = await find(session, order);
	if (hits.filter(({ isUnread }) => isUnread).length > mostUnread)
		throw refusal('', planChangedSentence);
	const reports = await readersReports(session, targets);
	const restore = renames.size ? await sweep.deferForeignKeys(session) : undefined;
	const named = await sweep.rowsNaming(session, renames, ids);
	const known = new Set(hits.map(({ table, address }) => `${table} ${address}`));
	const others = named.filter(({ table, address }) => !known.has(`${table} ${address}`));
	for (const { table, row } of hits)
		if (table === 'copy' && row.article_id) reportCopy(session, String(row.article_id));
	await sweep.withhold(session, others, () => false, renames);
	await sweep.withhold(session, hits, matches, renames);

	const attribution = (what: Parameters<typeof erasedReason>[1]): Attribution => ({
		author: by.name,
		authorId: by.id,
		reason: erasedReason(ground, what),
		way: 'erasure'
	});
	const isTarget = new Set(targets.map(keyOf));
	const stakeholders = new Set(
		targets.flatMap(({ noun, id }) => (noun === 'stakeholder' ? (renames.get(id) ?? id) : []))
	);
	for (const id of stakeholders) await withholdOffices(session, id);
	await withholdReports(session, reports);
	const corrections = [
		...reports.map(({ report }) => report),
		...hits.flatMap(({ table, row }) => (table === 'correction' ? String(row.id) : []))
	];
	reportChangedJson(session, await itemsCorrectedBy(session, corrections));
	const addresses: string[] = [];
	for (const { noun, item, version } of affected) {
		const id = renames.get(item.id) ?? item.id;
		const place = { noun, id };
		const [now] = await readStored(session, noun, [id]);
		if (!now) continue;
		const old = [item.id, 'slug' in item ? String(item.slug) : item.id];
		const gone = isTarget.has(keyOf({ noun, id: item.id }));
		for (const { subject } of [t.follow, t.webhook])
			if (gone)
				await session.delete(subject.table).where(
					inArray(
						subject,
						old.map((key) => `${noun}:${key}`)
					)
				);
		const after = gone
			? await eraseItem(session, place, now.item, item.id, ground)
			: withoutOffices(noun, now.item, stakeholders);
		const current = [id, 'slug' in after ? String(after.slug) : id];
		addresses.push(
			...old.filter((key) => !current.includes(key)).map((key) => addressHash(noun, key))
		);
		await writeRows(session, noun, after, version + 1);
		await addRevisions(
			session,
			noun,
			[{ before: item, item: after, version: version + 1 }],
			attribution(gone ? 'It was' : 'Words of it were')
		);
	}
	const kept: string[] = [];
	if (restore) {
		for (const { noun, item } of affected) {
			const [former, id] = [keyOf({ noun, id: item.id }), renames.get(item.id)];
			if (!id) continue;
			const now = keyOf({ noun, id });
			await followRename(session, former, now);
			if (!isTarget.has(former) && order.isKept(former)) kept.push(keptHash(now));
		}
		await tellRenamed(session);
		await restore();
	}
	return {
		items: targets.map(({ noun, id }) => keyOf({ noun, id: renames.get(id) ?? id })),
		addresses: [...new Set([...addresses, ...targets.map(itemHash), secretMark()])],
		kept
	};
}

/** Earlier erasures name the item by its new id alone, and what they left as it is stays so. */
async function followRename(session: Database, former: string, now: string) {
	const { items, kept } = t.erasure;
	const [formerHash, hash] = [keptHash(former), keptHash(now)];
	await session
		.update(t.erasure)
		.set({
			items: sql`array(select distinct unnest(array_replace(${items}, ${former}::text, ${now}::text)))`
		})
		.where(sql`${former} = any(${items})`);
	await session
		.update(t.erasure)
		.set({ kept: sql`${kept} || ${hash}::text` })
		.where(sql`${formerHash} = any(${kept}) and ${hash} <> all(${kept})`);
}

/** Removes everything about an item but its place. While others name it, readers see that something is withheld. */
async function eraseItem(
	session: Database,
	{ noun, id }: Reference,
	item: Item<Noun>,
	formerId: string,
	ground: ErasureGround
): Promise<Item<Noun>> {
	const isOwn = (table: { noun: unknown; rowId: unknown }) =>
		sql`${table.noun} = ${noun} and ${table.rowId} = ${id}`;
	await session.delete(t.proposal).where(isOwn(t.proposal));
	await session.delete(t.typedName).where(isOwn(t.typedName));
	await session.delete(t.formerSlug).where(isOwn(t.formerSlug));
	await session.delete(t.change).where(isOwn(t.change));
	await eraseTraces(session, { noun, id });
	const versions = await session
		.select({ version: t.revision.version, snapshot: t.revision.snapshot })
		.from(t.revision)
		.where(isOwn(t.revision));
	for (const { version, snapshot } of versions)
		await session
			.update(t.revision)
			.set({ snapshot: blank(noun, snapshot as Item<Noun>, formerId), reason: withheldWord })
			.where(and(isOwn(t.revision), eq(t.revision.version, version)));
	const naming = await itemsNaming(session, { noun, id });
	const isNamed = naming.some(({ state }) => state === 'published');
	const stays = item.state === 'published' && isNamed;
	return {
		...blank(noun, item, formerId),
		...(!stays && { state: 'withdrawn', stateReason: erasedReason(ground, 'It was') })
	} as Item<Noun>;
}

/** Programs know the old ids: they are told to take their copies of the record anew. */
async function tellRenamed(session: Database) {
	await session.update(t.syncPoint).set({ at: sql`at + interval '1 microsecond'` });
	await stampAll(session);
}
