import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * The condition that an item is published. The word is part of the text, because a plan for any parameter expects
 * half of all items to be published, and reads most of a table by its index.
 */
export const isPublished = (state: SQLWrapper): SQL => sql`${state} = 'published'`;
