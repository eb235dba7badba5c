import { stringify } from 'csv-stringify/sync';
import { toCell } from '../domain/formulas.ts';

/** Lines of CSV as spreadsheets expect them; cells that one would run are made text. */
export function csvLines(rows: (string | number | null)[][]): string {
	return stringify(rows, { cast: { string: toCell }, record_delimiter: 'windows' });
}
