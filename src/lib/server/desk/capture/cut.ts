import { normalise, originalOffset, normalOffset } from '../../../domain/anchors/normal.ts';
import type { Piece } from '../../../domain/quotations/quotation.ts';
import { pieceOf } from '../../../domain/quotations/quotation.ts';

/**
 * Cuts corrected pieces from the text again: a quotation may only contain words of its page. If the words occur several
 * times, the nearest place is taken.
 * @returns an error for each piece whose words do not occur
 */
export function cutAgain({
	text,
	pieces,
	words
}: {
	text: string;
	pieces: Piece[];
	words: string[];
}): { pieces: Piece[] } | { errors: Record<string, string> } {
	const normal = normalise(text);
	const errors: Record<string, string> = {};
	const cut = pieces.flatMap((piece, index) => {
		const typed = (words[index] ?? piece.exact).replaceAll('\r\n', '\n');
		if (typed.trim() === piece.exact) return piece;
		const sought = normalise(typed).text.trim();
		if (!sought) return [];
		const at = nearest(normal.text, sought, normalOffset(normal.offsets, piece.start));
		if (at === undefined) errors[`words.${index}`] = notThere;
		return at === undefined ? [] : pieceOf(text, ...placesOf(normal.offsets, at, sought.length));
	});
	if (Object.keys(errors).length) return { errors };
	return cut.length ? { pieces: cut } : { errors: { 'words.0': noWords } };
}

const notThere = 'These words are not in the page as it was captured. Copy them from its text.';
const noWords = 'A quotation has words: drop it instead.';

function nearest(text: string, sought: string, near: number): number | undefined {
	const after = text.indexOf(sought, near);
	const before = text.lastIndexOf(sought, near);
	const places = [after, before].filter((at) => at >= 0);
	return places.sort((one, other) => Math.abs(one - near) - Math.abs(other - near))[0];
}

const placesOf = (offsets: number[], at: number, length: number) =>
	[originalOffset(offsets, at), originalOffset(offsets, at + length - 1) + 1] as const;
