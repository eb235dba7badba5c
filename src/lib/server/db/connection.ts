import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import * as relations from '../../nouns/relations.server.ts';
import * as views from '../derived/views.ts';
import * as schema from './schema.ts';

export const drizzleSchema = { ...schema, ...views, ...relations };

export type Database = PgDatabase<PgQueryResultHKT, typeof drizzleSchema>;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
	db: Database;
	/** Read replicas, which lag a little behind: see replicas.ts. */
	replicas: Database[];
	/** Where the rows are, for people; without the password. */
	location: string;
	/**
	 * Runs set-up work that no other process may do at the same time, because drizzle's migrator takes no lock. On
	 * PostgreSQL one session holds an advisory lock and does the work; an embedded folder is locked already.
	 */
	exclusively<T>(work: (db: Database) => Promise<T>): Promise<T>;
	/**
	 * Runs a long read in a snapshot and in its own session, so that slow readers block nobody. The embedded database
	 * has one session for all: each query sees the latest rows, and `isSnapshot` is false.
	 */
	inSnapshot<T>(read: (db: Database, isSnapshot: boolean) => Promise<T>): Promise<T>;
	/**
	 * Runs a transaction without the timeout of pages, in its own session. After thousands of writes, updating counts
	 * and search takes longer than that on a busy machine.
	 * @param milliseconds the statement timeout, if any
	 */
	withLongTimeout<T>(
		work: (transaction: Transaction) => Promise<T>,
		milliseconds?: number
	): Promise<T>;
	/**
	 * Listens to notifications of all processes on a channel (LISTEN). `onListening` is called when it has begun to
	 * listen, and again after every reconnection, since notifications may have been missed.
	 */
	listen(
		channel: string,
		onNotification: (payload: string) => void,
		onListening: () => void
	): Promise<unknown>;
	/** Whether there is room to write. Always true for PostgreSQL, which checks every statement itself. */
	hasDiskSpace(): boolean;
	/** Vacuums and analyses the embedded database, which has no autovacuum. */
	vacuum(): Promise<void>;
	close(): Promise<void>;
}

/** Planner settings, which all connections have. */
export const plannerSettings = {
	// For rows in memory or on an SSD. With PostgreSQL's default of 4, small tables are scanned once for every card of a page.
	random_page_cost: 1.1,
	// Otherwise each connection plans a prepared query anew five times, which takes a page as long as reading its rows: after
	// a publication it is seldom the same connection that reads the next page.
	plan_cache_mode: 'force_generic_plan',
	// Searching all orders of eight joined tables, PostgreSQL's default, takes up to 40 ms, once for each connection.
	join_collapse_limit: 4
};
