import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { revision } from '../db/schema.ts';

/** The state of a version. */
export const versionState = sql<
	'draft' | 'published' | 'withdrawn'
>`${revision.snapshot} ->> 'state'`;

export const isPublishedVersion = sql`${versionState} = 'published'`;

/** The condition for the public versions of an item, including withdrawals. */
export const wasPublic = ({ noun, id }: { noun: Noun; id: string }) =>
	and(eq(revision.noun, noun), eq(revision.rowId, id), sql`${versionState} <> 'draft'`);

export const snapshotBefore = sql<object | null>`(
	select earlier.snapshot from ${revision} earlier
	where (earlier.noun, earlier.row_id) = (revision.noun, revision.row_id)
		and earlier.version < revision.version
		and earlier.snapshot ->> 'state' = 'published'
	order by earlier.version desc limit 1
)`;
