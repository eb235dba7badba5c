import type { Candidate } from './find-candidates.ts';

/** A part of a page's text. `at` identifies the quotation that it belongs to. */
export interface Segment {
	text: string;
	at?: number;
	/** Set on the first piece of a quotation, not on later pieces. */
	isFirst?: boolean;
}

/** Splits the text of a page into parts with and without quotations. If two quotations overlap, the first stands. */
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
