import { urlOf } from './address/url.ts';

export interface Choice {
	id: string;
	name: string;
	/** Small print: kind, country, year, outlet. */
	about?: string;
	draft?: boolean;
	withdrawn?: boolean;
	/** Another contributor's unpublished item: id and name are only what the reader typed. */
	waiting?: true;
	/** An article with the very address that was typed, beside which no other can have it. */
	sameAddress?: true;
	alias?: string;
}

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string) => plain(text).split(/\s+/).filter(Boolean);

/** The search forgives typing mistakes, so only an exact match, or a single hit with every word, is certain. */
export function certainHit(typed: string, hits: Choice[]): Choice | undefined {
	const words = wordsOf(typed);
	if (!words.length) return undefined;
	const exactly = hits.filter(({ id, name, alias }) =>
		[id, name, alias].some((called) => called && wordsOf(called).join(' ') === words.join(' '))
	);
	if (exactly.length === 1) return exactly[0];
	const [only, ...others] = hits;
	if (!only || others.length) return undefined;
	const searched = plain([only.id, only.name, only.alias, only.about].join(' '));
	return isAddress(typed) || words.every((word) => searched.includes(word)) ? only : undefined;
}

/** An article is found by its address, which is not part of its names. */
const isAddress = (text: string) => Boolean(urlOf(text.trim()));
