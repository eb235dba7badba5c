import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { revision } from '../db/schema.ts';

/** The state in which a version stood; a topic has none, and is public from its first one on. */
export const stateOf = sql<
	'draft' | 'published' | 'withdrawn'
>`coalesce(${revision.snapshot} ->> 'state', 'published')`;

export const isPublished = sql`${stateOf} = 'published'`;

/** The public versions of an item: those that readers could read, and its withdrawals. */
export const wasPublic = ({ noun, id }: { noun: Noun; id: string }) =>
	and(eq(revision.noun, noun), eq(revision.rowId, id), sql`${stateOf} <> 'draft'`);

/** What readers read before a version: the snapshot of the published one before it, or null. */
export const before = sql<object | null>`(
	select earlier.snapshot from ${revision} earlier
	where (earlier.noun, earlier.row_id) = (revision.noun, revision.row_id)
		and earlier.version < revision.version
		and coalesce(earlier.snapshot ->> 'state', 'published') = 'published'
	order by earlier.version desc limit 1
)`;
