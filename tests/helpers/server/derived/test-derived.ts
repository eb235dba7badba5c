import { getTableName, sql } from 'drizzle-orm';
import { afterEach, expect } from 'vitest';
import {
	articlePrinting,
	changedPosition,
	clock,
	participation,
	represented,
	searchEntry
} from '../../../../src/lib/server/derived/tables.ts';
import { type Anchor, anchorsOf } from '../../../../src/lib/server/copies/anchors.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import * as t from '../../../../src/lib/server/db/schema.ts';
import { refreshAll } from '../../../../src/lib/server/derived/index.ts';

const views = [
	[searchEntry, 'search_document'],
	[represented, 'statement_member'],
	[participation, 'statement_participant'],
	[clock, 'regulation_clock'],
	[articlePrinting, 'printed_report'],
	[changedPosition, 'position_change']
] as const;

export const storedRows = async () =>
	withAnchors(await textsOf((table) => table), await db.select().from(t.anchor));

export async function recomputedRows() {
	const statements = await db.select({ id: t.statement.id }).from(t.statement);
	const { anchors } = await anchorsOf(
		db,
		statements.map(({ id }) => id)
	);
	return withAnchors(await textsOf((_, view) => view), anchors);
}

const withAnchors = (texts: Record<string, string[]>, anchors: Anchor[]) =>
	({
		...texts,
		anchor: anchors.map((anchor) => JSON.stringify(Object.entries(anchor).sort())).sort()
	}) as Record<string, string[]>;

async function textsOf(from: (table: string, view: string) => string) {
	const read = views.map(async ([table, view]) => {
		const name = getTableName(table);
		// Leaves out columns that only one of the two has.
		const row = sql<string>`(to_jsonb(each) - 'hidden' - 'answered' - 'made_event_id' - 'plain_names')::text`;
		const rows = await db.select({ row }).from(sql`${sql.identifier(from(name, view))} each`);
		return [name, rows.map(({ row }) => row).sort()] as const;
	});
	return Object.fromEntries(await Promise.all(read));
}

/** After each test, the derived tables must equal a fresh computation. */
export function checkDerived() {
	afterEach(async () => expect(await storedRows()).toEqual(await recomputedRows()));
}

/** Updates the derived tables after a test wrote around the write path. */
export const follow = () => db.transaction(refreshAll);

/** Makes some articles print one report, as if their texts had been compared. */
export async function printOneReport(...articles: string[]) {
	await db
		.insert(t.articleReport)
		.values(articles.map((articleId) => ({ articleId, report: 'wire' })));
	await follow();
}
