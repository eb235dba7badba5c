import { type CellValue, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Cell, Column } from '../../nouns/derive/csv.ts';
import { xmlText } from '../../domain/xml.ts';

/** Excel reports a file with a longer cell as broken. */
const mostLetters = 32_767;
const cutOff = '… [cut off: a cell holds no more; the CSV has all of it]';
const [narrowest, widest] = [10, 60];

/**
 * Strings stay strings, so that no formula runs and no month becomes a date. Text like «_x0041_» is an escape in
 * XLSX, so it is escaped.
 */
function cellOf(cell: Cell): CellValue {
	if (typeof cell !== 'string') return cell;
	if (!cell) return null;
	const text = xmlText(cell)
		.replace(/\r\n?/g, '\n')
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
	if (text.length <= mostLetters) return text;
	return text.slice(0, mostLetters - cutOff.length) + cutOff;
}

/** Widths in letters, so that most cells can be read. */
const widthsOf = (lines: Cell[][]) =>
	(lines[0] ?? []).map((_, place) => {
		const letters = lines.map((line) => String(line[place] ?? '').length);
		return { width: Math.min(Math.max(narrowest, ...letters) + 2, widest) };
	});

const frozen = { freezePane: { rows: 1 } };

interface Sheet {
	name: string;
	empty: string;
}

/** Streams rows as a spreadsheet with one batch in memory. */
export async function* xlsxOf<Item>(
	{ name, empty }: Sheet,
	all: Column<Item>[],
	batches: AsyncGenerator<Item[]>
): AsyncGenerator<Uint8Array> {
	const header = all.map(([name]) => name);
	const linesOf = (rows: Item[]) => rows.map((row) => all.map(([, , cell]) => cell(row)));
	const first = await batches.next();
	const lines = linesOf(first.done ? [] : first.value);
	async function* rows(): AsyncGenerator<CellValue[]> {
		if (!lines.length) yield [empty];
		for (const line of lines) yield line.map(cellOf);
		for await (const more of batches) {
			await othersTurn();
			for (const line of linesOf(more)) yield line.map(cellOf);
		}
	}
	const widths = widthsOf([header, ...lines]);
	try {
		yield* writeXlsxStream(rows(), {
			name,
			columns: header.map((header, place) => ({ header, ...widths[place] })),
			...frozen
		});
	} finally {
		// The writer does not close its source if the client disconnects.
		await batches.return(undefined);
	}
}

/** The first line of each table is its header. */
export async function workbook(
	sheets: { name: string; lines: Cell[][] }[],
	about: { title: string; modified?: Date }
): Promise<Uint8Array<ArrayBuffer>> {
	const bold = { style: { font: { bold: true } } };
	const bytes = await writeXlsx({
		properties: { ...about, creator: 'Rulewatch' },
		sheets: sheets.map(({ name, lines }) => ({
			name,
			columns: widthsOf(lines),
			rows: lines.map((line) => line.map(cellOf)),
			cells: new Map((lines[0] ?? []).map((_, place) => [`0,${place}`, bold])),
			...frozen
		}))
	});
	return new Uint8Array(bytes);
}
