import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { built } from '../db/built.ts';
import * as t from '../db/schema.ts';
import { said } from '../db/tallies.ts';

/** No voice is expected to speak more often on the same laws. */
const mostOthers = 200;

const other = alias(t.statement, 'other');
const mine = alias(t.position, 'mine');

const others = built((db) =>
	db
		.select({
			id: other.id,
			date: other.date,
			earliest: other.earliest,
			latest: other.latest,
			channel: other.channel,
			stance: t.position.stance,
			regulation: t.regulation.slug
		})
		.from(t.statement)
		.innerJoin(mine, eq(mine.statementId, t.statement.id))
		.innerJoin(
			t.regulation,
			and(eq(t.regulation.id, mine.regulationId), eq(t.regulation.state, 'published'))
		)
		.innerJoin(
			said,
			and(
				eq(
					said.word,
					sql`'voice=' || coalesce(${t.statement.organisationId}, ${t.statement.speakerId}) || '&regulation=' || ${mine.regulationId}`
				),
				ne(said.statementId, t.statement.id)
			)
		)
		.innerJoin(other, eq(other.id, said.statementId))
		.innerJoin(
			t.position,
			and(eq(t.position.statementId, other.id), eq(t.position.regulationId, mine.regulationId))
		)
		.where(eq(t.statement.id, sql.placeholder('id')))
		.orderBy(asc(other.latest), asc(other.earliest), asc(other.id))
		.limit(mostOthers)
		.prepare('other_statements')
);

/** What the voice of a statement said on the same laws at other times, oldest first, a row a position. */
export const othersOf = (id: string) => others().execute({ id });
