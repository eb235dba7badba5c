import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { itemsNaming } from '../../write/items/mentions.ts';
import type { StoredItem } from '../../write/items/read.ts';
import type { Reference } from '../../write/types.ts';
import { lockItems, type Session } from '../../write/index.ts';
import { refused } from './stakeholders.ts';

export interface Locked {
	items: [Noun, StoredItem<Noun>[]][];
	from: StoredItem<'stakeholder'> | undefined;
	to: StoredItem<'stakeholder'> | undefined;
}

/** Merges are made and undone one at a time. */
export async function lockMerges(session: Session): Promise<void> {
	await session.execute(sql`select pg_advisory_xact_lock(hashtextextended('merge', 0))`);
}

/** Locks items before the stakeholders they mention, in the same order as every save, to avoid deadlocks. */
export async function lockMerged(
	session: Session,
	refs: Reference[],
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

/** @throws Refused if somebody saved another mention of the first stakeholder at the same moment */
export async function lockReferrers(
	session: Session,
	fromId: string,
	toId: string
): Promise<Locked> {
	const from = { noun: 'stakeholder', id: fromId } as const;
	const refs = await itemsNaming(session, from);
	const locked = await lockMerged(session, refs, fromId, toId);
	// Items could be saved until the stakeholders were locked, so look again.
	const lockedRefs = await itemsNaming(session, from);
	if (String(lockedRefs.map(keyOf).sort()) === String(refs.map(keyOf).sort())) return locked;
	throw refused(
		'Something that names it was saved at the same moment. Look again, and merge then.'
	);
}

const keyOf = ({ noun, id }: Reference) => `${noun} ${id}`;
