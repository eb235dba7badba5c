import { and, asc, count, eq, gte, min, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import { account } from '../../auth/tables.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { csvImport, importItem } from '../tables.ts';
import { inBatches } from './batches.ts';

export type ImportItem = typeof importItem.$inferSelect;

interface Belonging extends Pick<ImportItem, 'noun' | 'number' | 'version' | 'note'> {
	item: { id: string };
}

/** Records items as belonging to an import, also if they were taken back before. */
export async function recordItems(session: Database, importId: string, items: Belonging[]) {
	if (!items.length) return;
	const { noun, rowId } = importItem;
	await session
		.insert(importItem)
		.values(items.map(({ item: { id }, ...each }) => ({ ...each, importId, rowId: id })))
		.onConflictDoUpdate({
			target: [importItem.importId, noun, rowId],
			set: {
				number: sql`excluded.number`,
				version: sql`excluded.version`,
				takenBack: false,
				note: sql`excluded.note`
			}
		});
}

export function itemsOf(session: Database, importId: string, noun: Noun) {
	const place = sql`(${importItem.number}, ${importItem.rowId})`;
	const isIts = and(eq(importItem.importId, importId), eq(importItem.noun, noun));
	return inBatches<ImportItem>((last, limit) =>
		session
			.select()
			.from(importItem)
			.where(and(isIts, last && sql`${place} > (${last.number}::int, ${last.rowId}::text)`))
			.orderBy(asc(importItem.number), asc(importItem.rowId))
			.limit(limit)
	);
}

/** The version that an import wrote, or a note on why it left the item unchanged. */
export interface Outcome {
	id: string;
	version?: number;
	note?: string;
}

/** @param takesBack whether the written items were taken back */
export async function noteOutcomes(
	session: Database,
	importId: string,
	noun: Noun,
	outcomes: Outcome[],
	takesBack: boolean
): Promise<void> {
	if (!outcomes.length) return;
	await session.execute(sql`
		update ${importItem} set note = became.note, version = coalesce(became.version, import_item.version),
			taken_back = taken_back or (${takesBack} and became.version is not null)
		from jsonb_to_recordset(${JSON.stringify(outcomes)}::text::jsonb) as became(id text, version int, note text)
		where import_item.import_id = ${importId} and import_item.noun = ${noun} and import_item.row_id = became.id`);
}

export interface Counted {
	state: 'draft' | 'published' | 'withdrawn';
	reason: string | null;
	count: number;
}

/** Counts an import's items by state. A draft that was taken back counts as withdrawn. */
export function stateCounts(session: Database, importId: string, noun: Noun): Promise<Counted[]> {
	const { id, state, stateReason } = t[noun] as typeof t.article;
	const standing = sql<
		Counted['state']
	>`case when ${state} = 'draft' and ${stateReason} = ${draftReasons.taken_back} then 'withdrawn' else ${state}::text end`;
	return session
		.select({ state: standing, reason: sql<null>`null`, count: count() })
		.from(importItem)
		.innerJoin(t[noun] as typeof t.article, eq(id, importItem.rowId))
		.where(and(eq(importItem.importId, importId), eq(importItem.noun, noun)))
		.groupBy(sql`1`)
		.orderBy(sql`min(array_position('{published,draft,withdrawn}', ${standing}))`);
}

/** Returns when the first item was published, by its history: the file may have been sent days before. */
export async function publishedSince(importId: string, noun: Noun): Promise<Date | null> {
	const { revision } = t;
	const isIts = and(eq(revision.noun, importItem.noun), eq(revision.rowId, importItem.rowId));
	const [row] = await db
		.select({ at: min(revision.createdAt) })
		.from(importItem)
		.innerJoin(revision, and(isIts, gte(revision.version, importItem.version)))
		.where(
			and(
				...[eq(importItem.importId, importId), eq(importItem.noun, noun)],
				sql`${revision.snapshot}->>'state' = 'published'`
			)
		);
	return row?.at ?? null;
}

/** Returns the state of an import after a decision on it failed. */
export async function restingState(
	session: Database,
	importId: string,
	noun: Noun
): Promise<'published' | 'sent' | 'draft'> {
	const counts = await stateCounts(session, importId, noun);
	if (counts.some(({ state }) => state === 'published')) return 'published';
	const [sender] = await session
		.select({ role: account.role })
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.where(eq(csvImport.id, importId));
	return sender?.role === 'contributor' ? 'sent' : 'draft';
}
