/** The number of queries sent. A separate module, because Vitest evaluates its setup file again for each test file. */
let queries = 0;

export const logger = { logQuery: () => void queries++ };

export async function countQueries(run: () => Promise<unknown>): Promise<number> {
	const before = queries;
	await run();
	return queries - before;
}

let emptiedAt: number | undefined;

/** Empties the database unless no query was sent since the last time. */
export async function emptied(empty: () => Promise<unknown>): Promise<void> {
	if (queries === emptiedAt) return;
	await empty();
	emptiedAt = queries;
}
