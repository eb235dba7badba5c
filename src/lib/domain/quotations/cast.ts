import { type NameIndex, knownIn } from './entities.ts';
import { roleVariants, roleWordsOf } from './offices.ts';
import type { Cut, KnownName } from './quotation.ts';

/** A person or organisation that the text names; `cut` is the fullest name. */
export interface Named {
	cut: Cut;
	words: string[];
	isPerson: boolean;
	known?: KnownName;
	role?: Cut;
	organisation?: Named;
	isMale?: boolean;
	/** A single capitalised word, which may also be a place. */
	isUnclear?: true;
	/** The text first named it as somebody's organisation. */
	isAffiliation?: true;
	/** A person without a name: «a federal judge». */
	isNameless?: true;
	/** Offsets of its mentions, sorted. */
	mentions: number[];
}

/** The people and organisations named so far, to resolve surnames, short forms and pronouns. */
export class Cast {
	readonly #byWord = new Map<string, Named[]>();
	readonly #byId = new Map<string, Named>();
	readonly #named: Named[] = [];
	/** The last subject of a sentence: a person. */
	person?: Named;
	body?: Named;
	readonly #index: NameIndex;

	constructor(index: NameIndex) {
		this.#index = index;
	}

	knownIn(words: string[]): KnownName | undefined {
		return knownIn(this.#index, words)?.known;
	}

	bodyLeading(words: string[]): number {
		for (let length = words.length; length > 0; length--) {
			const found = knownIn(this.#index, words.slice(0, length));
			const isWhole = found?.at === 0 && found.length === length;
			if (isWhole && found.known.kind !== 'person') return length;
		}
		return 0;
	}

	meet(cut: Cut, words: string[], isPerson: boolean, known?: KnownName): Named {
		const found = this.find(words, cut.start, isPerson, known);
		if (found) {
			this.mention(found, cut.start);
			found.known ??= known;
			return found;
		}
		const named: Named = { cut, words: [], isPerson, known, mentions: [cut.start] };
		this.#named.push(named);
		if (known) this.#byId.set(known.id, named);
		return this.addWords(named, words);
	}

	noteSpeaker(named?: Named) {
		if (named?.isPerson) this.person = named;
		else if (named) {
			this.body = named;
			delete named.isUnclear;
		}
	}

	/** Keeps mentions sorted: the names of a paragraph are read before its quotations. */
	mention({ mentions }: Named, at: number) {
		const place = countBefore(mentions, at);
		if (mentions[place] !== at) mentions.splice(place, 0, at);
	}

	/** From here on the short form means the same as the full name. */
	addWords(named: Named, words: string[]): Named {
		named.words.push(...words);
		for (const word of new Set(words))
			this.#byWord.set(word, [...(this.#byWord.get(word) ?? []).slice(-mostSharingWord), named]);
		return named;
	}

	isMet(word: string): boolean {
		return this.#byWord.has(word);
	}

	/** Adds a person known by an office alone, so that «he» and «the minister» can mean them. */
	meetNameless(cut: Cut, organisation?: Named): Named {
		const named: Named = {
			cut,
			words: [],
			isPerson: true,
			role: cut,
			organisation,
			mentions: [cut.start],
			isNameless: true
		};
		this.#named.push(named);
		return named;
	}

	find(words: string[], before: number, isPerson?: boolean, known?: KnownName): Named | undefined {
		const same = known && this.#byId.get(known.id);
		if (same) return same;
		const alike = (this.#byWord.get(words.at(-1)!) ?? []).slice(-mostSharingWord);
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

	withSurname(word: string, before: number): Named | undefined {
		return (this.#byWord.get(word) ?? []).findLast(
			({ isPerson, words, cut }) =>
				isPerson && words.length > 1 && words.at(-1) === word && cut.start < before
		);
	}

	/** «The minister» means the last person introduced as one. */
	inRole(word: string, more: string[], before: number): Named | undefined {
		const words = roleVariants[word] ?? [word];
		return this.#last(
			before,
			({ isPerson, role }) =>
				isPerson &&
				!!role &&
				words.some((each) => roleWordsOf(role).has(each)) &&
				more.every((each) => roleWordsOf(role).has(each))
		);
	}

	/** «The coalition» means the last organisation with the word in its name. */
	called(word: string, before: number): Named | undefined {
		return this.#last(before, (named) => !named.isPerson && named.words.includes(word));
	}

	lastNamedBody(before: number) {
		const isBody = ({ isPerson, isUnclear }: Named) => !isPerson && !isUnclear;
		return (
			this.#last(before, (named) => isBody(named) && !named.isAffiliation) ??
			this.#last(before, isBody)
		);
	}

	lastBody(before: number) {
		return this.body ?? this.lastNamedBody(before);
	}

	/** Returns the last speaker if known by an office alone: «the European Data Supervisor». */
	office(): Named | undefined {
		return this.person?.isNameless ? this.person : undefined;
	}

	/** «They» means the last group («rights groups»), unless an organisation was named since. */
	lastGroup(before: number): Named | undefined {
		const named = this.#last(
			before,
			(each) => isGroup(each) || (!each.isPerson && !each.isUnclear)
		);
		return named && isGroup(named) ? named : undefined;
	}

	lastPerson(before: number, isMale: boolean | undefined): Named | undefined {
		const fits = (named?: Named) =>
			named?.isPerson &&
			!isGroup(named) &&
			(isMale === undefined || (named.isMale ?? isMale) === isMale);
		return fits(this.person) ? this.person : this.#last(before, (named) => !!fits(named));
	}

	#last(before: number, fits: (named: Named) => boolean): Named | undefined {
		let [found, latest]: [Named | undefined, number] = [undefined, -1];
		for (const named of this.#named.slice(-mostRecent)) {
			const count = countBefore(named.mentions, before);
			const at = named.mentions[count - 1] ?? -1;
			if (at > latest && fits(named)) [found, latest] = [named, at];
		}
		return found;
	}
}

/** «She» cannot mean «rights groups». */
const isGroup = ({ isNameless, cut }: Named) => !!isNameless && /s$/u.test(cut.text);

/** These limits keep the time linear in the length of the text. */
const mostSharingWord = 20;

const mostRecent = 60;

function countBefore(sorted: number[], place: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! < place) low = middle + 1;
		else high = middle;
	}
	return low;
}
