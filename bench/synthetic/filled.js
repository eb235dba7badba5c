import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { startPostgres } from '../../bin/postgres.js';
import { withAppModules } from '../../tests/app-modules.js';
import { fillWithSynthetic } from './record.js';

/**
 * A PostgreSQL with a synthetic record of this many statements: the one that `DATABASE_URL` names, used as it is, or a
 * new one.
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
 * Migrates and fills an empty database. The record has the same shape at any size.
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
