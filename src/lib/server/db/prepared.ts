import { sql, type SQLWrapper } from 'drizzle-orm';
import { type Database, reader } from './index.ts';

/**
 * A prepared statement: a query with placeholders that Drizzle builds once a database, for to build one of many joins
 * costs more than to send it. Built each time, the page of an article takes 1.4 times as long, home and that of a
 * stakeholder 1.3 (`node bench pages`). A query without joins is built in a tenth of a millisecond and needs none. Call
 * the result, then `execute` with the values.
 */
export function prepared<Query>(build: (db: Database) => Query): () => Query {
	const statements = new WeakMap<Database, Query>();
	return () => {
		const db = reader();
		const query = statements.get(db) ?? build(db);
		statements.set(db, query);
		return query;
	};
}

/**
 * The texts that a placeholder stands for, an array. A query in the query gives them, lest the database look at how many
 * there are and plan for them anew each time, which takes longer than to find what they name.
 */
export const texts = (name: string) => sql`(select ${sql.placeholder(name)}::text[])::text[]`;

/** A condition on a column: it is among the texts that the placeholder stands for. */
export const among = (column: SQLWrapper, name: string) => sql`${column} = any(${texts(name)})`;
