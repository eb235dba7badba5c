import { and, desc, eq, ne, type Placeholder, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '../../server/db/index.ts';
import { limitedTo } from '../../server/db/prepared.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';

const mostOthers = 200;

const other = alias(t.statement, 'other');
const mine = alias(t.position, 'mine');

/** The latest positions of the same stakeholder on the same laws at other times, the latest first, each with their total. */
export const otherPositionsOf = (id: Placeholder) =>
	db
		.select({
			id: other.id,
			date: other.date,
			earliest: other.earliest,
			latest: other.latest,
			channel: other.channel,
			stance: t.position.stance,
			regulation: t.regulation.slug,
			total: sql<number>`(count(*) over ())::int`
		})
		.from(t.statement)
		.innerJoin(mine, eq(mine.statementId, t.statement.id))
		.innerJoin(t.regulation, onPublished(t.regulation, mine.regulationId))
		.innerJoin(
			t.position,
			and(
				eq(t.position.regulationId, mine.regulationId),
				ne(t.position.statementId, t.statement.id)
			)
		)
		.innerJoin(
			other,
			and(
				onPublished(other, t.position.statementId),
				eq(sql`coalesce(${other.organisationId}, ${other.speakerId})`, attributedToId)
			)
		)
		.where(eq(t.statement.id, id))
		.orderBy(desc(other.latest), desc(other.earliest), desc(other.id))
		.limit(limitedTo(mostOthers));
