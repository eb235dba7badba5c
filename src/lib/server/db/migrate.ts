import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from './connection.ts';

/**
 * Brings the schema up to date from the SQL in `folder`; call it within `Connection.exclusively`.
 * @throws Error with a sentence for people where the database was made by other migrations than these
 */
export async function migrate(db: Database, folder = 'drizzle'): Promise<void> {
	const applied = await appliedTo(db);
	refuseIfNewer(applied, folder);
	refuseIfRewritten(applied, folder);
	// The migrator of either driver asks for nothing but what every drizzle database has.
	await applyMigrations(db as never, { migrationsFolder: folder });
}

/** @throws Error with a sentence for people where a newer Rulewatch brought the database up to date */
export async function refuseNewer(db: Database): Promise<void> {
	refuseIfNewer(await appliedTo(db));
}

interface Applied {
	hash: string;
	when: number;
}

/** The migrations that made the database, the oldest first. */
async function appliedTo(db: Database): Promise<Applied[]> {
	const [ledger] = await db
		.select({ exists: sql<boolean>`to_regclass('drizzle.__drizzle_migrations') is not null` })
		.from(sql`(select 1) one`);
	if (!ledger?.exists) return [];
	const rows = await db
		.select({ hash: sql<string>`hash`, when: sql<string>`created_at::text` })
		.from(sql`drizzle.__drizzle_migrations`)
		.orderBy(sql`created_at`, sql`id`);
	return rows.map(({ hash, when }) => ({ hash, when: Number(when) }));
}

/** The list of migrations decides, and no number of a version: many commits have the same number. */
function refuseIfNewer(applied: Applied[], folder?: string) {
	const known = migrations(folder);
	const newest = known.at(-1)!.folderMillis;
	if (applied.some(({ hash, when }) => when > newest && !known.some((own) => own.hash === hash)))
		throw new Error(
			'This database belongs to a newer Rulewatch than this one, which would misread it. Nothing was changed. Start the ' +
				'newer version again; or, to go back, restore a backup from before its update into an empty folder or database ' +
				'(npm run restore -- FILE).'
		);
}

/** Migrations of 0.1 were put together into others, and the first of 0.2 were rewritten while it was made. */
function refuseIfRewritten(applied: Applied[], folder?: string) {
	const known = migrations(folder);
	if (applied.every(({ hash }, index) => hash === known[index]?.hash)) return;
	const version = applied[0]!.when < known[0]!.folderMillis ? '0.1' : '0.2 before it was finished';
	throw new Error(
		`This database was made by Rulewatch ${version}, whose tables this version cannot take over as they are. Nothing was ` +
			'changed. Make a backup of it with this version (npm run backup -- FILE), and fill an empty folder or database ' +
			'with that (npm run restore -- FILE): all that was written comes with it.'
	);
}

export const migrations = (folder = 'drizzle'): MigrationMeta[] =>
	readMigrationFiles({ migrationsFolder: folder });

/** As `migrate`, in a transaction that is open already, and no further than the migration of `upTo`. */
export async function migrateWithin(tx: Database, upTo = Infinity): Promise<void> {
	const newest = (await appliedTo(tx)).at(-1)?.when ?? -Infinity;
	const wanted = withWholeTypes(
		migrations().filter(({ folderMillis: when }) => newest < when && when <= upTo)
	);
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

const creates = /^CREATE TYPE "public"\."(\w+)" AS ENUM\((.+)\);?$/;
const adds = /^ALTER TYPE "public"\."(\w+)" ADD VALUE ('[^']+')(?: BEFORE ('[^']+'))?;?$/;

/**
 * Creates each type with the values that later migrations add to it: before version 17, PostgreSQL lets no transaction use
 * a value that it added itself, and rows come in within the same one.
 */
function withWholeTypes(pending: MigrationMeta[]): MigrationMeta[] {
	const types = new Map<string, { values: string[] }>();
	const steps = pending.map((migration) => ({
		migration,
		statements: migration.sql.flatMap((statement) => {
			const [, created, list] = creates.exec(statement.trim()) ?? [];
			if (created && list) {
				const type = { values: list.split(', ') };
				types.set(created, type);
				return () => `CREATE TYPE "public"."${created}" AS ENUM(${type.values.join(', ')})`;
			}
			const [, changed, value, next] = adds.exec(statement.trim()) ?? [];
			const type = types.get(changed ?? '');
			if (!type || !value) return () => statement;
			type.values.splice(next ? type.values.indexOf(next) : type.values.length, 0, value);
			return [];
		})
	}));
	return steps.map(({ migration, statements }) => ({
		...migration,
		sql: statements.map((statement) => statement())
	}));
}
