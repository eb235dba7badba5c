import type { Sql } from 'postgres';

/** Of each connection the server keeps so many plans at most; lists of odd lengths would fill its memory. */
const mostPrepared = 400;

/** Tells of each query whether it came before, and so is worth a plan that is kept. */
export function recurring(): (query: string) => boolean {
	const asked = new Set<string>();
	const known = new Set<string>();
	return (query) => {
		if (known.has(query)) return true;
		if (known.size >= mostPrepared) return false;
		if (asked.delete(query)) return Boolean(known.add(query));
		if (asked.size < mostPrepared) asked.add(query);
		else asked.clear();
		return false;
	};
}

/**
 * Has queries that come again planned once a connection, and sent in one go: Drizzle asks the driver to plan each
 * anew, which costs the server more than to answer most of them, and takes a second round trip.
 */
export function prepared(client: Sql): Sql {
	const comesAgain = recurring();
	const { unsafe } = client;
	return Object.assign(client, {
		unsafe: ((query, parameters = [], options) =>
			unsafe(query, parameters, {
				...options,
				// Without parameters it may be several at once, which cannot be planned.
				prepare: options?.prepare || (parameters.length > 0 && comesAgain(query))
			})) as Sql['unsafe']
	});
}
