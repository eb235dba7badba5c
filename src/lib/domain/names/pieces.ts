// A list that was parted at its commas, some of which may stand within names.

/** So many pieces of a name that has commas in it. */
const mostPieces = 3;

/** Every run of neighbouring pieces of a list, which may be one name with commas in it. */
export const runsOf = (pieces: string[]): string[] =>
	pieces.flatMap((_, at) => lengths.map((length) => runAt(pieces, at, length) ?? [])).flat();

/** The pieces of a list, put together where they are a name on record: the longest that is. */
export function joinKnown(pieces: string[], isKnown: (name: string) => boolean): string[] {
	const names: string[] = [];
	for (let at = 0; at < pieces.length;) {
		const length = lengths.find((length) => isKnown(runAt(pieces, at, length) ?? '')) ?? 1;
		names.push(pieces.slice(at, at + length).join(', '));
		at += length;
	}
	return names;
}

/** Longest first. */
const lengths = Array.from({ length: mostPieces - 1 }, (_, index) => mostPieces - index);

const runAt = (pieces: string[], at: number, length: number) =>
	at + length <= pieces.length ? pieces.slice(at, at + length).join(', ') : undefined;
