import { asc, type Column, desc, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { day } from '../../domain/filters.ts';

/** An order in which every row has one place, so that a list can be read on from a cursor at any of them. */
export interface Order {
	/** What rows are ordered by, never null, all in one direction; at least one, for a comparison of nothing is no SQL. */
	by: [Key, ...Key[]];
	direction: 'asc' | 'desc';
	/** Rows that are equal in all of these stand in the order of this. */
	unique: Column;
	/** Whether also these go the other way: what stands before a place is what stands after it in the order turned round. */
	isTurned?: boolean;
}

/** The order of lists by what days a date can mean: the latest first, or the oldest. */
export const byDates =
	(latest: Column, earliest: Column, unique: Column) =>
	(sort: 'latest' | 'oldest' = 'latest'): Order => ({
		by: [
			[latest, 'date'],
			[earliest, 'date']
		],
		direction: sort === 'latest' ? 'desc' : 'asc',
		unique
	});

type Key = [value: SQL | Column, type: keyof typeof shapes];

/** A row's place in an order (keyset pagination): the texts of what it is ordered by, then of what is unique. */
export type Cursor = string[];

const shapes = {
	date: (text: string) => /^-?infinity$/.test(text) || day(text) !== undefined,
	integer: (text: string) => /^-?\d{1,9}$/.test(text),
	text: (text: string) => !text.includes('\0')
};

export const inOrder = ({ by, direction, unique, isTurned }: Order): SQL[] => [
	...by.map(([value]) => (direction === 'desc' ? desc(value) : asc(value))),
	isTurned ? desc(unique) : asc(unique)
];

/** What to select of a row, to read on after it. */
export const cursorOf = ({ by, unique }: Order): SQL<Cursor> =>
	sql`array[${list([...by.map(([value]) => sql`${value}::text`), sql`${unique}`])}]`;

/** Rows after a cursor. Said in two conditions, of which an index on the order serves the first. */
export function after(
	{ by, direction, unique, isTurned }: Order,
	cursor: Cursor | Placeholder[]
): SQL {
	const here = sql`(${list(by.map(([value]) => sql`${value}`))})`;
	const there = sql`(${list(by.map(([, type], index) => sql`${cursor[index]}::${sql.raw(type)}`))})`;
	const past = sql.raw(direction === 'desc' ? '<' : '>');
	return sql`${here} ${past}= ${there} and (${here} ${past} ${there} or ${unique} ${sql.raw(isTurned ? '<' : '>')} ${cursor.at(-1)})`;
}

/** Whether these texts can be a cursor in the order; the database refuses others with an error. */
export function isCursor({ by }: Order, texts: unknown): texts is Cursor {
	return (
		Array.isArray(texts) &&
		texts.length === by.length + 1 &&
		texts.every((text, index) => typeof text === 'string' && shapes[by[index]?.[1] ?? 'text'](text))
	);
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
