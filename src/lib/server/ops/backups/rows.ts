import { sql } from 'drizzle-orm';
import { hash } from 'node:crypto';
import { ask, type Session, type Table } from './tables.ts';

type Named = Pick<Table, 'name' | 'columns'>;

export const listed = (columns: string[]) =>
	sql.join(
		columns.map((column) => sql.identifier(column)),
		sql`, `
	);

/**
 * The rows of a table as text, in pieces and with the columns in this order: the form in which PostgreSQL reads and writes whole rows, exact for every
 * type. Within a transaction for which `speakPlainly` was called.
 */
export async function* rowsOf(
	session: Session,
	{ name, columns }: Named
): AsyncGenerator<string[]> {
	await session.execute(
		sql`declare whole no scroll cursor for
			select t::text as row from (select ${listed(columns)} from ${sql.identifier(name)}) t`
	);
	for (;;) {
		const rows = await ask<{ row: string }>(session, sql`fetch 200 from whole`);
		if (!rows.length) break;
		yield rows.map(({ row }) => row);
	}
	await session.execute(sql`close whole`);
}

/** What the text of a row depends on, and an end to the time limit of pages, for this transaction. */
export async function speakPlainly(session: Session): Promise<void> {
	await session.execute(sql`select set_config(name, value, true) from (values
		('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('bytea_output', 'hex'),
		('extra_float_digits', '1'), ('statement_timeout', '0')) as plain (name, value)`);
}

export interface Fingerprint {
	rows: number;
	sha256: string;
}

/** Counts rows and adds up their SHA-256, as databases keep rows in no particular order. */
export function fingerprinting() {
	let rows = 0;
	let sum = 0n;
	return {
		add(row: string) {
			rows++;
			sum += BigInt(`0x${hash('sha256', row)}`);
		},
		result: (): Fingerprint => ({
			rows,
			sha256: BigInt.asUintN(256, sum).toString(16).padStart(64, '0')
		})
	};
}

export async function fingerprintOf(session: Session, table: Named): Promise<Fingerprint> {
	const print = fingerprinting();
	for await (const rows of rowsOf(session, table)) rows.forEach(print.add);
	return print.result();
}
