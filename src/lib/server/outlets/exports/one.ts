import { hasSlug, type Name, nounOf } from '../../../domain/nouns.ts';
import type { Json } from '../../../nouns/derive/types.ts';
import { findStored } from '../../versions/item-at.ts';
import { represent } from './represent.ts';

type Of<N extends Name> = Json<(typeof nounOf)[N]>;

type Found<N extends Name> =
	| { state: 'published'; item: Of<N>; version: number }
	| { state: 'withdrawn'; stateReason: string | null };

/** One item by its id, or its slug where it has one, which comes first; undefined where it was never public. */
export async function one<N extends Name>(name: N, key: string): Promise<Found<N> | undefined> {
	const found = await standing(name, key);
	if (!found || found.state === 'draft') return undefined;
	if (found.state === 'withdrawn') return { state: found.state, stateReason: found.stateReason };
	const [item] = await represent[name]([found.id]);
	return item && { state: 'published', item: item as Of<N>, version: found.version };
}

/** What is on record by a slug, where it has one, or by an id, in whatever state. */
export async function standing(name: Name, key: string) {
	const noun = nounOf[name];
	return (hasSlug(noun) && (await findStored(noun, 'slug', key))) || findStored(noun, 'id', key);
}
