import { type AnyColumn, type Placeholder, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types';
import { type Database, readingDatabase } from './index.ts';

/**
 * A query that drizzle builds once per database. It takes drizzle 0.8 to 1.6 ms of processor time to build one for rows
 * with nested ones (`db.query`) and 0.3 ms for a `select` with many joins: as long as the database takes to answer. Other
 * queries take 0.05 to 0.1 ms; the connections prepare them if they recur. Call the result, then `execute` with the
 * values of placeholders.
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
 * Compares with an array of texts. A subquery hides its length from PostgreSQL, which would otherwise plan again for
 * each length; that takes longer than the query.
 */
export const isAmongTexts = (column: SQLWrapper, texts: SQLWrapper) =>
	sql`${column} = any((select ${texts}::text[])::text[])`;

export const isAmongPlaceholder = (column: SQLWrapper, name: string) =>
	isAmongTexts(column, sql`${sql.placeholder(name)}`);

/**
 * A limit that stands in the text of a query. PostgreSQL plans a query once for all values; without knowing the limit it
 * expects to read a tenth of all rows.
 */
export const limitedTo = (rows: number) => sql.raw(String(rows)) as SQL & Placeholder;

export type RowsQuery<Rows> = PromiseLike<Rows> & SQLWrapper & { _: { selectedFields: object } };

/**
 * The rows of a query as JSON, so that one query reads those of several. Its fields are single values, not objects of
 * columns, and days and times come as texts.
 */
export function jsonRows<Rows>(query: RowsQuery<Rows>) {
	const names = Object.keys(query._.selectedFields).map((name) => sql.identifier(name));
	return sql<Rows>`(select coalesce(json_agg(each), '[]') from ${query} each(${sql.join(names, sql`, `)}))`;
}

/** For queries that read no table of their own. */
export const oneRow = sql`(values (1)) one`;

/** Columns as one JSON object. */
export const jsonOf = <Fields extends Record<string, AnyColumn | SQL>>(fields: Fields) =>
	sql<SelectResultFields<Fields>>`json_build_object(${sql.join(
		Object.entries(fields).map(([name, field]) => sql`${sql.raw(`'${name}'`)}, ${field}`),
		sql`, `
	)})`;
