import { type Passage, barePassage } from './passage.ts';
import { trimmed } from './quotation.ts';

/** Replaces passages with placeholders of the same length, so that offsets stay valid. */
export function mask(text: string, start: number, end: number, passages: Passage[]): string {
	let [masked, at] = ['', start];
	for (const { open, close } of passages) {
		masked += text.slice(at, open) + '\uFFFC'.repeat(close - open);
		at = close;
	}
	return masked + text.slice(at, end);
}

/** Longer sentences are split, which keeps the time linear. */
const longestSentence = 1500;

export function urduSentencesOf(masked: string): [from: number, to: number][] {
	const ranges: [number, number][] = [];
	let from = 0;
	for (let at = 0; at <= masked.length; at++)
		if (at === masked.length || at - from >= longestSentence || /[۔؟!]/u.test(masked.charAt(at))) {
			const first = masked.slice(from, at).search(/\S/u);
			if (first >= 0) ranges.push([from + first, at]);
			from = at + 1;
		}
	return ranges;
}

export function reportedPassage(text: string, from: number, to: number): Passage | undefined {
	const { start, end } = trimmed(text, from, to, /[\s،:]/u, /[\s،]/u);
	return end > start ? barePassage(start, end) : undefined;
}
