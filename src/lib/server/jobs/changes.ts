import { eq, inArray, lt, min } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { millisecondsADay } from '../../domain/dates/format.ts';
import type { Noun } from '../../domain/nouns.ts';
import { descriptionOf } from '../../nouns/derive/descriptions.ts';
import { type Database, db } from '../db/index.ts';
import type { NewVersion } from '../write/add-revisions.ts';
import { tellingOf, type Way } from '../write/ways.ts';
import { change } from './tables.ts';

/** Followers are notified of items that were published, corrected or withdrawn; a batch waits for `announceTogether`. */
export async function noteChanges(
	session: Database,
	noun: Noun,
	versions: NewVersion[],
	way: Way
): Promise<void> {
	const telling = tellingOf(way);
	if ('silent' in telling || descriptionOf(noun).silent) return;
	const at = new Date();
	const waiting = telling.together && { batch: way, spreadAt: at };
	const news = versions.filter(isNews).map(({ item: { id }, version }) => ({
		key: `${noun}/${id}/${version}`,
		noun,
		rowId: id,
		version,
		at,
		...waiting
	}));
	if (news.length) await session.insert(change).values(news);
}

/** Announces a batch in one line: its first change stands for all of them. */
export async function announceTogether(session: Database, way: Way): Promise<void> {
	const first = session
		.select({ id: min(change.id) })
		.from(change)
		.where(eq(change.batch, way));
	await session
		.update(change)
		.set({ spreadAt: null, at: new Date() })
		.where(inArray(change.id, first));
}

function isNews({ before, item }: NewVersion): boolean {
	const was = stateOf(before);
	const is = stateOf(item);
	if (is === 'published') return was !== 'published' || !isDeepStrictEqual(before, item);
	return is === 'withdrawn' && was === 'published';
}

const stateOf = (item: object | undefined) => (item as { state?: string } | undefined)?.state;

/** Longer than any letter waits for its morning, or for a mail server that is away. */
const keptDays = 30;

export async function purgeChanges(): Promise<void> {
	await db
		.delete(change)
		.where(lt(change.spreadAt, new Date(Date.now() - keptDays * millisecondsADay)));
}
