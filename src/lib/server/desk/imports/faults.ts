import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { ImportName, CellSuggestion } from '../../../domain/imports.ts';
import { csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import { paged } from '../../lists/list.ts';
import type { Mapping } from './cells.ts';
import { importColumns } from './columns.ts';

/** One problem with all the rows that have it. */
export interface Fault {
	/** Whether the problem keeps the file from being entered; otherwise it is a warning. */
	wrong: boolean;
	/** Null if it is about the whole row. */
	column: string | null;
	label: string;
	message: string;
	/** The text to replace: a part of the cell or the whole cell. */
	text: string;
	/** Whether `text` is the whole cell. */
	whole: boolean;
	/** Whether the file has this column, so that it can be edited. */
	canMend: boolean;
	suggestions: CellSuggestion[];
	/** The first affected rows; `count` is the number of all. */
	numbers: number[];
	count: number;
}

const mostNumbers = 12;

/** Lists errors before warnings, then by the number of rows. */
export async function listFaults(
	{ id, name, mapping }: { id: string; name: ImportName; mapping: Mapping },
	page: number
) {
	const problem = sql`problem.value`;
	const wrong = sql<boolean>`${csvRow.item} is null`;
	const column = sql<string | null>`${problem}->>'column'`;
	const message = sql<string>`${problem}->>'message'`;
	const meant = sql<string | null>`${problem}->>'text'`;
	const places = sql`${JSON.stringify(mapping)}::text::jsonb`;
	const cell = sql<string>`coalesce(${csvRow.cells}[(${places}->>(${column}))::int + 1], '')`;
	const grouped = db
		.select({
			wrong: wrong.as('wrong'),
			column: column.as('fault_column'),
			message: message.as('message'),
			meant: meant.as('meant'),
			cell: sql<string>`case when ${meant} is null then ${cell} end`.as('cell'),
			suggestions: sql<CellSuggestion[] | null>`(array_agg(${problem}->'suggestions'))[1]`.as(
				'suggestions'
			),
			numbers: sql<
				number[]
			>`(array_agg(${csvRow.number} order by ${csvRow.number}))[1:${mostNumbers}::int]`.as(
				'numbers'
			),
			count: sql<number>`count(*)::int`.as('fault_count')
		})
		.from(csvRow)
		.innerJoin(sql`jsonb_array_elements(${csvRow.problems}) problem`, sql`true`)
		.where(and(eq(csvRow.importId, id), isNotNull(csvRow.problems)))
		.groupBy(sql`1, 2, 3, 4, 5`)
		.as('grouped');
	const all = db
		.select()
		.from(grouped)
		.orderBy(
			sql`${grouped.wrong} desc`,
			sql`${grouped.count} desc`,
			sql`${grouped.numbers}[1]`,
			grouped.column
		);
	const { rows, total: _, ...at } = await paged(all, db.$count(grouped), page);
	const labels = new Map(importColumns(name).map(({ name, label }) => [name, label]));
	return {
		rows: rows.map(({ meant, cell, suggestions, ...row }): Fault => ({
			...row,
			label: labels.get(row.column ?? '') ?? 'The row',
			text: meant ?? cell ?? '',
			whole: meant === null,
			canMend: mapping[row.column ?? ''] !== undefined,
			suggestions: suggestions ?? []
		})),
		...at
	};
}
