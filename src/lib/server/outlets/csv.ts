import { stringify } from 'csv-stringify/sync';
import type { Cell, Column } from '../../nouns/derive/csv.ts';
import { toCell } from '../../domain/formulas.ts';
import { streamOf } from './files/stream.ts';

/** Quotes formulas, so that spreadsheets do not run them. @param ends cells with which each line ends */
export function csvLines(rows: Cell[][], ends: Cell[] = []): string {
	return stringify(rows, {
		cast: { string: toCell },
		record_delimiter: ends.length ? `,${csvLines([ends])}` : '\r\n',
		// The library quotes only cells with both characters of the line end, not with one of them.
		quoted_match: /[\r\n]/
	});
}

/** The byte order mark tells spreadsheets that the file is UTF-8. */
export async function* csvOf<Item>(
	all: Column<Item>[],
	batches: AsyncIterable<Item[]>
): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([all.map(([name]) => name)])}`;
	for await (const rows of batches)
		if (rows.length) yield csvLines(rows.map((row): Cell[] => all.map(([, , cell]) => cell(row))));
}

export function csvResponse(name: string, lines: AsyncIterator<string>): Response {
	return new Response(streamOf(lines), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
