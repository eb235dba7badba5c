import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import type { Candidate } from './find-candidates.ts';

const { copyId, at, found, state, statementId } = t.capturedQuotation;

/** Where one goes on after a quotation: to the next that waits, or to the first. */
export async function nextWaiting(id: string, place: number): Promise<number | undefined> {
	const [next] = await db
		.select({ at })
		.from(t.capturedQuotation)
		.where(and(eq(copyId, id), eq(state, 'waiting'), isNotNull(found), ne(at, place)))
		.orderBy(sql`${at} < ${place}`, at)
		.limit(1);
	return next?.at;
}

/** The statements that became of the quotations of a page, by where these begin. */
export async function statementsOf(id: string): Promise<Map<number, string>> {
	const rows = await db
		.select({ at, statementId })
		.from(t.capturedQuotation)
		.where(and(eq(copyId, id), isNotNull(statementId)))
		.orderBy(at);
	return new Map(rows.map(({ at, statementId }) => [at, statementId!]));
}

/** Puts a quotation aside, or takes it back; one that became a statement stays one. */
export async function setDropped(id: string, place: number, isDropped: boolean): Promise<void> {
	await db
		.update(t.capturedQuotation)
		.set({ state: isDropped ? 'dropped' : 'waiting' })
		.where(and(eq(copyId, id), eq(at, place), ne(state, 'taken')));
}

export async function noteTaken(id: string, found: Candidate, statementId: string): Promise<void> {
	const taken = { state: 'taken', statementId } as const;
	await db
		.insert(t.capturedQuotation)
		.values({ copyId: id, at: found.at, found, ...taken })
		.onConflictDoUpdate({ target: [copyId, at], set: taken });
}
