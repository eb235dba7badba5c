import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { csvImport, csvRow } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import { visibleTo } from './read.ts';

// Editing a file on its page resets the changed rows and all rows with problems, so that they are checked again.

type Cells = { number: number; cells: string[] };

/** A replacement for one text of a column, in each row that has this problem. */
export interface Mending {
	column: string;
	/** The whole cell, or one of the values in it. */
	from: string;
	whole: boolean;
	to: string;
}

/** Returns the number of changed rows; undefined if the import has changed since the user saw it. */
export function mend(
	user: User,
	id: string,
	version: number,
	{ column, from, whole, to }: Mending
): Promise<number | undefined> {
	return mended(user, id, version, (rows, mapping) => {
		const place = mapping[column];
		if (place === undefined) return [];
		return rows.flatMap(({ number, cells, problems }) => {
			const cell = (cells[place] ?? '').replaceAll('\r\n', '\n');
			const isAffected = problems!.some(
				(each) => each.column === column && (whole ? each.text === undefined : each.text === from)
			);
			if (!isAffected || (whole && cell !== from)) return [];
			const mendedCell = whole ? to : replacedIn(cell, from, to);
			return [{ number, cells: cells.with(place, mendedCell) }];
		});
	});
}

export function mendRow(
	user: User,
	id: string,
	version: number,
	number: number,
	cells: string[]
): Promise<number | undefined> {
	return mended(user, id, version, () => [{ number, cells }]);
}

/** A cell can hold several values, and the same value more than once. */
function replacedIn(cell: string, from: string, to: string): string {
	return cell
		.split(';')
		.map((each) => (each.trim() === from ? each.replace(from, () => to) : each))
		.join(';');
}

type Row = Pick<typeof csvRow.$inferSelect, 'number' | 'cells' | 'problems'>;

function mended(
	user: User,
	id: string,
	version: number,
	change: (rows: Row[], mapping: Record<string, number>) => Cells[]
): Promise<number | undefined> {
	return db.transaction(async (tx) => {
		const [file] = await tx
			.select({ mapping: csvImport.mapping })
			.from(csvImport)
			.where(
				and(
					eq(csvImport.id, id),
					visibleTo(user),
					eq(csvImport.version, version),
					eq(csvImport.state, 'checked')
				)
			)
			.for('update');
		if (!file) return undefined;
		const isFaulty = and(eq(csvRow.importId, id), isNotNull(csvRow.problems));
		const rows = await tx
			.select({ number: csvRow.number, cells: csvRow.cells, problems: csvRow.problems })
			.from(csvRow)
			.where(isFaulty);
		const changed = change(rows, file.mapping);
		if (changed.length) await checkAnew(tx, id, version, changed);
		return changed.length;
	});
}

async function checkAnew(tx: Database, id: string, version: number, changed: Cells[]) {
	await tx.execute(sql`
		update ${csvRow} set cells = changed.cells
		from json_to_recordset(${JSON.stringify(changed)}::text::json) as changed(number int, cells text[])
		where csv_row.import_id = ${id} and csv_row.number = changed.number`);
	const numbers = JSON.stringify(changed.map(({ number }) => number));
	// All numbers are one parameter, because a query may only have so many.
	const isChanged = sql`${csvRow.number} in (select jsonb_array_elements_text(${numbers}::text::jsonb)::int)`;
	const reset = await tx
		.update(csvRow)
		.set({ item: null, articles: null, problems: null })
		.where(and(eq(csvRow.importId, id), or(isNotNull(csvRow.problems), isChanged)))
		.returning({ number: csvRow.number });
	const known = sql`(select count(*) from ${csvRow} where ${csvRow.importId} = ${id} and not ${csvRow.item} ? 'state')`;
	await tx
		.update(csvImport)
		.set({
			state: 'checking',
			version: version + 1,
			failure: null,
			wrong: 0,
			known,
			checked: sql`${csvImport.total} - ${reset.length}`
		})
		.where(eq(csvImport.id, id));
}
