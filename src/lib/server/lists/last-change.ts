import { eq, sql } from 'drizzle-orm';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';

const tables = [t.article, t.event, t.membership, t.regulation, t.stakeholder, t.statement];
/** What was withdrawn changed as well; a draft has not changed what readers see. */
const states = ['published', 'withdrawn'] as const;

async function lastChangeIn(db: Database): Promise<Date | undefined> {
	const ends = tables.flatMap((table) =>
		states.map(
			(state) => sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, state)})`
		)
	);
	const [row] = await db
		.select({ at: sql`max(changed.at)`.mapWith(t.article.updatedAt) })
		.from(sql`unnest(array[${sql.join(ends, sql`, `)}]) as changed(at)`);
	return row?.at ?? undefined;
}

/** When anything that is or was public last changed; undefined while nothing is. */
export const lastChange = cachedByVersion(() => lastChangeIn(db));

const dayOf = (at: Date | undefined) => at?.toISOString().slice(0, 10);

/** The day (`YYYY-MM-DD`, UTC) on which the record last changed: what is said of it stands as of that day. */
export async function asOf(): Promise<string | undefined> {
	return dayOf(await lastChange());
}

/** As `asOf`, of the record as one connection sees it. */
export async function asOfIn(db: Database): Promise<string | undefined> {
	return dayOf(await lastChangeIn(db));
}
