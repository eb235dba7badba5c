import { eq } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import { type Database, db } from '../db/index.ts';
import { keepLocators } from './items/locators.ts';
import { idempotency } from '../db/schema.ts';
import { check } from './check.ts';
import { snapshotOf } from './history.ts';
import { conflict, Refused } from './refusals.ts';
import type { Draft, Saved, Saving } from './save.ts';

type Session = Pick<Database, 'select' | 'insert' | 'execute' | 'query'>;

/** What a form was answered: the row that it wrote, and which version of it. */
export interface Answer {
	noun: string;
	rowId: string;
	version: number;
}

/**
 * Takes the key of a form, after any other transaction that has it.
 * @returns what it was answered before; undefined where it is ours
 */
export async function claim(
	session: Pick<Database, 'select' | 'insert'>,
	key: string,
	answer: Answer
): Promise<Answer | undefined> {
	const claimed = await session
		.insert(idempotency)
		.values({ key, ...answer })
		.onConflictDoNothing()
		.returning();
	if (claimed.length) return undefined;
	const [before] = await session.select().from(idempotency).where(eq(idempotency.key, key));
	return before;
}

/** Whether a form of this key was answered before. */
export async function isAnswered(key: string): Promise<boolean> {
	return (await db.$count(idempotency, eq(idempotency.key, key))) > 0;
}

/**
 * Does the work of a form that saves an item, or answers it as before where it was sent before.
 * @throws Conflict where the form was changed between the two times: it must not pass for saved
 */
export async function once<N extends Noun>(
	session: Session,
	noun: N,
	item: Draft<N>,
	{ version: seen = 0, key, id }: Pick<Saving, 'version' | 'key'> & { id: string },
	work: () => Promise<Saved>
): Promise<Saved> {
	const answer =
		key === undefined
			? undefined
			: await claim(session, key, { noun, rowId: id, version: seen + 1 });
	if (!answer) return work();
	if (answer.noun !== noun || (item.id ?? answer.rowId) !== answer.rowId) throw sentBefore();
	const { rowId, version } = answer;
	const saved = await snapshotOf(session, noun, rowId, version);
	const slug = hasSlug(noun) && saved && 'slug' in saved ? { slug: item.slug ?? saved.slug } : {};
	const whole = keepLocators({ ...item, id: rowId, ...slug }, saved);
	const checked = await check(session, noun, whole);
	if (sameItem(checked, saved)) return { id: rowId, version };
	throw await conflict(session, noun, rowId);
}

export const sentBefore = () =>
	new Refused([{ field: '', message: 'This form was sent before, for something else.' }]);

/** Whether an item says what one says that was kept as JSON. */
export function sameItem(item: object, kept: object | undefined): boolean {
	return isDeepStrictEqual(JSON.parse(JSON.stringify(item)), kept);
}
