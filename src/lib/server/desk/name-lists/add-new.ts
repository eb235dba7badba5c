import type { User } from '../../../domain/staff.ts';
import * as proposals from '../../write/proposals/index.ts';
import { idOf, type Session, takeKey } from '../../write/index.ts';
import { readStored } from '../../write/items/read.ts';
import type { Decisions } from './decide.ts';

/**
 * Call this within `inTransaction`. A list that is sent twice waits for the first one, adds nothing, and returns the
 * first one's `count`.
 */
export async function addNewNames(
	session: Session,
	user: User,
	{ key, named, toAdd }: Decisions,
	count: number
): Promise<number> {
	const hash = idOf(JSON.stringify([user.id, key, named.map(({ id }) => id)]));
	const before = await takeKey(session, hash, {
		noun: 'names',
		rowId: user.id,
		version: count
	});
	const ids = toAdd.map(({ id }) => id);
	const existing = await readStored(session, 'stakeholder', ids);
	const items = toAdd.filter(({ id }) => !existing.some(({ item }) => item.id === id));
	await proposals.addNew(session, user, 'stakeholder', items, 'Added from a list of names', hash);
	return before?.version ?? count;
}
