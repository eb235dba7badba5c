import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { articleFields } from '../../../forms/capture.ts';
import { storable } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seesAll } from '../../visibility/index.ts';

/** A page at the desk with its copy. */
export type Captured = NonNullable<Awaited<ReturnType<typeof find>>>;

/** Whose it is, and editors. */
const isSeen = (reader: Reader): SQL | undefined =>
	seesAll(reader) ? undefined : eq(t.capture.accountId, reader.id);

/** A captured page; undefined where there is none of this id that its reader may see. */
export async function find(reader: Reader, id: string) {
	const { text, way, url, archiveUrl, sha256, capturedAt, articleId: provenFor } = t.copy;
	const [found] = await db
		.select({
			...{ text, way, url, archiveUrl, sha256, capturedAt, provenFor },
			id: t.capture.copyId,
			accountId: t.capture.accountId,
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

/** As `find`, of a page that is there; nobody else decides on its quotations until the transaction ends. */
export async function lock(reader: Reader, id: string): Promise<Captured> {
	const { copyId } = t.capture;
	await db.select({ copyId }).from(t.capture).where(eq(copyId, id)).for('update');
	return (await find(reader, id))!;
}

/** Keeps what was typed into the fields of the article, whatever becomes of the rest. */
export async function keepTyped(id: string, typed: Record<string, string>): Promise<void> {
	await db
		.update(t.capture)
		.set({ typed: sql`${t.capture.typed} || ${JSON.stringify(typed)}::text::jsonb` })
		.where(eq(t.capture.copyId, id));
}

/** As `keepTyped`, of what a form sent; where the article is on record, the form has no fields for it. */
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

/** The pages that somebody brought last. */
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
