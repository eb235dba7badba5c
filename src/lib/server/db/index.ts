import type { Logger } from 'drizzle-orm';
import { withReplicas } from 'drizzle-orm/pg-core';
import type { Connection, Database, Transaction } from './connection.ts';
import { connectEmbedded } from './embedded.ts';
import { withJoinedTransaction } from './joined.ts';
import { connectPostgres, type PostgresSettings } from './postgres.ts';
import { chosenReplica } from './replicas.ts';

export type { Connection, Database, Transaction };

export let db: Database;

let connection: Connection | undefined;

interface Settings extends Partial<PostgresSettings> {
	folder?: string;
	logger?: Logger;
}

/**
 * Opens PostgreSQL if a URL is given, otherwise PGlite in the folder, or in memory without a folder.
 * @throws Error with a message for people if it cannot be reached or the folder is in use
 */
export async function connect({
	url,
	folder,
	logger,
	...more
}: Settings = {}): Promise<Connection> {
	connection = url
		? await connectPostgres({ url, ...more }, logger)
		: await connectEmbedded(folder, logger);
	const [first, ...others] = connection.replicas;
	db = withJoinedTransaction(
		first ? withReplicas(connection.db, [first, ...others], readingDatabase) : connection.db
	);
	return connection;
}

/** The replica that was chosen for the current request, or the primary. */
export const readingDatabase = (): Database => chosenReplica.getStore() ?? opened().db;

export function inSnapshot<T>(read: (db: Database, isSnapshot: boolean) => Promise<T>) {
	return opened().inSnapshot(read);
}

export const withLongTimeout = <T>(
	work: (transaction: Transaction) => Promise<T>,
	milliseconds?: number
) => opened().withLongTimeout(work, milliseconds);

export const listen: Connection['listen'] = (...listener) => opened().listen(...listener);

function opened(): Connection {
	if (!connection) throw new Error('The database is not open.');
	return connection;
}

export const hasDiskSpace = () => connection?.hasDiskSpace() ?? true;

export const vacuum = () => opened().vacuum();

/** Node stays alive while a pool, PGlite or the lock is open. */
export async function close() {
	await connection?.close();
	connection = undefined;
}

export function databaseSettings() {
	return {
		url: process.env.DATABASE_URL || undefined,
		replicaUrls: process.env.DATABASE_REPLICA_URLS?.split(/\s+/).filter(Boolean),
		folder: process.env.RULEWATCH_FOLDER || '.data'
	};
}

/** The environment of a process that uses an embedded database of its own. */
export const environmentWith = (folder: string) => ({
	...process.env,
	DATABASE_URL: '',
	RULEWATCH_FOLDER: folder
});
