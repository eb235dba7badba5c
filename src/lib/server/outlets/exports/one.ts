import { hasSlug, type Name, nounOf } from '../../../domain/nouns.ts';
import { findStored } from '../../versions/item-at.ts';
import { type ItemOf, represent } from './represent.ts';

type Found<N extends Name> =
	| { state: 'published'; item: ItemOf<N>; version: number }
	| { state: 'withdrawn'; stateReason: string | null };

/** Finds a public item by slug, if it has one, or by id. A slug wins. Undefined if it was never public. */
export async function findPublic<N extends Name>(
	name: N,
	key: string
): Promise<Found<N> | undefined> {
	const found = await findInAnyState(name, key);
	if (!found || found.state === 'draft') return undefined;
	if (found.state === 'withdrawn') return { state: found.state, stateReason: found.stateReason };
	const [item] = await represent[name]([found.id]);
	return item && { state: 'published', item: item as ItemOf<N>, version: found.version };
}

/** Finds an item in any state, by slug first, then by id. */
export async function findInAnyState(name: Name, key: string) {
	const noun = nounOf[name];
	return (hasSlug(noun) && (await findStored(noun, 'slug', key))) || findStored(noun, 'id', key);
}
