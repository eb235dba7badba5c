/** A text of one line. */
const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** At most so many characters, cut between words; «…» says that something was left out. */
export function cutAtWord(text: string, most: number): string {
	const whole = line(text);
	if (whole.length <= most) return whole;
	const end = whole.lastIndexOf(' ', most - 1);
	// A word as long as all the room is cut between letters as readers see them.
	return goesOn(
		end > 0
			? whole.slice(0, end)
			: letters(whole.slice(0, most - 1))
					.slice(0, -1)
					.join('')
	);
}

/** With «…» after its last word, in place of a comma or a dash. */
export const goesOn = (text: string) => `${text.replace(/[\s,;:–—-]{1,4}$/, '')}…`;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as readers see them: an accent stays with its letter. */
export const letters = (text: string): string[] =>
	Array.from(graphemes.segment(text), ({ segment }) => segment);

/** At most so many characters, cut after a sentence; «…» says that it goes on. One long sentence is cut at a word. */
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
