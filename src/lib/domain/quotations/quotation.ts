/** A stretch of the text; `text` is always cut from it. */
export interface Cut {
	text: string;
	start: number;
	end: number;
}

/** As a W3C TextQuoteSelector wants it, with where it stands in the text. */
export interface Piece {
	exact: string;
	start: number;
	end: number;
	prefix: string;
	suffix: string;
}

/** What a stakeholder of the record is called. */
export interface KnownName {
	id: string;
	name: string;
	aliases: string[];
	kind: string;
}

/** By which rule it was found; `certainties` says how far each is to be trusted. */
export type Rule = keyof typeof certainties;

export interface FoundQuotation extends Piece {
	/**
	 * Verbatim: a passage in marks. Partial: a few words in marks, or a part of a sentence in single ones. Reported: without
	 * marks, and so never to be shown as somebody's own words.
	 */
	kind: 'verbatim' | 'partial' | 'reported';
	/** The first is the quotation's own; more follow where its attribution or a paragraph splits it. */
	pieces: Piece[];
	/** A person by the fullest name that the text has, an organisation that speaks itself, or «a senior official». */
	speaker?: Cut;
	role?: Cut;
	/** The speaker's; the speaker itself where an organisation speaks. */
	organisation?: Cut;
	/** A person on record. */
	speakerId?: string;
	organisationId?: string;
	rule: Rule;
	/** From 0 to 1. */
	certainty: number;
}

/**
 * Estimates, from what such rules reached on news that they were not made for: the corpus has too few of the rarer ones to
 * measure each. A pronoun or «the minister» takes a tenth away.
 */
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

const around = 32;

/** A stretch without the signs at its ends that are as told. */
export function trimmed(text: string, from: number, to: number, before = /\s/u, behind = before) {
	let [start, end] = [from, to];
	while (start < end && before.test(text.charAt(start))) start++;
	while (end > start && behind.test(text.charAt(end - 1))) end--;
	return { start, end };
}

export function pieceOf(text: string, from: number, to: number): Piece {
	const { start, end } = trimmed(text, from, to);
	return {
		...{ exact: text.slice(start, end), start, end },
		prefix: text.slice(wholeLetter(text, Math.max(0, start - around)), start),
		suffix: text.slice(end, wholeLetter(text, Math.min(text.length, end + around)))
	};
}

/** Never between the two halves of a letter that takes two. */
const wholeLetter = (text: string, at: number) =>
	/[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
		? at - 1
		: at;
