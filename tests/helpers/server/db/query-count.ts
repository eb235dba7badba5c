/** How many statements the database was sent; a module of its own, for Vitest evaluates its set-up anew for each file. */
let queries = 0;

export const logger = { logQuery: () => void queries++ };

/** Runs a function and counts the SQL statements that it sent. */
export async function countQueries(run: () => Promise<unknown>): Promise<number> {
	const before = queries;
	await run();
	return queries - before;
}

let emptiedAt: number | undefined;

/** Empties the database, unless nothing was sent to it since that was done last. */
export async function emptied(empty: () => Promise<unknown>): Promise<void> {
	if (queries === emptiedAt) return;
	await empty();
	emptiedAt = queries;
}
