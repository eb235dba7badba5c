import type { NewItem } from '../../../domain/imports.ts';
import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { hasSlug, type Noun } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import { csvRow, formerSlug } from '../tables.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, textRows } from '../../visibility/index.ts';
import type { CheckedRow } from './rows.ts';
import { itemsOnRecord, pagesOnRecord } from './taken-back.ts';

const itemText = (name: 'id' | 'slug' | 'url') =>
	sql<string | null>`${csvRow.item}->>${name}::text`;

/**
 * Compares rows with the record and earlier rows. A row that adds nothing keeps only the id of the existing item; one
 * that claims another item's slug or address is refused. Items that were taken back may enter again.
 */
export async function resolveDuplicates(
	session: Database,
	noun: Noun,
	{ importId, rows, reader }: { importId: string; rows: { number: number }[]; reader: Reader },
	checked: CheckedRow[]
): Promise<CheckedRow[]> {
	const items = checked.flatMap(({ item }) => item ?? []);
	const onRecord = await findOnRecord(session, reader, noun, items);
	const numbers = rows.map(({ number }) => number);
	const rowByKey = await findInFile(session, importId, numbers, items);
	return checked.map((row, index) => {
		const { item } = row;
		if (!item) return row;
		const existing = item.url
			? onRecord.pages.get(addressKey(item.url as string) ?? '')
			: undefined;
		if (existing?.isTakenBack) item.id = existing.id;
		const duplicate = duplicateOf(item, onRecord, rowByKey);
		const number = rows[index]!.number;
		for (const key of keysOf(item)) if (!rowByKey.has(key)) rowByKey.set(key, number);
		return duplicate ?? row;
	});
}

const keysOf = ({ id, slug, url }: NewItem) => [
	`id ${id}`,
	...(slug ? [`slug ${slug}`] : []),
	...(url ? [`url ${url as string}`] : [])
];

function duplicateOf(
	{ id, slug, url }: NewItem,
	onRecord: Awaited<ReturnType<typeof findOnRecord>>,
	rowByKey: Map<string, number>
): CheckedRow | undefined {
	if (onRecord.ids.has(id)) return { item: { id }, problems: [] };
	const same = rowByKey.get(`id ${id}`);
	if (same !== undefined)
		return {
			item: { id },
			problems: [problem('', `It is the same as row ${same} and adds nothing.`)]
		};
	const page = url ? onRecord.pages.get(addressKey(url as string) ?? '') : undefined;
	if (page && !page.isTakenBack)
		return {
			item: { id: page.id },
			problems: [
				problem(
					'url',
					page.isSeen
						? 'This page is on record already: the row adds nothing.'
						: 'This page is already waiting for an editor: the row adds nothing.'
				)
			]
		};
	const row = rowByKey.get(`url ${url as string}`);
	if (row !== undefined)
		return {
			problems: [problem('url', `Row ${row} has the same address and says something else.`)]
		};
	const owner = slug && onRecord.slugs.get(slug);
	if (slug && ((owner && owner !== id) || rowByKey.has(`slug ${slug}`)))
		return { problems: [problem('slug', `“${slug}” belongs to another item.`)] };
	return undefined;
}

const problem = (field: string, message: string) => ({ field, message });

async function findOnRecord(session: Database, reader: Reader, noun: Noun, items: NewItem[]) {
	const ids = items.map(({ id }) => id);
	const known = await itemsOnRecord(session, reader, noun, ids);
	const keys = items.flatMap(({ url }) => addressKey(url as string) ?? []);
	return {
		ids: new Set([...known].flatMap(([id, isTakenBack]) => (isTakenBack ? [] : id))),
		slugs: await slugsIn(session, noun, items),
		pages: await pagesOnRecord(session, reader, noun === 'article' ? keys : [])
	};
}

/** Returns the owners, current or former, of the items' slugs. */
async function slugsIn(
	session: Database,
	noun: Noun,
	items: NewItem[]
): Promise<Map<string, string>> {
	const given = items.flatMap(({ slug }) => slug ?? []);
	if (!hasSlug(noun) || !given.length) return new Map();
	const table = t[noun] as typeof t.article;
	const rows = await session
		.select({ slug: table.slug, id: table.id })
		.from(table)
		.where(inArray(table.slug, textRows(given)))
		.union(
			session
				.select({ slug: formerSlug.slug, id: formerSlug.rowId })
				.from(formerSlug)
				.where(and(eq(formerSlug.noun, noun), inArray(formerSlug.slug, textRows(given))))
		);
	return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/** Returns the first other row with the same id, slug or address, by key. */
async function findInFile(session: Database, importId: string, own: number[], items: NewItem[]) {
	const rows = await session
		.select({
			number: csvRow.number,
			id: itemText('id'),
			slug: itemText('slug'),
			url: itemText('url')
		})
		.from(csvRow)
		.where(
			and(
				eq(csvRow.importId, importId),
				notInArray(csvRow.number, own),
				or(
					sql`${itemText('id')} in ${textRows(items.map(({ id }) => id))}`,
					sql`${itemText('slug')} in ${textRows(items.flatMap(({ slug }) => slug ?? []))}`,
					sql`${itemText('url')} in ${textRows(items.flatMap(({ url }) => (url as string | undefined) ?? []))}`
				)
			)
		)
		.orderBy(csvRow.number);
	const found = new Map<string, number>();
	for (const { number, ...row } of rows)
		for (const key of keysOf(row as NewItem)) if (!found.has(key)) found.set(key, number);
	return found;
}
