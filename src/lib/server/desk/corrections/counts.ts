import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import { cachedByVersion } from '../../db/version.ts';
import { correction, correctionChange } from '../tables.ts';

/** The changes of all corrections, each with the id of its correction. */
export const changes = sql`(
	select id, noun, row_id, row_version from ${correction} where state = 'made'
	union all select correction_id, noun, row_id, row_version from ${correctionChange}
) change`;

/** Most items have no correction, so one reading of those that have spares a query for each of the others. */
const counts = cachedByVersion(async () => {
	const rows = await db
		.select({
			item: sql<string>`noun || ' ' || row_id`,
			count: sql<number>`count(distinct id)::int`
		})
		.from(changes)
		.groupBy(sql`noun`, sql`row_id`);
	return new Map(rows.map(({ item, count }) => [item, count]));
});

export async function countForItem(noun: Noun, id: string): Promise<number> {
	return (await counts()).get(`${noun} ${id}`) ?? 0;
}

/** Leaves out the items that have no correction. */
export async function amongCorrected(noun: Noun, ids: string[]): Promise<string[]> {
	const corrected = await counts();
	return ids.filter((id) => corrected.has(`${noun} ${id}`));
}
