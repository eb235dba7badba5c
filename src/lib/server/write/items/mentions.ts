import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { idArray } from '../../derived/ids.ts';
import { namersOf } from '../../../nouns/derive/namers.server.ts';

export async function itemsNaming(session: Database, stakeholder: string) {
	const each = namersOf('stakeholder').map(
		({ namer, query }) =>
			sql`select ${namer}::text, id, state from ${t[namer]} where id in (${query(idArray([stakeholder]))})`
	);
	return session
		.select({
			noun: sql<Noun>`noun`,
			id: sql<string>`id`,
			state: sql<PublicationState>`state`
		})
		.from(sql`(${sql.join(each, sql` union `)}) naming(noun, id, state)`)
		.orderBy(sql`noun`, sql`id`);
}
