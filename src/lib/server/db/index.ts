import type { Logger } from 'drizzle-orm';
import { type PgDatabase, type PgQueryResultHKT, withReplicas } from 'drizzle-orm/pg-core';
import { connectEmbedded } from './embedded.ts';
import { connectPostgres } from './postgres.ts';
import { chosen } from './replicas.ts';
import type { tables } from './tables.ts';

/** The one type for both drivers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
	db: Database;
	/** The same rows elsewhere, a little later, to be read only: see replicas.ts. */
	replicas: Database[];
	/** Where the rows are, for people: never the password. */
	place: string;
	/**
	 * Runs set-up work that no other process may do at the same time. Drizzle's migrator takes no lock: on
	 * PostgreSQL one session holds an advisory lock and does the work; an embedded folder is locked already.
	 */
	exclusively<T>(work: (db: Database) => Promise<T>): Promise<T>;
	/**
	 * A long read that sees everything as it was at one moment, in a session of its own, so that slow readers keep no
	 * other waiting. The embedded database has one session for all: there each query sees what it finds, and the read
	 * is told so.
	 */
	atOneMoment<T>(read: (db: Database, isOneMoment: boolean) => Promise<T>): Promise<T>;
	/**
	 * A transaction that takes as long as it needs, in a session of its own. Where it wrote thousands of items, its end
	 * adds them all to the counts and to the search, which a busy machine may not do within the time of a page.
	 * @param milliseconds that one of its statements may take, where there is a limit
	 */
	atLength<T>(work: (transaction: Transaction) => Promise<T>, milliseconds?: number): Promise<T>;
	/**
	 * Hears what any process announces on a channel (NOTIFY). `onListening` is called once it hears, and again after
	 * each time that the line was cut, when announcements may have gone missing.
	 */
	listen(
		channel: string,
		heard: (payload: string) => void,
		onListening: () => void
	): Promise<unknown>;
	/** Whether there is room to write; PostgreSQL says so itself, for each statement. */
	hasRoom(): boolean;
	/**
	 * Gives back the room of rows that are gone, and counts those that are there, by which queries are planned.
	 * PostgreSQL has processes that do so; the embedded database has none.
	 */
	tidy(): Promise<void>;
	close(): Promise<void>;
}

/** Set by `connect`; a module that runs queries imports it and never opens a database itself. */
export let db: Database;

let connection: Connection | undefined;

interface Settings {
	url?: string;
	replicaUrls?: string[];
	folder?: string;
	logger?: Logger;
}

/**
 * Opens the database: PostgreSQL where a URL is given, else PGlite in the folder (in memory without a folder).
 * @throws Error with a sentence for people when it cannot be reached or the folder is in use
 */
export async function connect({
	url,
	replicaUrls,
	folder,
	logger
}: Settings = {}): Promise<Connection> {
	connection = url
		? await connectPostgres({ url, replicaUrls }, logger)
		: await connectEmbedded(folder, logger);
	const [first, ...others] = connection.replicas;
	db = first ? withReplicas(connection.db, [first, ...others], reader) : connection.db;
	return connection;
}

/** Where a read goes that begins now: to the copy that was chosen for it, or to the database itself. */
export const reader = (): Database => chosen.getStore() ?? opened().db;

/** As `Connection.atOneMoment`, on the database that is open. */
export function atOneMoment<T>(read: (db: Database, isOneMoment: boolean) => Promise<T>) {
	return opened().atOneMoment(read);
}

/** As `Connection.atLength`, on the database that is open. */
export const atLength = <T>(
	work: (transaction: Transaction) => Promise<T>,
	milliseconds?: number
) => opened().atLength(work, milliseconds);

/** As `Connection.listen`, on the database that is open. */
export const listen: Connection['listen'] = (...listener) => opened().listen(...listener);

function opened(): Connection {
	if (!connection) throw new Error('The database is not open.');
	return connection;
}

/** As `Connection.hasRoom`, of the database that is open. */
export const hasRoom = () => connection?.hasRoom() ?? true;

/** As `Connection.tidy`, of the database that is open. */
export const tidy = () => opened().tidy();

/** Lets go of pool, PGlite and lock; Node stays alive while any of them is open. */
export async function close() {
	await connection?.close();
	connection = undefined;
}

/** From the environment: `DATABASE_URL` and `DATABASE_REPLICA_URLS`, or the folder `RULEWATCH_FOLDER` (`.data`). */
export function settings() {
	return {
		url: process.env.DATABASE_URL || undefined,
		replicaUrls: process.env.DATABASE_REPLICA_URLS?.split(/\s+/).filter(Boolean),
		folder: process.env.RULEWATCH_FOLDER || '.data'
	};
}
