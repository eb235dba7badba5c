import { sql, type SQLWrapper } from 'drizzle-orm';
import { type Database, readingDatabase } from './index.ts';

/**
 * A prepared statement, which drizzle builds once per database: building a query with many joins costs more than
 * sending it. Built each time, the page of an article takes 1.4 times as long, home and the page of a stakeholder 1.3
 * times (`node bench pages`). A query without joins takes a tenth of a millisecond and needs no preparing. Call the
 * result, then `execute` with the values of placeholders.
 */
export function prepared<Query>(build: (db: Database) => Query): () => Query {
	const statements = new WeakMap<Database, Query>();
	return () => {
		const db = readingDatabase();
		const query = statements.get(db) ?? build(db);
		statements.set(db, query);
		return query;
	};
}

/**
 * The array of texts of a placeholder. A subquery hides its length from PostgreSQL, which would otherwise plan again for
 * each length; that takes longer than the query.
 */
export const textsPlaceholder = (name: string) =>
	sql`(select ${sql.placeholder(name)}::text[])::text[]`;

export const isAmongPlaceholder = (column: SQLWrapper, name: string) =>
	sql`${column} = any(${textsPlaceholder(name)})`;
