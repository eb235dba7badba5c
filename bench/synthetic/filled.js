import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { createServer } from 'vite';
import { startPostgres } from '../../bin/postgres.js';
import { fillWithSynthetic } from './record.js';

/**
 * A PostgreSQL with a synthetic record of so many statements and what goes with them: the one that `DATABASE_URL` names
 * as it is, or one of its own, migrated and filled.
 * @param {number} statements
 */
export async function filledPostgres(statements) {
	const { DATABASE_URL } = process.env;
	if (DATABASE_URL) return { url: DATABASE_URL, stop: async () => {} };
	const server = await startPostgres();
	await fill(server.url, statements);
	return server;
}

/**
 * Migrates an empty database and fills it: of whatever size, the record has the same shape.
 * @param {string} url
 * @param {number} statements
 */
export async function fill(url, statements) {
	const began = performance.now();
	await migrate(url);
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	await fillWithSynthetic(sql, {
		regulations: statements / 20,
		stakeholders: statements / 10,
		statements,
		articles: statements,
		events: statements / 10,
		citations: statements * 5
	});
	await sql.end();
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	console.log(`${statements} statements filled in within ${seconds} s`);
}

/** The application's own modules are TypeScript; Vite runs them. */
async function migrate(/** @type {string} */ url) {
	const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
	const { close, connect } = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
	const migrations = await vite.ssrLoadModule('/src/lib/server/db/migrate.ts');
	const connection = await connect({ url });
	await connection.exclusively(migrations.migrate);
	await close();
	await vite.close();
}
