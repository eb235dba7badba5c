import { eq } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Database, db } from '../db/index.ts';
import { hasSlug } from '../../domain/nouns.ts';
import type { ItemInput, Noun } from '../db/items/nouns.ts';
import { readItems } from '../db/items/read.ts';
import { idempotency, revision } from '../db/schema.ts';
import { check } from './check.ts';
import { snapshotOf } from './history.ts';
import { refuseWhileNamed } from './named.ts';
import { Conflict, Refused, refusalOf, unknown } from './refusals.ts';
import { changeSlug, freeSlug } from './slugs.ts';
import { lock, write } from './write.ts';

/** An item to save: whole, but a new one may come without id, and one with a title without slug. */
export type Draft<N extends Noun> = Omit<ItemInput<N>, 'id' | 'slug'> & {
	id?: string;
	slug?: string;
};

export interface Saving {
	/** The version that the writer saw; none, or 0, for a new item. */
	version?: number;
	/** The writer's name. */
	author: string;
	/** Their account; none where no person writes. */
	authorId?: string;
	reason: string;
	/** Of the form: the same form sent twice is saved once and answered alike. */
	key?: string;
}

export interface Saved {
	id: string;
	version: number;
}

/** The transaction that `together` runs. */
export type Session = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * Runs writes that hold together or not at all.
 * @throws Refused, too, where a rule of the database refuses them
 */
export async function together<T>(work: (session: Session) => Promise<T>): Promise<T> {
	try {
		return await db.transaction(work);
	} catch (error) {
		throw refusalOf(error) ?? error;
	}
}

/**
 * Creates an item, or puts it in place of the version that the writer saw, and keeps it in the history.
 * @throws Conflict with the item that stands, where it was changed since
 * @throws Refused with a sentence a field
 */
export function save<N extends Noun>(noun: N, item: Draft<N>, how: Saving): Promise<Saved> {
	return together((session) => saveWithin(session, noun, item, how));
}

/** As `save`, for writes that hold together with others; call it within `together`. */
export async function saveWithin<N extends Noun>(
	session: Session,
	noun: N,
	item: Draft<N>,
	{ version: seen = 0, author, authorId, reason, key }: Saving
): Promise<Saved> {
	const id = item.id ?? newId();
	const version = seen + 1;
	if (key !== undefined && !(await claim(session, key, { noun, rowId: id, version })))
		return answerAgain(session, noun, item, key);

	const standing = await lock(session, noun, id);
	if (!standing && seen) throw unknown(noun);
	if (standing && standing.version !== seen) throw await conflict(session, noun, id);
	const slug = hasSlug(noun) && {
		slug: item.slug ?? standing?.slug ?? (await freeSlug(session, noun, item, id))
	};
	const checked = await check(session, noun, { ...item, id, ...slug });
	await write(session, noun, checked, version);
	if (noun === 'stakeholder' && 'state' in checked && checked.state !== 'published')
		await refuseWhileNamed(session, id);
	if ('slug' in checked) await changeSlug(session, noun, id, standing?.slug, checked.slug);
	await session
		.insert(revision)
		.values({ noun, rowId: id, version, snapshot: checked, author, authorId, reason });
	return { id, version };
}

/** Waits for another transaction that has the key; whether it is ours then. */
async function claim(
	session: Session,
	key: string,
	answer: { noun: Noun; rowId: string; version: number }
): Promise<boolean> {
	const claimed = await session
		.insert(idempotency)
		.values({ key, ...answer })
		.onConflictDoNothing()
		.returning();
	return claimed.length > 0;
}

/** @throws Conflict where the form was changed between the two times: it must not pass for saved */
async function answerAgain<N extends Noun>(
	session: Session,
	noun: N,
	item: Draft<N>,
	key: string
): Promise<Saved> {
	const [answer] = await session.select().from(idempotency).where(eq(idempotency.key, key));
	if (!answer || answer.noun !== noun || (item.id ?? answer.rowId) !== answer.rowId)
		throw new Refused([{ field: '', message: 'This form was sent before, for something else.' }]);
	const { rowId: id, version } = answer;
	const saved = await snapshotOf(session, noun, id, version);
	const slug = hasSlug(noun) && saved && 'slug' in saved ? { slug: item.slug ?? saved.slug } : {};
	const checked = await check(session, noun, { ...item, id, ...slug });
	if (isDeepStrictEqual(JSON.parse(JSON.stringify(checked)), saved)) return { id, version };
	throw await conflict(session, noun, id);
}

async function conflict<N extends Noun>(session: Session, noun: N, id: string) {
	const [current] = await readItems(session, noun, [id]);
	return current ? new Conflict(current) : unknown(noun);
}

// Without i, l, o and u, which are misread or make words.
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** 40 random bits in 8 characters. */
export function newId(): string {
	let bits = randomBytes(5).reduce((sum, byte) => sum * 256 + byte, 0);
	let id = '';
	while (id.length < 8) {
		id += digits.charAt(bits % 32);
		bits = Math.floor(bits / 32);
	}
	return id;
}
