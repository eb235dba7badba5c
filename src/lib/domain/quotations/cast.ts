import { keyOf } from '../names/key.ts';
import type { NameIndex } from './entities.ts';
import type { Cut, KnownName } from './quotation.ts';

/** Somebody whom the text names, by the fullest name that it has. */
export interface Named {
	cut: Cut;
	words: string[];
	isPerson: boolean;
	known?: KnownName;
	role?: Cut;
	organisation?: Named;
	isMale?: boolean;
	/** Where it is named, in order. */
	mentions: number[];
}

/** Who may be meant, as far as the text has been read. */
export class Cast {
	readonly #byWord = new Map<string, Named[]>();
	readonly #byId = new Map<string, Named>();
	readonly #named: Named[] = [];
	/** Of whom the text spoke last, as the subject of a sentence. */
	person?: Named;
	body?: Named;
	readonly #index: NameIndex;

	constructor(index: NameIndex) {
		this.#index = index;
	}

	/** The longest name on record in a few words. */
	knownIn(words: string[]): KnownName | undefined {
		for (let length = words.length; length > 0; length--)
			for (let at = 0; at + length <= words.length; at++) {
				const known = this.#index.get(keyOf(words.slice(at, at + length).join(' ')).whole);
				if (known) return known;
			}
	}

	/** A surname or a short form is whom it was introduced as. */
	meet(cut: Cut, words: string[], isPerson: boolean, known?: KnownName): Named {
		const found = this.find(words, cut.start, isPerson, known);
		if (found) {
			found.mentions.push(cut.start);
			found.known ??= known;
			return found;
		}
		const named: Named = { cut, words: [], isPerson, known, mentions: [cut.start] };
		this.#named.push(named);
		if (known) this.#byId.set(known.id, named);
		return this.alsoCalled(named, words);
	}

	/** By a short form as well, from here on. */
	alsoCalled(named: Named, words: string[]): Named {
		named.words.push(...words);
		for (const word of new Set(words))
			this.#byWord.set(word, [...(this.#byWord.get(word) ?? []).slice(-mostAlike), named]);
		return named;
	}

	find(words: string[], before: number, isPerson?: boolean, known?: KnownName): Named | undefined {
		const same = known && this.#byId.get(known.id);
		if (same) return same;
		const alike = (this.#byWord.get(words.at(-1)!) ?? []).slice(-mostAlike);
		const fits = alike.filter(
			(each) =>
				(isPerson === undefined || each.isPerson === isPerson) &&
				each.cut.start < before &&
				words.every((word) => each.words.includes(word)) &&
				(!known || !each.known || each.known === known)
		);
		const whole = fits.findLast((each) => each.words.length === words.length);
		return whole ?? (isPerson === false && words.length > 1 ? undefined : fits.at(-1));
	}

	/** «The minister»: the last before it who was introduced as one. */
	inRole(word: string, before: number): Named | undefined {
		const words = alsoCalled[word] ?? [word];
		return this.#last(
			before,
			({ isPerson, role }) => isPerson && !!role && words.some((each) => hasWord(role.text, each))
		);
	}

	/** «A judge»: who is introduced as one soon, and nobody else. */
	introducedAs(word: string, from: number, to: number): Named | undefined {
		const words = alsoCalled[word] ?? [word];
		const fits = this.#named.filter(
			({ cut, isPerson, role }) =>
				isPerson &&
				!!role &&
				cut.start > from &&
				cut.start < to &&
				words.some((each) => hasWord(role.text, each))
		);
		return fits.length === 1 ? fits[0] : undefined;
	}

	/** «The coalition»: the last whose name has the word, or the last organisation. */
	called(word: string, before: number): Named | undefined {
		return this.#last(before, (named) => !named.isPerson && named.words.includes(word));
	}

	lastBody(before: number) {
		return this.body ?? this.#last(before, (named) => !named.isPerson);
	}

	lastPerson(before: number, isMale: boolean | undefined): Named | undefined {
		const fits = (named?: Named) =>
			named?.isPerson && (isMale === undefined || (named.isMale ?? isMale) === isMale);
		return fits(this.person) ? this.person : this.#last(before, (named) => !!fits(named));
	}

	#last(before: number, fits: (named: Named) => boolean): Named | undefined {
		let [found, latest]: [Named | undefined, number] = [undefined, -1];
		for (const named of this.#named.slice(-mostRecent)) {
			const at = named.mentions.findLast((mention) => mention < before) ?? -1;
			if (at > latest && fits(named)) [found, latest] = [named, at];
		}
		return found;
	}
}

/** Offices that reports call otherwise when they come back to them. */
const alsoCalled: Record<string, string[]> = {
	judge: ['judge', 'justice', 'magistrate'],
	chair: ['chair', 'chairman', 'chairwoman', 'chairperson'],
	chairman: ['chair', 'chairman', 'chairperson'],
	lawmaker: ['mp', 'mna', 'senator', 'lawmaker', 'sen', 'rep'],
	officer: ['officer', 'attorney', 'advocate', 'prosecutor'],
	secretary: ['secretary', 'minister'],
	counsel: ['counsel', 'barrister', 'advocate', 'lawyer'],
	lawyer: ['counsel', 'barrister', 'advocate', 'lawyer', 'solicitor', 'attorney'],
	senator: ['senator', 'sen'],
	governor: ['governor', 'gov']
};

/** So that a text of many names takes no longer than it is long. */
const mostAlike = 20;
const mostRecent = 60;

export const hasWord = (text: string, word: string) =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]/u)
		.includes(word);
