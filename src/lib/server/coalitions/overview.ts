import { sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { syncEntry, syncPoint } from '../derived/sync-tables.ts';
import { cachedByKey } from '../lists/cached.ts';
import { choicesOf } from './choices.ts';
import type { Chosen } from './filters.ts';
import { groupsOf } from './groups.ts';
import { pairsOf } from './pairs.ts';

const mostTableRows = 40;
const cached = cachedByKey<Awaited<ReturnType<typeof read>>>();

/** Reads what the page and its card show, again only after a change of it: most publications change none. */
export async function overviewOf(chosen: Chosen) {
	const changed = await lastChange();
	return changed
		? cached(`${changed} ${JSON.stringify(chosen)}`, () => read(chosen))
		: read(chosen);
}

async function read(chosen: Chosen) {
	const [pairs, groups, choices] = await Promise.all([
		pairsOf(chosen, mostTableRows),
		groupsOf(chosen, mostTableRows),
		choicesOf(chosen)
	]);
	return { pairs, groups, choices };
}

/** A law's new name counts as a change of the statements on it. */
const shown: Noun[] = ['statement', 'membership', 'stakeholder'];

/** When one of these items changed last; null if something was written without `server/derived`. */
const lastChange = cachedByVersion(async () => {
	const points = shown.map(
		(noun) =>
			sql`(select max(${syncEntry.point}) from ${syncEntry} where ${syncEntry.noun} = ${noun})`
	);
	const [row] = await db
		.select({ at: sql<string>`${syncPoint.at}::text` })
		.from(syncPoint)
		.innerJoin(t.recordVersion, sql`${t.recordVersion.version} = ${t.recordVersion.derived}`)
		.where(sql`${syncPoint.number} = greatest(${sql.join(points, sql`, `)})`);
	return row?.at;
});
