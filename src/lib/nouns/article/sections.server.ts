import { and, count, desc, eq } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { keysOf, type Section, sections as names } from '../../domain/vocabulary.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { inOrder } from '../../server/lists/cursor.ts';
import * as t from '../../server/db/schema.ts';
import { order } from './list.server.ts';

const latestShown = 3;

/** The sections of the newsroom that hold articles, in order, with how many and the latest three. */
export async function sections(): Promise<{ section: Section; total: number; latest: Source[] }[]> {
	const { section, state } = t.article;
	const published = eq(state, 'published');
	const [totals, ...latest] = await Promise.all([
		db.select({ section, total: count() }).from(t.article).where(published).groupBy(section),
		...keysOf(names).map((name) =>
			db
				.select(articleColumns)
				.from(t.article)
				.where(and(published, eq(section, name)))
				.orderBy(...inOrder(order()).slice(0, -1), desc(t.article.id))
				.limit(latestShown)
		)
	]);
	return keysOf(names).flatMap((name, index) => {
		const total = totals.find((one) => one.section === name)?.total;
		return total ? [{ section: name, total, latest: latest[index] ?? [] }] : [];
	});
}
