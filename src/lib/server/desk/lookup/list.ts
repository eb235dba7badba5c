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
import { type PublicationState, publicationStates } from '../../../domain/vocabulary.ts';
import { db } from '../../db/index.ts';
import { facet, labelIn, pageOf, where } from '../../lists/list.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { choiceOf, columnsOf, lookOf, type Row } from './looks.ts';
import { means } from './search.ts';

export const filters = { q: query, state: oneOf(publicationStates) };

interface Listed extends Choice {
	state: PublicationState;
}

/** Every item of a noun that its reader sees, drafts and withdrawn ones too, newest first. */
export async function list(
	reader: Reader,
	noun: Noun,
	{ filters: chosen, page }: ListRequest<typeof filters>
): Promise<Listing<Listed>> {
	const look = lookOf(reader, noun);
	const conditions = conditionsOf(reader, noun, chosen);
	const total = await db.$count(look.table, where(conditions));
	const { limit, offset, ...at } = pageOf(total, page);
	const [rows, state] = await Promise.all([
		db
			.select(columnsOf(look))
			.from(look.table)
			.where(where(conditions))
			.orderBy(look.newest, sql`${look.table.id}`)
			.limit(limit)
			.offset(offset),
		facet({
			value: look.state,
			label: labelIn(publicationStates),
			from: look.table,
			where: where(conditions, 'state')
		})
	]);
	return {
		rows: (rows as Row[]).map((row) => ({ ...choiceOf(look, row), state: row.state })),
		total,
		...at,
		facets: { state }
	};
}

function conditionsOf(reader: Reader, noun: Noun, { q, state }: Filters<typeof filters>) {
	const look = lookOf(reader, noun);
	return {
		seen: seen(reader, noun),
		q: q && means(look, q),
		state: state && eq(look.state, sql`${state}::publication_state`)
	};
}
