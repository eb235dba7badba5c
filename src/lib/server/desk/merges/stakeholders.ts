import { and, eq, inArray, isNull } from 'drizzle-orm';
import { merge } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import * as t from '../../db/schema.ts';
import * as revisions from '../../write/index.ts';
import { refusal, Refused } from '../../write/index.ts';

export const refused = (message: string) => refusal('', message);

/** @throws Refused with the name before each message, because the form has no fields of this stakeholder */
export async function saveStakeholder(
	session: revisions.Session,
	item: Item<'stakeholder'>,
	how: revisions.Saving
): Promise<revisions.Saved> {
	try {
		return await revisions.saveWithin(session, 'stakeholder', item, how);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		throw refused(error.problems.map(({ message }) => `${item.name}: ${message}`).join(' '));
	}
}

/** Returns why a stakeholder cannot be merged; undefined if it is published. */
export async function whyNotMergeable(
	{ id, name, state }: { id: string; name: string; state: string },
	session: Database = db
): Promise<string | undefined> {
	if (state === 'published') return undefined;
	if (state === 'draft') return `“${name}” is a draft: publish it first.`;
	const [into] = await session
		.select({ name: t.stakeholder.name })
		.from(merge)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, merge.toId))
		.where(and(eq(merge.fromId, id), isNull(merge.undoneAt)));
	return into ? `“${name}” is merged into “${into.name}” already.` : `“${name}” is withdrawn.`;
}

export async function namesOf(session: Database, ids: string[]): Promise<Map<string, string>> {
	const { id, name } = t.stakeholder;
	const rows = await session.select({ id, name }).from(t.stakeholder).where(inArray(id, ids));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
