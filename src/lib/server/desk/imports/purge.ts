import { and, inArray, lt, sql } from 'drizzle-orm';
import { csvImport, csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';

/** The rows of an entered file can go, because the items keep their own history. */
const retentionDays = 30;
const abandonedAfterDays = 180;

const before = (days: number) => sql`now() - make_interval(days => ${days})`;

export async function purgeImports(): Promise<void> {
	await db
		.update(csvImport)
		.set({ state: 'given_up', finishedAt: csvImport.createdAt })
		.where(
			and(
				inArray(csvImport.state, ['mapping', 'checked']),
				lt(csvImport.createdAt, before(abandonedAfterDays))
			)
		);
	const over = db
		.select({ id: csvImport.id })
		.from(csvImport)
		.where(lt(csvImport.finishedAt, before(retentionDays)));
	await db.delete(csvRow).where(inArray(csvRow.importId, over));
}
