import { inArray } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { stakeholder } from '../../db/schema.ts';
import * as proposals from '../../write/proposals/index.ts';
import { idOf, type Session, takeKey } from '../../write/index.ts';
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
	const existing = await idsOf(session, toAdd);
	const items = toAdd.filter(({ id }) => !existing.has(id));
	await proposals.addNew(session, user, 'stakeholder', items, 'Added from a list of names', hash);
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
