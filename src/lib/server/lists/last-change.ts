import { eq, sql } from 'drizzle-orm';
import { prepared } from '../db/prepared.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';

const tables = [t.article, t.event, t.membership, t.regulation, t.stakeholder, t.statement];
/** What was withdrawn changed as well; a draft has not changed what readers see. */
const states = ['published', 'withdrawn'] as const;

function lastChangeIn(db: Database) {
	const ends = tables.flatMap((table) =>
		states.map(
			(state) => sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, state)})`
		)
	);
	return db
		.select({ at: sql`max(changed.at)`.mapWith(t.article.updatedAt) })
		.from(sql`unnest(array[${sql.join(ends, sql`, `)}]) as changed(at)`);
}

const lastChangeQuery = prepared((db) => lastChangeIn(db).prepare('last_change'));

/** When anything that is or was public last changed; undefined while nothing is. */
export const lastChange = cachedByVersion(async (): Promise<Date | undefined> => {
	const [row] = await lastChangeQuery().execute();
	return row?.at ?? undefined;
});

const dayOf = (at: Date | null | undefined) => at?.toISOString().slice(0, 10);

/** The day (`YYYY-MM-DD`, UTC) on which the record last changed: what is said of it stands as of that day. */
export async function asOf(): Promise<string | undefined> {
	return dayOf(await lastChange());
}

/** As `asOf`, of the record as one connection sees it. */
export async function asOfIn(db: Database): Promise<string | undefined> {
	const [row] = await lastChangeIn(db);
	return dayOf(row?.at);
}
