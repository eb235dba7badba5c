import type { Logger } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { type Connection, type Database, drizzleSchema, plannerSettings } from './connection.ts';
import { requireSession } from './pooler.ts';
import { preparedPostgres } from './prepared-postgres.ts';
import { serversOf, socketOptions } from './socket.ts';
import { watched } from './under-way.ts';

// postgres.js waits forever for a server that crashed or froze, so each wait gets a timeout.
const connectSeconds = 3;
/**
 * A connection counts as lost this long before the statement timeout. Otherwise the server would report a COMMIT that
 * waits for a replica as done when it gives up.
 */
const marginMilliseconds = 700;
/** A new connection is slow: it logs in and plans each query of a page. */
const idleSeconds = 30;
/** A client of a long download that reads nothing for this long is treated as gone. */
const idleReaderMilliseconds = 60_000;
/** An arbitrary key that all processes of Rulewatch share. */
const setUpLock = 20_200_121;

export interface PostgresSettings {
	url: string;
	replicaUrls?: string[];
	/** The statement timeout. */
	statementMilliseconds?: number;
}

/** @throws Error with a message for people if the server cannot be reached */
export async function connectPostgres(
	{ url, replicaUrls = [], statementMilliseconds = 4_000 }: PostgresSettings,
	logger?: Logger
): Promise<Connection> {
	const [{ default: postgres }, { drizzle }] = await Promise.all([
		import('postgres'),
		import('drizzle-orm/postgres-js')
	]);
	const location = locationOf(url);
	const open = (
		max: number,
		timeout: number,
		more = {},
		{ silent = timeout - marginMilliseconds, isAwaited = (): boolean => true } = {},
		at = url
	) =>
		postgres(at, {
			...socketOptions(at, { milliseconds: silent, isAwaited }),
			max,
			connect_timeout: connectSeconds,
			// By default postgres.js waits up to 20 s before it retries a server that may be back already.
			backoff: (attempts) => Math.min(attempts / 10, 1),
			idle_timeout: timeout && idleSeconds,
			max_lifetime: 30 * 60,
			onnotice: () => {},
			connection: {
				application_name: 'rulewatch',
				statement_timeout: timeout,
				idle_in_transaction_session_timeout: timeout,
				// Compiling costs more than these short queries. 'off' is a text, because the driver drops `false`.
				jit: 'off',
				// Counts of a large record would be sorted on disk.
				work_mem: '16MB',
				...plannerSettings,
				...more
			}
		});
	const pool = (at = url) => {
		const isAwaited = () => work.isUnderWay();
		const work = watched(open(10, statementMilliseconds, {}, { isAwaited }, at));
		return preparedPostgres(work.client);
	};
	const client = pool();
	try {
		await client.unsafe('select 1');
	} catch (cause) {
		await client.end({ timeout: 0 });
		throw new Error(
			`${location} cannot be reached (${reasonOf(cause)}). Check DATABASE_URL and that the server runs, ` +
				'or unset DATABASE_URL to use the embedded database.',
			{ cause }
		);
	}
	// A replica that is away at the start is used as soon as it is back.
	const replicaClients = replicaUrls.map((at) => pool(at));
	const databaseOf = (client: Sql) =>
		drizzle({ client, schema: drizzleSchema, logger }) as unknown as Database;
	return {
		db: databaseOf(client),
		replicas: replicaClients.map(databaseOf),
		location,
		async exclusively(work) {
			await requireSession(client, location);
			return within(open(1, 0), async (session) => {
				await session`select pg_advisory_lock(${setUpLock})`;
				return work(databaseOf(session));
			});
		},
		async inSnapshot(read) {
			const timeouts = { idle_in_transaction_session_timeout: idleReaderMilliseconds };
			const silent = idleReaderMilliseconds + marginMilliseconds;
			const session = open(1, statementMilliseconds, timeouts, { silent });
			return within(session, () =>
				databaseOf(session).transaction((moment) => read(moment as Database, true), {
					isolationLevel: 'repeatable read',
					accessMode: 'read only'
				})
			);
		},
		withLongTimeout: (work, timeout = 0) =>
			within(open(1, timeout), (session) => databaseOf(session).transaction(work)),
		hasDiskSpace: () => true,
		vacuum: async () => {},
		listen: (...listener) => client.listen(...listener),
		close: async () =>
			void (await Promise.all([client, ...replicaClients].map((each) => each.end({ timeout: 5 }))))
	};
}

async function within<T>(session: Sql, work: (session: Sql) => Promise<T>): Promise<T> {
	try {
		return await work(session);
	} finally {
		await session.end({ timeout: 5 });
	}
}

function locationOf(url: string) {
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
	const { name, code, message } = cause as { name?: string; code?: string; message?: string };
	// Codes of the network are known words, those of PostgreSQL are numbers.
	return (name === 'PostgresError' ? message : code) ?? message ?? 'no reason given';
}
