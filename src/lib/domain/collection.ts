import type { Reader } from './filters.ts';
import { attempt } from './attempt.ts';

/** `/collection?items=statements/st-028,events/ev-044`: items are paths; charts keep their query. */

export const mostCollected = 100;
/** Mail programs cut off longer addresses, and servers on the way refuse them. */
const longestAddress = 6_000;

export const collectionBounds = `A collection holds at most ${mostCollected} items, and its link at most ${longestAddress.toLocaleString('en')} characters.`;

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

export const collectionFilters = { items };

export function collectionAddress(
	items: string[],
	file: '.csv' | '.xlsx' | `/cite.${string}` | '' = ''
): string {
	const named = items.map((item) => encodeURIComponent(item).replaceAll('%2F', '/'));
	return `/collection${file}${named.length ? `?items=${named.join(',')}` : ''}`;
}

export function withinBounds(items: string[]): { within: string[]; beyond: string[] } {
	let room = mostCollected;
	while (room > 0 && collectionAddress(items.slice(0, room)).length > longestAddress) room--;
	return { within: items.slice(0, room), beyond: items.slice(room) };
}

const longestFragment = 16_000;
const longestNote = 2_000;
const start = '#notes=';

/** The part of a link after «#», which no server sees; undefined if these notes are too long for a link. */
export function notesFragment(notes: string[]): string | undefined {
	if (!notes.some(Boolean)) return '';
	const fragment = start + encodeURIComponent(JSON.stringify(notes));
	return readNotes(fragment, notes.length) && fragment;
}

/** Reads the notes on the items of a link, in their order; undefined if anybody but `notesFragment` wrote them. */
export function readNotes(fragment: string, items: number): string[] | undefined {
	if (!fragment.startsWith(start)) return [];
	if (fragment.length > longestFragment) return undefined;
	const notes: unknown = attempt(() =>
		JSON.parse(decodeURIComponent(fragment.slice(start.length)))
	);
	const isOne = (note: unknown) => typeof note === 'string' && note.length <= longestNote;
	const areAll = Array.isArray(notes) && notes.length <= items && notes.every(isOne);
	return areAll ? (notes as string[]) : undefined;
}
