import { asc, type Column, desc, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { day } from '../../domain/filters.ts';

/** The order is total, so that a list can continue from any row. */
export interface Order {
	/** Sort keys, never null, all in one direction. At least one, because SQL cannot compare empty rows. */
	by: [Key, ...Key[]];
	direction: 'asc' | 'desc';
	/** Breaks ties. */
	unique: Column;
}

/** Sorts by the days that a date can mean. */
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

/** A cursor (keyset pagination) holds a row's sort keys as text, then its unique column. */
export type Cursor = string[];

const shapes = {
	date: (text: string) => /^-?infinity$/.test(text) || day(text) !== undefined,
	integer: (text: string) => /^-?\d{1,9}$/.test(text),
	text: (text: string) => !text.includes('\0')
};

export const orderColumns = ({ by, direction, unique }: Order): SQL[] => [
	...by.map(([value]) => (direction === 'desc' ? desc(value) : asc(value))),
	asc(unique)
];

export const cursorColumn = ({ by, unique }: Order): SQL<Cursor> =>
	sql`array[${list([...by.map(([value]) => sql`${value}::text`), sql`${unique}`])}]`;

/** The first of the two conditions can use an index on the order. */
export function afterCursor({ by, direction, unique }: Order, cursor: Cursor | Placeholder[]): SQL {
	const here = sql`(${list(by.map(([value]) => sql`${value}`))})`;
	const there = sql`(${list(by.map(([, type], index) => sql`${cursor[index]}::${sql.raw(type)}`))})`;
	const past = sql.raw(direction === 'desc' ? '<' : '>');
	return sql`${here} ${past}= ${there} and (${here} ${past} ${there} or ${unique} > ${cursor.at(-1)})`;
}

/** Texts of another shape would raise an error in the database. */
export function isCursor({ by }: Order, texts: unknown): texts is Cursor {
	return (
		Array.isArray(texts) &&
		texts.length === by.length + 1 &&
		texts.every((text, index) => typeof text === 'string' && shapes[by[index]?.[1] ?? 'text'](text))
	);
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
