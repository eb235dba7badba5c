import { and, eq, isNotNull } from 'drizzle-orm';
import { fromCell } from '../../../domain/formulas.ts';
import { csvLines } from '../../outlets/csv.ts';
import { csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import { rowsInBatches } from './batches.ts';
import { columnAt, importColumns } from './columns.ts';
import type { WholeImport } from './read.ts';

/** Returns undefined if the file has no row of this number. */
export async function rowOf(file: WholeImport, number: number) {
	const [row] = await db
		.select({ cells: csvRow.cells, problems: csvRow.problems })
		.from(csvRow)
		.where(and(eq(csvRow.importId, file.id), eq(csvRow.number, number)));
	if (!row) return undefined;
	const ours = importColumns(file.name);
	const placed = (row.problems ?? []).map(({ field, message }) => ({
		place: file.mapping[columnAt(ours, field)?.name ?? ''],
		message
	}));
	const sentences = (place: number | undefined) =>
		placed.flatMap((each) => (each.place === place ? each.message : [])).join(' ');
	return {
		cells: file.columns.map((label, index) => ({
			label,
			value: row.cells[index] ?? '',
			problem: sentences(index)
		})),
		/** Problems about no cell of the file. */
		problem: sentences(undefined)
	};
}

/** Yields the file with its edits, in its own columns. */
export async function* mendedCsv({ id, columns }: WholeImport): AsyncGenerator<string> {
	const plain = (cells: string[]) => cells.map(fromCell);
	yield `\uFEFF${csvLines([plain(columns)])}`;
	for await (const rows of rowsInBatches(db, id))
		yield csvLines(rows.map(({ cells }) => plain(cells)));
}

export async function* problemsCsv({ id, name, mapping }: WholeImport): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([['row', 'column', 'problem', 'cell']])}`;
	const columns = importColumns(name);
	for await (const rows of rowsInBatches(db, id, isNotNull(csvRow.problems)))
		yield csvLines(
			rows.flatMap(({ number, cells, problems }) =>
				problems!.map(({ field, message }) => {
					const column = columnAt(columns, field);
					const cell = cells[mapping[column?.name ?? ''] ?? -1] ?? '';
					return [number, column?.label ?? 'The row', message, cell];
				})
			)
		);
}
