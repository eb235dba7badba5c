import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import * as relations from '../../nouns/relations.server.ts';
import * as views from '../derived/views.ts';
import * as schema from './schema.ts';

// What a connection is, whichever driver makes it.

/** All that a query can be about. */
export const tables = { ...schema, ...views, ...relations };

/** The one type for both drivers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
	db: Database;
	/** The same rows elsewhere, a little later, to be read only: see replicas.ts. */
	replicas: Database[];
	/** Where the rows are, for people: never the password. */
	location: string;
	/**
	 * Runs set-up work that no other process may do at the same time. Drizzle's migrator takes no lock: on
	 * PostgreSQL one session holds an advisory lock and does the work; an embedded folder is locked already.
	 */
	exclusively<T>(work: (db: Database) => Promise<T>): Promise<T>;
	/**
	 * A long read in a snapshot of the database, as it was at one moment, and in a session of its own, so that slow
	 * readers keep no other waiting. The embedded database has one session for all: there each query sees what it
	 * finds, and `isSnapshot` is false.
	 */
	inSnapshot<T>(read: (db: Database, isSnapshot: boolean) => Promise<T>): Promise<T>;
	/**
	 * A transaction that takes as long as it needs, in a session of its own. Where it wrote thousands of items, its end
	 * adds them all to the counts and to the search, which a busy machine may not do within the time of a page.
	 * @param milliseconds that one of its statements may take, where there is a limit
	 */
	withLongTimeout<T>(
		work: (transaction: Transaction) => Promise<T>,
		milliseconds?: number
	): Promise<T>;
	/**
	 * Hears what any process announces on a channel (NOTIFY). `onListening` is called once it hears, and again after
	 * each time that the connection was cut, when announcements may have gone missing.
	 */
	listen(
		channel: string,
		heard: (payload: string) => void,
		onListening: () => void
	): Promise<unknown>;
	/** Whether there is room to write; PostgreSQL says so itself, for each statement. */
	hasDiskSpace(): boolean;
	/**
	 * Gives back the room of rows that are gone, and counts those that are there, by which queries are planned.
	 * PostgreSQL has processes that do so; the embedded database has none.
	 */
	vacuum(): Promise<void>;
	close(): Promise<void>;
}

/**
 * How plans are weighed, on both databases: as for rows that are in memory or on a solid disk. With PostgreSQL's own 4,
 * small tables are read whole, once for each card of a page.
 */
export const planning = { random_page_cost: 1.1 };
