import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { ownDatabase } from '../bin/own-database.js';
import { temporaryFolder } from '../bin/server.js';
import { loadedFolder } from './loaded.ts';

/** An app's database: in a folder, unless a PostgreSQL is named. */
export interface Place {
	folder: string;
	database?: string;
}

/** A new place and a function that removes it: a folder, or a database on the PostgreSQL of `DATABASE_URL` if set. */
export async function newPlace(): Promise<Place & { remove: () => Promise<void> }> {
	const { DATABASE_URL } = process.env;
	const { folder, remove } = DATABASE_URL ? temporaryFolder() : loadedFolder();
	if (!DATABASE_URL) return { folder, remove: async () => remove() };
	const database = await ownDatabase(DATABASE_URL);
	return {
		folder,
		database: database.url,
		async remove() {
			await database.remove();
			remove();
		}
	};
}

export interface Tables {
	rows<Row = Record<string, unknown>>(query: string): Promise<Row[]>;
	everything(): Promise<string[]>;
	close(): Promise<void>;
}

/** Reads a copy of an embedded database, as a crash would leave it, so that the app can keep running. */
export function openTables({ folder, database }: Place): Promise<Tables> {
	return database ? ofPostgres(database) : ofCopy(folder);
}

async function ofPostgres(url: string): Promise<Tables> {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	const rows = async <Row>(query: string) => [...(await client.unsafe(query))] as Row[];
	return { rows, everything: () => everything(rows), close: () => client.end() };
}

async function ofCopy(folder: string): Promise<Tables> {
	const copy = temporaryFolder();
	cpSync(join(folder, 'pglite'), copy.folder, { recursive: true });
	const client = await PGlite.create({
		dataDir: copy.folder,
		extensions: { pg_trgm, unaccent }
	});
	const rows = async <Row>(query: string) => (await client.query<Row>(query)).rows;
	return {
		rows,
		everything: () => everything(rows),
		async close() {
			await client.close();
			copy.remove();
		}
	};
}

async function everything(rows: Tables['rows']): Promise<string[]> {
	const tables = await rows<{ name: string }>(
		`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`
	);
	const found = await Promise.all(
		tables.map(({ name }) =>
			rows<{ row: string }>(`select '${name} ' || row_to_json(t)::text as row from ${name} t`)
		)
	);
	return found.flat().map(({ row }) => row);
}
