import { sql } from 'drizzle-orm';
import { type StanceCounts, stanceCounts } from '../../domain/charts/positions.ts';
import { onPublished } from '../cards.server.ts';
import * as t from '../../server/db/schema.ts';

/** Counts the statements on a law by stance, in queries that select from `regulation`. */
export const stancesOnIt = sql<StanceCounts>`(
	select coalesce(json_object_agg(stance, statements), '{}') from (
		select ${t.position.stance} as stance, count(*)::int as statements
		from ${t.position} join ${t.statement} on ${onPublished(t.statement, t.position.statementId)}
		where ${t.position.regulationId} = ${t.regulation.id} group by 1) counted)`.mapWith(
	(counts: Partial<StanceCounts>) => stanceCounts(counts)
);
