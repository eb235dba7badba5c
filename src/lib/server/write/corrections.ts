import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Change } from '../../domain/corrections.ts';
import { type Noun, pathOf } from '../../domain/nouns.ts';
import { correction } from '../desk/tables.ts';
import * as t from '../db/schema.ts';
import { newId } from './ids.ts';
import type { Attribution, Session } from './types.ts';

type SavedItem = object & { id: string; slug?: string };

export async function noteCorrection(
	session: Session,
	noun: Noun,
	{ item, version }: { item: SavedItem; version: number },
	{ authorId, reason }: Attribution
): Promise<void> {
	await session.insert(correction).values({
		id: newId(),
		page: await pageOf(session, noun, item),
		state: 'made',
		answer: reason,
		noun,
		rowId: item.id,
		rowVersion: version,
		decidedAt: new Date(),
		decidedBy: authorId
	});
}

/**
 * Removes the corrections that `noteCorrection` added for a version.
 * @param but the id of a correction that stays
 */
export async function removeCorrection(
	session: Session,
	{ noun, id, version }: Change,
	but = ''
): Promise<void> {
	const { noun: of, rowId, rowVersion, message } = correction;
	const isIts = and(eq(of, noun), eq(rowId, id), eq(rowVersion, version));
	await session.delete(correction).where(and(isIts, isNull(message), ne(correction.id, but)));
}

/** Memberships are shown on the page of their group. */
async function pageOf(session: Session, noun: Noun, item: SavedItem): Promise<string> {
	if (noun !== 'membership') return pathOf(noun, item)!;
	const { id, slug } = t.stakeholder;
	const group = (item as SavedItem & { group: string }).group;
	const [found] = await session.select({ id, slug }).from(t.stakeholder).where(eq(id, group));
	return pathOf('stakeholder', found!)!;
}
