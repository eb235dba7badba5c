import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { revision } from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { changed, type Session } from '../derived/index.ts';
import { noteChanges } from '../jobs/changes.ts';
import type { Attribution } from './types.ts';

/** A version of an item, whole with what hangs on it, and the one before it, if there was one. */
export interface NewVersion {
	before?: object;
	item: { id: string };
	version: number;
}

const rowsAtOnce = 1_000;

/**
 * Writes versions of items into the history. Every write ends here, so that nothing is written which its way of writing
 * does not tell: pages, feeds and copies of the record follow, and letters and webhooks where it says so.
 */
export async function addRevisions(
	session: Session,
	noun: Noun,
	versions: NewVersion[],
	{ author, authorId, reason, way }: Attribution
): Promise<void> {
	for (const some of chunks(versions, rowsAtOnce)) {
		await session.insert(revision).values(
			some.map(({ item, version }) => ({
				...{ noun, rowId: item.id, version, snapshot: item },
				...{ author, authorId, reason }
			}))
		);
		await noteChanges(session, noun, some, way);
		for (const { before, item } of some)
			changed(session, noun, before as Item<Noun> | undefined, item as Item<Noun>);
	}
}
