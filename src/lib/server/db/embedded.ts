import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'drizzle-orm';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, type Database, planning, tables } from './connection.ts';
import { type Lock, lockFolder } from './lock.ts';
import { makePrivate } from './private-folder.ts';
import { hasDiskSpaceIn } from './disk-space.ts';

/** By itself PGlite writes and reads bytes digit by digit: 10 MB hold up everything for 10 s, and so for 0.3 s. */
const bytesAsTheyAre = {
	serializers: { 17: (bytes: Uint8Array) => bytes as unknown as string },
	parsers: { 17: (digits: string) => Buffer.from(digits.slice(2), 'hex') }
};

/** The PostgreSQL that PGlite is; it opens no files of another. */
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
			...bytesAsTheyAre,
			extensions: { pg_trgm, unaccent }
		});
		if (lock) checkBefore(pglite, lock);
		const client = preparedEmbedded(pglite);
		await client.exec(`set random_page_cost = ${planning.random_page_cost}`);
		const db = drizzle({ client, schema: tables, logger }) as unknown as Database;
		return {
			db,
			replicas: [],
			exclusively: (work) => work(db),
			inSnapshot: (read) => read(db, false),
			withLongTimeout: (work) => db.transaction(work),
			async listen(channel, heard, onListening) {
				await client.listen(channel, heard);
				onListening();
			},
			hasDiskSpace: () => !folder || hasDiskSpaceIn(folder),
			async vacuum() {
				await client.query('select pg_stat_force_next_flush()');
				// As much as PostgreSQL lets change before it does the same.
				const { rows } = await client.query<{ name: string }>(`
					select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
					where n_mod_since_analyze > 50 + n_live_tup / 10 or n_dead_tup > 50 + n_live_tup / 5`);
				// One by one, so that others have their turn in between.
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
	const noted = join(folder, 'pglite/PG_VERSION');
	const version = existsSync(noted) ? Number(readFileSync(noted, 'utf8')) : postgresVersion;
	if (version > postgresVersion)
		throw new Error(
			`The folder ${folder} belongs to a newer Rulewatch than this one: its database is PostgreSQL ${version}, and this ` +
				`version reads ${postgresVersion}. Nothing was changed. Start the newer version again; or, to go back, restore a ` +
				'backup from before its update into an empty folder (npm run restore -- FILE).'
		);
}

/** Every query comes this way, and may write: one of a process that stood still while another took its lock over. */
function checkBefore(pglite: PGlite, lock: Lock) {
	const ask = pglite.execProtocolRawSync.bind(pglite);
	pglite.execProtocolRawSync = (message) => {
		lock.check();
		return ask(message);
	};
}

/** At once: to close the database would write to it. */
function endProcess(sentence: string) {
	console.error(sentence);
	process.exit(1);
}
