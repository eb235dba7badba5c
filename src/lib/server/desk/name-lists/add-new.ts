import { inArray } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { stakeholder } from '../../db/schema.ts';
import * as proposals from '../../write/proposals/index.ts';
import { idOf, type Session, takeKey } from '../../write/index.ts';
import type { Decisions } from './decide.ts';

/**
 * Adds the new ones of a decided list, as their writer may; call it within `inTransaction`. The same list sent
 * twice adds nobody twice, and waits until the first is through.
 * @param count what the list came to, as far as its caller counts it
 * @returns that count: the first one's, where the list was sent before
 */
export async function addNewNames(
	session: Session,
	user: User,
	{ key, named, toAdd }: Decisions,
	count: number
): Promise<number> {
	const same = idOf(JSON.stringify([user.id, key, named.map(({ id }) => id)]));
	const before = await takeKey(session, same, { noun: 'names', rowId: user.id, version: count });
	const there = await idsOf(session, toAdd);
	const items = toAdd.filter(({ id }) => !there.has(id));
	await proposals.addNew(session, user, 'stakeholder', items, 'Added from a list of names', same);
	return before?.version ?? count;
}

async function idsOf(session: Session, items: { id: string }[]): Promise<Set<string>> {
	const ids = items.map(({ id }) => id);
	const rows = await session
		.select({ id: stakeholder.id })
		.from(stakeholder)
		.where(inArray(stakeholder.id, ids));
	return new Set(rows.map(({ id }) => id));
}
