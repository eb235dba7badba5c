import { and, inArray } from 'drizzle-orm';
import { type Name, nounOf, type slugged } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import { isPublished } from '../../db/published.ts';
import * as t from '../../db/schema.ts';
import { chunks } from '../../derived/ids.ts';
import { type ItemOf, represent } from './represent.ts';

const atOnce = 200;

/** Unknown slugs are left out, and the order is not kept. */
export async function bySlugs<N extends Name>(name: N, slugs: string[]): Promise<ItemOf<N>[]> {
	const table = t[nounOf[name] as (typeof slugged)[number]] as typeof t.regulation;
	const rows: object[] = [];
	for (const some of chunks(slugs, atOnce)) {
		const found = await db
			.select({ id: table.id })
			.from(table)
			.where(and(inArray(table.slug, some), isPublished(table.state)));
		if (found.length) rows.push(...(await represent[name](found.map(({ id }) => id))));
	}
	return rows as ItemOf<N>[];
}
