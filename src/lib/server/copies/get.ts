import { and, desc, eq, exists, ne, or, type SQL } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { canSee, type Reader, seesAll } from '../visibility/index.ts';
import { outputOf } from '../worker/outputs.ts';

const copyColumns = {
	id: t.copy.id,
	articleId: t.copy.articleId,
	way: t.copy.way,
	url: t.copy.url,
	archiveUrl: t.copy.archiveUrl,
	sha256: t.copy.sha256,
	capturedAt: t.copy.capturedAt,
	by: t.account.name
};

/** Readers of an article see its copies; other copies are seen by editors and the person who captured them. */
function seenBy(reader: Reader) {
	if (seesAll(reader)) return undefined;
	const article = db
		.select({ id: t.article.id })
		.from(t.article)
		.where(and(eq(t.article.id, t.copy.articleId), canSee(reader, 'article')));
	return or(eq(t.copy.capturedBy, reader.id), exists(article));
}

const copies = () =>
	db.select(copyColumns).from(t.copy).leftJoin(t.account, eq(t.account.id, t.copy.capturedBy));

/** @returns undefined if the reader may not see the copy */
export async function get(reader: Reader, id: string) {
	const [found] = await db
		.select({
			...copyColumns,
			text: t.copy.text,
			contentType: t.copy.contentType,
			status: t.copy.status
		})
		.from(t.copy)
		.leftJoin(t.account, eq(t.account.id, t.copy.capturedBy))
		.where(and(eq(t.copy.id, id), seenBy(reader)));
	if (!found) return undefined;
	const { articleId } = found;
	if (!articleId) return { ...found, article: undefined, all: [], before: undefined };
	const [[article], all] = await Promise.all([
		db
			.select({ headline: t.article.headline, outlet: t.article.outlet })
			.from(t.article)
			.where(eq(t.article.id, articleId)),
		copies()
			.where(and(eq(t.copy.articleId, articleId), seenBy(reader)))
			.orderBy(desc(t.copy.capturedAt), desc(t.copy.id))
			.limit(50)
	]);
	const earlier = all[all.findIndex((copy) => copy.id === id) + 1];
	return { ...found, article, all, before: earlier && (await beside(earlier, found.text)) };
}

async function beside({ id, capturedAt }: { id: string; capturedAt: Date }, text: string) {
	const [row] = await db.select({ text: t.copy.text }).from(t.copy).where(eq(t.copy.id, id));
	const before = row?.text ?? '';
	const isSame = before === text;
	const changes = isSame ? [] : await outputOf('wordChanges', { before, now: text });
	return { id, capturedAt, isSame, changes };
}

/** @returns undefined if the reader may not see the copy */
export async function getWhole(reader: Reader, id: string) {
	const [found] = await db
		.select()
		.from(t.copy)
		.where(and(eq(t.copy.id, id), seenBy(reader)));
	return found;
}

/** Matches articles with a fetched copy. Pasted text does not count: a fetched copy should confirm it. */
export const hasFetchedCopy = (): SQL =>
	exists(
		db
			.select({ id: t.copy.id })
			.from(t.copy)
			.where(and(eq(t.copy.articleId, t.article.id), ne(t.copy.way, 'pasted')))
	);
