import type { Name } from '../../../domain/nouns.ts';
import { readCursor } from '../exports/index.ts';
import { Problem } from './problem.ts';

/** A cursor as programs carry it: nothing that they should look into. */
export const encodeCursor = (cursor: unknown[]): string =>
	Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** What stands in a text as programs carry it, whatever it is. */
export function decodeCursor(text: string): unknown {
	try {
		return JSON.parse(Buffer.from(text, 'base64url').toString());
	} catch {
		return undefined;
	}
}

/** The cursor in a list. @throws Problem where it is none, or none of this order */
export function cursorIn(name: Name, chosen: Record<string, string>, text: string) {
	const cursor = readCursor(name, chosen, decodeCursor(text));
	if (cursor) return cursor;
	throw new Problem(
		400,
		'“cursor” is no place in this list. Take it from “next” of the answer before, with the same filters and sort.',
		{ parameter: 'cursor' }
	);
}
