import { wordsOf } from '../../../domain/names/key.ts';

export interface Law {
	id: string;
	title: string;
	aliases: string[];
}

const mostNamed = 3;

/**
 * The laws that a text names by title or another name, those named first and most often before the others. The text is read
 * once, however many laws there are.
 */
export function lawsIn<L extends Law>(text: string, laws: L[]): L[] {
	const names = new Names();
	const counters = laws.map(({ title, aliases }) =>
		[title, ...aliases].map((name) => names.add(name))
	);
	names.count(text);
	return laws
		.map((law, at) => ({
			law,
			count: Math.max(...counters[at]!.map((timesNamed) => timesNamed()))
		}))
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count)
		.slice(0, mostNamed)
		.map(({ law }) => law);
}

/** Words in a row, and the words that may follow them in a name. */
class Phrase {
	readonly next = new Map<string, Phrase>();
	times = 0;
	/** The word of the text behind which it stood last. */
	end = -1;
}

class Names {
	readonly #phrases = new Phrase();
	readonly #shortForms = new Map<string, number>();

	/** @returns how often the name stands in the text, once that is counted */
	add(name: string): () => number {
		const own = wordsOf(name);
		if (own.length < 2) {
			// A word alone is a name where it is written as one: «PECA».
			if (isShortForm.test(name)) this.#shortForms.set(name, 0);
			return () => this.#shortForms.get(name) ?? 0;
		}
		const isDated = own.length > 3 && /^\d{4}$/.test(own.at(-1)!);
		const whole = this.#phraseOf(own);
		const undated = isDated ? this.#phraseOf(own.slice(0, -1)) : whole;
		return () => whole.times || undated.times;
	}

	#phraseOf(words: string[]): Phrase {
		let phrase = this.#phrases;
		for (const word of words) {
			const longer = phrase.next.get(word) ?? new Phrase();
			phrase.next.set(word, longer);
			phrase = longer;
		}
		return phrase;
	}

	count(text: string): void {
		const words = wordsOf(text);
		for (const start of words.keys()) {
			let phrase: Phrase | undefined = this.#phrases;
			for (let at = start; (phrase = phrase.next.get(words[at]!)); at++) {
				// Right behind itself a name is one of a list, and does not count again.
				if (start <= phrase.end) continue;
				phrase.times++;
				phrase.end = at + 1;
			}
		}
		for (const word of this.#shortForms.size ? text.split(/[^\p{L}\p{N}-]+/u) : []) {
			const times = this.#shortForms.get(word);
			if (times !== undefined) this.#shortForms.set(word, times + 1);
		}
	}
}

const isShortForm = /^\p{Lu}[\p{Lu}\p{N}-]{2,9}$/u;
