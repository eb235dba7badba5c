/** Something of the record that a form refers to, as its picker shows it. */
export interface Choice {
	id: string;
	name: string;
	/** Small print: kind, country, year, outlet. */
	about?: string;
	/** Not published yet. */
	draft?: boolean;
	/** Withdrawn from the record. */
	withdrawn?: boolean;
	/**
	 * Sent by another one and not public yet: nothing is told of it, and its id and name are what its reader typed.
	 */
	waiting?: true;
	/** The alias that matched what was typed. */
	alias?: string;
}

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string) => plain(text).split(/\s+/).filter(Boolean);

/**
 * The one hit that typed text means beyond doubt: the only one called exactly so, or the only hit if it holds every word
 * of the text. A search that forgives typing mistakes also finds the only name that is merely near; a person decides that.
 */
export function meant(typed: string, hits: Choice[]): Choice | undefined {
	const words = wordsOf(typed);
	if (!words.length) return undefined;
	const exactly = hits.filter(({ id, name, alias }) =>
		[id, name, alias].some((called) => called && wordsOf(called).join(' ') === words.join(' '))
	);
	if (exactly.length === 1) return exactly[0];
	const [only, ...others] = hits;
	if (!only || others.length) return undefined;
	const held = plain([only.id, only.name, only.alias, only.about].join(' '));
	return isAddress(typed) || words.every((word) => held.includes(word)) ? only : undefined;
}

/** A page is found by its address, which stands in none of its names. */
const isAddress = (text: string) => URL.canParse(text.trim());
