import type { Reader } from './filters.ts';

/**
 * A reader's collection, as its address tells it: `/collection?items=statements/st-028,events/ev-044`. Each item is
 * named by the path of its page, without the slash before it; a chart with what was chosen of it.
 */

/** A collection is no longer, so that its page can be made and its address sent. */
export const mostCollected = 100;
/** Of the address from the root: longer ones are cut off by mail programs and refused by servers on the way. */
export const longestAddress = 6_000;

/** What a reader is told where there is room for no more. */
export const collectionBounds = `A collection holds at most ${mostCollected} items, and its link at most ${longestAddress.toLocaleString('en')} characters.`;

/** The items that an address names, each once, in its order. */
export const itemsIn = (text = '') => [
	...new Set(
		text
			.split(',')
			.map((item) => item.trim().replace(/^\/+/, ''))
			.filter(Boolean)
	)
];

const items: Reader = Object.assign((text: string) => itemsIn(text).join(',') || undefined, {
	isList: true
});

/** What the page of a collection and its files read of their address. */
export const collectionFilters = { items };

/** The address of a collection from the root, or of one of its files. */
export function collectionAddress(
	items: string[],
	file: '.csv' | '.xlsx' | `/cite.${string}` | '' = ''
): string {
	const named = items.map((item) => encodeURIComponent(item).replaceAll('%2F', '/'));
	return `/collection${file}${named.length ? `?items=${named.join(',')}` : ''}`;
}

/** The first items for which there is room in one collection, and those for which there is none. */
export function withinBounds(items: string[]): { within: string[]; beyond: string[] } {
	let room = mostCollected;
	while (room > 0 && collectionAddress(items.slice(0, room)).length > longestAddress) room--;
	return { within: items.slice(0, room), beyond: items.slice(room) };
}
