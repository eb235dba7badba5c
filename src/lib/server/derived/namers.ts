import { sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { type Link, namersOf } from '../../nouns/derive/namers.server.ts';
import type { Database } from '../db/index.ts';
import { idArray, slices } from './ids.ts';

export async function linkedIds(session: Database, query: Link, ids: string[]): Promise<string[]> {
	if (!ids.length) return [];
	const rows = await session
		.select({ id: sql<string>`id` })
		.from(sql`(${query(idArray(ids))}) linked(id)`);
	return rows.map(({ id }) => id);
}

export async function* idsNaming(
	session: Database,
	noun: Noun,
	ids: Iterable<string>,
	except: readonly Noun[] = []
): AsyncGenerator<readonly [Noun, string[]]> {
	for (const some of slices(ids))
		for (const { namer, query } of namersOf(noun))
			if (!except.includes(namer)) yield [namer, await linkedIds(session, query, some)];
}
