/** Two articles that have words in common, or of which an editor decided. */
export interface Pair {
	one: string;
	other: string;
	/** How much of the shorter the other has, from 0 to 1; null where their texts were not compared. */
	shared: number | null;
	/** What an editor said; it outweighs what they share. */
	decision: Decision | null;
}

/** One report, or two. */
export type Decision = 'same' | 'apart';

/** From here on two articles are one report; below, an editor is asked, down to `asksFrom`. */
export const sameFrom = 0.4;
export const asksFrom = 0.2;

export const isLinked = ({ shared, decision }: Pick<Pair, 'shared' | 'decision'>) =>
	decision ? decision === 'same' : (shared ?? 0) >= sameFrom;

/**
 * Which of some articles are one report. Links are followed from the strongest, an editor's first; one that would bring
 * together what an editor took apart is not.
 * @returns groups of two or more
 */
export function reportsOf(pairs: Pair[]): string[][] {
	const groups = new Map<string, Set<string>>();
	const groupOf = (id: string) => groups.get(id) ?? new Set([id]);
	const apart = pairs.filter(({ decision }) => decision === 'apart');
	for (const { one, other } of pairs.filter(isLinked).toSorted(strongestFirst)) {
		const [here, there] = [groupOf(one), groupOf(other)];
		const parts = ({ one, other }: Pair) =>
			(here.has(one) && there.has(other)) || (here.has(other) && there.has(one));
		if (here.has(other) || apart.some(parts)) continue;
		const both = new Set([...here, ...there]);
		for (const id of both) groups.set(id, both);
	}
	return [...new Set(groups.values())].map((group) => [...group].sort());
}

function strongestFirst(a: Pair, b: Pair): number {
	return (
		Number(b.decision === 'same') - Number(a.decision === 'same') ||
		(b.shared ?? 0) - (a.shared ?? 0) ||
		a.one.localeCompare(b.one) ||
		a.other.localeCompare(b.other)
	);
}
