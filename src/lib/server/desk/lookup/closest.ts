import { and, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import { Likeness } from '../../../domain/search/likeness.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { type Database, db } from '../../db/index.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { choiceFrom, selection, displayOf, type Row } from './displays.ts';
import { foldText } from './search.ts';

const most = 3;
const leastLikeness = 0.4;

/** Finds visible items with similar names. Each query may have several names; one database query serves all. */
export async function closestChoices(
	reader: Reader,
	noun: Noun,
	queries: string[][],
	session: Database = db
): Promise<Choice[][]> {
	if (!queries.length) return [];
	const display = displayOf(reader, noun);
	const rows = (await session
		.select(selection(display))
		.from(display.table)
		.where(and(sql`${display.state} <> 'withdrawn'`, canSee(reader, noun)))) as Row[];
	const names = rows.map(({ name, aliases }) => [name, ...aliases]);
	const likeness = new Likeness(names.map((each) => each.map(foldText)));
	return queries.map((texts) =>
		likeness.nearest(texts.map(foldText), { least: leastLikeness, most }).map(({ index, by }) => ({
			...choiceFrom(display, rows[index]!),
			...(by > 0 && { alias: names[index]![by] })
		}))
	);
}
