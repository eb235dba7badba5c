import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { refuseErased } from '../erasures/check.ts';
import { reportChange } from '../derived/index.ts';
import { noteChanges } from '../jobs/changes.ts';
import type { Attribution } from './types.ts';

export interface NewVersion {
	before?: object;
	item: { id: string };
	version: number;
}

const rowsAtOnce = 1_000;

/**
 * Writes versions into the history. Every write ends here, so that pages, feeds and copies of the record follow it, and
 * letters and webhooks if its way of writing notifies.
 * @throws Refused if it holds words that were erased
 */
export async function addRevisions(
	session: Database,
	noun: Noun,
	versions: NewVersion[],
	{ author, authorId, reason, way }: Attribution
): Promise<void> {
	if (way !== 'erasure') {
		await refuseErased(
			session,
			versions.map(({ item }) => item),
			noun
		);
		await refuseErased(session, [{ reason }]);
	}
	for (const some of chunks(versions, rowsAtOnce)) {
		await session.insert(revision).values(
			some.map(({ item, version }) => ({
				noun,
				rowId: item.id,
				version,
				snapshot: item,
				author,
				authorId,
				reason
			}))
		);
		await noteChanges(session, noun, some, way);
		for (const { before, item } of some)
			reportChange(session, noun, before as Item<Noun> | undefined, item as Item<Noun>);
	}
}
