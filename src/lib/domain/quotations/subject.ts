import {
	clauseStart,
	isAdverb,
	isApposition,
	isComma,
	isByOthers,
	isLead,
	withoutLead,
	withoutTime
} from './clause.ts';
import { type Speaker, isCue } from './noun-phrase.ts';
import { people } from './nouns.ts';
import type { Reading } from './reading.ts';
import { speakerIn } from './speaker.ts';
import { indexIn } from './tokens.ts';
import { participles, pronouns } from './words.ts';

export function grammaticalSubject(
	reading: Reading,
	from: number,
	cue: number
): Speaker | undefined {
	const { tokens } = reading;
	if (isByOthers(tokens, cue)) return;
	if (participles.has(tokens[cue]!.lower)) return mainSubject(reading, from, cue);
	let end = cue;
	while (end > from && isAdverb(tokens[end - 1]!)) end--;
	end = withoutTime(tokens, from, end);
	if (end === from) return;
	const sign = tokens[end - 1]!;
	if (sign.text === ',') return apposed(reading, from, end - 1);
	if (sign.kind !== 'word' && !/^[)]$/u.test(sign.text)) return;
	const start = clauseStart(reading, from, end);
	if (tokens[start - 1]?.text === ',' && isApposition(reading, start, end)) {
		const whole = apposed(reading, from, end);
		if (whole?.named?.isPerson) return whole;
	}
	return speakerIn(reading, withoutLead(reading, start, end), end);
}

/** «It says that …»: the clause behind «that» has a speaker of its own. */
const isThat = (reading: Reading, at: number) =>
	at > 0 && reading.tokens[at]!.lower === 'that' && isCue(reading, at - 1);

/** «Sana Mirza, a lawyer who has advised both, said»: tries the parts between commas from the left. */
function apposed(reading: Reading, from: number, end: number): Speaker | undefined {
	const { tokens } = reading;
	let start = from;
	for (let index = from; index < end; index++)
		if (
			/^[;:]$/u.test(tokens[index]!.text) ||
			tokens[index]!.kind === 'passage' ||
			isThat(reading, index)
		)
			start = index + 1;
	while (start < end) {
		if (!isLead(reading, start)) {
			const speaker = speakerIn(reading, start, end);
			if (speaker) return speaker;
		}
		const comma = indexIn(tokens, start, end, isComma);
		if (comma < 0) return;
		start = comma + 1;
	}
}

/** Reads the subject of the first verb of speech, or else the words at the start of the sentence. */
export function mainSubject(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	for (let index = from; index < to; index++) {
		if (!isCue(reading, index)) continue;
		const speaker = grammaticalSubject(reading, from, index);
		if (speaker) return speaker;
	}
	let start = from;
	while (start < to && isLead(reading, start)) {
		const comma = indexIn(tokens, start, to, isComma);
		if (comma < 0) {
			start = withoutLead(reading, start, Math.min(to, start + 12), true);
			break;
		}
		start = comma + 1;
	}
	return start < to ? speakerIn(reading, start, headEnd(reading, start, to)) : undefined;
}

function headEnd({ tokens, at }: Reading, from: number, to: number): number {
	if (pronouns.has(tokens[from]!.lower)) return from + 1;
	for (let index = from; index < Math.min(to, from + 8); index++) {
		const isOwner = /^['’]s?$/u.test(tokens[at[index]?.to ?? 0]?.text ?? '');
		if (at[index] && !isOwner && at[index]!.kind !== 'other') return at[index]!.to;
		if (!people.has(tokens[index]!.lower)) continue;
		const beside = tokens[index + 1]?.text === ',' ? at[index + 2] : at[index + 1];
		return beside?.to ?? index + 1;
	}
	return from;
}
