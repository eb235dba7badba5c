import type { Reading } from './introduce.ts';
import type { Passage } from './marks.ts';
import type { Rule } from './quotation.ts';
import { speakerIn, type Speaker } from './speaker.ts';
import { mainSubject, subjectOf } from './subject.ts';
import type { Token } from './tokens.ts';
import { auxiliaries, cues, participles, pronouns, determiners, people } from './words.ts';

export interface Attributed {
	passage: Passage;
	rule: Rule;
	speaker?: Speaker;
	/** Its speaker's words go on from the passage before it. */
	goesOn: boolean;
	/** Without marks: what the report says that somebody said. */
	isReported?: true;
}

const skipsBehind = (token?: Token) =>
	!!token &&
	(token.text === ',' ||
		(token.kind === 'word' && (auxiliaries.has(token.lower) || /ly$/u.test(token.lower))));

/** `“…,” said Sana Mirza`, `“…,” Sana Mirza said`, `“…”, according to Sana Mirza`, `“…” — Sana Mirza`. */
export function after(reading: Reading, at: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	let from = at + 1;
	if (tokens[from]?.text === ',') from++;
	const stop = nextPassage(tokens, from, to);
	if (from >= stop) return;
	let cue = from;
	while (cue < stop && skipsBehind(tokens[cue])) cue++;
	if (cues.has(tokens[cue]!?.lower ?? '') && !reading.at[cue]) return inverted(reading, cue, stop);
	if (tokens[cue]?.lower === 'according' && tokens[cue + 1]?.lower === 'to')
		return speakerIn(reading, cue + 2, stop);
	if (/^[.۔]$/u.test(tokens[at]!.text)) return;
	return straight(reading, from, stop);
}

function inverted(reading: Reading, cue: number, stop: number): Speaker | undefined {
	const { tokens } = reading;
	let from = cue + 1;
	while (
		from < stop &&
		(skipsBehind(tokens[from]) || /^(?:back|out|on|up)$/u.test(tokens[from]!.lower)) &&
		tokens[from]!.text !== ','
	)
		from++;
	const first = tokens[from];
	if (!first || from >= stop) return;
	const begins =
		reading.at[from] ??
		(determiners.has(first.lower) || pronouns.has(first.lower) || people.has(first.lower));
	return begins ? speakerIn(reading, from, stop) : undefined;
}

/** A subject, and behind it a word of speech. */
export function straight(reading: Reading, from: number, stop: number): Speaker | undefined {
	const { tokens, at } = reading;
	const first = tokens[from];
	if (!first || first.kind !== 'word') return;
	const begins =
		at[from]?.from === from ||
		determiners.has(first.lower) ||
		pronouns.has(first.lower) ||
		people.has(first.lower);
	if (!begins) return;
	for (let index = from + 1; index < Math.min(stop, from + 30); index++) {
		if (at[index] || !cues.has(tokens[index]!.lower)) continue;
		return subjectOf(reading, from, index);
	}
}

function nextPassage(tokens: Token[], from: number, to: number): number {
	for (let at = from; at < to; at++) if (tokens[at]!.kind === 'passage') return at;
	return to;
}

export interface Before {
	speaker: Speaker;
	rule: Rule;
	/** Nothing but a comma, a colon or «that» stands between the word of speech and the passage. */
	isBeside: boolean;
}

/** `Sana Mirza said that “…”`, `According to Sana Mirza, “…”`, `Sana Mirza: “…”`. */
export function before(reading: Reading, from: number, at: number): Before | undefined {
	const { tokens } = reading;
	let start = from;
	for (let index = from; index < at; index++)
		if (tokens[index]!.kind === 'passage') start = index + 1;
	for (let index = at - 1; index >= start; index--) {
		const { lower } = tokens[index]!;
		if (reading.at[index]) continue;
		if (lower === 'according' && tokens[index + 1]?.lower === 'to') {
			const speaker = speakerIn(reading, index + 2, at);
			if (speaker) return { speaker, rule: 'before', isBeside: true };
		}
		if (!cues.has(lower) && !participles.has(lower)) continue;
		const speaker = subjectOf(reading, from, index);
		if (speaker) return { speaker, rule: 'before', isBeside: isBeside(tokens, index, at) };
	}
	if (tokens[at - 1]?.text === ':') {
		const speaker = label(reading, from, at - 1);
		if (speaker) return { speaker, rule: 'label', isBeside: true };
	}
}

function isBeside(tokens: Token[], cue: number, at: number): boolean {
	const between = tokens.slice(cue + 1, at);
	const last = between.at(-1);
	return !between.length || last!.text === ':' || last!.text === ',' || last!.lower === 'that';
}

/** `Sana Mirza, director:`, `Reaction from the ministry:` */
export function label(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	const source = tokens.findIndex(
		(token, at) => at >= from && at < to && /^(?:from|by)$/u.test(token.lower)
	);
	return source >= 0
		? speakerIn(reading, source + 1, to)
		: (speakerIn(reading, from, to) ?? mainSubject(reading, from, to));
}

/** `— Sana Mirza, director`, behind a passage or on a line of its own. */
export function signature(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	let at = from;
	while (at < to && /^[–—―-]$/u.test(tokens[at]!.text)) at++;
	const entity = reading.at[at];
	if (at === from || !entity || entity.from !== at) return;
	return to - at <= 20 ? speakerIn(reading, at, to) : undefined;
}
