import { eq, sql } from 'drizzle-orm';
import { nounOf } from '../../domain/nouns.ts';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { correction } from '../desk/tables.ts';
import { cachedByVersion } from '../db/version.ts';

const tables = Object.values(nounOf).map((noun) => t[noun]);
/** A withdrawal changes what readers see, a draft does not. */
const states = ['published', 'withdrawn'] as const;

async function lastChangeIn(db: Database): Promise<Date | undefined> {
	const ends = tables.flatMap((table) =>
		states.map(
			(state) => sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, state)})`
		)
	);
	// Pages and feeds tell an item's newest correction.
	const isMade = eq(correction.state, 'made');
	ends.push(sql`(select max(${correction.decidedAt}) from ${correction} where ${isMade})`);
	const [row] = await db
		.select({ at: sql`max(changed.at)`.mapWith(t.article.updatedAt) })
		.from(sql`unnest(array[${sql.join(ends, sql`, `)}]) as changed(at)`);
	return row?.at ?? undefined;
}

/** When the public record last changed; undefined if nothing is public. */
export const lastChange = cachedByVersion(() => lastChangeIn(db));

const dayOf = (at: Date | undefined) => at?.toISOString().slice(0, 10);

/** Day of the record's last change (`YYYY-MM-DD`, UTC). */
export async function asOf(): Promise<string | undefined> {
	return dayOf(await lastChange());
}

/** Like `asOf`, for the snapshot of one connection. */
export async function asOfIn(db: Database): Promise<string | undefined> {
	return dayOf(await lastChangeIn(db));
}
