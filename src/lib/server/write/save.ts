import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../db/index.ts';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import type { ItemInput } from '../../nouns/derive/types.ts';
import { changed, refresh } from '../derived/index.ts';
import { keepLocators } from './items/locators.ts';
import { readItems, type Standing } from './items/read.ts';
import { revision } from '../db/schema.ts';
import { check, type Named } from './check.ts';
import { newId } from './ids.ts';
import { refuseWhileNamed } from './named.ts';
import { once } from './idempotency.ts';
import { patiently } from './retry.ts';
import { conflict, refusalOf, unknown } from './refusals.ts';
import { changeSlug, freeSlug } from './slugs.ts';
import { lock, write } from './write-rows.ts';

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
	/** What is published in the same transaction: each may name the others, as a law and its article do. */
	alongside?: Named[];
}

export interface Saved {
	id: string;
	version: number;
}

/** The transaction that `together` runs. */
export type Session = Transaction;

/**
 * Runs writes that hold together or not at all, and has follow what is derived from them; anew where they take long
 * (`patiently`), or as `begin` runs them.
 * @throws Refused, too, where a rule of the database refuses them
 */
export async function together<T>(
	work: (session: Session) => Promise<T>,
	begin: (work: (session: Session) => Promise<T>) => Promise<T> = patiently
): Promise<T> {
	try {
		return await begin(async (session) => {
			const done = await work(session);
			await refresh(session);
			return done;
		});
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
	{ version: seen = 0, author, authorId, reason, key, alongside }: Saving
): Promise<Saved> {
	const id = item.id ?? newId();
	return once(session, noun, item, { version: seen, key, id }, async () => {
		const standing = await lock(session, noun, id);
		if (!standing && seen) throw unknown(noun);
		if (standing && standing.version !== seen) throw await conflict(session, noun, id);
		const slug = hasSlug(noun) && {
			slug: item.slug ?? standing?.slug ?? (await freeSlug(session, noun, item, id))
		};
		// Forms have no field for them, and would lose them.
		const [before] = standing ? await readItems(session, noun, [id]) : [];
		const whole = keepLocators({ ...item, id, ...slug }, before?.item);
		const checked = await check(session, noun, whole, alongside);
		const version = seen + 1;
		await write(session, noun, checked, version, before && isLookAlone(before.item, checked));
		changed(session, noun, before?.item, checked);
		if (noun === 'stakeholder' && 'state' in checked && checked.state !== 'published')
			await refuseWhileNamed(session, id);
		if ('slug' in checked) await changeSlug(session, noun, id, standing?.slug, checked.slug);
		await session
			.insert(revision)
			.values({ noun, rowId: id, version, snapshot: checked, author, authorId, reason });
		return { id, version };
	});
}

/** Whether somebody looked at a law and left it as it is: that is kept, and tells nobody who follows it that it changed. */
function isLookAlone(before: object, after: object): boolean {
	const { lookedAt: earlier, ...was } = before as { lookedAt?: string };
	const { lookedAt: later, ...is } = after as { lookedAt?: string };
	return earlier !== later && isDeepStrictEqual(was, is);
}

/** The item as it stands, which nobody else changes until the transaction ends. */
export async function hold<N extends Noun>(
	session: Session,
	noun: N,
	id: string
): Promise<Standing<N> | undefined> {
	const row = await lock(session, noun, id);
	const [standing] = row ? await readItems(session, noun, [id]) : [];
	return standing;
}
