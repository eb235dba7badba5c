import { and, eq, isNull, max, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import * as t from '../../server/db/schema.ts';

const { lookedAt, id } = t.regulation;
const { seenOn, regulationId, stoppedAt } = t.watch;

const watched = new QueryBuilder()
	.select({ day: max(seenOn) })
	.from(t.watch)
	.where(and(eq(regulationId, id), isNull(stoppedAt)));

/** The day on which the watch last read an official page of the law. */
export const pageSeenOn = sql<string | null>`(${watched})`.mapWith(seenOn);

export const lastLookAt = sql<string | null>`greatest(${lookedAt}, ${watched})`.mapWith(lookedAt);
