import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Normal, normalise } from '../../domain/anchors/normal.ts';
import * as t from '../db/schema.ts';
import { reportCopy } from '../derived/index.ts';
import { waitForErasure } from '../erasures/before-saving.ts';
import { refuseErasedPage } from '../erasures/check.ts';
import { newId } from '../write/ids.ts';
import { groupArticle } from '../reports/group.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { refusal } from '../write/refusals.ts';
import type { Session } from '../write/types.ts';

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
	capturedBy?: string;
}

/** PostgreSQL cannot store NUL or unpaired surrogates, and takes minutes to compare thousands of marks on one letter. */
export const storable = (text: string) =>
	text
		.replaceAll('\0', '')
		.replaceAll(/(\p{M}{16})\p{M}+/gu, '$1')
		.toWellFormed();

/** @throws Refused if normalising takes too long */
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
 * Call it within `inTransaction`; on commit, the article's quotations are looked for in the copy.
 * @throws Refused if the page holds words that were erased
 */
export async function keepCopy(session: Session, page: Page): Promise<string> {
	const id = newId();
	const text = storable(page.text);
	await waitForErasure(session, t.copy);
	await refuseErasedPage(session, { ...page, text });
	const { text: normalText, offsets } = normalWithin(session, text);
	if (page.articleId) await lockArticle(session, page.articleId);
	await session.insert(t.copy).values({
		...page,
		id,
		text,
		normalText,
		offsets,
		sha256: createHash('sha256').update(page.bytes).digest('hex'),
		capturedAt: page.capturedAt ?? new Date()
	});
	if (page.articleId) await groupArticle(session, page.articleId, page.text);
	return id;
}

/** Call it within `inTransaction`. */
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

/** If two transactions quote and copy an article, the later one must see what the other wrote. */
export async function lockArticle(session: Session, articleId: string) {
	await session
		.select({ id: t.article.id })
		.from(t.article)
		.where(eq(t.article.id, articleId))
		.for('update');
	reportCopy(session, articleId);
}
