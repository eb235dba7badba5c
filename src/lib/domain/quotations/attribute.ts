import type { Speaker } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { type Rule, certainties } from './quotation.ts';
import type { Reading } from './reading.ts';
import { speakerIn } from './speaker.ts';

export interface Attributed {
	passage: Passage;
	rule: Rule;
	speaker?: Speaker;
	/** Its speaker's words go on from the passage before it. */
	goesOn: boolean;
	/** The certainty of the quotation whose speaker it takes over. */
	atMost?: number;
	/** Somebody is told to say it, and could not be made out. */
	isUnread?: true;
	/** Without marks: what the report says that somebody said. */
	isReported?: true;
}

export const certaintyOf = ({ rule, speaker, atMost = 1 }: Attributed) =>
	Math.min(atMost, certainties[rule] - (speaker?.isVague ? 0.1 : 0));

/** `— Sana Mirza, director`, behind a passage or on a line of its own. */
export function signature(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	let at = from;
	while (at < to && /^[–—―-]$/u.test(tokens[at]!.text)) at++;
	const entity = reading.at[at];
	if (at === from || !entity || entity.from !== at) return;
	return to - at <= 20 ? speakerIn(reading, at, to) : undefined;
}
