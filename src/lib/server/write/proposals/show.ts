import type { Difference } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Names } from '../../../domain/titles.ts';
import { differences, withoutIdAndState } from '../../../nouns/derive/differences.ts';
import type { StoredItem } from '../items/read.ts';
import { current, namesIn, type Reader, versionOf } from '../../visibility/index.ts';
import type { Proposal } from './read.ts';

export interface Shown {
	/** Readers have not seen any of it yet. */
	isNew: boolean;
	/** What it changes of what its author saw. */
	changes: Difference[];
	/** What was changed since by others, while it is open. */
	since: Difference[];
	names: Names;
}

/** What a proposal says, for whoever fetched it. */
export async function show(reader: Reader, proposal: Proposal): Promise<Shown> {
	const { noun, item, before, stored, base, open } = proposal;
	const moved = open && before && stored && stored.version !== base;
	const sides = [item, before, stored?.item].filter((side) => side !== undefined);
	return {
		isNew: !before || ('state' in before && before.state === 'draft'),
		changes: before ? differences(noun, withoutIdAndState(before), withoutIdAndState(item)) : [],
		since: moved ? differences(noun, before, stored.item) : [],
		names: await namesIn(reader, noun, sides)
	};
}

/** What was changed since a version that somebody saw; undefined where it stands, or never was. */
export async function changedSince<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	version: number
): Promise<{ stored: StoredItem<N>; changes: Difference[]; names: Names } | undefined> {
	const [stored, seen] = await Promise.all([
		current(reader, noun, id),
		versionOf(reader, noun, id, version)
	]);
	if (!stored || !seen || stored.version === version) return undefined;
	return {
		stored,
		changes: differences(noun, seen.item, stored.item),
		names: await namesIn(reader, noun, [seen.item, stored.item])
	};
}
