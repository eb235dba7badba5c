import type { Paragraph } from './paragraphs.ts';

/** Text between quotation marks: `open` and `close` include the marks, `start` and `end` do not. */
export interface Passage {
	open: number;
	start: number;
	end: number;
	close: number;
	isSingle: boolean;
	/** The paragraph ends without a closing mark and the next paragraph opens again. */
	goesOn: boolean;
}

export interface Mark {
	at: number;
	length: number;
	isSingle: boolean;
	opens: boolean;
	closes: boolean;
}

export const doubles = '"“”„‟«»″';

export const closedPassage = (opening: Mark, closing: Mark): Passage => ({
	open: opening.at,
	start: opening.at + opening.length,
	end: closing.at,
	close: closing.at + closing.length,
	isSingle: opening.isSingle && closing.isSingle,
	goesOn: false
});

/** The passage has no quotation marks. */
export const barePassage = (start: number, end: number): Passage => ({
	open: start,
	start,
	end,
	close: end,
	isSingle: false,
	goesOn: false
});

export const openPassage = (opening: Mark, { end }: Paragraph): Passage => ({
	open: opening.at,
	start: opening.at + opening.length,
	end,
	close: end,
	isSingle: opening.isSingle,
	goesOn: true
});

export function opensAgain(opening: Mark, text: string, next: Paragraph): boolean {
	const sign = text.charAt(next.start);
	return opening.isSingle ? "‘'".includes(sign) : doubles.includes(sign);
}
