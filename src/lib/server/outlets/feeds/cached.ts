import { LRUCache } from 'lru-cache';
import { and, eq, sql } from 'drizzle-orm';
import { nounOf } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { idArray } from '../../derived/ids.ts';
import { syncEntry, syncPoint } from '../../derived/sync-tables.ts';
import { attributedToId } from '../../lists/participants.ts';
import { type Change, type Found, publishedChanges, type Withdrawal } from './changes.ts';
import { feedEntries } from './entries.ts';
import type { Entry } from './write.ts';

const mostCached = 1_000;
const cached = new LRUCache<string, Entry>({ max: mostCached });

/** Returns the entries of a feed, of which only those are made that changed since they were cached. */
export async function cachedEntries(found: Found[]): Promise<Entry[]> {
	const versions = await versionsOf(found);
	const entries = new Map<string, Entry>();
	const missing = found.filter((one) => {
		const entry = cached.get(`${keyOf(one)} ${versions.get(keyOf(one))}`);
		if (entry) entries.set(entry.key, entry);
		return !entry;
	});
	const changes = await readChanges(missing);
	for (const [index, entry] of (await feedEntries(changes)).entries()) {
		const change = changes[index]!;
		const version = versions.get(entry.key);
		entries.set(entry.key, entry);
		// The sentences on a correction can name items whose new names do not count as a change of this one.
		if (version && 'row' in change && !change.row.correction)
			cached.set(`${entry.key} ${version}`, entry);
	}
	return found.flatMap((one) => entries.get(keyOf(one)) ?? []);
}

const keyOf = (one: Found) =>
	`${nounOf[one.name]}/${'withdrawn' in one ? one.withdrawn.id : one.id}`;

async function readChanges(found: Found[]): Promise<(Change | Withdrawal)[]> {
	const gone = found.filter((one) => 'withdrawn' in one);
	const names = [...new Set(found.map(({ name }) => name))];
	const published = await Promise.all(
		names.map((name) =>
			publishedChanges(
				name,
				found.flatMap((one) => (one.name === name && 'id' in one ? one.id : []))
			)
		)
	);
	return [...gone, ...published.flat()];
}

/**
 * Returns for each item when its entry changed last. An entry shows what programs get, and of a statement also the
 * position before it: a change of that one counts as a change of who holds both. Nothing is returned if something was
 * written without `server/derived`.
 */
async function versionsOf(found: Found[]): Promise<Map<string, string>> {
	const items = found.flatMap((one) => ('id' in one ? one : []));
	const nouns = idArray(items.map(({ name }) => nounOf[name]));
	const ids = idArray(items.map(({ id }) => id));
	const holder = sql`(
		select holder.point from ${syncEntry} holder
		join ${t.statement} on holder.noun = 'stakeholder' and holder.row_id = ${attributedToId}
		where ${syncEntry.noun} = 'statement' and ${t.statement.id} = ${syncEntry.rowId})`;
	const rows = await db
		.select({
			key: sql<string>`${syncEntry.noun} || '/' || ${syncEntry.rowId}`,
			at: sql<string>`${syncPoint.at}::text`
		})
		.from(sql`unnest(${nouns}, ${ids}) item(noun, id)`)
		.innerJoin(
			syncEntry,
			and(sql`${syncEntry.noun} = item.noun`, sql`${syncEntry.rowId} = item.id`)
		)
		.innerJoin(syncPoint, eq(syncPoint.number, sql`greatest(${syncEntry.point}, ${holder})`))
		.innerJoin(t.recordVersion, eq(t.recordVersion.version, t.recordVersion.derived));
	return new Map(rows.map(({ key, at }) => [key, at]));
}
