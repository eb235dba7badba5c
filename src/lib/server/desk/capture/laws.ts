import { wordsOf } from '../../../domain/names/key.ts';

interface Law {
	id: string;
	title: string;
	aliases: string[];
}

const mostNamed = 3;

/** The laws that a text names by title or another name, those named first and most often before the others. */
export function lawsIn<L extends Law>(text: string, laws: L[]): L[] {
	const words = ` ${wordsOf(text).join(' ')} `;
	return laws
		.map((law) => ({ law, count: countOf(law, text, words) }))
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count)
		.slice(0, mostNamed)
		.map(({ law }) => law);
}

const countOf = ({ title, aliases }: Law, text: string, words: string) =>
	Math.max(...[title, ...aliases].map((name) => timesNamed(name, text, words)));

function timesNamed(name: string, text: string, words: string): number {
	const own = wordsOf(name);
	// A word alone is a name where it is written as one: «PECA».
	if (own.length < 2) return isShortForm.test(name) ? wholeWords(text, name) : 0;
	const whole = times(words, own.join(' '));
	const undated = own.length > 3 && /^\d{4}$/.test(own.at(-1)!) ? own.slice(0, -1) : own;
	return whole || times(words, undated.join(' '));
}

const isShortForm = /^\p{Lu}[\p{Lu}\p{N}-]{2,9}$/u;

const times = (words: string, name: string) => words.split(` ${name} `).length - 1;

const wholeWords = (text: string, name: string) =>
	text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word === name).length;
