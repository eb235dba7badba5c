import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { typedName } from '../desk/tables.ts';
import type { Database } from '../db/index.ts';
import { among, type Reader, seesAll } from './visible.ts';

// What a contributor typed to name an item that waits and that another one sent. The record refers to the item, so that
// an editor finds both joined; the contributor goes on knowing it by these words alone.

export interface TypedName {
	noun: Noun;
	rowId: string;
	text: string;
}

/** Saves by which words somebody named what they do not see; the latest count. */
export async function saveTypedNames(
	session: Pick<Database, 'insert'>,
	{ id: accountId }: Reader,
	names: TypedName[]
): Promise<void> {
	const latest = new Map(names.map((name) => [`${name.noun} ${name.rowId}`, name]));
	if (!latest.size) return;
	await session
		.insert(typedName)
		.values([...latest.values()].map((name) => ({ ...name, accountId })))
		.onConflictDoUpdate({
			target: [typedName.accountId, typedName.noun, typedName.rowId],
			set: { text: sql`excluded.text` }
		});
}

/** What somebody typed for these ids, and for what these texts are. */
export async function typedNames(
	session: Pick<Database, 'select'>,
	reader: Reader,
	{ ids = [], texts = [] }: { ids?: string[]; texts?: string[] }
): Promise<TypedName[]> {
	if (seesAll(reader) || !(ids.length + texts.length)) return [];
	const { accountId, noun, rowId, text } = typedName;
	return session
		.select({ noun, rowId, text })
		.from(typedName)
		.where(
			and(eq(accountId, reader.id), sql`(${rowId} in ${among(ids)} or ${text} in ${among(texts)})`)
		);
}
