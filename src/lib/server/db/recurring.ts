/** Limits memory, which plans of queries with lists of many lengths would fill. */
const mostPrepared = 400;

/** Tells whether a query has come before, so that it is worth preparing. */
export function recurringQueries(): (query: string) => boolean {
	const seenOnce = new Set<string>();
	const recurring = new Set<string>();
	return (query) => {
		if (recurring.has(query)) return true;
		if (recurring.size >= mostPrepared) return false;
		if (seenOnce.delete(query)) return Boolean(recurring.add(query));
		if (seenOnce.size < mostPrepared) seenOnce.add(query);
		else seenOnce.clear();
		return false;
	};
}
