import type { Database } from '../db/index.ts';
import type { Noun } from '../../domain/nouns.ts';
import { revision } from '../db/schema.ts';
import type { Saving } from './save.ts';

/** Either the database or a transaction on it. */
type Session = Pick<Database, 'insert'>;

const rowsAtOnce = 1_000;

/** Writes version 1 of new rows into the history; a row comes whole, with what hangs on it. */
export async function recordFirst(
	session: Session,
	noun: Noun,
	rows: { id: string }[],
	{ author, authorId, reason }: Pick<Saving, 'author' | 'authorId' | 'reason'>
): Promise<void> {
	for (let start = 0; start < rows.length; start += rowsAtOnce)
		await session.insert(revision).values(
			rows.slice(start, start + rowsAtOnce).map((row) => ({
				...{ noun, rowId: row.id, version: 1, snapshot: row },
				...{ author, authorId, reason }
			}))
		);
}
