import { type Difference, differences } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Names } from '../../domain/titles.ts';
import { said } from '../../forms/reading.ts';
import { db } from '../db/index.ts';
import { namesOf } from '../db/items/names.ts';
import { readItems, type Standing } from '../db/items/read.ts';
import { versionOf } from '../revisions/index.ts';
import type { Proposal } from './read.ts';

/** Whom and what items of a noun name, for showing them. */
export const namesIn = (noun: Noun, ...items: object[]): Promise<Names> => namesOf(db, noun, items);

export interface Shown {
	/** Readers have not seen any of it yet. */
	isNew: boolean;
	/** What it changes of what its author saw. */
	changes: Difference[];
	/** What was changed since by others, while it is open. */
	since: Difference[];
	names: Names;
}

/** What a proposal says, for reading. */
export async function show(proposal: Proposal): Promise<Shown> {
	const { noun, item, before, standing, base, open } = proposal;
	const moved = open && before && standing && standing.version !== base;
	const sides = [item, before, standing?.item].filter((side) => side !== undefined);
	return {
		isNew: !before || ('state' in before && before.state === 'draft'),
		changes: before ? differences(said(before), said(item)) : [],
		since: moved ? differences(before, standing.item) : [],
		names: await namesIn(noun, ...sides)
	};
}

/** What was changed since a version that somebody saw; undefined where it stands, or never was. */
export async function changedSince<N extends Noun>(
	noun: N,
	id: string,
	version: number
): Promise<{ standing: Standing<N>; changes: Difference[]; names: Names } | undefined> {
	const [[standing], seen] = await Promise.all([
		readItems(db, noun, [id]),
		versionOf(noun, id, version)
	]);
	if (!standing || !seen || standing.version === version) return undefined;
	return {
		standing,
		changes: differences(seen.item, standing.item),
		names: await namesIn(noun, seen.item, standing.item)
	};
}
