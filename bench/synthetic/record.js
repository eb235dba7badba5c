import { finished } from 'node:stream/promises';
import { tablesOf, usual } from './tables.js';

/** @typedef {import('postgres').Sql} Sql */

/** @typedef {import('./tables.js').Size} Size */

/**
 * Fills an empty, migrated PostgreSQL with a long-tailed record: a few laws and stakeholders are on most statements.
 * Constraints and triggers are off meanwhile; the derived tables are filled at the end.
 * @param {Sql} pool its user may set `session_replication_role`
 * @param {Partial<Size>} [size]
 */
export async function fillWithSynthetic(pool, size = {}) {
	const wanted = { ...usual, ...size };
	const sql = await pool.reserve();
	try {
		await sql`set session_replication_role = replica`;
		await sql`set statement_timeout = 0`;
		const terms = await termsOf(sql);
		for (const [table, columns, rows] of tablesOf(wanted, terms))
			await copy(sql, table, columns, rows);
		await sql`analyze`;
		await deriveAll(sql);
	} finally {
		await sql`reset session_replication_role`;
		await sql`reset statement_timeout`;
		sql.release();
	}
	await pool`vacuum analyze`;
}

const nouns = [
	...['topic', 'article', 'regulation', 'stakeholder'],
	...['membership', 'statement', 'event', 'campaign']
];

/** Fills the derived tables (`src/lib/server/derived`). Search entries come before their index, which is faster. */
async function deriveAll(/** @type {Sql} */ sql) {
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

async function termsOf(/** @type {Sql} */ sql) {
	const rows = await sql`
		select typname as name, array_agg(enumlabel::text order by enumsortorder) as terms
		from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`;
	return /** @type {Record<string, string[]>} */ (
		Object.fromEntries(rows.map(({ name, terms }) => [name, terms]))
	);
}

/**
 * @param {Sql} sql
 * @param {string} table
 * @param {string} columns
 * @param {Iterable<unknown[]>} rows
 */
async function copy(sql, table, columns, rows) {
	const to = await sql`copy ${sql(table)} (${sql.unsafe(columns)}) from stdin`.writable();
	let batch = '';
	for (const row of rows) {
		batch += `${row.map(cell).join('\t')}\n`;
		if (batch.length < 1 << 16) continue;
		if (!to.write(batch)) await new Promise((resolve) => to.once('drain', resolve));
		batch = '';
	}
	to.end(batch);
	await finished(to);
}

function cell(/** @type {unknown} */ value) {
	if (value === null || value === undefined) return '\\N';
	if (Array.isArray(value)) return `{${value.map((each) => `"${each}"`).join(',')}}`;
	return String(value).replaceAll(
		/[\\\n\t\r]/g,
		(sign) => `\\${{ '\n': 'n', '\t': 't', '\r': 'r' }[sign] ?? sign}`
	);
}
