import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Normal, normalise } from '../../domain/anchors/normal.ts';
import * as t from '../db/schema.ts';
import { copied } from '../derived/index.ts';
import { newId } from '../write/ids.ts';
import { groupArticle } from '../reports/group.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { refusal } from '../write/refusals.ts';
import type { Session } from '../write/types.ts';

/** A page to be kept, as it came and as it was read. */
export interface Page {
	articleId?: string;
	way: 'fetched' | 'pasted' | 'imported';
	url?: string;
	archiveUrl?: string;
	status?: number;
	headers?: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
	text: string;
	capturedAt?: Date;
	/** The account of whoever captured it. */
	capturedBy?: string;
}

/** A text as PostgreSQL stores it: it takes no NUL, and no half of a letter that takes two. */
export const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** @throws Refused where the text takes too long */
export function normalWithin(session: Session, text: string): Normal {
	const [normal] = outputsWithin(session, 'normalise', [text], {
		task: normalise,
		letters: ({ length }) => length
	});
	if (!normal) throw refusal('', tooLong);
	return normal;
}

const tooLong =
	'The text of this page takes too long to be kept: paste the part of it that matters.';

/**
 * Keeps a copy of a page, within the transaction of whoever captured it (`inTransaction`), at whose end the quotations of
 * its article are looked for in it.
 * @returns its id
 */
export async function keepCopy(session: Session, page: Page): Promise<string> {
	const id = newId();
	const text = storable(page.text);
	const { text: normalText, offsets } = normalWithin(session, text);
	if (page.articleId) await lockArticle(session, page.articleId);
	await session.insert(t.copy).values({
		...page,
		...{ id, text, normalText, offsets },
		sha256: createHash('sha256').update(page.bytes).digest('hex'),
		capturedAt: page.capturedAt ?? new Date()
	});
	if (page.articleId) await groupArticle(session, page.articleId, page.text);
	return id;
}

/** Says whose page a copy is, where nobody knew that when it was kept; within `inTransaction`, as `keepCopy`. */
export async function attachCopy(
	session: Session,
	copyId: string,
	articleId: string
): Promise<void> {
	const [copy] = await session
		.select({ articleId: t.copy.articleId, text: t.copy.text })
		.from(t.copy)
		.where(eq(t.copy.id, copyId))
		.for('update');
	if (!copy || copy.articleId === articleId) return;
	if (copy.articleId) await lockArticle(session, copy.articleId);
	await lockArticle(session, articleId);
	await session.update(t.copy).set({ articleId }).where(eq(t.copy.id, copyId));
	await groupArticle(session, articleId, copy.text);
}

/**
 * Whoever quotes the article meanwhile waits until the copy is there, or is waited for: of the two, one sees what the
 * other wrote. At the end of the transaction its quotations are looked for anew.
 */
export async function lockArticle(session: Session, articleId: string) {
	await session
		.select({ id: t.article.id })
		.from(t.article)
		.where(eq(t.article.id, articleId))
		.for('update');
	copied(session, articleId);
}
