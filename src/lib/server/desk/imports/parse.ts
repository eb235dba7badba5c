import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { pipeline } from 'node:stream/promises';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { importLimits } from '../../../domain/imports.ts';
import { Unreadable } from './decode.ts';

export interface Table {
	columns: string[];
	rows: Row[];
}

export interface Row {
	/** Counted as in a spreadsheet: the header is row 1. */
	number: number;
	cells: string[];
}

const lineEnds = ['\r\n', '\n', '\r'];
const delimiters = [',', ';', '\t'];
/** A longer header must have too many columns, so no more of the file is read to find the delimiter. */
const longestHeader = importLimits.columns * (importLimits.name + 3);
/** Parsed in one go, which takes a few milliseconds. */
const chunkBytes = 64 * 1024;
const words = (number: number) => number.toLocaleString('en');

/**
 * Parses in chunks, so that other requests are not delayed.
 * @throws Unreadable with a sentence that names the row
 */
export async function parseTable(text: string): Promise<Table> {
	if (!text.trim()) throw new Unreadable('This file is empty.');
	let number = 0;
	let columns: string[] | undefined;
	const rows: Row[] = [];
	const take = (cells: string[]) => {
		number++;
		if (cells.every((cell) => cell.trim() === '')) return null;
		if (!columns) columns = headerOf(cells, number);
		else rows.push({ number, cells: cellsOf(cells, number, columns) });
		if (rows.length > importLimits.rows)
			throw new Unreadable(
				`This file has more than ${words(importLimits.rows)} rows, the most that is taken at once. Split it.`
			);
		return null;
	};
	try {
		const delimiter = delimiterOf(text);
		// `on_record` keeps nothing, so the stream must be drained with `resume`.
		const parser = parse({ ...options, delimiter, on_record: take }).resume();
		await pipeline(chunksOf(Buffer.from(text)), parser);
	} catch (error) {
		throw error instanceof CsvError ? new Unreadable(reasonOf(error, number + 1)) : error;
	}
	if (!columns) throw new Unreadable('This file is empty.');
	if (!rows.length) throw new Unreadable('This file has a header and no rows below it.');
	return { columns, rows };
}

async function* chunksOf(bytes: Buffer) {
	for (let start = 0; start < bytes.length; start += chunkBytes) {
		yield bytes.subarray(start, start + chunkBytes);
		await yieldToOthers();
	}
}

const options = { record_delimiter: lineEnds, relax_column_count: true };

/** Returns the delimiter that splits the header into the most columns; a comma if they are equal. */
function delimiterOf(text: string): string {
	const start = text.slice(0, longestHeader);
	const widths = delimiters.map((delimiter) => {
		try {
			const [header] = parseAtOnce(start, { ...options, delimiter, to: 1, skip_empty_lines: true });
			return header?.length ?? 0;
		} catch {
			return 0;
		}
	});
	return delimiters[widths.indexOf(Math.max(...widths))] ?? ',';
}

function headerOf(cells: string[], number: number): string[] {
	const names = cells.map((cell) => cell.trim());
	const width = names.findLastIndex(Boolean) + 1;
	const columns = names.slice(0, width);
	if (width > importLimits.columns)
		throw new Unreadable(
			`This file has ${words(width)} columns; ${importLimits.columns} is the most that is taken.`
		);
	const unnamed = columns.indexOf('');
	if (unnamed >= 0)
		throw new Unreadable(
			`Column ${unnamed + 1} has no name in row ${number}. The first row of a file names its columns.`
		);
	const tooLong = columns.findIndex((name) => name.length > importLimits.name);
	if (tooLong >= 0)
		throw new Unreadable(
			`Column ${tooLong + 1} has a name of more than ${importLimits.name} characters in row ${number}. The first ` +
				'row of a file names its columns.'
		);
	const lower = columns.map((name) => name.toLowerCase());
	const doubled = columns.find((name, index) => lower.indexOf(name.toLowerCase()) < index);
	if (doubled !== undefined)
		throw new Unreadable(`Two columns are called “${doubled}”. Give each a name of its own.`);
	return columns;
}

function cellsOf(cells: string[], number: number, columns: string[]): string[] {
	const width = columns.length;
	const beyond = cells.findLastIndex((cell) => cell.trim() !== '') >= width;
	if (cells.length < width || beyond)
		throw new Unreadable(
			`Row ${number} has ${words(cells.length)} cells where the header names ${width} columns.`
		);
	const tooLong = cells.findIndex((cell) => cell.length > importLimits.cell);
	if (tooLong >= 0)
		throw new Unreadable(
			`Row ${number}, ${columns[tooLong]}: has ${words(cells[tooLong]?.length ?? 0)} characters; ` +
				`${words(importLimits.cell)} is the most that a cell may have.`
		);
	return cells.slice(0, width);
}

function reasonOf({ code }: CsvError, number: number): string {
	if (code === 'CSV_QUOTE_NOT_CLOSED')
		return `A quotation mark that opens in row ${number} is never closed.`;
	return (
		`Row ${number} has a quotation mark in the middle of a cell. Put the whole cell in quotation marks ` +
		'and double those within it.'
	);
}
