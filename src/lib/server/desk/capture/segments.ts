import type { Candidate } from './find-candidates.ts';

/** A stretch of a page's text, and the quotation that it belongs to, by where that begins. */
export interface Segment {
	text: string;
	at?: number;
	/** Where the quotation begins, and not a further piece of it. */
	isFirst?: boolean;
}

/** The text of a page in stretches with and without quotations; of two that overlap the first stands. */
export function segmentsOf(
	text: string,
	candidates: Pick<Candidate, 'at' | 'pieces'>[]
): Segment[] {
	const pieces = candidates
		.flatMap(({ at, pieces }) => pieces.map(({ start, end }) => ({ at, start, end })))
		.sort((one, other) => one.start - other.start || other.end - one.end);
	const segments: Segment[] = [];
	let reached = 0;
	for (const { at, start, end } of pieces) {
		if (start < reached) continue;
		if (start > reached) segments.push({ text: text.slice(reached, start) });
		segments.push({ text: text.slice(start, end), at, isFirst: start === at });
		reached = end;
	}
	if (reached < text.length) segments.push({ text: text.slice(reached) });
	return segments;
}
