import { lt } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { millisecondsADay } from '../../domain/dates/format.ts';
import type { Noun } from '../../domain/nouns.ts';
import { type Database, db } from '../db/index.ts';
import { change } from './tables.ts';

/** A version of an item, and the one before it, if there was one. */
export interface SavedVersion {
	before?: object;
	after: object & { id: string };
	version: number;
}

/**
 * Notes what a transaction changes for readers, for whoever follows it: what is published, and what of that is changed or
 * withdrawn. A merge writes many items anew and tells no news of them, so it notes nothing.
 */
export async function noteChanges(
	session: Pick<Database, 'insert'>,
	noun: Noun,
	saved: SavedVersion[]
): Promise<void> {
	if (noun === 'topic' || noun === 'membership') return;
	const at = new Date();
	const news = saved.filter(isNews).map(({ after: { id }, version }) => ({
		...{ key: `${noun}/${id}/${version}`, noun, rowId: id, version, at }
	}));
	if (news.length) await session.insert(change).values(news);
}

function isNews({ before, after }: SavedVersion): boolean {
	const was = stateOf(before);
	const is = stateOf(after);
	if (is === 'published') return was !== 'published' || !isDeepStrictEqual(before, after);
	return is === 'withdrawn' && was === 'published';
}

const stateOf = (item: object | undefined) => (item as { state?: string } | undefined)?.state;

/** Longer than any letter waits for its morning, and for a mail server that is away. */
const keptDays = 30;

/** Forgets what everybody was told of long ago, with the rows of those who were. */
export async function purgeChanges(): Promise<void> {
	await db
		.delete(change)
		.where(lt(change.spreadAt, new Date(Date.now() - keptDays * millisecondsADay)));
}
