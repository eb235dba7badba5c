import { eq, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import {
	type Filters,
	type Listing,
	type ListRequest,
	oneOf,
	query
} from '../../../domain/filters.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { type DeskState, deskStates } from '../../../domain/review.ts';
import { db } from '../../db/index.ts';
import { deskStateOf } from '../../write/proposals/index.ts';
import { facet, labelIn, paged, where } from '../../lists/list.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { choiceFrom, selection, displayOf, type Row } from './displays.ts';
import { matches } from './search.ts';

export const filters = { q: query, state: oneOf(deskStates) };

interface Listed extends Choice {
	state: DeskState;
}

/** Lists all visible items of a noun, also drafts and withdrawn ones, newest first. */
export async function list(
	reader: Reader,
	noun: Noun,
	{ filters: chosen, page }: ListRequest<typeof filters>
): Promise<Listing<Listed>> {
	const display = displayOf(reader, noun);
	const conditions = conditionsOf(reader, noun, chosen);
	const all = db
		.select({ ...selection(display), at: deskStateOf(noun, display.table) })
		.from(display.table)
		.where(where(conditions))
		.orderBy(display.newest, sql`${display.table.id}`);
	const [{ rows, ...at }, state] = await Promise.all([
		paged(all, db.$count(display.table, where(conditions)), page),
		facet({
			value: deskStateOf(noun, display.table),
			label: labelIn(deskStates),
			from: display.table,
			where: where(conditions, 'state')
		})
	]);
	return {
		rows: (rows as (Row & { at: DeskState })[]).map((row) => ({
			...choiceFrom(display, row),
			state: row.at
		})),
		...at,
		facets: { state }
	};
}

function conditionsOf(reader: Reader, noun: Noun, { q, state }: Filters<typeof filters>) {
	const display = displayOf(reader, noun);
	return {
		seen: canSee(reader, noun),
		q: q && matches(noun, display, q),
		state: state && eq(deskStateOf(noun, display.table), state)
	};
}
