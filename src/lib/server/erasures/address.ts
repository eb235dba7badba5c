import { sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { keyedHash } from '../auth/secret.ts';
import { db } from '../db/index.ts';
import { idOf } from '../write/ids.ts';
import { erasure } from './tables.ts';

/** Recognises the address of an item, by its id or slug. */
export const addressHash = (noun: Noun, key: string): string => keyedHash(`${noun}/${key}`);

/** Recognises an item that was erased as a whole, by the id that it had. */
export const itemHash = ({ noun, id }: { noun: Noun; id: string }): string =>
	keyedHash(`item ${noun}/${id}`);

/** Names an item in one text. */
export const keyOf = ({ noun, id }: { noun: Noun; id: string }): string => `${noun}/${id}`;

/** Takes the place of an id or short name that tells something; it is the same again after a restore. */
export const neutralId = (id: string): string => idOf(keyedHash(`neutral ${id}`));

/** Recognises an item that an administrator left as it is. */
export const keptHash = (key: string): string => keyedHash(`kept ${key}`);

/** Stands in each erasure: a restore under another secret would recognise nothing. */
export const secretMark = (): string => keyedHash('the secret of the erasures');

/** Whether an item with this id or slug was erased, or had to get another one because this one held erased words. */
export async function isErasedAddress(noun: Noun, key: string): Promise<boolean> {
	const hash = addressHash(noun, key);
	return (await db.$count(erasure, sql`${hash} = any(${erasure.addresses})`)) > 0;
}
