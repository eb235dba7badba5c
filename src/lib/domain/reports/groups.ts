export interface Pair {
	one: string;
	other: string;
	/** The share of the shorter text found in the other, 0 to 1; null if not compared. */
	shared: number | null;
	/** Takes precedence over `shared`. */
	decision: Decision | null;
}

export type Decision = 'same' | 'apart';

/** From here on two articles are one report; down to `asksFrom` an editor is asked. */
export const sameFrom = 0.4;
export const asksFrom = 0.2;

const isLinked = ({ shared, decision }: Pick<Pair, 'shared' | 'decision'>) =>
	decision ? decision === 'same' : (shared ?? 0) >= sameFrom;

/** Editors' links come first; a link that would join articles an editor separated is skipped. */
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
