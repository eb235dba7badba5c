import { inArray, sql } from 'drizzle-orm';
import * as t from '../../db/schema.ts';
import type { Session } from '../../write/types.ts';

/** The topics on record that have one of some names, however they are written. No new one is made. */
export async function topicsNamed(session: Session, names: string[]): Promise<string[]> {
	if (!names.length) return [];
	const folded = names.map((name) => sql`fold(${name})`);
	const rows = await session
		.select({ id: t.topic.id })
		.from(t.topic)
		.where(inArray(sql`fold(${t.topic.name})`, folded))
		.orderBy(t.topic.id);
	return rows.map(({ id }) => id);
}
