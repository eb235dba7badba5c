import { cachedByChange } from '../lists/cached.ts';
import { choicesOf } from './choices.ts';
import type { Chosen } from './filters.ts';
import { groupsOf } from './groups.ts';
import { pairsOf } from './pairs.ts';

const mostTableRows = 40;

/** A law's new name counts as a change of the statements on it. */
const cached = cachedByChange<Awaited<ReturnType<typeof read>>>([
	'statement',
	'membership',
	'stakeholder'
]);

/** Reads what the page and its card show. */
export const overviewOf = (chosen: Chosen) => cached(JSON.stringify(chosen), () => read(chosen));

async function read(chosen: Chosen) {
	const [pairs, groups, choices] = await Promise.all([
		pairsOf(chosen, mostTableRows),
		groupsOf(chosen, mostTableRows),
		choicesOf(chosen)
	]);
	return { pairs, groups, choices };
}
