import { sql } from 'drizzle-orm';
import { hash } from 'node:crypto';
import { queryRows, type Session, type Table } from './tables.ts';

type Named = Pick<Table, 'name' | 'columns'>;

export const identifiers = (names: string[]) =>
	sql.join(
		names.map((name) => sql.identifier(name)),
		sql`, `
	);

/** PostgreSQL's text form of rows is exact for every type. Call `fixTextForm` first in the transaction. */
export async function* readRows(
	session: Session,
	{ name, columns }: Named
): AsyncGenerator<string[]> {
	await session.execute(
		sql`declare whole no scroll cursor for
			select t::text as row from (select ${identifiers(columns)} from ${sql.identifier(name)}) t`
	);
	for (;;) {
		const rows = await queryRows<{ row: string }>(session, sql`fetch 200 from whole`);
		if (!rows.length) break;
		yield rows.map(({ row }) => row);
	}
	await session.execute(sql`close whole`);
}

export async function fixTextForm(session: Session): Promise<void> {
	await session.execute(sql`select set_config(name, value, true) from (values
		('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('bytea_output', 'hex'),
		('extra_float_digits', '1'), ('statement_timeout', '0')) as plain (name, value)`);
}

export interface Fingerprint {
	rows: number;
	sha256: string;
}

/** A sum does not depend on the order of rows, which databases do not keep. */
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
	for await (const rows of readRows(session, table)) rows.forEach(print.add);
	return print.result();
}
