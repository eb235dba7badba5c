import type { Logger } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { join } from 'node:path';
import * as accounts from './accounts.ts';
import * as desk from './desk.ts';
import { lineTo, serversOf } from './line.ts';
import { lockFolder } from './lock.ts';
import * as relations from './relations.ts';
import { hasRoomIn } from './room.ts';
import * as schema from './schema.ts';
import * as views from './views.ts';

const tables = { ...schema, ...accounts, ...desk, ...views, ...relations };

/** The one type for both drivers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>;

export interface Connection {
	db: Database;
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
	/** Whether there is room to write; PostgreSQL says so itself, for each statement. */
	hasRoom(): boolean;
	close(): Promise<void>;
}

/** Set by `connect`; a module that runs queries imports it and never opens a database itself. */
export let db: Database;

let connection: Connection | undefined;

// Postgres closes nothing by itself when a server crashes or freezes; each wait gets an end.
const connectSeconds = 3;
const statementMilliseconds = 4_000;
/**
 * A while later a silent connection is broken off (line.ts): before the server gives up the statement, for of a COMMIT
 * that waits for a replica it would then say that it was done.
 */
const idleSeconds = 2;
/** A reader of a file who takes nothing for this long is gone, as the server has it too. */
const idleReaderMilliseconds = 60_000;
/** Any number will do, as long as all processes of Rulewatch take the same. */
const setUpLock = 20_200_121;

/**
 * Opens the database: PostgreSQL where a URL is given, else PGlite in the folder (in memory without a folder).
 * @throws Error with a sentence for people when it cannot be reached or the folder is in use
 */
export async function connect({
	url,
	folder,
	logger
}: { url?: string; folder?: string; logger?: Logger } = {}): Promise<Connection> {
	connection = url ? await postgresConnection(url, logger) : await embedded(folder, logger);
	db = connection.db;
	return connection;
}

/** As `Connection.atOneMoment`, on the database that is open. */
export function atOneMoment<T>(read: (db: Database, isOneMoment: boolean) => Promise<T>) {
	if (!connection) throw new Error('The database is not open.');
	return connection.atOneMoment(read);
}

/** As `Connection.hasRoom`, of the database that is open. */
export const hasRoom = () => connection?.hasRoom() ?? true;

/** Lets go of pool, PGlite and lock; Node stays alive while any of them is open. */
export async function close() {
	await connection?.close();
	connection = undefined;
}

/** From the environment: `DATABASE_URL`, or the folder `RULEWATCH_FOLDER` (`.data`). */
export function settings() {
	return {
		url: process.env.DATABASE_URL || undefined,
		folder: process.env.RULEWATCH_FOLDER || '.data'
	};
}

async function embedded(folder: string | undefined, logger?: Logger): Promise<Connection> {
	const [{ PGlite }, { drizzle }, { pg_trgm }, { unaccent }] = await Promise.all([
		import('@electric-sql/pglite'),
		import('drizzle-orm/pglite'),
		import('@electric-sql/pglite/contrib/pg_trgm'),
		import('@electric-sql/pglite/contrib/unaccent')
	]);
	const unlock = folder ? lockFolder(folder) : () => {};
	try {
		const client = await PGlite.create({
			dataDir: folder && join(folder, 'pglite'),
			extensions: { pg_trgm, unaccent }
		});
		const db = drizzle({ client, schema: tables, logger }) as unknown as Database;
		return {
			db,
			exclusively: (work) => work(db),
			atOneMoment: (read) => read(db, false),
			hasRoom: () => !folder || hasRoomIn(folder),
			place: folder ? `embedded database in ${folder}` : 'embedded database in memory',
			async close() {
				await client.close();
				unlock();
			}
		};
	} catch (cause) {
		unlock();
		throw new Error(`The embedded database in ${folder} could not be opened.`, { cause });
	}
}

async function postgresConnection(url: string, logger?: Logger): Promise<Connection> {
	const [{ default: postgres }, { drizzle }] = await Promise.all([
		import('postgres'),
		import('drizzle-orm/postgres-js')
	]);
	const place = placeOf(url);
	const open = (max: number, timeout: number, more = {}, idle = idleSeconds) =>
		postgres(url, {
			...lineTo(url),
			max,
			connect_timeout: connectSeconds,
			// Left to itself it waits up to 20 s before it tries again a server that has long been back.
			backoff: (attempts) => Math.min(attempts / 10, 1),
			idle_timeout: timeout && idle,
			max_lifetime: 30 * 60,
			onnotice: () => {},
			connection: {
				application_name: 'rulewatch',
				statement_timeout: timeout,
				idle_in_transaction_session_timeout: timeout,
				...more
			}
		});
	const client = open(10, statementMilliseconds);
	try {
		await client`select 1`;
	} catch (cause) {
		await client.end({ timeout: 0 });
		throw new Error(
			`${place} cannot be reached (${reasonOf(cause)}). Check DATABASE_URL and that the server runs, ` +
				'or unset DATABASE_URL to use the embedded database.',
			{ cause }
		);
	}
	return {
		db: drizzle({ client, schema: tables, logger }) as unknown as Database,
		place,
		async exclusively(work) {
			const session = open(1, 0);
			try {
				await session`select pg_advisory_lock(${setUpLock})`;
				return await work(drizzle({ client: session, schema: tables }) as unknown as Database);
			} finally {
				await session.end({ timeout: 5 });
			}
		},
		async atOneMoment(read) {
			const patience = { idle_in_transaction_session_timeout: idleReaderMilliseconds };
			// Made for each of many short queries, machine code costs more than they do.
			const settings = { ...patience, jit: false };
			const session = open(1, statementMilliseconds, settings, idleReaderMilliseconds / 1000);
			try {
				return await drizzle({ client: session, schema: tables, logger }).transaction(
					(moment) => read(moment as unknown as Database, true),
					{ isolationLevel: 'repeatable read', accessMode: 'read only' }
				);
			} finally {
				await session.end({ timeout: 5 });
			}
		},
		hasRoom: () => true,
		close: () => client.end({ timeout: 5 })
	};
}

function placeOf(url: string) {
	try {
		const servers = serversOf(url);
		const places = servers.map(({ host, port }) => (host ? `${host}:${port}` : 'a local socket'));
		return `PostgreSQL database “${servers[0]?.name}” at ${places.join(' or ')}`;
	} catch {
		throw new Error(
			'DATABASE_URL is not an address such as postgres://user:password@localhost:5432/rulewatch.'
		);
	}
}

function reasonOf(cause: unknown) {
	const { code, message } = cause as { code?: string; message?: string };
	return code ?? message ?? 'no reason given';
}
