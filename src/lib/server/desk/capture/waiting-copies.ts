import { and, inArray, isNull } from 'drizzle-orm';
import { eq } from 'drizzle-orm';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';

/** Captured pages that wait for an editor to take them as the proof of an article. */
export async function copiesWaitingFor(articleIds: string[]) {
	if (!articleIds.length) return [];
	return db
		.select({ id: t.capture.copyId, by: t.account.name, way: t.copy.way, url: t.copy.url })
		.from(t.capture)
		.innerJoin(t.copy, eq(t.copy.id, t.capture.copyId))
		.innerJoin(t.account, eq(t.account.id, t.capture.accountId))
		.where(and(inArray(t.capture.articleId, articleIds), isNull(t.copy.articleId)))
		.orderBy(t.capture.createdAt);
}
