// Joins names that a list was wrongly split at, because they contain commas.

const mostPieces = 3;

export const runsOf = (pieces: string[]): string[] =>
	pieces.flatMap((_, at) => lengths.map((length) => runAt(pieces, at, length) ?? [])).flat();

export function joinKnown(pieces: string[], isKnown: (name: string) => boolean): string[] {
	const names: string[] = [];
	for (let at = 0; at < pieces.length;) {
		const length = lengths.find((length) => isKnown(runAt(pieces, at, length) ?? '')) ?? 1;
		names.push(pieces.slice(at, at + length).join(', '));
		at += length;
	}
	return names;
}

const lengths = Array.from({ length: mostPieces - 1 }, (_, index) => mostPieces - index);

const runAt = (pieces: string[], at: number, length: number) =>
	at + length <= pieces.length ? pieces.slice(at, at + length).join(', ') : undefined;
