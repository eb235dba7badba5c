/** A range of the text; `text` is always cut from it. */
export interface Cut {
	text: string;
	start: number;
	end: number;
}

/** A W3C TextQuoteSelector with its offsets in the text. */
export interface Piece {
	exact: string;
	start: number;
	end: number;
	prefix: string;
	suffix: string;
}

export interface KnownName {
	id: string;
	name: string;
	aliases: string[];
	kind: string;
}

/** The rule that found a quotation; `certainties` says how reliable each is. */
export type Rule = keyof typeof certainties;

export interface FoundQuotation extends Piece {
	/** Partial: a few words in marks, or part of a sentence. Reported: without marks, never shown as somebody's own words. */
	kind: 'verbatim' | 'partial' | 'reported';
	/** The first is the quotation itself; more follow where an attribution or a paragraph splits it. */
	pieces: Piece[];
	/** A person by their fullest name, an organisation, or «a senior official». */
	speaker?: Cut;
	role?: Cut;
	/** The speaker's organisation, or the speaker if an organisation speaks. */
	organisation?: Cut;
	speakerId?: string;
	organisationId?: string;
	rule: Rule;
	/** Between 0 and 1. */
	certainty: number;
}

/** Estimates from news that the rules were not made for: the corpus has too few of the rarer ones to measure. */
export const certainties = {
	after: 0.95,
	before: 0.9,
	label: 0.95,
	signature: 0.95,
	block: 0.85,
	transcript: 0.85,
	split: 0.95,
	continued: 0.7,
	sentence: 0.7,
	nobody: 0.3
} as const;

const contextLetters = 32;

export function trimmed(text: string, from: number, to: number, before = /\s/u, behind = before) {
	let [start, end] = [from, to];
	while (start < end && before.test(text.charAt(start))) start++;
	while (end > start && behind.test(text.charAt(end - 1))) end--;
	return { start, end };
}

export function pieceOf(text: string, from: number, to: number): Piece {
	const { start, end } = trimmed(text, from, to);
	return {
		exact: text.slice(start, end),
		start,
		end,
		prefix: text.slice(wholeLetter(text, Math.max(0, start - contextLetters)), start),
		suffix: text.slice(end, wholeLetter(text, Math.min(text.length, end + contextLetters)))
	};
}

/** Never splits a surrogate pair. */
const wholeLetter = (text: string, at: number) =>
	/[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
		? at - 1
		: at;
