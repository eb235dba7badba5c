import { withEllipsis } from '../truncate.ts';

const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function cutAtWord(text: string, most: number): string {
	const whole = line(text);
	if (whole.length <= most) return whole;
	const end = whole.lastIndexOf(' ', most - 1);
	// A single long word is cut between graphemes.
	return withEllipsis(
		end > 0
			? whole.slice(0, end)
			: graphemesOf(whole.slice(0, most - 1))
					.slice(0, -1)
					.join('')
	);
}

/** Returns about how many lines a text takes where so many letters stand in one. */
export const linesOf = (text: string, letters: number): number => Math.ceil(text.length / letters);

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Splits a text into graphemes: an accent stays with its letter. */
export const graphemesOf = (text: string): string[] =>
	Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Cuts a text after a sentence to at most `most` characters; one long sentence is cut at a word. */
export function cutAtSentence(text: string, most: number): string {
	const whole = line(text);
	if (whole.length <= most) return whole;
	let kept = '';
	for (const { segment } of sentences.segment(whole)) {
		if ((kept + segment).trimEnd().length > most - 2) break;
		kept += segment;
	}
	return kept ? `${kept.trimEnd()} …` : cutAtWord(whole, most);
}
