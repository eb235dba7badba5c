import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { typedName } from '../desk/tables.ts';
import type { Database } from '../db/index.ts';
import { type Reader, seesAll, textRows } from './visible.ts';

// The texts by which a contributor named an item that another one sent and that waits. The record refers to the item, so
// that an editor finds the two linked; the contributor goes on seeing only the text.

export interface TypedName {
	noun: Noun;
	rowId: string;
	text: string;
}

/** Saves the texts by which the reader named items that they do not see; the latest text counts. */
export async function saveTypedNames(
	session: Database,
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

export async function typedNames(
	session: Database,
	reader: Reader,
	{ ids = [], texts = [] }: { ids?: string[]; texts?: string[] }
): Promise<TypedName[]> {
	if (seesAll(reader) || !(ids.length + texts.length)) return [];
	const { accountId, noun, rowId, text } = typedName;
	return session
		.select({ noun, rowId, text })
		.from(typedName)
		.where(
			and(
				eq(accountId, reader.id),
				sql`(${rowId} in ${textRows(ids)} or ${text} in ${textRows(texts)})`
			)
		);
}
