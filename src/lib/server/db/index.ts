import type { Logger } from 'drizzle-orm';
import { withReplicas } from 'drizzle-orm/pg-core';
import type { Connection, Database, Transaction } from './connection.ts';
import { connectEmbedded } from './embedded.ts';
import { joining } from './joined.ts';
import { connectPostgres } from './postgres.ts';
import { chosenReplica } from './replicas.ts';

export type { Connection, Database, Transaction };

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
	db = joining(first ? withReplicas(connection.db, [first, ...others], reader) : connection.db);
	return connection;
}

/** Where a read goes that begins now: to the copy that was chosen for it, or to the database itself. */
export const reader = (): Database => chosenReplica.getStore() ?? opened().db;

/** As `Connection.inSnapshot`, on the database that is open. */
export function inSnapshot<T>(read: (db: Database, isSnapshot: boolean) => Promise<T>) {
	return opened().inSnapshot(read);
}

/** As `Connection.withLongTimeout`, on the database that is open. */
export const withLongTimeout = <T>(
	work: (transaction: Transaction) => Promise<T>,
	milliseconds?: number
) => opened().withLongTimeout(work, milliseconds);

/** As `Connection.listen`, on the database that is open. */
export const listen: Connection['listen'] = (...listener) => opened().listen(...listener);

function opened(): Connection {
	if (!connection) throw new Error('The database is not open.');
	return connection;
}

/** As `Connection.hasDiskSpace`, of the database that is open. */
export const hasDiskSpace = () => connection?.hasDiskSpace() ?? true;

/** As `Connection.vacuum`, of the database that is open. */
export const vacuum = () => opened().vacuum();

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
