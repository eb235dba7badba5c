import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from './index.ts';

/** Brings the schema up to date from the SQL in `folder`; call it within `Connection.exclusively`. */
export async function migrate(db: Database, folder = 'drizzle'): Promise<void> {
	// The migrator of either driver asks for nothing but what every drizzle database has.
	await applyMigrations(db as never, { migrationsFolder: folder });
}

export const migrations = (folder = 'drizzle'): MigrationMeta[] =>
	readMigrationFiles({ migrationsFolder: folder });

/** As `migrate`, in a transaction that is open already, and no further than the migration of `upTo`. */
export async function migrateWithin(tx: Database, upTo = Infinity): Promise<void> {
	const wanted = migrations().filter(({ folderMillis }) => folderMillis <= upTo);
	const { dialect, session } = tx as unknown as Internals;
	// Drizzle's migrator opens a transaction of its own, which neither driver does within another.
	const within = Object.assign(Object.create(session), {
		transaction: (work: (tx: Database) => unknown) => work(tx)
	});
	await dialect.migrate(wanted, within, 'drizzle');
}

interface Internals {
	session: object;
	dialect: {
		migrate(wanted: MigrationMeta[], session: object, folder: string): Promise<void>;
	};
}
