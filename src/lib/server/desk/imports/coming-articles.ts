import type { NewItem } from '../../../domain/imports.ts';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { addressKey } from '../../../domain/address/address.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import type { Database } from '../../db/index.ts';
import type { Reader } from '../../visibility/index.ts';
import { setAt } from '../../visibility/redact.ts';
import { csvRow } from '../tables.ts';
import { pagesOnRecord } from './taken-back.ts';

/** Ids of articles now on record, by the ids that the file would have given them. */
export type Substitutes = ReadonlyMap<string, string>;

interface Coming {
	articles: { number: number; item: NewItem }[];
	instead: Substitutes;
}

/** Lists the new articles of a file. `instead` has those that entered the record since the check. */
export async function comingArticles(
	session: Database,
	reader: Reader,
	importId: string
): Promise<Coming> {
	const rows = await session
		.select({ number: csvRow.number, articles: csvRow.articles })
		.from(csvRow)
		.where(
			and(eq(csvRow.importId, importId), isNotNull(csvRow.articles), sql`${csvRow.item} ? 'state'`)
		)
		.orderBy(asc(csvRow.number));
	const first = new Map<string, { number: number; item: NewItem }>();
	for (const { number, articles } of rows)
		for (const item of articles ?? [])
			if (!first.has(item.id)) first.set(item.id, { number, item });
	const all = [...first.values()];
	const keyOf = ({ item }: { item: NewItem }) => addressKey(item.url as string) ?? '';
	const known = await pagesOnRecord(session, reader, all.map(keyOf));
	const ids = new Map(
		[...known].flatMap(([key, { id, isTakenBack }]) => (isTakenBack ? [] : [[key, id]]))
	);
	const isKnown = (each: { item: NewItem }) => ids.has(keyOf(each));
	return {
		articles: all.filter((each) => !isKnown(each)),
		instead: new Map(all.filter(isKnown).map((each) => [each.item.id, ids.get(keyOf(each))!]))
	};
}

/** Replaces citations of new articles by the articles now on record. */
export function replaceCitations(noun: Noun, item: NewItem, instead: Substitutes): NewItem {
	if (!instead.size) return item;
	const copy = structuredClone(item);
	for (const { place, field, text } of picksIn(formOf(noun), copy))
		if (field.of === 'article' && instead.has(text)) setAt(copy, place, instead.get(text)!);
	return copy;
}
