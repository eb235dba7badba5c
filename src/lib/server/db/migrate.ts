import { DrizzleQueryError, sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { log } from '../ops/log.ts';
import { reasonOf } from '../ops/reasons.ts';
import type { Database } from './connection.ts';
import { readRules } from './rule-files.ts';
import { dropRules, remakeRules } from './rules.ts';
import { notedRules, sealRules } from './standing-rules.ts';

/**
 * Brings schema and rules up to date; call it within `Connection.exclusively`.
 * @returns whether migrations ran on tables that were there
 * @throws Error with a message for people if other migrations made the database, something of an operator's is in the
 * way, or the database refuses; nothing is then changed
 */
export async function migrate(db: Database): Promise<boolean> {
	const applied = await appliedTo(db);
	refuseIfNewer(applied);
	refuseIfRewritten(applied);
	const noted = await notedRules(db);
	const altered = noted?.altered ?? [];
	const isUpToDate =
		noted?.isInPlace && noted.hash === readRules().hash && applied.length === migrations().length;
	if (isUpToDate && !altered.length) {
		// Granting a privilege rewrites a rule without changing it, so that the seal breaks: it is set again.
		if (!noted.isSealed) await sealRules(db);
		return false;
	}
	await db
		.transaction(async (tx) => {
			const hasStaleRows = await bringUpToDate(tx as Database);
			// The next start then refreshes all derived tables. A database without items has nothing to refresh.
			if (hasStaleRows)
				await tx.execute(
					sql`update record_version set version = version + 1 where exists (select from revision)`
				);
		})
		.catch((error) => {
			// Drizzle's own message is the statement.
			if (!(error instanceof DrizzleQueryError)) throw error;
			throw new Error(
				`This version cannot bring the database up to date: ${reasonOf(error).message}. Nothing was changed, so the ` +
					'version before this one starts again.'
			);
		});
	if (altered.length)
		log.warn(
			`Somebody had changed or dropped rules of the database, which were made anew: ${altered.join(', ')}. ` +
				'They are made from drizzle/rules at each start; what you add needs a name of its own.'
		);
	return applied.length > 0 && applied.length < migrations().length;
}

/**
 * Brings schema and rules up to date within a transaction.
 * @returns whether derived rows are stale
 */
export async function bringUpToDate(tx: Database): Promise<boolean> {
	await migrateWithin(tx, firstWithRules());
	const pending = await pendingIn(tx);
	return remakeRules(tx, pending.length ? () => run(tx, pending) : undefined);
}

/** Migrates an empty database up to one migration, without today's rules, which may need later columns. */
export async function migrateTo(tx: Database, upTo: number): Promise<void> {
	await migrateWithin(tx, Math.min(upTo, firstWithRules()));
	if (upTo <= firstWithRules()) return;
	await dropRules(tx);
	await migrateWithin(tx, upTo);
}

/** The first migration that marks rules as ours; the ones before it contain their own rules. */
const firstWithRules = () => migrations()[22]!.folderMillis;

/** @throws Error with a message for people if a newer Rulewatch migrated the database */
export async function refuseNewer(db: Database): Promise<void> {
	refuseIfNewer(await appliedTo(db));
}

interface Applied {
	hash: string;
	when: number;
}

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

/** Compares migrations, not version numbers, which many commits share. */
function refuseIfNewer(applied: Applied[]) {
	const known = migrations();
	const newest = known.at(-1)!.folderMillis;
	if (applied.some(({ hash, when }) => when > newest && !known.some((own) => own.hash === hash)))
		throw new Error(
			'This database belongs to a newer Rulewatch than this one, which would misread it. Nothing was changed. Start the ' +
				'newer version again; or, to go back, restore a backup from before its update into an empty folder or database ' +
				'(npm run restore -- FILE).'
		);
}

/** Migrations of 0.1 were merged into others, and the first ones of 0.2 were rewritten before its release. */
function refuseIfRewritten(applied: Applied[]) {
	const known = migrations();
	if (applied.every(({ hash }, index) => hash === known[index]?.hash)) return;
	const version = applied[0]!.when < known[0]!.folderMillis ? '0.1' : '0.2 before it was finished';
	throw new Error(
		`This database was made by Rulewatch ${version}, whose tables this version cannot take over as they are. Nothing was ` +
			'changed. Make a backup of it with this version (npm run backup -- FILE), and fill an empty folder or database ' +
			'with that (npm run restore -- FILE): all that was written comes with it.'
	);
}

let read: MigrationMeta[] | undefined;

export const migrations = (): MigrationMeta[] =>
	(read ??= readMigrationFiles({ migrationsFolder: 'drizzle' }));

export const migrateWithin = async (tx: Database, upTo = Infinity): Promise<void> =>
	run(tx, await pendingIn(tx, upTo));

async function pendingIn(tx: Database, upTo = Infinity): Promise<MigrationMeta[]> {
	const newest = (await appliedTo(tx)).at(-1)?.when ?? -Infinity;
	return migrations().filter(({ folderMillis: when }) => newest < when && when <= upTo);
}

async function run(tx: Database, pending: MigrationMeta[]): Promise<void> {
	if (!pending.length) return;
	const { dialect, session } = tx as unknown as Internals;
	// Drizzle's migrator opens a transaction itself, and neither driver can nest it.
	const within = Object.assign(Object.create(session), {
		transaction: (work: (tx: Database) => unknown) => work(tx)
	});
	await dialect.migrate(withWholeTypes(pending), within, 'drizzle');
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
 * Creates each type with the values that later migrations add: before version 17, PostgreSQL lets no transaction use a
 * value that it added itself.
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
