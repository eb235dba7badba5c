/** `likeness` is 1 for equal letters; `by` is the index of the matching name. */
export interface Alike {
	index: number;
	likeness: number;
	by: number;
}

/** Hits that are much less alike than the best are dropped. */
const shareOfBest = 0.6;

/** Trigrams as in PostgreSQL's pg_trgm; comparing many names with many would be slow in a query. */
export class Likeness {
	private readonly names: { index: number; by: number; size: number }[] = [];
	private readonly holders = new Map<string, number[]>();

	constructor(items: string[][]) {
		for (const [index, names] of items.entries())
			for (const [by, name] of names.entries()) {
				const own = trigrams(name);
				for (const trigram of own) this.hold(trigram, this.names.length);
				this.names.push({ index, by, size: own.size });
			}
	}

	private hold(trigram: string, name: number) {
		const holders = this.holders.get(trigram);
		if (holders) holders.push(name);
		else this.holders.set(trigram, [name]);
	}

	nearest(texts: string[], { least, most }: { least: number; most: number }): Alike[] {
		const best = new Map<number, Alike>();
		for (const text of texts)
			for (const alike of this.alike(text))
				if (alike.likeness >= least && alike.likeness > (best.get(alike.index)?.likeness ?? 0))
					best.set(alike.index, alike);
		const found = [...best.values()].sort((a, b) => b.likeness - a.likeness);
		const threshold = found.length ? found[0]!.likeness * shareOfBest : 0;
		return found.filter(({ likeness }) => likeness >= threshold).slice(0, most);
	}

	private *alike(text: string): Generator<Alike> {
		const asked = trigrams(text);
		const shared = new Uint16Array(this.names.length);
		for (const trigram of asked)
			for (const name of this.holders.get(trigram) ?? []) shared[name]!++;
		for (const [name, count] of shared.entries()) {
			if (!count) continue;
			const { index, by, size } = this.names[name]!;
			yield { index, by, likeness: count / (asked.size + size - count) };
		}
	}
}

function trigrams(text: string): Set<string> {
	const found = new Set<string>();
	for (const word of text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
		const padded = `  ${word} `;
		for (let start = 0; start < padded.length - 2; start++)
			found.add(padded.slice(start, start + 3));
	}
	return found;
}
