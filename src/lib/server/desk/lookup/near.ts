import { and, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import { Likeness } from '../../../domain/search/likeness.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { type Database, db } from '../../db/index.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { choiceOf, columnsOf, lookOf, type Row } from './looks.ts';
import { folded } from './search.ts';

const shown = 3;
/** Below it, two names have little in common. */
const alike = 0.4;

/**
 * The items that its reader sees and that are called much like each that is asked for, likest first; withdrawn ones
 * never. What is asked for may itself have several names. One query, however many are asked for.
 */
export async function near(
	reader: Reader,
	noun: Noun,
	asked: string[][],
	session: Pick<Database, 'select'> = db
): Promise<Choice[][]> {
	if (!asked.length) return [];
	const look = lookOf(reader, noun);
	const rows = (await session
		.select(columnsOf(look))
		.from(look.table)
		.where(and(sql`${look.state} <> 'withdrawn'`, seen(reader, noun)))) as Row[];
	const names = rows.map(({ name, aliases }) => [name, ...aliases]);
	const likeness = new Likeness(names.map((each) => each.map(folded)));
	return asked.map((texts) =>
		likeness.nearest(texts.map(folded), { least: alike, most: shown }).map(({ index, by }) => ({
			...choiceOf(look, rows[index]!),
			...(by > 0 && { alias: names[index]![by] })
		}))
	);
}
