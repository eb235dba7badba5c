import { desc, eq, type SQL } from 'drizzle-orm';
import type { NamedPage } from '../../domain/pages.ts';
import { correction } from '../db/desk.ts';
import { db } from '../db/index.ts';
import { pageOf } from '../db/list.ts';
import { pagesAt } from './pages.ts';

/** A correction that was made, as readers see it: nothing of who reported it, nor in which words. */
export interface MadeCorrection {
	id: string;
	page: NamedPage;
	answer: string;
	/** The day, in UTC: `YYYY-MM-DD`. */
	made: string;
}

/** The corrections made, newest first. */
export async function list({ page }: { page: number }) {
	const made = eq(correction.state, 'made');
	const total = await db.$count(correction, made);
	const { limit, offset, ...at } = pageOf(total, page);
	return { rows: await rowsOf(made, { limit, offset }), total, ...at };
}

/** Some of them, newest first. */
export async function rowsOf(
	made: SQL | undefined,
	{ limit, offset = 0 }: { limit: number; offset?: number }
): Promise<MadeCorrection[]> {
	const rows = await db
		.select({
			id: correction.id,
			page: correction.page,
			answer: correction.answer,
			decidedAt: correction.decidedAt
		})
		.from(correction)
		.where(made)
		.orderBy(desc(correction.decidedAt), desc(correction.id))
		.limit(limit)
		.offset(offset);
	const pages = await pagesAt(rows.map(({ page }) => page));
	return rows.map(({ id, page, answer, decidedAt }) => ({
		id,
		page: pages.get(page) ?? { address: page },
		answer: answer ?? '',
		made: decidedAt?.toISOString().slice(0, 10) ?? ''
	}));
}
