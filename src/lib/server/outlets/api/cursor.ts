import { attempt } from '../../../domain/attempt.ts';
import type { Name } from '../../../domain/nouns.ts';
import { readCursor } from '../exports/index.ts';
import { wrongParameter } from './problem.ts';

/** Cursors are opaque to programs. */
export const encodeCursor = (cursor: unknown[]): string =>
	Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Returns undefined if the text is no base64url of JSON. The caller validates the value. */
export const decodeCursor = (text: string): unknown =>
	attempt(() => JSON.parse(Buffer.from(text, 'base64url').toString()));

/** @throws Problem if the text is no cursor, or one of another list or order */
export function cursorIn(name: Name, chosen: Record<string, string>, text: string) {
	const cursor = readCursor(name, chosen, decodeCursor(text));
	if (cursor) return cursor;
	throw wrongParameter(
		'cursor',
		'“cursor” is no place in this list. Take it from “next” of the answer before, with the same filters and sort.'
	);
}
