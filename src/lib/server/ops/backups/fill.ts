import { sql } from 'drizzle-orm';
import { Damaged, type Head, type Line, readLine } from './format.ts';
import { formerTables, isFormer } from './former.ts';
import { type Fingerprint, identifiers } from './rows.ts';
import type { Sequence, Session, Table } from './tables.ts';

export type Restored = Fingerprint & Pick<Table, 'name' | 'columns'>;

/** As `table.column`. */
export const missingColumns = (tables: Table[], restored: Restored[]) =>
	new Set(
		restored.flatMap(({ name, columns }) =>
			tables
				.find((table) => table.name === name)!
				.columns.filter((column) => !columns.includes(column))
				.map((column) => `${name}.${column}`)
		)
	);

/** @returns the expected content of each table */
export async function fill(
	session: Session,
	head: Head,
	tables: Table[],
	lines: AsyncIterable<string>
) {
	const former = isFormer(head);
	const isDerived = (name: string) => former && formerTables.has(name);
	const wanted = former ? head.tables : tables.map(({ name }) => name);
	const expected: Restored[] = [];
	let table: Table | undefined;
	let passedOver = 0;
	let isPassed = false;
	let isWhole = false;
	for await (const text of lines) {
		if (isWhole) throw new Damaged('it goes on after its end');
		if (text.startsWith('[')) {
			if (isPassed) continue;
			if (!table) throw new Damaged('it has rows of no table');
			await insert(session, table, text);
			continue;
		}
		const line = readLine(text);
		if ('table' in line) {
			isPassed = isDerived(line.table);
			table = isPassed ? undefined : inBackupOrder(tables, line, former);
		} else if ('rows' in line) {
			if (isPassed) passedOver++;
			else if (table) {
				expected.push({ name: table.name, columns: table.columns, ...line });
				// A later migration may drop a type that this table uses.
				await session.execute(sql`drop table if exists ${rowTypeOf(table)}`);
			} else throw new Damaged('it counts the rows of no table');
			table = undefined;
			isPassed = false;
		} else if ('sequences' in line)
			for (const sequence of line.sequences) {
				if (!isDerived(sequence.table)) await setSequence(session, sequence);
			}
		else isWhole = line.end === expected.length + passedOver;
	}
	if (!isWhole || expected.length < wanted.filter((name) => !isDerived(name)).length)
		throw new Damaged('its end is missing');
	return expected;
}

/** @param mayLack whether the backup's version had fewer columns */
function inBackupOrder(
	tables: Table[],
	{ table: name, columns }: Extract<Line, { table: string }>,
	mayLack: boolean
): Table {
	const table = tables.find((each) => each.name === name);
	const isWhole = mayLack || table?.columns.length === columns.length;
	if (!table || !isWhole || !columns.every((column) => table.columns.includes(column)))
		throw new Damaged(`the columns of ${name} are not those of its schema`);
	const written = table.written.filter((column) => columns.includes(column));
	return { ...table, columns, written };
}

const rowTypeOf = ({ name }: Pick<Table, 'name'>) => sql.identifier(`row of ${name}`);

/** @param rows a JSON array of rows in text form */
async function insert(session: Session, { name, columns, written }: Table, rows: string) {
	const table = sql.identifier(name);
	const row = rowTypeOf({ name });
	await session.execute(
		sql`create temporary table if not exists ${row} on commit drop as select ${identifiers(columns)} from ${table} limit 0`
	);
	await session.execute(sql`
		insert into ${table} (${identifiers(written)}) overriding system value
		select ${identifiers(written)} from unnest(array(
			select value::${row} from jsonb_array_elements_text(${rows}::text::jsonb) as each (value)
		))`);
}

async function setSequence(session: Session, { table, column, last, called }: Sequence) {
	await session.execute(
		sql`select setval(pg_get_serial_sequence(${`public.${table}`}, ${column}), ${last}::text::bigint, ${called})`
	);
}
