import type { Speaker } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { type Rule, certainties } from './quotation.ts';
import type { Reading } from './reading.ts';
import { speakerIn } from './speaker.ts';

export interface Attributed {
	passage: Passage;
	rule: Rule;
	speaker?: Speaker;
	/** Continues the passage before. */
	goesOn: boolean;
	/** The certainty of the quotation that lent this one its speaker. */
	atMost?: number;
	/** The text attributes the passage, but to a subject that could not be read. */
	isUnread?: true;
	/** Indirect speech, without quotation marks. */
	isReported?: true;
}

export const certaintyOf = ({ rule, speaker, atMost = 1 }: Attributed) =>
	Math.min(atMost, certainties[rule] - (speaker?.isVague ? 0.1 : 0));

/** Reads `— Sana Mirza, director`, behind a passage or on a line of its own. */
export function signatureIn(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	let at = from;
	while (at < to && /^[–—―-]$/u.test(tokens[at]!.text)) at++;
	const entity = reading.at[at];
	if (at === from || !entity || entity.from !== at) return;
	return to - at <= 20 ? speakerIn(reading, at, to) : undefined;
}
