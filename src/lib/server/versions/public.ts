import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { revision } from '../db/schema.ts';

/** The state in which a version stood; a topic has none, and is public from its first one on. */
export const stateOf = sql<
	'draft' | 'published' | 'withdrawn'
>`coalesce(${revision.snapshot} ->> 'state', 'published')`;

export const isPublished = sql`${stateOf} = 'published'`;

/** The versions of an item of which readers were told: those that they could read, and its withdrawals. */
export const wasTold = ({ noun, id }: { noun: Noun; id: string }) =>
	and(eq(revision.noun, noun), eq(revision.rowId, id), sql`${stateOf} <> 'draft'`);
