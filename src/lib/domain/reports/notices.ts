import { paragraphsOf } from '../quotations/paragraphs.ts';
import { wordHashes } from './shingles.ts';

export interface Printed {
	text: string;
	outlet: string;
}

/** A paragraph that this many articles of an outlet share is a house notice. */
const fewestArticles = 3;
/** An article that shares more words with others is a reprint, which must not count as a notice. */
const mostWords = 150;

interface Paragraph {
	text: string;
	key: string;
	words: number;
}

export function withoutNotices(printed: Printed[]): string[] {
	const articles = printed.map(({ text, outlet }) => paragraphsIn(text, outlet));
	const shared = sharedAmong(articles);
	const wordsShared = (paragraphs: Paragraph[]) =>
		paragraphs.reduce((sum, { key, words }) => sum + (shared.has(key) ? words : 0), 0);
	const notices = sharedAmong(articles.filter((each) => wordsShared(each) <= mostWords));
	return articles.map((paragraphs, at) =>
		paragraphs.some(({ key }) => notices.has(key))
			? paragraphs.flatMap(({ key, text }) => (notices.has(key) ? [] : text)).join('\n')
			: printed[at]!.text
	);
}

function paragraphsIn(text: string, outlet: string): Paragraph[] {
	return paragraphsOf(text).map(({ start, end }) => {
		const own = text.slice(start, end);
		const words = wordHashes(own);
		return { text: own, key: `${outlet}\n${words.join(' ')}`, words: words.length };
	});
}

function sharedAmong(articles: Paragraph[][]): Set<string> {
	const counts = new Map<string, number>();
	for (const paragraphs of articles)
		for (const key of new Set(paragraphs.map(({ key }) => key)))
			counts.set(key, (counts.get(key) ?? 0) + 1);
	return new Set([...counts].flatMap(([key, count]) => (count < fewestArticles ? [] : key)));
}
