import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import { type ImportName, type Progress } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { truncate } from '../../../domain/truncate.ts';
import { account } from '../../auth/tables.ts';
import { csvImport, csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import { paged } from '../../lists/list.ts';
import { hasItems } from './entries.ts';
import { type Counted, stateCounts } from './items.ts';

export function visibleTo(user: User) {
	return atLeast(user.role, 'editor') ? undefined : eq(csvImport.accountId, user.id);
}

const { id, name, fileName, state, columns, mapping, total, checked, wrong, known, version } =
	csvImport;
const progress = { state, total, checked, wrong, known };
const summary = {
	...progress,
	id,
	name: sql<ImportName>`${name}`,
	fileName,
	by: account.name,
	createdAt: csvImport.createdAt,
	finishedAt: csvImport.finishedAt
};
const allColumns = {
	...summary,
	columns,
	mapping,
	version,
	failure: csvImport.failure,
	note: csvImport.note,
	decidedAt: csvImport.decidedAt,
	decider: sql<
		string | null
	>`(select decider.name from ${account} decider where decider.id = ${csvImport.decidedBy})`,
	/** False once the rows of a finished file were deleted. */
	hasRows: sql<boolean>`exists (select from ${csvRow} where ${csvRow.importId} = ${id})`,
	role: account.role
};

/** Lists first what the user must act on: sent imports for editors, returned ones for their authors. */
export function list(user: User, page: number) {
	const first = sql`${state} = ${atLeast(user.role, 'editor') ? 'sent' : 'sent_back'}::import_state`;
	const all = db
		.select(summary)
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.where(visibleTo(user))
		.orderBy(desc(first), desc(csvImport.createdAt), desc(id));
	return paged(all, db.$count(csvImport, visibleTo(user)), page);
}

export type Import = Awaited<ReturnType<typeof list>>['rows'][number];

/** Returns undefined if there is no such import or it belongs to another contributor. */
export async function get(user: User, importId: string) {
	const [found] = await db
		.select(allColumns)
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.where(and(eq(id, importId), visibleTo(user)));
	return found;
}

export type WholeImport = NonNullable<Awaited<ReturnType<typeof get>>>;

export async function progressOf(user: User, importId: string): Promise<Progress | undefined> {
	const [found] = await db
		.select(progress)
		.from(csvImport)
		.where(and(eq(id, importId), visibleTo(user)));
	return found;
}

export async function firstRows(importId: string) {
	const rows = await db
		.select({ number: csvRow.number, cells: csvRow.cells })
		.from(csvRow)
		.where(eq(csvRow.importId, importId))
		.orderBy(asc(csvRow.number))
		.limit(3);
	return rows.map(({ number, cells }) => ({ number, cells: cells.map((cell) => truncate(cell)) }));
}

/** Counts the rows of an import by their state, or by the state they would get. */
export function countByState(file: Pick<WholeImport, 'id' | 'name' | 'state'>): Promise<Counted[]> {
	if (hasItems(file)) return stateCounts(db, file.id, nounOf[file.name]);
	return db
		.select({
			state: sql<Counted['state']>`${csvRow.item}->>'state'`,
			reason: sql<string | null>`${csvRow.item}->>'stateReason'`,
			count: count()
		})
		.from(csvRow)
		.where(and(eq(csvRow.importId, file.id), sql`${csvRow.item} ? 'state'`))
		.groupBy(sql`1, 2`)
		.orderBy(sql`1 desc, 2`);
}

const isSent = eq(state, 'sent');

export const countSent = () => db.$count(csvImport, isSent);

const mostSent = 50;

export const listSent = () =>
	db
		.select(summary)
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.where(isSent)
		.orderBy(asc(csvImport.finishedAt), asc(id))
		.limit(mostSent);
