import { and, asc, eq, gt, type SQL } from 'drizzle-orm';
import type { Database } from '../../db/index.ts';
import { csvRow } from '../tables.ts';

/** Yields rows in batches that are small enough not to delay other requests. */
export async function* rowsInBatches(
	session: Database,
	importId: string,
	which?: SQL,
	size = 200
): AsyncGenerator<(typeof csvRow.$inferSelect)[]> {
	for (let last = 0; ;) {
		const rows = await session
			.select()
			.from(csvRow)
			.where(and(eq(csvRow.importId, importId), gt(csvRow.number, last), which))
			.orderBy(asc(csvRow.number))
			.limit(size);
		if (rows.length) yield rows;
		if (rows.length < size) return;
		last = rows.at(-1)!.number;
	}
}
