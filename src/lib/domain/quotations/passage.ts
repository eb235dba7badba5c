import type { Paragraph } from './paragraphs.ts';

/** What stands between an opening and a closing mark: `open` and `close` are around the marks, `start` and `end` within. */
export interface Passage {
	open: number;
	start: number;
	end: number;
	close: number;
	isSingle: boolean;
	/** Its paragraph ends without a closing mark, and the next opens again. */
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

export const passage = (opening: Mark, closing: Mark): Passage => ({
	open: opening.at,
	start: opening.at + opening.length,
	end: closing.at,
	close: closing.at + closing.length,
	isSingle: opening.isSingle && closing.isSingle,
	goesOn: false
});

/** Without marks around it. */
export const bare = (start: number, end: number): Passage => ({
	...{ open: start, start, end, close: end },
	...{ isSingle: false, goesOn: false }
});

export const unclosed = (opening: Mark, { end }: Paragraph): Passage => ({
	...{ open: opening.at, start: opening.at + opening.length, end, close: end },
	...{ isSingle: opening.isSingle, goesOn: true }
});

export function opensAgain(opening: Mark, text: string, next: Paragraph): boolean {
	const sign = text.charAt(next.start);
	return opening.isSingle ? "‘'".includes(sign) : doubles.includes(sign);
}
