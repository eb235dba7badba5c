import { and, eq, isNotNull } from 'drizzle-orm';
import { fromCell } from '../../../domain/formulas.ts';
import { csvLines } from '../../outlets/csv.ts';
import { csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import { rowsInBatches } from './batches.ts';
import { columnAt, columnsOf } from './columns.ts';
import type { WholeImport } from './read.ts';

/** A row of a file, cell by cell, with what is wrong with each; undefined where there is none of this number. */
export async function rowOf(file: WholeImport, number: number) {
	const [row] = await db
		.select({ cells: csvRow.cells, problems: csvRow.problems })
		.from(csvRow)
		.where(and(eq(csvRow.importId, file.id), eq(csvRow.number, number)));
	if (!row) return undefined;
	const ours = columnsOf(file.name);
	const said = (row.problems ?? []).map(({ field, message }) => ({
		place: file.mapping[columnAt(ours, field)?.name ?? ''],
		message
	}));
	const sentences = (place: number | undefined) =>
		said.flatMap((each) => (each.place === place ? each.message : [])).join(' ');
	return {
		cells: file.columns.map((label, index) => ({
			label,
			value: row.cells[index] ?? '',
			problem: sentences(index)
		})),
		/** Of no cell that the file has. */
		problem: sentences(undefined)
	};
}

/** The file as it was mended, with the columns that it came with. */
export async function* mendedCsv({ id, columns }: WholeImport): AsyncGenerator<string> {
	const plain = (cells: string[]) => cells.map(fromCell);
	yield `\uFEFF${csvLines([plain(columns)])}`;
	for await (const rows of rowsInBatches(db, id))
		yield csvLines(rows.map(({ cells }) => plain(cells)));
}

/** Writes what is wrong with the cells of a file, or worth a look, as CSV: row by row, piece by piece. */
export async function* problemsCsv({ id, name, mapping }: WholeImport): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([['row', 'column', 'problem', 'cell']])}`;
	const columns = columnsOf(name);
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
