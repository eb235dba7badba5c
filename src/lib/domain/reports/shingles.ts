import { passagesIn } from '../quotations/marks.ts';
import { paragraphsOf } from '../quotations/paragraphs.ts';
import { folded } from '../search/text.ts';
import { hash, mix } from './hash.ts';

/** Longer texts are compared up to here. */
export const mostLettersCompared = 150_000;

/** Fewer shingles identify no report. */
const fewestShingles = 20;

const shingleWords = 5;

/** Leaves out quotations: two papers that quote one statement wrote two reports. Undefined if the text is too short. */
export function shinglesOf(text: string): Set<number> | undefined {
	const words = wordHashes(withoutQuotations(text.slice(0, mostLettersCompared)));
	const shingles = new Set<number>();
	for (let at = 0; at + shingleWords <= words.length; at++) {
		let whole = 0;
		for (let next = at; next < at + shingleWords; next++) whole = mix(whole ^ words[next]!);
		shingles.add(whole);
	}
	return shingles.size < fewestShingles ? undefined : shingles;
}

function withoutQuotations(text: string): string {
	const paragraphs = paragraphsOf(text);
	return paragraphs
		.map((paragraph, at) => {
			let own = '';
			let { start } = paragraph;
			for (const { open, close } of passagesIn(text, paragraph, paragraphs[at + 1])) {
				own += `${text.slice(start, open)} `;
				start = close;
			}
			return own + text.slice(start, paragraph.end);
		})
		.join('\n');
}

export const wordHashes = (text: string) => (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(hash);

/** Returns the share of the smaller set that is in the other. */
export function sharedBy(one: Set<number>, other: Set<number>): number {
	const [few, many] = one.size < other.size ? [one, other] : [other, one];
	let shared = 0;
	for (const shingle of few) if (many.has(shingle)) shared++;
	return shared / few.size;
}
