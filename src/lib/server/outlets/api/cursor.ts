import type { Name } from '../../../domain/nouns.ts';
import { readPlace } from '../exports/index.ts';
import { Problem } from './problem.ts';

type Place = NonNullable<ReturnType<typeof readPlace>>;

/** A place in a list as programs carry it: nothing that they should look into. */
export const cursorOf = (place: Place): string =>
	Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws Problem where it is none, or none of this order */
export function placeIn(name: Name, chosen: Record<string, string>, cursor: string): Place {
	const place = readPlace(name, chosen, parsed(Buffer.from(cursor, 'base64url').toString()));
	if (place) return place;
	throw new Problem(
		400,
		'“cursor” is no place in this list. Take it from “next” of the answer before, with the same filters and sort.',
		{ parameter: 'cursor' }
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
