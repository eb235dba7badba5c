import { nameWords } from '../../../domain/names/key.ts';

export interface Law {
	id: string;
	title: string;
	aliases: string[];
}

const mostNamed = 3;

export type Called = Pick<Law, 'title' | 'aliases'>;

/**
 * The laws that a text names by title or another name, those named first and most often before the others. The text is read
 * once, however many laws there are.
 */
export function lawsIn<L extends Called>(text: string, laws: L[]): L[] {
	const mentions = new Names(laws).mentionsIn(text);
	const isOwn = ({ laws }: Mention<L>) => laws.length === 1;
	const own = new Set(mentions.filter(isOwn).flatMap(({ laws }) => laws));
	const counts = new Map<L, number>();
	for (const { laws } of mentions) {
		// Where one of the laws that share a name is named by its own as well, that one is meant.
		const meant = laws.some((law) => own.has(law)) ? laws.filter((law) => own.has(law)) : laws;
		for (const law of meant) counts.set(law, (counts.get(law) ?? 0) + 1);
	}
	return laws
		.filter((law) => counts.has(law))
		.sort((one, other) => counts.get(other)! - counts.get(one)!)
		.slice(0, mostNamed);
}

/**
 * The laws that something said in a text may be on, asked by where it begins, from the first to the last: those that its
 * paragraph names, then those that headline and text have named so far, the most often named first. What is named further on
 * tells nothing, and neither does a name that several laws share. `withoutNames` is the text with blanks in place of names.
 */
export function lawsAlong<L extends Called>(text: string, laws: L[], headline: string) {
	const names = new Names(laws);
	const mentions = names.mentionsIn(text);
	const counts = new Map<L, number>();
	const add = ({ laws: [law, ...others] }: Mention<L>) => {
		if (law && !others.length) counts.set(law, (counts.get(law) ?? 0) + 1);
	};
	names.mentionsIn(headline).forEach(add);
	let [first, next] = [0, 0];
	let [from, to] = [0, 0];
	const lawsAt = (place: number): L[] => {
		// Many things may be said in one paragraph, whose ends are looked for once.
		if (place >= to) {
			from = text.lastIndexOf('\n', place);
			const end = text.indexOf('\n', place);
			to = end < 0 ? text.length : end;
		}
		const isBefore = (at: number, end: number) => (mentions[at]?.start ?? Infinity) < end;
		for (; isBefore(next, to); next++) add(mentions[next]!);
		while (isBefore(first, from)) first++;
		const here = new Set(mentions.slice(first, next).flatMap(({ laws }) => laws));
		return [...counts.keys()]
			.sort((one, other) => counts.get(other)! - counts.get(one)!)
			.sort((one, other) => Number(here.has(other)) - Number(here.has(one)));
	};
	let [withoutNames, at] = ['', 0];
	for (const { start, end } of mentions) {
		withoutNames += text.slice(at, start) + ' '.repeat(end - start);
		at = end;
	}
	return { lawsAt, withoutNames: withoutNames + text.slice(at) };
}

/** Words in a row, and the words that may follow them in a name. */
class Phrase<L> {
	readonly next = new Map<string, Phrase<L>>();
	/** The laws that are called so. */
	readonly laws = new Set<L>();
	/** A name without its year is none of a law of another year. */
	isUndated = false;
	/** A word alone is a name as it is written: «PECA». */
	written?: string;
}

interface Word {
	word: string;
	/** Where the part of the text stands that it is of. */
	start: number;
	end: number;
	part: string;
}

interface Mention<L> {
	/** Several where they share the name. */
	laws: L[];
	start: number;
	end: number;
}

/** By what laws are called, to be found in texts. */
class Names<L extends Called> {
	readonly #phrases = new Phrase<L>();

	constructor(laws: L[]) {
		for (const law of laws) for (const name of [law.title, ...law.aliases]) this.#add(name, law);
	}

	#add(name: string, law: L) {
		const own = nameWords(name);
		const isAlone = own.length === 1;
		if (!own.length || (isAlone && !isShortForm.test(name) && !isWithoutCase.test(name))) return;
		const phrase = this.#phraseOf(own);
		phrase.laws.add(law);
		phrase.isUndated = false;
		if (isAlone && isShortForm.test(name)) phrase.written = name;
		if (own.length < 4 || !year.test(own.at(-1)!)) return;
		const undated = this.#phraseOf(own.slice(0, -1));
		if (!undated.laws.size) undated.isUndated = true;
		undated.laws.add(law);
	}

	#phraseOf(words: string[]): Phrase<L> {
		let phrase = this.#phrases;
		for (const word of words) {
			const longer = phrase.next.get(word) ?? new Phrase<L>();
			phrase.next.set(word, longer);
			phrase = longer;
		}
		return phrase;
	}

	/** Each place that names a law, by the longest name that stands there: the laws that have it. */
	mentionsIn(text: string): Mention<L>[] {
		const words = wordsIn(text);
		const mentions: Mention<L>[] = [];
		let last: Phrase<L> | undefined;
		for (let start = 0; start < words.length;) {
			const { phrase, end } = this.#longestAt(words, start);
			// Right behind itself a name is one of a list, and does not count again.
			if (phrase && phrase !== last)
				mentions.push({
					...{ laws: [...phrase.laws], start: words[start]!.start, end: words[end - 1]!.end }
				});
			last = phrase;
			start = phrase ? end : start + 1;
		}
		return mentions;
	}

	#longestAt(words: Word[], start: number) {
		let found: { phrase?: Phrase<L>; end: number } = { end: start };
		let phrase: Phrase<L> | undefined = this.#phrases;
		for (let at = start; (phrase = phrase.next.get(words[at]?.word ?? '')); at++) {
			const isWritten = !phrase.written || isWrittenIn(words[at]!.part, phrase.written);
			const isOther = phrase.isUndated && year.test(words[at + 1]?.word ?? '');
			if (phrase.laws.size && isWritten && !isOther) found = { phrase, end: at + 1 };
		}
		return found;
	}
}

/** The words of a text as they are compared. */
function wordsIn(text: string): Word[] {
	const known = new Map<string, string[]>();
	return [...text.matchAll(/[^\s()/]+/gu)].flatMap(({ 0: part, index: start }) => {
		const words = known.get(part) ?? nameWords(part.replace(/['’]s$/u, ''));
		known.set(part, words);
		return words.map((word) => ({ word, start, end: start + part.length, part }));
	});
}

/** Whether a name of one word stands so in what is written between blanks: «PECA» in «PECA’s», but not in «Peca». */
const isWrittenIn = (part: string, name: string) =>
	part.length < 40 && !!part.match(/[\p{L}\p{N}\p{M}-]+/gu)?.includes(name);

const isShortForm = /^\p{Lu}[\p{Lu}\p{N}-]{2,9}$/u;

/** A word of a script without capitals, such as «پیکا». */
const isWithoutCase = /^\p{Lo}[\p{Lo}\p{M}]{3,}$/u;

const year = /^(?:19|20)\d\d$/;
