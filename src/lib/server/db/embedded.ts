import type { Logger } from 'drizzle-orm';
import { join } from 'node:path';
import type { Connection, Database } from './index.ts';
import { lockFolder } from './lock.ts';
import { planning } from './planning.ts';
import { hasRoomIn } from './room.ts';
import { tables } from './tables.ts';

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
	const unlock = folder ? lockFolder(folder) : () => {};
	try {
		const client = preparedEmbedded(
			await PGlite.create({
				...(folder && { fs: new PrivateFiles(join(folder, 'pglite')) }),
				extensions: { pg_trgm, unaccent }
			})
		);
		await client.exec(`set random_page_cost = ${planning.random_page_cost}`);
		const db = drizzle({ client, schema: tables, logger }) as unknown as Database;
		return {
			db,
			replicas: [],
			exclusively: (work) => work(db),
			atOneMoment: (read) => read(db, false),
			atLength: (work) => db.transaction(work),
			async listen(channel, heard, onListening) {
				await client.listen(channel, heard);
				onListening();
			},
			hasRoom: () => !folder || hasRoomIn(folder),
			async tidy() {
				await client.query('select pg_stat_force_next_flush()');
				// As much as PostgreSQL lets change before it does the same.
				const { rows } = await client.query<{ name: string }>(`
					select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
					where n_mod_since_analyze > 50 + n_live_tup / 10 or n_dead_tup > 50 + n_live_tup / 5`);
				// One by one, so that others have their turn in between.
				for (const { name } of rows) await client.query(`vacuum (analyze) ${name}`);
			},
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
