import { or, sql } from 'drizzle-orm';
import { addressKey } from '../../../domain/address/address.ts';
import * as t from '../../db/schema.ts';
import { idArray } from '../../derived/ids.ts';
import type { Database } from '../../db/index.ts';

interface Place {
	articleId: string;
	isNew: boolean;
}

/** The same post may occur twice. */
export async function placesOf(
	session: Database,
	items: { id: string; url?: string }[]
): Promise<Place[]> {
	const keys = items.map(({ url }) => (url ? addressKey(url) : undefined));
	const { id, addressKey: key } = t.article;
	const rows = await session
		.select({ id, key })
		.from(t.article)
		.where(
			or(
				sql`${id} = any(${idArray(items.map((item) => item.id))})`,
				sql`${key} = any(${idArray(keys.flatMap((each) => each ?? []))})`
			)
		);
	const ids = new Set(rows.map((row) => row.id));
	const byKey = new Map(rows.map((row) => [row.key, row.id]));
	return items.map((item, at) => {
		const own = keys[at];
		const found = ids.has(item.id) ? item.id : own && byKey.get(own);
		if (found) return { articleId: found, isNew: false };
		ids.add(item.id);
		if (own) byKey.set(own, item.id);
		return { articleId: item.id, isNew: true };
	});
}

export async function withCopies(session: Database, ids: string[]): Promise<Set<string>> {
	const rows = await session
		.selectDistinct({ id: sql<string>`${t.copy.articleId}` })
		.from(t.copy)
		.where(sql`${t.copy.articleId} = any(${idArray(ids)})`);
	return new Set(rows.map((row) => row.id));
}
