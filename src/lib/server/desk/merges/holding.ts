import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { itemsNaming } from '../../write/items/mentions.ts';
import type { Standing } from '../../write/items/read.ts';
import { holdAll, type Session } from '../../write/index.ts';
import { refused } from './parties.ts';

/** What a merge changes, as it stands, and kept from other writers: by noun, the two stakeholders apart. */
export interface Held {
	items: [Noun, Standing<Noun>[]][];
	from: Standing<'stakeholder'> | undefined;
	to: Standing<'stakeholder'> | undefined;
}

interface Ref {
	noun: Noun;
	id: string;
}

/** One merge is made or undone after another, until the transaction ends. */
export async function takeTurns(session: Session): Promise<void> {
	await session.execute(sql`select pg_advisory_xact_lock(hashtextextended('merge', 0))`);
}

/** Items before the stakeholders that they name, as whoever saves one item takes them. */
export async function holdThese(
	session: Session,
	refs: Ref[],
	fromId: string,
	toId: string
): Promise<Held> {
	const items: Held['items'] = [];
	for (const noun of new Set(refs.map(({ noun }) => noun))) {
		const ids = refs.filter((ref) => ref.noun === noun).map(({ id }) => id);
		items.push([noun, await holdAll(session, noun, ids)]);
	}
	const both = await holdAll(session, 'stakeholder', [fromId, toId]);
	const one = (id: string) => both.find(({ item }) => item.id === id);
	return { items, from: one(fromId), to: one(toId) };
}

/**
 * Both stakeholders and whatever names the first.
 * @throws Refused where somebody has just saved something else that names it
 */
export async function holdNaming(session: Session, fromId: string, toId: string): Promise<Held> {
	const refs = await itemsNaming(session, fromId);
	const held = await holdThese(session, refs, fromId, toId);
	// From here on nobody else publishes what names a stakeholder that is held; until here somebody might have.
	const now = await itemsNaming(session, fromId);
	if (String(now.map(place).sort()) === String(refs.map(place).sort())) return held;
	throw refused(
		'Something that names it was saved at the same moment. Look again, and merge then.'
	);
}

const place = ({ noun, id }: Ref) => `${noun} ${id}`;
