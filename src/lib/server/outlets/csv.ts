import { stringify } from 'csv-stringify/sync';
import type { Cell, Column } from '../../nouns/derive/csv.ts';
import { toCell } from '../../domain/formulas.ts';
import { streamOf } from './files/stream.ts';

/** Lines of CSV as spreadsheets expect them; cells that one would run are made text. */
export function csvLines(rows: (string | number | null)[][]): string {
	return stringify(rows, {
		cast: { string: toCell },
		record_delimiter: 'windows',
		// Of itself it quotes a cell for both signs of the line end together, not for one of them.
		quoted_match: /[\r\n]/
	});
}

/** By its byte order mark spreadsheets know that it is in UTF-8. */
export async function* csvOf<Item>(
	all: Column<Item>[],
	batches: AsyncIterable<Item[]>
): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([all.map(([name]) => name)])}`;
	for await (const rows of batches)
		if (rows.length) yield csvLines(rows.map((row): Cell[] => all.map(([, , cell]) => cell(row))));
}

/** A file of CSV to be kept, sent piece by piece as it is made. */
export function csvFile(name: string, lines: AsyncIterator<string>): Response {
	return new Response(streamOf(lines), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
