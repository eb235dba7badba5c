/** From here on a passage is named by its first and last words, as browsers advise. */
const mostWords = 10;
const wordsAtEnds = 5;

/** Of a directive a hyphen and a comma are parts, as are the marks that `encodeURIComponent` encodes. */
const encoded = (words: string[]) => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');

/**
 * The address of a page at a passage of it, as browsers that know text fragments open it; others open the page.
 * https://wicg.github.io/scroll-to-text-fragment/
 */
export function atPassage(url: string, passage: string): string {
	const words = passage.trim().split(/\s+/).filter(Boolean);
	if (!words.length) return url;
	const [page, fragment = ''] = url.split('#');
	const text =
		words.length > mostWords
			? `${encoded(words.slice(0, wordsAtEnds))},${encoded(words.slice(-wordsAtEnds))}`
			: encoded(words);
	return `${page}#${fragment.split(':~:')[0]}:~:text=${text}`;
}
