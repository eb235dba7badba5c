import { eq, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { type StanceCounts, stanceCounts } from '../../domain/charts/positions.ts';
import { onPublished } from '../cards.server.ts';
import * as t from '../../server/db/schema.ts';

const { regulationId, statementId, stance } = t.position;

const counted = new QueryBuilder()
	.select({ stance, statements: sql<number>`count(*)::int`.as('statements') })
	.from(t.position)
	.innerJoin(t.statement, onPublished(t.statement, statementId))
	.where(eq(regulationId, t.regulation.id))
	.groupBy(stance)
	.as('counted');

/** Counts the statements on a law by stance, in queries that select from `regulation`. */
export const stancesOnIt = sql<StanceCounts>`(
	select coalesce(json_object_agg(stance, statements), '{}') from ${counted})`.mapWith(
	(counts: Partial<StanceCounts>) => stanceCounts(counts)
);
