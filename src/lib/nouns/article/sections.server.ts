import { and, count, desc, eq } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { subsectionsOf, topSections } from '../../domain/sections.ts';
import type { Section } from '../../domain/vocabulary.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { orderColumns } from '../../server/lists/cursor.ts';
import * as t from '../../server/db/schema.ts';
import { order } from './list.server.ts';

const latestShown = 3;

interface Filed {
	section: Section;
	/** Includes its parts. */
	total: number;
	/** Excludes its parts. */
	latest: Source[];
}

export async function filedSections(): Promise<(Filed & { parts: Filed[] })[]> {
	const { section, state } = t.article;
	const published = isPublished(state);
	const totals = await db
		.select({ section, total: count() })
		.from(t.article)
		.where(published)
		.groupBy(section);
	const filed = await Promise.all(
		totals.map(async (one) => ({
			...one,
			latest: await db
				.select(articleColumns)
				.from(t.article)
				.where(and(published, eq(section, one.section)))
				.orderBy(...orderColumns(order()).slice(0, -1), desc(t.article.id))
				.limit(latestShown)
		}))
	);
	const own = (section: Section) =>
		filed.find((one) => one.section === section) ?? { section, total: 0, latest: [] };
	return topSections.flatMap((section) => {
		const parts = subsectionsOf(section)
			.map(own)
			.filter(({ total }) => total);
		const total = parts.reduce((sum, part) => sum + part.total, own(section).total);
		return total ? [{ ...own(section), total, parts }] : [];
	});
}
