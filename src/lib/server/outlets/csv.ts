import { stringify } from 'csv-stringify/sync';
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

/** A file of CSV to be kept, sent piece by piece as it is made. */
export function csvFile(name: string, lines: AsyncIterator<string>): Response {
	return new Response(streamOf(lines), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
