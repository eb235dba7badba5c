import { type SQL, sql } from 'drizzle-orm';
import type * as t from '../../db/schema.ts';
import { Damaged, readHead, readLine } from './format.ts';
import { fingerprinting } from './rows.ts';
import { queryRows, type Session } from './tables.ts';

// A backup knows the erasures up to its time. Those after it are in later backups, of which only this table is read.

/** The erasures that a backup holds, as its lines have them. */
export interface LaterErasures {
	made: string;
	columns: string[];
	rows: string[];
}

/** @throws Error with a sentence for people */
export async function readErasures(lines: AsyncIterable<string>): Promise<LaterErasures> {
	let made: string | undefined;
	let columns: string[] | undefined;
	const rows: string[] = [];
	const print = fingerprinting();
	for await (const text of lines) {
		if (made === undefined) {
			const head = readHead(text);
			made = head.made;
			if (!head.tables.includes('erasure')) return { made, columns: [], rows };
		} else if (text.startsWith('[')) {
			if (columns) rows.push(...(JSON.parse(text) as string[]));
		} else {
			const line = readLine(text);
			if ('table' in line && line.table === 'erasure') ({ columns } = line);
			if (!columns || !('rows' in line)) continue;
			rows.forEach(print.add);
			if (print.result().sha256 !== line.sha256)
				throw new Damaged(`erasure does not hold the ${line.rows} rows that it should`);
			return { made, columns, rows };
		}
	}
	throw new Damaged('its end is missing');
}

type Erasure = typeof t.erasure.$inferSelect;

/** Reads rows of a schema that may have more columns than this one. */
export async function erasuresIn(
	session: Session,
	{ columns, rows }: LaterErasures
): Promise<Erasure[]> {
	if (!rows.length) return [];
	const type = sql.identifier('later erasure');
	const texts = columns.map((column): SQL => sql`${sql.identifier(column)} text`);
	await session.execute(
		sql`create temporary table ${type} (${sql.join(texts, sql`, `)}) on commit drop`
	);
	const found = await queryRows<{ row: Omit<Erasure, 'at'> & { at: string; account_id: string } }>(
		session,
		sql`select to_jsonb(jsonb_populate_record(null::erasure, to_jsonb(value::${type}))) as row
			from jsonb_array_elements_text(${JSON.stringify(rows)}::text::jsonb) as each (value)`
	);
	return found.map(({ row: { at, account_id: accountId, ...row } }) => ({
		...row,
		at: new Date(at),
		accountId
	}));
}
