import type { Difference } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Names } from '../../../domain/titles.ts';
import { differences, withoutIdAndState } from '../../../nouns/derive/differences.ts';
import type { StoredItem } from '../items/read.ts';
import { type Reader, visibleItem, visibleNames, visibleVersion } from '../../visibility/index.ts';
import type { Proposal } from './read.ts';

export interface Shown {
	isNew: boolean;
	changes: Difference[];
	/** Changes that others made since, while it is open. */
	since: Difference[];
	names: Names;
}

export async function showProposal(reader: Reader, proposal: Proposal): Promise<Shown> {
	const { noun, item, before, stored, base, open } = proposal;
	const hasMoved = open && before && stored && stored.version !== base;
	const sides = [item, before, stored?.item].filter((side) => side !== undefined);
	return {
		isNew: !before || ('state' in before && before.state === 'draft'),
		changes: before ? differences(noun, withoutIdAndState(before), withoutIdAndState(item)) : [],
		since: hasMoved ? differences(noun, before, stored.item) : [],
		names: await visibleNames(reader, noun, sides)
	};
}

/** The changes since a version that the reader saw; undefined if that is the current version or unknown. */
export async function changedSince<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	version: number
): Promise<{ stored: StoredItem<N>; changes: Difference[]; names: Names } | undefined> {
	const [stored, seen] = await Promise.all([
		visibleItem(reader, noun, id),
		visibleVersion(reader, noun, id, version)
	]);
	if (!stored || !seen || stored.version === version) return undefined;
	return {
		stored,
		changes: differences(noun, seen.item, stored.item),
		names: await visibleNames(reader, noun, [seen.item, stored.item])
	};
}
