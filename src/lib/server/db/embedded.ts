import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'drizzle-orm';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, type Database, drizzleSchema, plannerSettings } from './connection.ts';
import { type Lock, lockFolder } from './lock.ts';
import { makePrivate } from './private-folder.ts';
import { hasDiskSpaceIn } from './disk-space.ts';

/** PGlite's own conversion of bytes goes digit by digit: 10 MB block the process for 10 s, with these for 0.3 s. */
const byteConversion = {
	serializers: { 17: (bytes: Uint8Array) => bytes as unknown as string },
	parsers: { 17: (digits: string) => Buffer.from(digits.slice(2), 'hex') }
};

/** The major version of PGlite's PostgreSQL, which cannot open files of another one. */
export const postgresVersion = 18;

/** Opens PGlite in a folder, or in memory. @throws Error with a sentence for people */
export async function connectEmbedded(folder?: string, logger?: Logger): Promise<Connection> {
	const [
		{ PGlite },
		{ PrivateFiles },
		{ preparedEmbedded },
		{ drizzle },
		{ pg_trgm },
		{ unaccent }
	] = await Promise.all([
		import('@electric-sql/pglite'),
		import('./private-files.ts'),
		import('./prepared-embedded.ts'),
		import('drizzle-orm/pglite'),
		import('@electric-sql/pglite/contrib/pg_trgm'),
		import('@electric-sql/pglite/contrib/unaccent')
	]);
	if (folder) {
		refuseNewerFolder(folder);
		makePrivate(folder);
	}
	const lock = folder ? await lockFolder(folder, { onLost: endProcess }) : undefined;
	try {
		const pglite = await PGlite.create({
			...(folder && { fs: new PrivateFiles(join(folder, 'pglite')) }),
			...byteConversion,
			extensions: { pg_trgm, unaccent }
		});
		if (lock) checkBeforeQueries(pglite, lock);
		const client = preparedEmbedded(pglite);
		for (const [name, value] of Object.entries(plannerSettings))
			await client.exec(`set ${name} = ${value}`);
		const db = drizzle({ client, schema: drizzleSchema, logger }) as unknown as Database;
		return {
			db,
			replicas: [],
			exclusively: (work) => work(db),
			inSnapshot: (read) => read(db, false),
			withLongTimeout: (work) => db.transaction(work),
			async listen(channel, onNotification, onListening) {
				await client.listen(channel, onNotification);
				onListening();
			},
			hasDiskSpace: () => !folder || hasDiskSpaceIn(folder),
			async vacuum() {
				await client.query('select pg_stat_force_next_flush()');
				// The thresholds of PostgreSQL's autovacuum.
				const { rows } = await client.query<{ name: string }>(`
					select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
					where n_mod_since_analyze > 50 + n_live_tup / 10 or n_dead_tup > 50 + n_live_tup / 5`);
				// One table at a time, so that other queries run in between.
				for (const { name } of rows) await client.query(`vacuum (analyze) ${name}`);
			},
			location: folder ? `embedded database in ${folder}` : 'embedded database in memory',
			async close() {
				await client.close();
				lock?.release();
			}
		};
	} catch (cause) {
		lock?.release();
		throw new Error(`The embedded database in ${folder} could not be opened.`, { cause });
	}
}

function refuseNewerFolder(folder: string) {
	const file = join(folder, 'pglite/PG_VERSION');
	const version = existsSync(file) ? Number(readFileSync(file, 'utf8')) : postgresVersion;
	if (version > postgresVersion)
		throw new Error(
			`The folder ${folder} belongs to a newer Rulewatch than this one: its database is PostgreSQL ${version}, and this ` +
				`version reads ${postgresVersion}. Nothing was changed. Start the newer version again; or, to go back, restore a ` +
				'backup from before its update into an empty folder (npm run restore -- FILE).'
		);
}

/** Any query may write, even after this process was suspended and another one took over its lock. */
function checkBeforeQueries(pglite: PGlite, lock: Lock) {
	const execute = pglite.execProtocolRawSync.bind(pglite);
	pglite.execProtocolRawSync = (message) => {
		lock.check();
		return execute(message);
	};
}

/** Exits at once, because closing the database would write to it. */
function endProcess(sentence: string) {
	console.error(sentence);
	process.exit(1);
}
