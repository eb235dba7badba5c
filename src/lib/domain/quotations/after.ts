import { isAdverb } from './clause.ts';
import { type Speaker, isCue } from './noun-phrase.ts';
import { people } from './nouns.ts';
import { type Reading, cutOf } from './reading.ts';
import { speakerIn } from './speaker.ts';
import { grammaticalSubject } from './subject.ts';
import type { Token } from './tokens.ts';
import { cues, determiners, pronouns } from './words.ts';

/** Reads `“…,” said Sana Mirza`, `“…,” Sana Mirza said` and `“…”, according to Sana Mirza`. */
export function speakerAfter(reading: Reading, at: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	let from = at + 1;
	if (tokens[from]?.text === ',') from++;
	const stop = nextPassage(tokens, from, to);
	if (from >= stop) return;
	let cue = from;
	while (cue < stop && (tokens[cue]!.text === ',' || isAdverb(tokens[cue]!))) cue++;
	if (cues.has(tokens[cue]?.lower ?? '') && !reading.at[cue]) return verbFirst(reading, cue, stop);
	if (tokens[cue]?.lower === 'according' && tokens[cue + 1]?.lower === 'to')
		return speakerIn(reading, cue + 2, stop);
	const verdict = verdictOf(reading, from, stop);
	if (verdict) return verdict;
	if (/^[.۔]$/u.test(tokens[at]!.text)) return;
	return subjectFirst(reading, from, stop);
}

/** Reads `“…,” was the verdict of Sana Mirza` and `“…” is how Sana Mirza puts it`. */
function verdictOf(reading: Reading, from: number, stop: number): Speaker | undefined {
	const [verb, how] = [reading.tokens[from]?.lower, reading.tokens[from + 1]?.lower];
	if (verb !== 'was' && verb !== 'is') return;
	if (how === 'how') return speakerIn(reading, from + 2, stop);
	const isNoun = how === 'the' && reading.tokens[from + 3]?.lower === 'of';
	return isNoun ? speakerIn(reading, from + 4, stop) : undefined;
}

function verbFirst(reading: Reading, cue: number, stop: number): Speaker | undefined {
	const { tokens } = reading;
	let from = cue + 1;
	while (
		from < stop &&
		(isAdverb(tokens[from]!) || /^(?:back|out|on|up)$/u.test(tokens[from]!.lower))
	)
		from++;
	const first = tokens[from];
	if (!first || from >= stop) return;
	const begins =
		reading.at[from] ??
		(determiners.has(first.lower) || pronouns.has(first.lower) || people.has(first.lower));
	return begins
		? (speakerIn(reading, from, stop) ?? namelessSpeaker(reading, from, stop))
		: undefined;
}

/** Reads «says one of them». */
function namelessSpeaker(reading: Reading, from: number, stop: number): Speaker | undefined {
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

/** Reads `“…,” Sana Mirza said`. */
function subjectFirst(reading: Reading, from: number, stop: number): Speaker | undefined {
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
		const speaker = grammaticalSubject(reading, from, index);
		if (speaker) return speaker;
	}
}

function nextPassage(tokens: Token[], from: number, to: number): number {
	for (let at = from; at < to; at++) if (tokens[at]!.kind === 'passage') return at;
	return to;
}
