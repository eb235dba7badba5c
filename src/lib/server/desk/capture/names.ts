import { and, gt, ne, sql } from 'drizzle-orm';
import type { KnownName } from '../../../domain/quotations/quotation.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader, seesAll } from '../../visibility/index.ts';

export const knownNames = async (reader: Reader): Promise<KnownName[]> =>
	(await namesAsJson(reader)).flatMap((page) => JSON.parse(page) as KnownName[]);

/** The embedded database answers one query at a time, so one query for all names would hold up other requests. */
const namesAtOnce = 4_000;

/** Returns pages of JSON for the worker, so that the main thread does not parse them. */
export async function namesAsJson(reader: Reader): Promise<string[]> {
	const { id, name, aliases, kind, state } = t.stakeholder;
	const pages: string[] = [];
	let last: string | null = '';
	while (last !== null) {
		const page = db
			.select({ id, name, aliases, kind })
			.from(t.stakeholder)
			.where(and(ne(state, 'withdrawn'), canSee(reader, 'stakeholder'), gt(id, last)))
			.orderBy(id)
			.limit(namesAtOnce)
			.as('page');
		const read: { names: string; last: string | null }[] = await db
			.select({
				names: sql<string>`coalesce(json_agg(page), '[]')::text`,
				last: sql<string | null>`case when count(*) = ${namesAtOnce} then max(${page.id}) end`
			})
			.from(page);
		pages.push(read[0]!.names);
		last = read[0]!.last;
	}
	return pages;
}

/** Hashes everything that the finder compares a page with. All editors see the same names and share one hash. */
export async function namesHash(reader: Reader, headline = ''): Promise<string> {
	const versions = (noun: 'stakeholder' | 'regulation') =>
		sql`(select concat(count(*), '.', sum(version)) from ${t[noun]} where ${canSee(reader, noun) ?? sql`true`})`;
	const scope = seesAll(reader) ? '' : reader.id;
	const [read] = await db
		.select({
			hash: sql<string>`md5(concat_ws(' ', ${versions('stakeholder')}, ${versions('regulation')}, ${scope}::text, ${headline}::text))`
		})
		.from(sql`(select 1) one`);
	return read!.hash;
}
