import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { startPostgres } from '../../bin/postgres.js';
import { tablesOf } from './tables.js';

/**
 * A PostgreSQL with a synthetic record of this many statements: the one that `DATABASE_URL` names, used as it is, or a
 * new one.
 */
export async function filledPostgres(statements) {
	const { DATABASE_URL } = process.env;
	if (DATABASE_URL) return { url: DATABASE_URL, stop: async () => {} };
	const server = await startPostgres();
	await fill(server.url, statements);
	return server;
}

/**
 * Migrates and fills an empty database with a long-tailed record, of the same shape at any size: a few laws and
 * stakeholders are on most statements. Constraints and triggers are off meanwhile; the derived tables are filled at the
 * end.
 * @param {string} url of a user who may set `session_replication_role`
 */
export async function fill(url, statements) {
	const began = performance.now();
	const { close, connect } = await import('../../src/lib/server/db/index.ts');
	const { migrate } = await import('../../src/lib/server/db/migrate.ts');
	await (await connect({ url })).exclusively(migrate);
	await close();
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	await sql`set session_replication_role = replica`;
	await sql`set statement_timeout = 0`;
	for (const [table, rows] of tablesOf(statements, await termsOf(sql)))
		await copy(sql, table, rows);
	await sql`analyze`;
	await deriveAll(sql);
	await sql`vacuum analyze`;
	await sql.end();
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	console.log(`${statements} statements filled in within ${seconds} s`);
}

const nouns = [
	...['topic', 'article', 'regulation', 'stakeholder'],
	...['membership', 'statement', 'event', 'campaign']
];

/** Fills the derived tables (`src/lib/server/derived`). Search entries come before their index, which is faster. */
async function deriveAll(sql) {
	const [index] =
		await sql`select indexdef from pg_indexes where indexname = 'search_entry_vector_index'`;
	await sql`set maintenance_work_mem = '256MB'`;
	await sql`set jit = off`;
	await sql`drop index search_entry_vector_index`;
	for (const [table, view] of [
		['search_entry', 'search_document'],
		['represented', 'statement_member'],
		['participation', 'statement_participant'],
		['clock', 'regulation_clock'],
		['changed_position', 'position_change']
	]) {
		const [{ columns }] = await sql`
			select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
			where attrelid = ${table}::regclass and attnum > 0 and attgenerated = ''`;
		const list = sql.unsafe(columns);
		await sql`insert into ${sql(table)} (${list}) select ${list} from ${sql(view)}`;
	}
	await sql.unsafe(index?.indexdef);
	for (const noun of nouns)
		await sql`insert into sync_entry select ${noun}, id, 1 from ${sql(noun)}
			where state = 'published'`;
}

/** The terms of each vocabulary. */
async function termsOf(sql) {
	const rows = await sql`
		select typname as name, array_agg(enumlabel::text order by enumsortorder) as terms
		from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`;
	return Object.fromEntries(rows.map(({ name, terms }) => [name, terms]));
}

/** @param {Iterable<object>} rows which all have the same columns */
async function copy(sql, table, rows) {
	let to;
	let batch = '';
	for (const row of rows) {
		to ??= await sql`copy ${sql(table)} (${sql(Object.keys(row))}) from stdin`.writable();
		batch += `${Object.values(row).map(cell).join('\t')}\n`;
		if (batch.length < 1 << 16) continue;
		if (!to.write(batch)) await once(to, 'drain');
		batch = '';
	}
	if (to) await finished(to.end(batch));
}

function cell(value) {
	if (value === null || value === undefined) return '\\N';
	if (Array.isArray(value)) return `{${value.map((each) => `"${each}"`).join(',')}}`;
	return String(value).replaceAll(
		/[\\\n\t\r]/g,
		(sign) => `\\${{ '\n': 'n', '\t': 't', '\r': 'r' }[sign] ?? sign}`
	);
}
