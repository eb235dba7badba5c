import * as v from 'valibot';
import { isName, type Name } from '../../../domain/nouns.ts';
import type { Entry, Point } from '../exports/since/index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { wrongParameter } from './problem.ts';

// Points in the order of changes leave as opaque tokens.

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const at = v.pipe(v.string(), v.regex(/^\d{1,18}$/));
const name = v.custom<Name>((given) => typeof given === 'string' && isName(given));
const token = v.strictTuple([name, number, at]);
const id = v.pipe(
	v.string(),
	v.maxLength(200),
	v.check((text) => text.isWellFormed() && !text.includes('\0'))
);
const cursor = v.strictTuple([name, number, at, number, id]);

export interface ChangesRange {
	from: Entry;
	upTo: Point;
}

export const changesToken = (name: Name, { number, at }: Point) => encodeCursor([name, number, at]);

export const changesCursor = (name: Name, { from, upTo }: ChangesRange) =>
	encodeCursor([name, upTo.number, upTo.at, from.point, from.id]);

/** @throws Problem if the text is no token of this list */
export function readChangesToken(name: Name, text: string): Point {
	const { success, output } = v.safeParse(token, decodeCursor(text));
	if (!success) throw unreadableSince();
	const [of, number, at] = output;
	if (of !== name)
		throw wrongParameter(
			'updated_since',
			`“updated_since” was given out by the list ${of}, and this is ${name}: each has its own.`
		);
	return { number, at };
}

/** @throws Problem if the text is no cursor of this list */
export function readChangesCursor(name: Name, text: string): ChangesRange {
	const { success, output } = v.safeParse(cursor, decodeCursor(text));
	if (!success || output[0] !== name)
		throw wrongParameter(
			'cursor',
			'“cursor” is no place among these changes. Take it from “next” of the answer before.'
		);
	const [, number, at, point, id] = output;
	return { from: { point, id }, upTo: { number, at } };
}

export const unreadableSince = () =>
	wrongParameter(
		'updated_since',
		'“updated_since” is “next_since” of the answer before, of the same list, or a time such as 2026-11-01 or 2026-11-01T08:30:00Z.'
	);
