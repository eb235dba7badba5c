import { and, eq, isNull, sql } from 'drizzle-orm';
import { nounOf } from '../../../domain/nouns.ts';
import { csvImport, csvRow } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import { lockImport } from './lock.ts';
import { warnOfSimilarNames } from './similar-names.ts';
import { resolveDuplicates } from './duplicates.ts';
import { addSuggestions } from './suggestions.ts';
import { type CheckedRow, checkRows } from './rows.ts';

/** Small enough not to delay other requests on the embedded database. */
const batchSize = { rows: 50, characters: 100_000 };

/** Checks and stores one batch, so that a restarted process resumes there; false if no file was waiting. */
export function checkNext(id: string): Promise<boolean> {
	return db.transaction(async (tx) => {
		const file = await lockImport(tx, id, 'checking');
		if (!file) return false;
		const { name, mapping, author: reader } = file;
		const source = { name, mapping, reader };
		const next = await tx
			.select({ number: csvRow.number, cells: csvRow.cells })
			.from(csvRow)
			// After an edit, only changed rows are checked again.
			.where(and(eq(csvRow.importId, id), isNull(csvRow.item), isNull(csvRow.problems)))
			.orderBy(csvRow.number)
			.limit(batchSize.rows);
		const rows = batchOf(next);
		const cells = rows.map(({ cells }) => cells);
		const checked = await checkRows(tx, source, cells);
		const resolved = await resolveDuplicates(
			tx,
			nounOf[name],
			{ importId: id, rows, reader },
			checked
		);
		if (name === 'stakeholders') await warnOfSimilarNames(tx, reader, resolved);
		await addSuggestions(tx, source, cells, resolved);
		await storeResults(tx, id, rows, resolved);
		return true;
	});
}

function batchOf<Row extends { cells: string[] }>(rows: Row[]): Row[] {
	let characters = 0;
	return rows.filter(({ cells }, index) => {
		characters += cells.join('').length;
		return index === 0 || characters <= batchSize.characters;
	});
}

async function storeResults(
	tx: Database,
	id: string,
	rows: { number: number }[],
	checked: CheckedRow[]
) {
	const found = checked.map(({ item = null, articles, problems }, index) => ({
		number: rows[index]?.number,
		item,
		articles: item?.state && articles?.length ? articles : null,
		problems: problems.length ? problems : null
	}));
	const results = sql`jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb)
		as found(number int, item jsonb, articles jsonb, problems jsonb)`;
	await tx
		.update(csvRow)
		.set({ item: sql`found.item`, articles: sql`found.articles`, problems: sql`found.problems` })
		.from(results)
		.where(and(eq(csvRow.importId, id), sql`${csvRow.number} = found.number`));
	const count = (is: (row: CheckedRow) => boolean) => checked.filter(is).length;
	const hasMore = sql`${csvImport.checked} + ${rows.length} < ${csvImport.total}`;
	await tx
		.update(csvImport)
		.set({
			checked: sql`${csvImport.checked} + ${rows.length}`,
			wrong: sql`${csvImport.wrong} + ${count(({ item }) => !item)}`,
			known: sql`${csvImport.known} + ${count(({ item }) => item !== undefined && !item.state)}`,
			state: sql`case when ${hasMore} then 'checking' else 'checked' end::import_state`
		})
		.where(eq(csvImport.id, id));
}
