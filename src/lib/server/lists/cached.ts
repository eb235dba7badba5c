import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { db } from '../db/index.ts';
import { recordVersion } from '../db/schema.ts';
import { cachedByVersion, isVersionKnown } from '../db/version.ts';
import { idArray } from '../derived/ids.ts';
import { syncEntry, syncPoint } from '../derived/sync-tables.ts';

/** Addresses can name any number of filters, so only the ones used last stay. */
const mostCached = 100;

/** Makes a function that reads a value unless it is cached under the key. Failed reads are not cached. */
export function cachedByKey<Value>() {
	const cached = new LRUCache<string, Promise<Value>>({ max: mostCached });
	return (key: string, read: () => Promise<Value>): Promise<Value> => {
		const there = cached.get(key);
		if (there) return there;
		// Drizzle's queries run again each time that somebody awaits them, promises do not.
		const value = Promise.resolve(read());
		cached.set(key, value);
		value.catch(() => {
			if (cached.peek(key) === value) cached.delete(key);
		});
		return value;
	};
}

/** Makes a function like `cachedByKey`, whose values stay until the version of the record changes. */
function cachedInVersion<Value>() {
	const inVersion = cachedByVersion(() => Promise.resolve(cachedByKey<Value>()));
	return async (key: string, read: () => Promise<Value>): Promise<Value> =>
		(await inVersion())(key, read);
}

/** Caches what a list reads with some filters until the version of the record changes. */
export function cachedByFilters<Chosen extends object, Value>(
	read: (chosen: Chosen) => Promise<Value>
): (chosen: Chosen) => Promise<Value> {
	const cached = cachedInVersion<Value>();
	return (chosen) => cached(JSON.stringify(chosen), () => read(chosen));
}

/** When items of each noun changed last; empty if something was written without `server/derived`. */
const lastChanges = cachedByVersion(async () => {
	const last = sql`(select max(${syncEntry.point}) from ${syncEntry} where ${syncEntry.noun} = each.noun)`;
	const rows = await db
		.select({ noun: sql<Noun>`each.noun`, at: sql<string>`${syncPoint.at}::text` })
		.from(sql`unnest(${idArray(Object.values(nounOf))}) each(noun)`)
		.innerJoin(recordVersion, sql`${recordVersion.version} = ${recordVersion.derived}`)
		.leftJoin(syncPoint, sql`${syncPoint.number} = ${last}`);
	return new Map(rows.map(({ noun, at }) => [noun, at]));
});

/**
 * Makes a function like `cachedByKey`, whose values stay until an item of these nouns changes, or the name of an item that
 * it shows: most publications change none. Where it is not known what changed, they stay for the version of the record.
 */
export function cachedByChange<Value>(nouns: Noun[]) {
	const cached = cachedByKey<Value>();
	const inVersion = cachedInVersion<Value>();
	return async (key: string, read: () => Promise<Value>): Promise<Value> => {
		const changes = isVersionKnown() ? await lastChanges() : new Map<Noun, string>();
		return changes.size
			? cached(JSON.stringify([...nouns.map((noun) => changes.get(noun)), key]), read)
			: inVersion(key, read);
	};
}
