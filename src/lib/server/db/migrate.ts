import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from './connection.ts';

/**
 * Brings the schema up to date from the SQL in `folder`; call it within `Connection.exclusively`.
 * @throws Error with a sentence for people where the database is one of Rulewatch 0.1
 */
export async function migrate(db: Database, folder = 'drizzle'): Promise<void> {
	await refuseFormer(db, folder);
	// The migrator of either driver asks for nothing but what every drizzle database has.
	await applyMigrations(db as never, { migrationsFolder: folder });
}

/** 0.1 began with other migrations, on which these cannot build. */
async function refuseFormer(db: Database, folder: string) {
	const [there] = await db
		.select({ is: sql<boolean>`to_regclass('drizzle.__drizzle_migrations') is not null` })
		.from(sql`(select 1) one`);
	if (!there?.is) return;
	const [began] = await db
		.select({ hash: sql<string>`hash` })
		.from(sql`drizzle.__drizzle_migrations`)
		.orderBy(sql`created_at`)
		.limit(1);
	if (began && began.hash !== migrations(folder)[0]?.hash)
		throw new Error(
			'This database was made by Rulewatch 0.1, whose tables this version cannot take over as they are. Nothing was ' +
				'changed. Make a backup with 0.1 (npm run backup), and fill an empty database with it here (npm run restore).'
		);
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
