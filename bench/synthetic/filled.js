import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { startPostgres } from '../../bin/postgres.js';
import { withAppModules } from '../../tests/app-modules.js';
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

const migrate = (/** @type {string} */ url) =>
	withAppModules(async (module) => {
		const { close, connect } = await module('db/index.ts');
		const migrations = await module('db/migrate.ts');
		const connection = await connect({ url });
		await connection.exclusively(migrations.migrate);
		await close();
	});
