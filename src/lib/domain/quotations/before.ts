import { isByOthers } from './clause.ts';
import { type Speaker, isCue } from './noun-phrase.ts';
import type { Rule } from './quotation.ts';
import type { Reading } from './reading.ts';
import { speakerIn } from './speaker.ts';
import { mainSubject, grammaticalSubject } from './subject.ts';
import { type Token, indexIn } from './tokens.ts';
import { participles, weakCues } from './words.ts';

interface Attribution {
	speaker: Speaker;
	rule: Rule;
	/** At most a comma, a colon or «that» stands between the verb of speech and the passage. */
	isBeside: boolean;
}

/** Reads `Sana Mirza said that “…”`, `According to Sana Mirza, “…”` and `Sana Mirza: “…”`. */
export function speakerBefore(reading: Reading, from: number, at: number): Attribution | undefined {
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
		if (isByOthers(tokens, index)) return;
		if (weakCues.has(lower) && !isBeside(tokens, index, at)) {
			weak ??= index;
			continue;
		}
		const speaker = grammaticalSubject(reading, from, index);
		if (speaker) return { speaker, rule: 'before', isBeside: isBeside(tokens, index, at) };
		if (isBeside(tokens, index, at)) return;
	}
	const speaker = weak === undefined ? undefined : grammaticalSubject(reading, from, weak);
	if (speaker) return { speaker, rule: 'before', isBeside: false };
	if (tokens[at - 1]?.text === ':') {
		const speaker = label(reading, from, at - 1);
		if (speaker) return { speaker, rule: 'label', isBeside: true };
	}
}

export function isBeside(tokens: Token[], cue: number, at: number): boolean {
	const between = tokens.slice(cue + 1, at);
	const last = between.at(-1);
	return !between.length || last!.text === ':' || last!.text === ',' || last!.lower === 'that';
}

/** Reads `Sana Mirza, director:` and `Reaction from the ministry:`. */
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
