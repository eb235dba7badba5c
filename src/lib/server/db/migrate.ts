import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from './index.ts';

/** Brings the schema up to date from the SQL in `folder`; call it within `Connection.exclusively`. */
export async function migrate(db: Database, folder = 'drizzle'): Promise<void> {
	// The migrator of either driver asks for nothing but what every drizzle database has.
	await applyMigrations(db as never, { migrationsFolder: folder });
}
