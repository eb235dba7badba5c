import { cutOf, type Reading } from './introduce.ts';
import type { Passage } from './marks.ts';
import type { Rule } from './quotation.ts';
import { isCue, speakerIn, type Speaker } from './speaker.ts';
import { mainSubject, subjectOf } from './subject.ts';
import { indexIn, type Token } from './tokens.ts';
import {
	auxiliaries,
	cues,
	participles,
	pronouns,
	determiners,
	people,
	weakCues
} from './words.ts';

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
	const verdict = verdictOf(reading, from, stop);
	if (verdict) return verdict;
	if (tokens[from]?.lower === 'by' && isPassive(tokens, at))
		return speakerIn(reading, from + 1, stop);
	if (/^[.۔]$/u.test(tokens[at]!.text)) return;
	return straight(reading, from, stop);
}

/** `“…,” was the verdict of Sana Mirza`, `“…” is how Sana Mirza puts it`. */
function verdictOf(reading: Reading, from: number, stop: number): Speaker | undefined {
	const [verb, how] = [reading.tokens[from]?.lower, reading.tokens[from + 1]?.lower];
	if (verb !== 'was' && verb !== 'is') return;
	if (how === 'how') return speakerIn(reading, from + 2, stop);
	const isNoun = how === 'the' && reading.tokens[from + 3]?.lower === 'of';
	return isNoun ? speakerIn(reading, from + 4, stop) : undefined;
}

/** «… was called “…” by Sana Mirza» */
function isPassive(tokens: Token[], at: number): boolean {
	for (let index = at - 1; index >= Math.max(0, at - 6); index--)
		if (cues.has(tokens[index]!.lower))
			return /^(?:was|were|been|being|is|are)$/u.test(tokens[index - 1]?.lower ?? '');
	return false;
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
	return begins ? (speakerIn(reading, from, stop) ?? anyone(reading, from, stop)) : undefined;
}

/** «says one of them» */
function anyone(reading: Reading, from: number, stop: number): Speaker | undefined {
	const { tokens, cast } = reading;
	let to = from;
	while (
		to < stop &&
		to - from < 8 &&
		tokens[to]!.kind === 'word' &&
		!/^(?:who|in|on|when|as|after|during)$/u.test(tokens[to]!.lower)
	)
		to++;
	if (pronouns.has(tokens[from]!.lower) || to === from) return;
	const cut = cutOf(reading, from, to);
	return { named: cast.meetNameless(cut), cut, isVague: false };
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
		if (!isCue(reading, index)) continue;
		const speaker = quotedAs(reading, index, stop) ?? subjectOf(reading, from, index);
		if (speaker) return speaker;
	}
}

/** «the agency quoted the minister as saying» */
function quotedAs(reading: Reading, cue: number, stop: number): Speaker | undefined {
	const { tokens } = reading;
	if (!/^quote[sd]?$/u.test(tokens[cue]!.lower)) return;
	for (let index = cue + 2; index < Math.min(stop, cue + 14); index++)
		if (
			tokens[index]!.lower === 'as' &&
			/^(?:saying|telling)$/u.test(tokens[index + 1]?.lower ?? '')
		)
			return speakerIn(reading, cue + 1, index);
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
	let weak: number | undefined;
	for (let index = at - 1; index >= start; index--) {
		const { lower } = tokens[index]!;
		if (reading.at[index]) continue;
		if (lower === 'according' && tokens[index + 1]?.lower === 'to') {
			const speaker = speakerIn(reading, index + 2, at);
			if (speaker) return { speaker, rule: 'before', isBeside: true };
		}
		if (!isCue(reading, index) && !participles.has(lower)) continue;
		if (weakCues.has(lower) && !isBeside(tokens, index, at)) {
			weak ??= index;
			continue;
		}
		const speaker = subjectOf(reading, from, index);
		if (!speaker) continue;
		const beside = isBeside(tokens, index, at);
		const outer = beside ? undefined : outerSubject(reading, start, index);
		return { speaker: outer ?? speaker, rule: 'before', isBeside: beside };
	}
	const speaker = weak === undefined ? undefined : subjectOf(reading, from, weak);
	if (speaker) return { speaker, rule: 'before', isBeside: false };
	if (tokens[at - 1]?.text === ':') {
		const speaker = label(reading, from, at - 1);
		if (speaker) return { speaker, rule: 'label', isBeside: true };
	}
}

/** «Sana Mirza said that the minister believes in “…”»: whoever says that. */
function outerSubject(reading: Reading, from: number, cue: number): Speaker | undefined {
	for (let index = cue - 1; index > from; index--)
		if (reading.tokens[index]!.lower === 'that' && cues.has(reading.tokens[index - 1]!.lower))
			return subjectOf(reading, from, index - 1);
}

function isBeside(tokens: Token[], cue: number, at: number): boolean {
	const between = tokens.slice(cue + 1, at);
	const last = between.at(-1);
	return !between.length || last!.text === ':' || last!.text === ',' || last!.lower === 'that';
}

/** `Sana Mirza, director:`, `Reaction from the ministry:` */
export function label(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	const source = indexIn(
		tokens,
		from,
		to,
		(token, at) =>
			/^(?:from|by)$/u.test(token.lower) ||
			(token.lower === 'to' && /^attribut/u.test(tokens[at - 1]?.lower ?? ''))
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
