import { LRUCache } from 'lru-cache';
import { cachedByVersion } from '../db/version.ts';

/** Addresses can name any number of filters, so only the ones used last stay. */
const mostCached = 100;

/** Makes a function that reads a value unless it is cached under the key. Failed reads are not cached. */
export function cachedByKey<Value>() {
	const cached = new LRUCache<string, Promise<Value>>({ max: mostCached });
	return (key: string, read: () => Promise<Value>): Promise<Value> => {
		const there = cached.get(key);
		if (there) return there;
		const value = read();
		cached.set(key, value);
		value.catch(() => {
			if (cached.peek(key) === value) cached.delete(key);
		});
		return value;
	};
}

/** Caches what a list reads with some filters until the version of the record changes. */
export function cachedByFilters<Chosen extends object, Value>(
	read: (chosen: Chosen) => Promise<Value>
): (chosen: Chosen) => Promise<Value> {
	const inVersion = cachedByVersion(() => Promise.resolve(cachedByKey<Value>()));
	return async (chosen) => (await inVersion())(JSON.stringify(chosen), () => read(chosen));
}
