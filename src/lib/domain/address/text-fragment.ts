/** Browsers advise naming longer passages by their first and last words. */
const mostWords = 10;
const wordsAtEnds = 5;

/** Hyphens and commas are syntax in a directive, so they are encoded too. */
const encoded = (words: string[]) => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');

/** Adds a text fragment to an address: https://wicg.github.io/scroll-to-text-fragment/ */
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
