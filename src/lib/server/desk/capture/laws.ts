import { nameWords } from '../../../domain/names/key.ts';

export interface Law {
	id: string;
	title: string;
	aliases: string[];
}

const mostNamed = 3;

export type Called = Pick<Law, 'title' | 'aliases'>;

/** Finds the laws named most often. The text is read only once, because a record can have many laws. */
export function lawsIn<L extends Called>(text: string, laws: L[]): L[] {
	const mentions = new Names(laws).mentionsIn(text);
	const isOwn = ({ laws }: Mention<L>) => laws.length === 1;
	const own = new Set(mentions.filter(isOwn).flatMap(({ laws }) => laws));
	const counts = new Map<L, number>();
	for (const { laws } of mentions) {
		// Laws can share a name. If the text also uses a name that only one of them has, that law is meant.
		const meant = laws.some((law) => own.has(law)) ? laws.filter((law) => own.has(law)) : laws;
		for (const law of meant) counts.set(law, (counts.get(law) ?? 0) + 1);
	}
	return laws
		.filter((law) => counts.has(law))
		.sort((one, other) => counts.get(other)! - counts.get(one)!)
		.slice(0, mostNamed);
}

/**
 * Returns the laws that a quotation may be about: first those named in its paragraph, then those named before it, most
 * often first. `lawsAt` must be called with ascending places. `withoutNames` is the text with blanks in place of names.
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
		// Find the ends of a paragraph only once: it may hold many quotations.
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

/** A node in a tree of words: each path from the root spells the beginning of a name. */
class Phrase<L> {
	readonly next = new Map<string, Phrase<L>>();
	readonly laws = new Set<L>();
	/** Whether the year was left out: this name must not match where another year follows. */
	isUndated = false;
	/** A name of one word must be written exactly so: «PECA». */
	written?: string;
}

interface Word {
	word: string;
	/** The offsets of `part` in the text. */
	start: number;
	end: number;
	part: string;
}

interface Mention<L> {
	/** Several laws if they share this name. */
	laws: L[];
	start: number;
	end: number;
}

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

	/** Finds each mention of a law. If several names begin at one place, the longest counts. */
	mentionsIn(text: string): Mention<L>[] {
		const words = wordsIn(text);
		const mentions: Mention<L>[] = [];
		let last: Phrase<L> | undefined;
		for (let start = 0; start < words.length;) {
			const { phrase, end } = this.#longestAt(words, start);
			// A name repeated directly after itself is part of a list and counts once.
			if (phrase && phrase !== last)
				mentions.push({
					laws: [...phrase.laws],
					start: words[start]!.start,
					end: words[end - 1]!.end
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

function wordsIn(text: string): Word[] {
	const known = new Map<string, string[]>();
	return [...text.matchAll(/[^\s()/]+/gu)].flatMap(({ 0: part, index: start }) => {
		const words = known.get(part) ?? nameWords(part.replace(/['’]s$/u, ''));
		known.set(part, words);
		return words.map((word) => ({ word, start, end: start + part.length, part }));
	});
}

/** Matches «PECA» in «PECA’s», but not in «Peca». */
const isWrittenIn = (part: string, name: string) =>
	part.length < 40 && !!part.match(/[\p{L}\p{N}\p{M}-]+/gu)?.includes(name);

const isShortForm = /^\p{Lu}[\p{Lu}\p{N}-]{2,9}$/u;

const isWithoutCase = /^\p{Lo}[\p{Lo}\p{M}]{3,}$/u;

const year = /^(?:19|20)\d\d$/;
