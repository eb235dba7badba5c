import type { Name } from '../../../domain/nouns.ts';
import { readCursor } from '../exports/index.ts';
import { Problem } from './problem.ts';

type Cursor = NonNullable<ReturnType<typeof readCursor>>;

/** A cursor in a list as programs carry it: nothing that they should look into. */
export const encodeCursor = (cursor: Cursor): string =>
	Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** @throws Problem where it is none, or none of this order */
export function decodeCursor(name: Name, chosen: Record<string, string>, text: string): Cursor {
	const cursor = readCursor(name, chosen, parsed(text));
	if (cursor) return cursor;
	throw new Problem(
		400,
		'“cursor” is no place in this list. Take it from “next” of the answer before, with the same filters and sort.',
		{ parameter: 'cursor' }
	);
}

/** What stands in a text as programs carry it. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(Buffer.from(text, 'base64url').toString());
	} catch {
		return undefined;
	}
}
