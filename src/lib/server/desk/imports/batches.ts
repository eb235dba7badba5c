import { and, asc, eq, gt, type SQL } from 'drizzle-orm';
import type { Database } from '../../db/index.ts';
import { csvRow } from '../tables.ts';

/** Small enough not to delay other requests. */
const batchSize = 200;

/** Yields what `read` returns after the last row of the batch before. */
export async function* inBatches<Row>(
	read: (last: Row | undefined, limit: number) => PromiseLike<Row[]>
): AsyncGenerator<Row[]> {
	for (let last: Row | undefined; ;) {
		const rows = await read(last, batchSize);
		if (rows.length) yield rows;
		if (rows.length < batchSize) return;
		last = rows.at(-1);
	}
}

export const rowsInBatches = (session: Database, importId: string, which?: SQL) =>
	inBatches<typeof csvRow.$inferSelect>((last, limit) =>
		session
			.select()
			.from(csvRow)
			.where(and(eq(csvRow.importId, importId), gt(csvRow.number, last?.number ?? 0), which))
			.orderBy(asc(csvRow.number))
			.limit(limit)
	);
