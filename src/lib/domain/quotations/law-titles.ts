import { laws } from './nouns.ts';
import { wordSet } from '../word-set.ts';

export const smallWords = wordSet('a an and as at by for from in of on or the to with');

const titleRun =
	/(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{N}’'-]*|\([^()]{1,80}\)|(?:of|and|the|for|on|in|to|against|from|with|by|or)(?![\p{L}\p{N}]))(?:,? (?:\p{Lu}[\p{L}\p{N}’'-]*|\([^()]{1,80}\)|(?:of|and|the|for|on|in|to|against|from|with|by|or|(?:19|20)\d\d)(?![\p{L}\p{N}]))){1,24}/gu;

/** Titles express no opinion: «Citizens Protection (Against Online Harm) Rules, 2020». */
export const withoutTitles = (text: string): string =>
	text.replace(titleRun, (found) => {
		const words = found.split(' ');
		const end = words.findLastIndex((word) => /^\p{Lu}/u.test(word) && laws.has(bare(word))) + 1;
		// «Reject the Levy Act»: a title begins behind its article.
		const start = words.indexOf('the') + 1;
		const isDated = /^(?:19|20)\d\d$/u.test(words[end] ?? '');
		if (end - start < 2 || found === found.toUpperCase()) return found;
		return [...words.slice(0, start), ...words.slice(isDated ? end + 1 : end)].join(' ');
	});

const bare = (word: string) => word.toLowerCase().replace(/\P{L}/gu, '');
