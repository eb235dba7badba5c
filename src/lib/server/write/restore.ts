import type { Noun } from '../../domain/nouns.ts';
import { current, versionOf } from './history.ts';
import { unknown } from './refusals.ts';
import { type Draft, save, type Saved, type Saving } from './save.ts';

/** A change of an item that is there: the version that the writer saw is needed. */
export type Changing = Saving & { version: number };

/**
 * Makes an old version the newest, whole: its state comes back with it.
 * @throws Conflict and Refused, as `save`
 */
export async function restore<N extends Noun>(
	noun: N,
	id: string,
	version: number,
	how: Omit<Changing, 'reason'> & { reason?: string }
): Promise<Saved> {
	const old = await versionOf(noun, id, version);
	if (!old) throw unknown(noun);
	return save(noun, old.item as Draft<N>, { reason: `Version ${version} restored`, ...how });
}

/**
 * Takes an item out of the record; it stays where it was, with the reason.
 * @throws Refused where published claims rest on it alone; Conflict as `save`
 */
export async function withdraw<N extends Exclude<Noun, 'topic'>>(
	noun: N,
	id: string,
	how: Changing
): Promise<Saved> {
	const standing = await current(noun, id);
	if (!standing) throw unknown(noun);
	const item: object = { ...standing.item, state: 'withdrawn', stateReason: how.reason };
	return save(noun, item as Draft<N>, how);
}
