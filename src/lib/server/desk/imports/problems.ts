import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { ImportName } from '../../../domain/imports.ts';
import { csvLines } from '../../outlets/csv.ts';
import { csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import type { Mapping } from './cells.ts';
import { columnAt, columnsOf } from './columns.ts';

/** What is wrong with a cell, or worth a look. */
interface RowProblem {
	/** As a spreadsheet counts. */
	number: number;
	column: string;
	message: string;
	/** What stands in the cell. */
	cell: string;
}

interface File {
	id: string;
	name: ImportName;
	mapping: Mapping;
}

const columns = { number: csvRow.number, cells: csvRow.cells, problems: csvRow.problems };
/** Few enough that others, who wait meanwhile, do not notice. */
const batchSize = 200;

const hasProblems = (id: string) => and(eq(csvRow.importId, id), isNotNull(csvRow.problems));

function problemsOf(
	{ name, mapping }: File,
	{ number, cells, problems }: Pick<typeof csvRow.$inferSelect, 'number' | 'cells' | 'problems'>
): RowProblem[] {
	return (problems ?? []).map(({ field, message }) => {
		const column = columnAt(columnsOf(name), field);
		const cell = cells[mapping[column?.name ?? ''] ?? -1] ?? '';
		return { number, column: column?.label ?? 'The row', message, cell };
	});
}

/** All of them as CSV, row by row, piece by piece. */
export async function* problemsCsv(file: File): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([['row', 'column', 'problem', 'cell']])}`;
	for (let last = 0; ;) {
		const rows = await db
			.select(columns)
			.from(csvRow)
			.where(and(hasProblems(file.id), gt(csvRow.number, last)))
			.orderBy(asc(csvRow.number))
			.limit(batchSize);
		const lines = rows.flatMap((row) => problemsOf(file, row));
		yield csvLines(
			lines.map(({ number, column, message, cell }) => [number, column, message, cell])
		);
		if (rows.length < batchSize) return;
		last = rows.at(-1)?.number ?? last;
	}
}
