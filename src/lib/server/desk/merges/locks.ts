import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { itemsNaming } from '../../write/items/mentions.ts';
import type { StoredItem } from '../../write/items/read.ts';
import { lockItems, type Session } from '../../write/index.ts';
import { refused } from './stakeholders.ts';

/** What a merge changes, locked against other writers: items by noun, and the two stakeholders. */
export interface Locked {
	items: [Noun, StoredItem<Noun>[]][];
	from: StoredItem<'stakeholder'> | undefined;
	to: StoredItem<'stakeholder'> | undefined;
}

interface Ref {
	noun: Noun;
	id: string;
}

/** An advisory lock until the transaction ends: merges are made and undone one at a time. */
export async function lockMerges(session: Session): Promise<void> {
	await session.execute(sql`select pg_advisory_xact_lock(hashtextextended('merge', 0))`);
}

/** Items before the stakeholders that they name, as whoever saves one item takes them. */
export async function lockMerged(
	session: Session,
	refs: Ref[],
	fromId: string,
	toId: string
): Promise<Locked> {
	const items: Locked['items'] = [];
	for (const noun of new Set(refs.map(({ noun }) => noun))) {
		const ids = refs.filter((ref) => ref.noun === noun).map(({ id }) => id);
		items.push([noun, await lockItems(session, noun, ids)]);
	}
	const both = await lockItems(session, 'stakeholder', [fromId, toId]);
	const one = (id: string) => both.find(({ item }) => item.id === id);
	return { items, from: one(fromId), to: one(toId) };
}

/**
 * Both stakeholders and whatever names the first.
 * @throws Refused where somebody has just saved something else that names it
 */
export async function lockReferrers(
	session: Session,
	fromId: string,
	toId: string
): Promise<Locked> {
	const refs = await itemsNaming(session, fromId);
	const locked = await lockMerged(session, refs, fromId, toId);
	// From here on nobody else publishes what names a stakeholder that is locked; until here somebody might have.
	const now = await itemsNaming(session, fromId);
	if (String(now.map(keyOf).sort()) === String(refs.map(keyOf).sort())) return locked;
	throw refused(
		'Something that names it was saved at the same moment. Look again, and merge then.'
	);
}

const keyOf = ({ noun, id }: Ref) => `${noun} ${id}`;
