import { eq } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import { type Database, db } from '../db/index.ts';
import { keepLocators } from './items/locators.ts';
import { idempotency } from '../db/schema.ts';
import { check } from './check.ts';
import { snapshotOf } from './history.ts';
import { conflict, refusal } from './refusals.ts';
import type { ItemToSave, Saved, Session } from './types.ts';

export interface SavedAnswer {
	noun: string;
	rowId: string;
	version: number;
}

/**
 * Claims an idempotency key; waits for another transaction that has claimed it.
 * @returns the recorded answer; undefined if the key is new
 */
export async function takeKey(
	session: Database,
	key: string,
	answer: SavedAnswer
): Promise<SavedAnswer | undefined> {
	const claimed = await session
		.insert(idempotency)
		.values({ key, ...answer })
		.onConflictDoNothing()
		.returning();
	if (claimed.length) return undefined;
	const [before] = await session.select().from(idempotency).where(eq(idempotency.key, key));
	return before;
}

export async function isKeyTaken(key: string): Promise<boolean> {
	return (await db.$count(idempotency, eq(idempotency.key, key))) > 0;
}

/**
 * Does the work of a form that saves an item once, and repeats the answer if the form is sent again.
 * @param item has no id if it is new; `id` is the one that it gets
 * @throws Conflict if the second form differs from the first, so that it is not taken for saved
 */
export async function idempotent<N extends Noun>(
	session: Session,
	noun: N,
	item: ItemToSave<N>,
	{ version: seen = 0, key, id }: { version?: number; key?: string; id: string },
	work: () => Promise<Saved>
): Promise<Saved> {
	const answer =
		key === undefined
			? undefined
			: await takeKey(session, key, { noun, rowId: id, version: seen + 1 });
	if (!answer) return work();
	if (answer.noun !== noun || (item.id ?? answer.rowId) !== answer.rowId) throw keyReused();
	const { rowId, version } = answer;
	const saved = await snapshotOf(session, noun, rowId, version);
	const slug = hasSlug(noun) && saved && 'slug' in saved ? { slug: item.slug ?? saved.slug } : {};
	const again = keepLocators({ ...item, id: rowId, ...slug }, saved);
	if (isSameItem(await check(session, noun, again), saved)) return { id: rowId, version };
	throw await conflict(session, noun, rowId);
}

export const keyReused = () => refusal('', 'This form was sent before, for something else.');

export function isSameItem(item: object, stored: object | undefined): boolean {
	return isDeepStrictEqual(JSON.parse(JSON.stringify(item)), stored);
}
