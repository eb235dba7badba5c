import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { idArray } from '../../derived/ids.ts';
import { namersOf } from '../../../nouns/derive/namers.server.ts';
import type { Reference } from '../types.ts';

/** The items in any state that name an item. */
export async function itemsNaming(session: Database, { noun, id }: Reference) {
	const each = namersOf(noun).map(
		({ namer, query }) =>
			sql`select ${namer}::text, id, state from ${t[namer]} where id in (${query(idArray([id]))})`
	);
	if (!each.length) return [];
	return session
		.select({
			noun: sql<Noun>`noun`,
			id: sql<string>`id`,
			state: sql<PublicationState>`state`
		})
		.from(sql`(${sql.join(each, sql` union `)}) naming(noun, id, state)`)
		.orderBy(sql`noun`, sql`id`);
}
