import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { articleFields } from '../../../forms/capture.ts';
import { storable } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seesAll } from '../../visibility/index.ts';

export type Captured = NonNullable<Awaited<ReturnType<typeof findCapture>>>;

/** A captured page is visible to its owner and to editors. */
const isSeen = (reader: Reader): SQL | undefined =>
	seesAll(reader) ? undefined : eq(t.capture.accountId, reader.id);

/** Returns undefined if the reader may not see a page with this id. */
export async function findCapture(reader: Reader, id: string) {
	const { text, way, url, capturedAt, articleId: provenFor } = t.copy;
	const [found] = await db
		.select({
			text,
			way,
			url,
			capturedAt,
			provenFor,
			id: t.capture.copyId,
			by: t.account.name,
			articleId: t.capture.articleId,
			found: t.capture.found,
			typed: t.capture.typed
		})
		.from(t.capture)
		.innerJoin(t.copy, eq(t.copy.id, t.capture.copyId))
		.innerJoin(t.account, eq(t.account.id, t.capture.accountId))
		.where(and(eq(t.capture.copyId, id), isSeen(reader)));
	return found;
}

/** Locks an existing page until the transaction ends, so that two people do not decide at once. */
export async function lockCapture(reader: Reader, id: string): Promise<Captured> {
	const { copyId } = t.capture;
	await db.select({ copyId }).from(t.capture).where(eq(copyId, id)).for('update');
	return (await findCapture(reader, id))!;
}

/** Keeps typed article fields even if the rest of the form is refused. */
export async function keepTyped(id: string, typed: Record<string, string>): Promise<void> {
	await db
		.update(t.capture)
		.set({ typed: sql`${t.capture.typed} || ${JSON.stringify(typed)}::text::jsonb` })
		.where(eq(t.capture.copyId, id));
}

/** Keeps the article fields of a sent form. The form has none if the article is already on record. */
export const keepArticleTyped = (id: string, sent: Record<string, unknown>): Promise<void> =>
	keepTyped(
		id,
		Object.fromEntries(
			articleFields.flatMap((name) => {
				const value = sent[`article.${name}`];
				return typeof value === 'string' && value ? [[name, storable(value)]] : [];
			})
		)
	);

export async function keepArticle(id: string, articleId: string): Promise<void> {
	await db.update(t.capture).set({ articleId }).where(eq(t.capture.copyId, id));
}

const mostListed = 10;

export async function listOwn(user: Reader) {
	const { copyId: id, typed, createdAt } = t.capture;
	const taken = and(eq(t.capturedQuotation.copyId, id), eq(t.capturedQuotation.state, 'taken'));
	const rows = await db
		.select({ id, typed, createdAt, url: t.copy.url, saved: db.$count(t.capturedQuotation, taken) })
		.from(t.capture)
		.innerJoin(t.copy, eq(t.copy.id, id))
		.where(eq(t.capture.accountId, user.id))
		.orderBy(desc(createdAt))
		.limit(mostListed);
	return rows.map(({ typed, url, ...row }) => ({
		...row,
		title: typed.headline || url || 'A page without a headline',
		outlet: typed.outlet ?? ''
	}));
}
