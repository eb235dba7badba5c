import { hasSlug, type Name, nounOf } from '../../../domain/nouns.ts';
import type { Json } from '../../../nouns/derive/types.ts';
import { findStored } from '../../versions/item-at.ts';
import { represent } from './represent.ts';

type Of<N extends Name> = Json<(typeof nounOf)[N]>;

type Found<N extends Name> =
	| { state: 'published'; item: Of<N>; version: number }
	| { state: 'withdrawn'; stateReason: string | null };

/** Finds a public item by slug, if it has one, or by id. A slug wins. Undefined if it was never public. */
export async function one<N extends Name>(name: N, key: string): Promise<Found<N> | undefined> {
	const found = await standing(name, key);
	if (!found || found.state === 'draft') return undefined;
	if (found.state === 'withdrawn') return { state: found.state, stateReason: found.stateReason };
	const [item] = await represent[name]([found.id]);
	return item && { state: 'published', item: item as Of<N>, version: found.version };
}

/** Finds an item in any state, by slug first, then by id. */
export async function standing(name: Name, key: string) {
	const noun = nounOf[name];
	return (hasSlug(noun) && (await findStored(noun, 'slug', key))) || findStored(noun, 'id', key);
}
