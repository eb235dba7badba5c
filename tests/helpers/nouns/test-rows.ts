import { eq } from 'drizzle-orm';
import type { AnyPgTable, PgTable } from 'drizzle-orm/pg-core';
import { addressKey } from '../../../src/lib/domain/address/address.ts';
import { parseEdtf } from '../../../src/lib/domain/dates/edtf.ts';
import type { Noun } from '../../../src/lib/domain/nouns.ts';
import { refresh, reportChange } from '../../../src/lib/server/derived/index.ts';
import { db, type Transaction } from '../../../src/lib/server/db/index.ts';
import * as t from '../../../src/lib/server/db/schema.ts';
import { readStored } from '../../../src/lib/server/write/items/read.ts';
import type { Item } from '../../../src/lib/nouns/derive/types.ts';

/** Columns that a test sets; the cast supplies the rest. */
export type Given<Table extends { $inferInsert: unknown }> = Partial<Table['$inferInsert']>;

/** Updates the derived tables as if the items were new. */
export async function deriveNew(tx: Transaction, noun: Noun, ...ids: string[]) {
	for (const { item } of await readStored(tx, noun, ids)) {
		const after = item as Item<'stakeholder'>;
		reportChange(
			tx,
			noun,
			{ ...after, state: 'withdrawn', name: '', title: '' } as typeof after,
			after
		);
	}
	await refresh(tx);
}

export async function insertAll<Table extends AnyPgTable>(
	tx: Transaction,
	table: Table,
	rows: Table['$inferInsert'][]
) {
	if (rows.length) await tx.insert(table as PgTable).values(rows);
}

export async function article(
	id = 'dawn',
	given: Given<typeof t.article> & { regulations?: string[]; topics?: string[]; date?: string } = {}
) {
	const { regulations = [], topics = [], date = '2020-02-14', ...row } = given;
	const { earliest, latest } = parseEdtf(date);
	const url = row.url === undefined ? `https://example.org/${id}` : row.url;
	const values: typeof t.article.$inferInsert = {
		id,
		slug: id,
		url,
		addressKey: url && addressKey(url),
		headline: `Headline of ${id}`,
		headlineBasis: 'page',
		outlet: 'Dawn',
		section: 'news',
		sourceType: 'news',
		published: date,
		publishedEarliest: earliest,
		publishedLatest: latest,
		state: 'published',
		...row
	};
	// Items that cite the article may have been written before it.
	await db.transaction(async (tx) => {
		await tx
			.insert(t.article)
			.values(values)
			.onConflictDoUpdate({ target: t.article.id, set: values });
		await insertAll(
			tx,
			t.articleRegulation,
			regulations.map((regulationId) => ({ articleId: id, regulationId }))
		);
		await insertAll(
			tx,
			t.articleTopic,
			topics.map((topicId) => ({ articleId: id, topicId }))
		);
		await deriveNew(tx, 'article', id);
	});
	return id;
}

export async function sourceOf(id: string): Promise<string> {
	if (!(await db.$count(t.article, eq(t.article.id, id)))) await article(id);
	return id;
}
