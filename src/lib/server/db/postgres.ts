import type { Logger } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { type Connection, type Database, planning, tables } from './connection.ts';
import { serversOf, socketOptions } from './socket.ts';

// Postgres closes nothing by itself when a server crashes or freezes; each wait gets an end.
const connectSeconds = 3;
const statementMilliseconds = 4_000;
/**
 * So long before the server gives up a statement an idle connection is closed, and a while later a silent one broken off
 * (socket.ts): of a COMMIT that waits for a replica the server would say, as it gives up, that it was done.
 */
const marginSeconds = 2;
/** A reader of a file who takes nothing for this long is gone, as the server has it too. */
const idleReaderMilliseconds = 60_000;
/** Any number will do, as long as all processes of Rulewatch take the same. */
const setUpLock = 20_200_121;

/** Opens pools of connections to PostgreSQL. @throws Error with a sentence for people when it cannot be reached */
export async function connectPostgres(
	{ url, replicaUrls = [] }: { url: string; replicaUrls?: string[] },
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
		idle = timeout / 1000 - marginSeconds,
		at = url
	) =>
		postgres(at, {
			...socketOptions(at),
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
				// Made for each of many short queries, machine code costs more than they do. The driver leaves out what is false.
				jit: 'off',
				...planning,
				...more
			}
		});
	const client = open(10, statementMilliseconds);
	try {
		await client`select 1`;
	} catch (cause) {
		await client.end({ timeout: 0 });
		throw new Error(
			`${location} cannot be reached (${reasonOf(cause)}). Check DATABASE_URL and that the server runs, ` +
				'or unset DATABASE_URL to use the embedded database.',
			{ cause }
		);
	}
	// One that is away at the start is used once it is there.
	const replicaClients = replicaUrls.map((at) =>
		open(10, statementMilliseconds, {}, undefined, at)
	);
	const databaseOf = (client: Sql) =>
		drizzle({ client, schema: tables, logger }) as unknown as Database;
	return {
		db: databaseOf(client),
		replicas: replicaClients.map(databaseOf),
		location,
		exclusively: (work) =>
			within(open(1, 0), async (session) => {
				await session`select pg_advisory_lock(${setUpLock})`;
				return work(databaseOf(session));
			}),
		async inSnapshot(read) {
			const timeouts = { idle_in_transaction_session_timeout: idleReaderMilliseconds };
			const session = open(1, statementMilliseconds, timeouts, idleReaderMilliseconds / 1000);
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

/** Work in a session of its own, which ends with it. */
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
	const { code, message } = cause as { code?: string; message?: string };
	return code ?? message ?? 'no reason given';
}
